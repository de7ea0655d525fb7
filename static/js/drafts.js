/* What somebody writes is kept on this device from the first letter until the server has it.
 *
 * <form data-draft-form="idea"> with fields [data-draft="title"] …, selects and radio buttons too; [data-draft-state] says that the text
 * is kept.
 * A draft goes only when the server has answered 2xx to exactly that text. Tells the room that somebody is typing.
 */
"use strict";
(() => {
  const { store } = window.augenhoehe ?? {};
  if (!store) return;
  const base = document.getElementById("stream").dataset.base;
  const isWriter = base.startsWith("/w/"); // at the desk too something is written, for others
  const sent = new WeakMap(); // form -> the text of its last request
  const known = new WeakSet(); // forms that have been filled from their draft

  const fieldsOf = (form) => [...form.querySelectorAll("[data-draft]")];
  const isRadio = (field) => field.type === "radio"; // of several with one name the chosen one counts
  const valuesOf = (form) =>
    Object.fromEntries(fieldsOf(form).filter((field) => !isRadio(field) || field.checked).map((field) => [field.dataset.draft, field.value]));
  const initialOf = (field) => {
    if (!field.options) return field.defaultValue;
    return ([...field.options].find((option) => option.defaultSelected) ?? field.options[0])?.value ?? "";
  };
  const isPristine = (form) =>
    fieldsOf(form).every((field) => (isRadio(field) ? field.checked === field.defaultChecked : field.value === initialOf(field)));
  // What was written, without what was only chosen: without a written word there is nothing to be read again.
  const textOf = (form) =>
    fieldsOf(form)
      .filter((field) => !field.options && !isRadio(field) && field.value)
      .map((field) => field.value)
      .join("\n\n");
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  const formOf = (element) => element.closest?.("form[data-draft-form]");

  const showState = (form) => {
    const state = form.querySelector("[data-draft-state]");
    if (state) state.hidden = !store.get || isPristine(form);
  };
  const keep = (form) => {
    const values = valuesOf(form);
    if (isPristine(form)) store.drop(form.dataset.draftForm);
    else store.write(form.dataset.draftForm, { values, label: values.title ?? values.text?.slice(0, 60), text: textOf(form) });
    showState(form);
  };
  const fill = (form, values) => {
    for (const field of fieldsOf(form)) {
      const value = values[field.dataset.draft];
      if (isRadio(field)) field.checked = value === undefined ? field.defaultChecked : field.value === value;
      else field.value = value ?? initialOf(field);
      if (field.selectedIndex === -1) field.value = initialOf(field); // there is no such choice any more
    }
    form.dispatchEvent(new CustomEvent("augenhoehe:filled", { bubbles: true }));
    keep(form);
  };
  const restore = () => {
    for (const form of document.querySelectorAll("form[data-draft-form]")) {
      if (!known.has(form)) {
        known.add(form);
        const draft = store.read(form.dataset.draftForm);
        if (draft?.values && isPristine(form)) fill(form, draft.values);
      }
      showState(form);
    }
    document.dispatchEvent(new CustomEvent("augenhoehe:drafts"));
  };

  document.addEventListener("input", (event) => {
    const form = formOf(event.target);
    if (form) keep(form);
  });
  document.addEventListener("click", (event) => {
    const form = event.target.closest?.("[data-draft-discard]") && formOf(event.target);
    if (!form) return;
    form.reset();
    store.drop(form.dataset.draftForm);
  });

  // ── the way to the server ─────────────────────────────────────────────────────────────────────
  document.addEventListener("htmx:config:request", (event) => {
    const form = formOf(event.detail.ctx.sourceElement);
    if (form) sent.set(form, valuesOf(form));
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const form = formOf(ctx.sourceElement);
    const status = ctx.response?.status ?? 0;
    if (!form || status < 200 || status > 299) return;
    if (!same(sent.get(form), valuesOf(form))) return; // written on meanwhile: that is a draft again
    store.drop(form.dataset.draftForm);
    form.reset();
    showState(form);
    typing(false);
  });

  document.addEventListener("htmx:after:swap", restore);
  restore();

  // ── somebody is typing: counted in the room, never with a name ────────────────────────────────
  const AGAIN = 8000; // ms
  const IDLE = 20000; // ms
  let told = 0;
  let idle = 0;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const tell = (on) =>
    isWriter &&
    fetch(`${base}/tippt`, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams({ typing: on ? "1" : "" }),
      keepalive: true,
    }).catch(() => undefined); // a lost sign of typing is no loss
  const typing = (on) => {
    clearTimeout(idle);
    if (on) idle = setTimeout(() => typing(false), IDLE);
    if (on ? Date.now() - told < AGAIN : !told) return;
    told = on ? Date.now() : 0;
    tell(on);
  };
  document.addEventListener("input", (event) => {
    if (formOf(event.target) || event.target.matches?.("[data-section-text]")) typing(true);
  });

  Object.assign(window.augenhoehe, { drafts: { fill, valuesOf, textOf, isPristine } });
})();
