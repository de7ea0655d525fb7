// Ideas of others have come: they stand below what somebody is writing, so it is said.
"use strict";
(() => {
  const numbers = () => [...document.querySelectorAll("#mine [data-inspired]")].map((card) => card.dataset.inspired);
  let before = numbers();
  document.addEventListener("htmx:after:swap", () => {
    const now = numbers();
    const others = now.length && !now.some((number) => before.includes(number));
    before = now;
    if (others) window.augenhoehe.say?.(document.getElementById("inspirations").dataset.inspirations, "success");
  });
})();
