// "27 / 120" under a field with a limit. Nothing is cut off: the server says what is too long, the counter warns before.
"use strict";
(() => {
  const words = document.getElementById("words")?.dataset ?? {};
  const PAUSE = 700; // ms after a letter: not in the middle of a word
  let telling = 0;
  // Whoever cannot see it hears it once, when the text comes near its limit and when it is over it.
  const tell = (counter, length, most) => {
    const stage = length > most * 0.9 ? (length > most ? "2" : "1") : "0";
    const before = counter.dataset.told ?? "0";
    counter.dataset.told = stage;
    if (stage <= before) return;
    clearTimeout(telling);
    telling = setTimeout(() => {
      const left = most - [...(document.getElementById(counter.dataset.counterFor)?.value ?? "")].length;
      const said = left < 0 ? words.over?.replace("{number}", -left) : words.left?.replace("{number}", left);
      if (said) window.augenhoehe?.speak?.(said);
    }, PAUSE);
  };
  const draw = (counter, isTyped) => {
    const field = document.getElementById(counter.dataset.counterFor);
    if (!field) return;
    counter.dataset.words ||= counter.textContent;
    const most = Number(counter.dataset.max);
    const length = [...field.value].length;
    const words = length ? `${length} / ${most}` : counter.dataset.words;
    if (counter.textContent !== words) counter.textContent = words;
    counter.toggleAttribute("data-near", length > most * 0.9);
    if (isTyped) tell(counter, length, most);
  };
  const all = (root) => {
    for (const counter of root.querySelectorAll("[data-counter-for]")) draw(counter);
  };
  document.addEventListener("input", (event) => {
    const counter = event.target.id && document.querySelector(`[data-counter-for="${CSS.escape(event.target.id)}"]`);
    if (counter) draw(counter, true);
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
