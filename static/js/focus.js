/* Whoever has the focus keeps it when a part of the page is replaced, taken away, or a dialog over it closes: on the
 * same element, on what has the same address (a button that does the opposite now), or in the nearest part that is
 * still there. Without this the next Tab would begin at the top of the page.
 */
"use strict";
(() => {
  const ADDRESSES = ["hx-post", "hx-delete", "hx-get"];
  const CONTROLS = "a[href], button, input, select, textarea, summary";
  const addressOf = (element) => ADDRESSES.map((name) => element.getAttribute(name)).find(Boolean);
  const within = (element) => {
    const ids = [];
    for (let up = element.parentElement; up; up = up.parentElement) if (up.id) ids.push(up.id);
    return ids;
  };
  // When an entry of a list goes, its neighbour is the next to be worked on; when it only moves, it is followed.
  const entryOf = (element) => element.closest("li[id], article[id]");
  const besides = (entry) => (entry?.nextElementSibling ?? entry?.previousElementSibling)?.id;
  const remembered = (here) => {
    const entry = entryOf(here);
    const address = here.closest("#controls") ? null : addressOf(here); // back and on have the same
    return { here, id: here.id, address, entry: entry?.id, beside: besides(entry), within: within(here) };
  };
  const isThere = (element) => Boolean(element?.isConnected && element.checkVisibility());
  const isLost = () => !document.activeElement || document.activeElement === document.body || !isThere(document.activeElement);
  const take = (element) => {
    if (!isThere(element)) return false;
    if (!element.matches(CONTROLS)) element.setAttribute("tabindex", "-1"); // a push may have taken it away
    element.focus({ preventScroll: true });
    return document.activeElement === element;
  };
  const same = (address) => {
    const found = [...document.querySelectorAll(ADDRESSES.map((name) => `[${name}]`).join(","))].find((one) => addressOf(one) === address);
    return found?.matches("form") ? found.querySelector('button:not([type="button"])') : found;
  };
  // In a part that is left: its heading where it is large, else its first control, else itself.
  const LARGE = new Set(["stage", "main", "settings", "own-stack", "priority", "publication"]);
  // Where the first control would undo what was just done, or do it twice: the heading of the step instead.
  const INSTEAD = { controls: "stage", "mood-form": "stage" };
  const takeInView = (element) => {
    if (!take(element)) return false;
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > innerHeight) element.scrollIntoView({ block: "center", behavior: "instant" });
    return true;
  };
  const inPart = (part) => {
    if (!isThere(part)) return false;
    if (LARGE.has(part.id) && takeInView(part.querySelector("h1, h2"))) return true;
    return take([...part.querySelectorAll(CONTROLS)].find(isThere)) || take(part);
  };
  const restore = (was) => {
    if (!was || !isLost()) return;
    const menu = was.here.closest?.("details:not([open])");
    if (take(was.here) || (menu && take(menu.querySelector("summary")))) return;
    if ((was.id && take(document.getElementById(was.id))) || (was.address && take(same(was.address)))) return;
    if (takeInView(document.getElementById(was.entry ?? ""))) return; // itself: its first button may do the opposite
    const next = document.getElementById(was.beside ?? "");
    if (next && take([...next.querySelectorAll(CONTROLS)].find(isThere))) return;
    for (const id of was.within) if (inPart(document.getElementById(INSTEAD[id] ?? id))) return;
    inPart(document.getElementById("main"));
  };

  let outside = null; // where the focus last was, dialogs left out
  document.addEventListener("focusin", (event) => {
    if (!event.target.closest("dialog")) outside = remembered(event.target);
  });
  let before = null;
  document.addEventListener("htmx:before:swap", () => {
    const here = document.activeElement;
    if (!here || here === document.body) return; // lost within a swap that has not ended: that one's memory counts
    before = here.closest("dialog") ? null : remembered(here);
  });
  document.addEventListener("htmx:after:swap", () => {
    const was = before;
    before = null;
    restore(was);
    // What a style hides now (the buttons of a clock that is gone) loses the focus only with the next picture.
    if (was) requestAnimationFrame(() => setTimeout(() => restore(was)));
  });
  document.addEventListener(
    "close",
    () => {
      const was = outside;
      setTimeout(() => restore(was));
    },
    true,
  );
})();
