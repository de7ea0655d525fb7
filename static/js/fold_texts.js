/* Long texts that are folded away come when somebody unfolds them, and again when they have changed meanwhile: the
 * address in data-text tells the state of the text. So a change in the room does not carry all of them to everybody.
 */
"use strict";
(() => {
  const shown = new WeakMap(); // place of a text -> the address it came from
  const fetchText = async (fold) => {
    const place = fold.querySelector("[data-text-place]");
    const address = fold.dataset.text;
    if (!fold.open || shown.get(place) === address) return;
    shown.set(place, address);
    place.setAttribute("aria-busy", "true");
    try {
      await htmx.ajax("GET", address, { source: place, target: place, swap: "innerHTML" });
    } finally {
      place.removeAttribute("aria-busy");
      if (!place.firstElementChild) shown.delete(place); // it did not come: the next unfolding asks again
    }
  };
  const fetchAll = () => {
    for (const fold of document.querySelectorAll("details[data-text][open]")) fetchText(fold);
  };
  document.addEventListener("toggle", (event) => event.target.matches?.("details[data-text]") && fetchText(event.target), true);
  document.addEventListener("htmx:after:swap", (event) => {
    if (!event.target?.closest?.("[data-text-place]")) fetchAll();
  });
})();
