/* What somebody of the advisory board writes is kept in this tab until the server has it: closing the dialog, or loading
 * the page anew, loses nothing. The link is a secret, so it is in none of the names it is kept under.
 */
"use strict";
(() => {
  const nameOf = (form) => `augenhoehe beirat ${form.dataset.draftForm}`;
  const fieldsOf = (form) => [...form.querySelectorAll("[data-draft]")];
  const keep = (form) => {
    const values = Object.fromEntries(fieldsOf(form).map((field) => [field.dataset.draft, field.value]));
    const state = form.querySelector("[data-draft-state]");
    try {
      if (values.text) sessionStorage.setItem(nameOf(form), JSON.stringify(values));
      else sessionStorage.removeItem(nameOf(form));
      if (state) state.hidden = !values.text;
    } catch {
      return; // forbidden by the browser: the text is still in its field
    }
  };
  const drop = (form) => {
    try {
      sessionStorage.removeItem(nameOf(form));
    } catch {
      return; // there was nothing
    }
  };
  const formOf = (element) => element?.closest?.("form[data-draft-form]");
  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (form) keep(form);
  });
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("[data-draft-discard]") && formOf(event.target);
    if (form) drop(form);
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const form = formOf(ctx.sourceElement);
    const status = ctx.response?.status ?? 0;
    if (form && status >= 200 && status <= 299) drop(form);
  });
  document.addEventListener("htmx:after:swap", () => {
    for (const form of document.querySelectorAll("form[data-draft-form]:not([data-known])")) {
      form.dataset.known = "";
      let kept = null;
      try {
        kept = JSON.parse(sessionStorage.getItem(nameOf(form)));
      } catch {
        continue;
      }
      if (!kept) continue;
      for (const field of fieldsOf(form)) field.value = kept[field.dataset.draft] ?? field.value;
      keep(form);
      form.dispatchEvent(new CustomEvent("augenhoehe:filled", { bubbles: true }));
    }
  });
})();
