/* What an idea says besides its words: the language is remembered on this device, the part that can be opened stays as
 * it was, and opens by itself for what is in it. Loaded before drafts.js: a default must be there before a draft is.
 *
 * details[data-more] with [data-more-language], select[data-language], in a form[data-draft-form].
 */
"use strict";
(() => {
  const { store } = window.augenhoehe ?? {};
  if (!store) return;
  const NEW = ["idea", "room"]; // forms for a new idea; one that is changed keeps its language

  const say = (form) => {
    const select = form.querySelector("select[data-language]");
    const word = form.querySelector("[data-more-language]");
    const chosen = select?.selectedOptions[0]?.textContent.trim();
    if (word && chosen && word.textContent !== chosen) word.textContent = chosen;
    for (const field of select ? form.querySelectorAll('[data-draft="title"], [data-draft="description"], [data-draft="target_group"]') : []) {
      field.lang = select.value; // read out as it will be read by others
    }
  };
  const remember = (form) => {
    const select = form.querySelector("select[data-language]");
    const wanted = store.get("language");
    if (!select || !NEW.includes(form.dataset.draftForm)) return;
    if (![...select.options].some((option) => option.value === wanted)) return;
    const before = [...select.options].find((option) => option.defaultSelected)?.value;
    const value = select.value === before ? wanted : select.value;
    for (const option of select.options) option.defaultSelected = option.value === wanted;
    select.value = value;
  };
  const open = (form) => {
    for (const more of form.querySelectorAll("details[data-more]:not([open])")) {
      const filled = [...more.querySelectorAll("input")].some((field) => field.value);
      const refused = [...more.querySelectorAll(".field__error")].some((place) => place.textContent.trim());
      if (filled || refused) more.open = true;
    }
  };
  const forms = () => document.querySelectorAll("form[data-draft-form]");
  const draw = () => {
    for (const form of forms()) {
      remember(form);
      open(form);
      say(form);
    }
  };

  document.addEventListener("change", (event) => {
    const form = event.target.closest?.("form[data-draft-form]");
    if (!form || !event.target.matches("select[data-language]")) return;
    store.set("language", event.target.value);
    remember(form);
    say(form);
    if (NEW.includes(form.dataset.draftForm)) form.dispatchEvent(new Event("input", { bubbles: true })); // is it a draft still?
  });
  document.addEventListener("augenhoehe:filled", (event) => {
    open(event.target);
    say(event.target);
  });
  document.addEventListener("reset", (event) => setTimeout(() => say(event.target)));

  // ── a stage that is woven in: what was chosen, and opened, stays, whatever the new list looks like ──
  document.addEventListener("htmx:before:morph:attr", (event) => {
    const { attrName } = event.detail;
    const ours = attrName === "open" ? "details[data-more]" : attrName === "selected" ? "form[data-draft-form] option" : "";
    if (ours && event.target.matches(ours)) event.preventDefault();
  });
  let chosen = [];
  document.addEventListener("htmx:before:swap", () => {
    chosen = [...document.querySelectorAll("#stage form[data-draft-form] select")].map((select) => [select, select.value]);
  });
  // Before the other listeners: live.js looks for the field with the error, and a closed part cannot have the focus.
  document.addEventListener(
    "htmx:after:swap",
    () => {
      for (const [select, value] of chosen) {
        const there = select.isConnected && [...select.options].some((option) => option.value === value);
        if (there && select.value !== value) select.value = value;
      }
      chosen = [];
      draw();
    },
    true,
  );
  draw();
})();
