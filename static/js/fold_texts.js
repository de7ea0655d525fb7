/* Long texts that are folded away come when somebody unfolds them, and again when they have changed meanwhile: the
 * address in data-text tells the state of the text. So a change in the room does not carry all of them to everybody.
 */
"use strict";
(() => {
  const shown = new WeakMap(); // place of a text -> the address it came from
  const PATIENCE = 15000; // ms until an answer is no longer waited for
  const fetchText = async (fold) => {
    const place = fold.querySelector("[data-text-place]");
    const address = fold.dataset.text;
    if (!fold.open || shown.get(place) === address) return;
    shown.set(place, address);
    place.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(address, { headers: { "HX-Request": "true" }, signal: AbortSignal.timeout(PATIENCE) });
      if (!response.ok) throw new Error(String(response.status));
      place.innerHTML = await response.text(); // a part of our own page
    } catch {
      shown.delete(place); // the next unfolding asks again, and so does the line when it is back
      place.textContent = fold.dataset.missing;
    } finally {
      place.removeAttribute("aria-busy");
    }
  };
  const fetchAll = () => {
    for (const fold of document.querySelectorAll("details[data-text][open]")) fetchText(fold);
  };
  document.addEventListener("toggle", (event) => event.target.matches?.("details[data-text]") && fetchText(event.target), true);
  document.addEventListener("htmx:after:swap", fetchAll);
  document.addEventListener("augenhoehe:connection", (event) => event.detail === "on" && fetchAll());
})();
