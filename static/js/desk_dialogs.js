// The moderator's dialogs that stay open: a form is empty again after it was taken, and the focus stays where it was.
"use strict";
(() => {
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement?.closest?.("form[data-reset]");
    if (form && ctx.response?.status === 200) form.reset();
  });

  const isLost = (dialog) => !dialog.contains(document.activeElement) || document.activeElement.disabled;
  let here = null;
  document.addEventListener("htmx:before:swap", () => {
    const focused = document.activeElement?.closest("dialog[open]") ? document.activeElement : null;
    here = focused && { id: focused.id, row: focused.closest("li[id]")?.id };
  });
  document.addEventListener("htmx:after:swap", () => {
    const dialog = document.querySelector("dialog[open]");
    if (!dialog || !isLost(dialog)) return;
    const rows = here?.row ? `#${CSS.escape(here.row)} button:not([disabled])` : "";
    const same = here?.id ? document.getElementById(here.id) : null;
    const target =
      (same && !same.disabled && same) ||
      (rows && dialog.querySelector(rows)) ||
      dialog.querySelector("[autofocus]") ||
      dialog.querySelector("input, textarea, button:not([data-dialog-close])");
    target?.focus();
  });
})();
