/* A page with a long form asks before it is left with words in it that are not saved; the browser finds the words.
 * <form data-unsaved>
 */
"use strict";
(() => {
  const form = document.querySelector("form[data-unsaved]");
  if (!form) return;
  let isUnsaved = false;
  const ofForm = (event) => event.detail.ctx.sourceElement === form;
  form.addEventListener("input", () => {
    isUnsaved = true;
  });
  document.addEventListener("htmx:config:request", (event) => {
    if (ofForm(event)) isUnsaved = false; // the answer may lead to another page
  });
  document.addEventListener("htmx:after:request", (event) => {
    const status = event.detail.ctx.response?.status ?? 0;
    if (ofForm(event) && (status < 200 || status > 299)) isUnsaved = true;
  });
  document.addEventListener("htmx:error", (event) => {
    if (event.detail.ctx && ofForm(event)) isUnsaved = true;
  });
  addEventListener("beforeunload", (event) => {
    if (isUnsaved) event.preventDefault();
  });
})();
