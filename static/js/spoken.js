/* What a screen reader has to hear: what became of one's own action, and that the room has moved on.
 *
 * Offers window.augenhoehe.speak(words). After a change of step the title of the page follows, and whoever was in the
 * part that went away stands at the new heading.
 */
"use strict";
(() => {
  const place = document.getElementById("spoken");
  const words = document.getElementById("words").dataset;
  const speak = (text) => {
    place.textContent = "";
    setTimeout(() => {
      place.textContent = text;
    }, 60);
  };
  Object.assign(window.augenhoehe, { speak });

  const SAYINGS = { submitted: "submitted", edited: "edited", withdrawn: "withdrawn", restored: "restored" };
  for (const [name, key] of Object.entries(SAYINGS)) {
    document.addEventListener(`idea:${name}`, () => window.augenhoehe.say(words[key], "success"));
  }
  document.addEventListener("done:changed", () => speak(words.done));

  const stepOf = () => document.querySelector("#stage > [data-step]");
  const keyOf = (step) => (step ? `${step.dataset.step} ${step.dataset.visit}` : "");
  const product = document.title.replace(/^[^–]*–/, "–");
  let shown = keyOf(stepOf());
  document.addEventListener("htmx:after:swap", () => {
    const step = stepOf();
    if (!step || keyOf(step) === shown) return;
    shown = keyOf(step);
    const name = document.querySelector('#horizon [aria-current="step"] .horizon__label')?.lastChild?.textContent.trim() ?? "";
    document.title = `${name} ${product}`;
    for (const dialog of document.querySelectorAll("#idea-dialog[open]")) dialog.close();
    speak(words.now.replace("{step}", name));
    const here = document.activeElement;
    if (here && here !== document.body && here.isConnected && !here.closest("#stage, #mine")) return;
    const heading = step.querySelector("h1");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  });
})();
