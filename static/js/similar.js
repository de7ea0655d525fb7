/* "Gibt es das schon?" while somebody writes an idea: asked after a pause in the typing, shown below the title.
 *
 * Never in the way: the field that is being typed in keeps its focus, its cursor and its place on the screen; told
 * once, politely, for each idea that is written. Whoever folds it away has it stay folded.
 */
"use strict";
(() => {
  const PAUSE = 600; // ms without a letter
  const FEWEST = 12; // letters before it is worth asking
  const LONGEST = 3000; // bytes of an address that every server takes; an idea is told by then
  let waiting = 0;
  let asking = null; // AbortController of the request under way
  let asked = ""; // for what the present answer is
  let answer = "";
  let isFolded = false;
  let isTold = false;

  const place = () => document.querySelector("[data-similar]");
  const formOf = (element) => {
    const form = element?.closest?.("form");
    return form?.querySelector("[data-similar]") ? form : null;
  };
  const letters = (text) => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const addressOf = (form) => {
    const title = form.elements.title.value.slice(0, 120);
    let description = form.elements.description.value.slice(0, 300);
    let query = "";
    do {
      query = new URLSearchParams({ title, description }).toString();
      description = description.slice(0, Math.floor(description.length / 2));
    } while (query.length > LONGEST && description);
    return `${form.querySelector("[data-similar]").dataset.similar}?${query}`;
  };

  // What grows above the field that is being typed in would push it away: the page is scrolled by as much.
  const put = (html) => {
    const target = place();
    if (!target || target.innerHTML === html) return;
    const here = document.activeElement?.matches?.("input, textarea") ? document.activeElement : null;
    const before = here?.getBoundingClientRect().top ?? 0;
    target.innerHTML = html;
    const box = target.firstElementChild;
    if (box) box.open = !isFolded;
    if (here) scrollBy({ top: here.getBoundingClientRect().top - before, behavior: "instant" });
  };
  const show = (html) => {
    answer = html;
    put(html);
    const say = place()?.firstElementChild?.dataset.say;
    if (!say || isTold) return;
    isTold = true;
    window.augenhoehe?.speak?.(say);
  };
  const forget = () => {
    clearTimeout(waiting);
    asking?.abort();
    asked = "";
    show("");
  };
  const ask = async (form) => {
    const address = addressOf(form);
    if (address === asked) return;
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const response = await fetch(address, { signal });
      if (!response.ok) return;
      const html = (await response.text()).trim();
      if (signal.aborted) return;
      asked = address;
      show(html);
    } catch {
      return; // cut short by the next letters, or no network: it was only an offer
    }
  };
  const soon = (form) => {
    clearTimeout(waiting);
    const text = form.elements.title.value + form.elements.description.value;
    if (letters(text) < FEWEST) {
      if (asked) forget();
      return;
    }
    waiting = setTimeout(() => ask(form), PAUSE);
  };

  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (form && event.target.matches('[name="title"], [name="description"]')) soon(form);
  });
  document.addEventListener("reset", (event) => {
    if (!formOf(event.target)) return;
    forget();
    isTold = false;
  });
  document.addEventListener("augenhoehe:filled", (event) => {
    const form = formOf(event.target);
    if (form) soon(form);
  });
  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target.parentElement === place()) isFolded = !event.target.open;
    },
    true,
  );
  // A new stage that was woven in comes without it.
  document.addEventListener("htmx:after:swap", () => {
    const target = place();
    if (target && answer && !target.firstElementChild) put(answer);
  });
})();
