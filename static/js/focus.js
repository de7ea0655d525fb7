/* Whoever has the focus keeps it when a part of the page is replaced: on the same element, on what has the same
 * address (a button that does the opposite now), or on the nearest part that is still there.
 */
"use strict";
(() => {
  const ADDRESSES = ["hx-post", "hx-delete", "hx-get"];
  let last = null;
  const addressOf = (element) => ADDRESSES.map((name) => element.getAttribute(name)).find(Boolean);
  const within = (element) => {
    const ids = [];
    for (let up = element.parentElement; up; up = up.parentElement) if (up.id) ids.push(up.id);
    return ids;
  };
  document.addEventListener("htmx:before:swap", () => {
    const here = document.activeElement;
    if (!here || here === document.body || here.closest("dialog")) return;
    last = { here, id: here.id, address: addressOf(here), within: within(here) };
  });
  const same = (address) =>
    [...document.querySelectorAll(ADDRESSES.map((name) => `[${name}]`).join(","))].find((one) => addressOf(one) === address);
  document.addEventListener("htmx:after:swap", () => {
    const was = last;
    last = null;
    if (!was || was.here.isConnected || (document.activeElement && document.activeElement !== document.body)) return;
    const found = (was.id && document.getElementById(was.id)) || (was.address && same(was.address));
    if (found) return found.focus({ preventScroll: true });
    const part = document.getElementById(was.within.find((id) => document.getElementById(id)) ?? "main");
    part?.setAttribute("tabindex", "-1");
    return part?.focus({ preventScroll: true });
  });
})();
