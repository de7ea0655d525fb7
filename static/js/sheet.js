// The page's one dialog for forms that come from the server: it opens when a form is in it, and is emptied when it closes.
"use strict";
(() => {
  const dialog = document.getElementById("dialog");
  if (!dialog) return;
  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    const target = typeof ctx.target === "string" ? document.querySelector(ctx.target) : ctx.target;
    if (target === dialog && ctx.response?.status === 200 && !dialog.open) {
      dialog.showModal();
      dialog.querySelector("input, textarea, a")?.focus();
    }
  });
  document.addEventListener("dialog:close", () => dialog.close());
  dialog.addEventListener("close", () => dialog.replaceChildren());
})();
