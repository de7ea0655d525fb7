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
  // When an entry of a list goes, its neighbour is the next to be worked on.
  const beside = (element) => {
    const entry = element.closest("li[id], article[id]");
    return (entry?.nextElementSibling ?? entry?.previousElementSibling)?.id;
  };
  const remembered = (here) => ({ here, id: here.id, address: addressOf(here), beside: beside(here), within: within(here) });
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
  const LARGE = new Set(["stage", "main", "settings", "own-stack"]);
  const inPart = (part) => {
    if (!isThere(part)) return false;
    const heading = LARGE.has(part.id) ? part.querySelector("h1, h2") : null;
    if (take(heading)) {
      const { top, bottom } = heading.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) heading.scrollIntoView({ block: "center", behavior: "instant" });
      return true;
    }
    return take([...part.querySelectorAll(CONTROLS)].find(isThere)) || take(part);
  };
  const restore = (was) => {
    if (!was || !isLost()) return;
    const menu = was.here.closest?.("details:not([open])");
    if (take(was.here) || (menu && take(menu.querySelector("summary")))) return;
    if ((was.id && take(document.getElementById(was.id))) || (was.address && take(same(was.address)))) return;
    const next = document.getElementById(was.beside ?? "");
    if (next && take([...next.querySelectorAll(CONTROLS)].find(isThere))) return;
    for (const id of was.within) if (inPart(document.getElementById(id))) return;
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
