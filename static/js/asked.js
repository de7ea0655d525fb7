// Dialogs that come from the server, and lists to choose from that are narrowed by typing.
"use strict";
(() => {
  const dialog = document.getElementById("dialog");
  if (!dialog) return;
  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    const target = typeof ctx.target === "string" ? document.querySelector(ctx.target) : ctx.target;
    if (target === dialog && ctx.response?.status === 200 && !dialog.open) {
      dialog.showModal();
      const first = dialog.querySelector('input:not([type="hidden"]), textarea, select, a');
      (first ?? dialog.querySelector("button"))?.focus();
      if (first?.matches('input[name="name"]')) first.select(); // a proposal, to be kept or typed over
    }
  });
  document.addEventListener("dialog:close", () => dialog.close());
  dialog.addEventListener("close", () => dialog.replaceChildren());

  document.addEventListener("input", (event) => {
    const list = event.target.dataset?.picker && document.getElementById(event.target.dataset.picker);
    if (!list) return;
    const { folding } = window.augenhoehe;
    const wanted = folding.wanted(event.target.value);
    for (const choice of list.querySelectorAll(".choice")) {
      choice.hidden = !folding.fits(folding.index(choice.textContent), wanted);
    }
  });
})();
