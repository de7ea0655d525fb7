// When the room has moved on and a text is still unsent: say where it is, let it be read and copied.
"use strict";
(() => {
  const place = document.getElementById("kept");
  const template = document.getElementById("tpl-kept");
  const { store } = window.augenhoehe ?? {};
  if (!place || !template || !store) return;
  const words = document.getElementById("words").dataset;

  const isOpen = (form) => {
    const element = document.querySelector(`form[data-draft-form="${CSS.escape(form)}"], [data-section-draft="${CSS.escape(form)}"]`);
    const dialog = element?.closest("dialog");
    return Boolean(element) && (!dialog || dialog.open);
  };
  const textOf = (draft) => draft.text ?? Object.values(draft.values).filter(Boolean).join("\n\n");

  const copy = async (text) => {
    if (navigator.clipboard) return navigator.clipboard.writeText(text);
    const area = document.createElement("textarea"); // pages without HTTPS have no clipboard
    area.value = text;
    area.className = "visually-hidden";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
    return undefined;
  };

  const put = (form, draft) => {
    const notice = template.content.cloneNode(true).firstElementChild;
    notice.dataset.kept = form;
    const title = notice.querySelector(".notice__title");
    title.textContent = title.textContent.replace("{title}", draft.label || words.untitled);
    if (/^idea-\d+$/.test(form)) notice.querySelector("[data-kept-say]").textContent = words.keptEdit;
    if (/^(rueckfrage|antwort)-/.test(form)) notice.querySelector("[data-kept-say]").textContent = words.keptRemark;
    if (form.startsWith("abnahme-")) notice.querySelector("[data-kept-say]").textContent = words.keptStance;
    if (/^(rueckmeldung|beitrag|stand)-/.test(form)) notice.querySelector("[data-kept-say]").textContent = words.keptAdvice;
    if (form.startsWith("skizze-")) notice.querySelector("[data-kept-say]").textContent = words.keptSection;
    if (form === "frage") notice.querySelector("[data-kept-say]").textContent = words.keptQuestion;
    if (form.startsWith("stimmung-")) notice.querySelector("[data-kept-say]").textContent = words.keptMood;
    if (form === "vorbehalt") notice.querySelector("[data-kept-say]").textContent = words.keptReservation;
    notice.querySelector("[data-kept-text]").textContent = textOf(draft);
    place.append(notice);
  };
  const refresh = () => {
    const forms = store.forms().filter((form) => !isOpen(form) && !window.augenhoehe.isOnItsWay?.(form));
    for (const notice of place.querySelectorAll("[data-kept]")) {
      if (!forms.includes(notice.dataset.kept)) notice.remove();
    }
    for (const form of forms) {
      const draft = place.querySelector(`[data-kept="${CSS.escape(form)}"]`) ? null : store.read(form);
      if (draft?.values && textOf(draft)) put(form, draft);
    }
  };

  place.addEventListener("click", async (event) => {
    const notice = event.target.closest("[data-kept]");
    if (!notice) return;
    if (event.target.closest("[data-kept-copy]")) {
      const done = notice.querySelector("[data-kept-done]");
      await copy(notice.querySelector("[data-kept-text]").textContent);
      done.textContent = done.dataset.word;
    }
    if (event.target.closest("[data-kept-drop]") && confirm(words.discard)) {
      store.drop(notice.dataset.kept);
      refresh();
      document.getElementById("main").focus();
    }
  });
  document.addEventListener("augenhoehe:drafts", refresh);
  document.addEventListener("close", refresh, true);
  refresh();
})();
