// "27 / 120" under a field with a limit. Nothing is cut off: the server says what is too long, the counter warns before.
"use strict";
(() => {
  const draw = (counter) => {
    const field = document.getElementById(counter.dataset.counterFor);
    if (!field) return;
    counter.dataset.words ||= counter.textContent;
    const most = Number(counter.dataset.max);
    const length = [...field.value].length;
    const words = length ? `${length} / ${most}` : counter.dataset.words;
    if (counter.textContent !== words) counter.textContent = words;
    counter.toggleAttribute("data-near", length > most * 0.9);
  };
  const all = (root) => {
    for (const counter of root.querySelectorAll("[data-counter-for]")) draw(counter);
  };
  document.addEventListener("input", (event) => {
    const counter = event.target.id && document.querySelector(`[data-counter-for="${CSS.escape(event.target.id)}"]`);
    if (counter) draw(counter);
  });
  let timer = 0;
  for (const event of ["htmx:after:swap", "augenhoehe:filled", "reset"]) {
    document.addEventListener(event, () => {
      timer ||= setTimeout(() => {
        timer = 0;
        all(document);
      });
    });
  }
  all(document);
})();
