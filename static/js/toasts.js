// Toasts go by themselves: long enough to be read, longer while the pointer or the focus is on them. A press on one takes
// it away, the next form that is sent takes all, and none lies on the field somebody is in.
"use strict";
(() => {
  const place = document.getElementById("toasts");
  if (!place) return;
  const MOST = 3;
  const FIELDS = "input, textarea, select";
  const born = new WeakMap();
  const stay = (toast) => {
    born.set(toast, Date.now());
    const words = toast.textContent.trim().split(/\s+/).length;
    const long = Math.max(6000, 3000 + words * 400) * (toast.matches(".notice--warn") ? 1.5 : 1);
    const leave = () => {
      if (toast.matches(":hover, :focus-within")) setTimeout(leave, 1500);
      else toast.remove();
    };
    setTimeout(leave, long);
  };
  const overlaps = (one, other) =>
    one.top < other.bottom && other.top < one.bottom && one.left < other.right && other.left < one.right;
  // At the upper edge, unless the field somebody is in stands there, with its label and its error.
  let isPressed = false; // a toast that moved now would lie under the pointer, and swallow the click
  const makeRoom = () => {
    if (isPressed) return;
    delete place.dataset.below;
    const field = document.activeElement?.matches(FIELDS) ? document.activeElement : null;
    if (!field || !place.children.length) return;
    const around = (field.closest(".field") ?? field).getBoundingClientRect();
    const toasts = [...place.children].map((toast) => toast.getBoundingClientRect()).filter((box) => box.height);
    if (toasts.some((box) => overlaps(box, around))) place.dataset.below = "";
  };
  // Outside of an open dialog nothing is heard. One that is just closing is none.
  const sayInDialog = (toast) => {
    setTimeout(() => {
      if (toast?.isConnected && document.querySelector("dialog[open]")) window.augenhoehe.speak?.(toast.textContent.trim());
    }, 150);
  };
  // The same once more takes the place of the one before; over an open dialog they stand in the layer above it.
  const come = (toast) => {
    for (const other of [...place.children]) if (other !== toast && other.textContent.trim() === toast.textContent.trim()) other.remove();
    stay(toast);
    const isAbove = place.matches("[popover]:popover-open");
    if (isAbove) place.hidePopover();
    place.popover = document.querySelector("dialog[open]") ? "manual" : null;
    if (place.popover) place.showPopover();
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const toast of change.addedNodes) if (toast instanceof Element) come(toast);
      if (change.addedNodes.length) sayInDialog(place.lastElementChild);
    }
    while (place.children.length > MOST) place.firstElementChild.remove();
    makeRoom();
  }).observe(place, { childList: true });
  document.addEventListener("focusin", makeRoom);
  addEventListener("pointerdown", () => {
    isPressed = true;
  }, true);
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, () => {
      setTimeout(() => {
        isPressed = false;
        makeRoom();
      });
    }, true);
  }
  addEventListener("scroll", makeRoom, { passive: true });
  place.addEventListener("click", (event) => {
    if (!event.target.closest("a, button")) event.target.closest(".toast")?.remove();
  });
  // Above a dialog they cannot be pressed themselves: a press on one goes through to the dialog, and is none on that.
  addEventListener(
    "click",
    (event) => {
      if (!event.detail || !place.popover || !event.target.closest?.("dialog[open]")) return;
      const point = { left: event.clientX, right: event.clientX, top: event.clientY, bottom: event.clientY };
      const pressed = [...place.children].find((toast) => overlaps(toast.getBoundingClientRect(), point));
      if (!pressed) return;
      event.stopImmediatePropagation();
      pressed.remove();
    },
    true,
  );
  const isBack = () => {
    for (const toast of place.querySelectorAll("[data-offline]")) toast.remove();
  };
  let connection = "";
  document.addEventListener("augenhoehe:connection", ({ detail }) => {
    if (detail === "on" && connection === "off") isBack();
    connection = detail;
  });
  addEventListener("online", isBack); // the stream may have outlived a short break
  document.addEventListener("htmx:before:request", (event) => {
    const { sourceElement, request } = event.detail.ctx;
    if (sourceElement.matches?.("form") && request.method !== "GET") place.replaceChildren();
  });

  window.augenhoehe = Object.assign(window.augenhoehe || {}, {
    // What was said in an earlier step is of no use in the next; what came with the step stays.
    oldToastsGo() {
      for (const toast of [...place.children]) if (Date.now() - (born.get(toast) ?? 0) > 1000) toast.remove();
    },
    // say(words, kind): a toast from a script; kind is "success" or "warn"; isOffline: only until the connection is back.
    say(words, kind, isOffline = false) {
      const template = document.getElementById(`tpl-toast-${kind}`);
      if (!template || !words) return;
      const toast = template.content.cloneNode(true);
      toast.querySelector("p").textContent = words;
      toast.firstElementChild.toggleAttribute("data-offline", isOffline);
      place.append(toast);
    },
  });
})();
