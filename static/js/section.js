/* A section of a sketch: saved as one types, on the revision it was read at.
 *
 * "gespeichert" stands there only when the server has answered for exactly this text. What others save arrives in a
 * hidden element beside the field: it is put into the field when nobody here has changed it, and never while they
 * have. Then the server refuses the older revision and both texts are shown.
 */
"use strict";
(() => {
  const { store } = window.augenhoehe ?? {};
  const root = document.querySelector('[data-step="sketch-editor"]');
  if (!root || !store) return;
  const base = document.getElementById("stream").dataset.base;
  const number = root.dataset.sketch;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const words = document.getElementById("words").dataset;
  const PAUSE = 800; // ms after the last letter
  const LONGEST = 4000; // ms while somebody goes on typing
  const AGAIN = 3000; // ms after a failure

  const show = (editor, state) => {
    const place = editor.querySelector("[data-section-state]");
    if (place.dataset.state === state) return;
    place.dataset.state = state;
    place.hidden = false;
    place.replaceChildren(document.getElementById(`tpl-${state}`).content.cloneNode(true));
  };

  class Section {
    constructor(editor) {
      this.editor = editor;
      this.key = editor.dataset.editor;
      this.field = editor.querySelector("[data-section-text]");
      this.form = editor.dataset.sectionDraft;
      this.base = Number(this.field.dataset.base);
      this.stored = this.field.value; // what the server has, as far as we know
      this.timer = 0;
      this.since = 0;
      this.busy = false;
      this.conflict = null;
      this.field.addEventListener("input", () => this.typed());
      this.field.addEventListener("blur", () => this.isDirty() && this.save());
      const draft = store.read(this.form);
      if (draft?.values?.text !== undefined && draft.values.text !== this.stored) {
        this.field.value = draft.values.text;
        this.base = draft.base ?? this.base;
        show(editor, "local");
        this.save();
      } else store.drop(this.form);
    }

    isDirty() {
      return this.field.value !== this.stored;
    }

    typed() {
      if (this.conflict) this.conflict.querySelector("[data-ours]").textContent = this.field.value;
      if (!this.isDirty()) return this.settled();
      store.write(this.form, { values: { text: this.field.value }, base: this.base, label: this.label() });
      show(this.editor, "local");
      this.since ||= Date.now();
      this.later(Math.max(0, Math.min(PAUSE, this.since + LONGEST - Date.now())));
      return undefined;
    }

    label() {
      return this.editor.querySelector("label").textContent;
    }

    later(pause) {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.save(), pause);
    }

    settled() {
      clearTimeout(this.timer);
      this.since = 0;
      store.drop(this.form);
      show(this.editor, "saved");
    }

    async save() {
      clearTimeout(this.timer);
      if (this.busy || this.conflict || !this.isDirty()) return;
      this.busy = true;
      this.since = 0;
      const text = this.field.value;
      show(this.editor, "saving");
      try {
        const response = await fetch(`${base}/skizzen/${number}/${this.key}`, {
          method: "POST",
          headers: { "X-CSRFToken": token, Accept: "application/json" },
          body: new URLSearchParams({ text, base: this.base }),
        });
        await this.answered(text, response);
      } catch {
        show(this.editor, "local");
        this.later(AGAIN);
      } finally {
        this.busy = false;
      }
      if (this.isDirty() && !this.conflict) this.later(this.failed ? AGAIN : PAUSE);
      this.failed = false;
    }

    async answered(text, response) {
      const place = this.editor.querySelector(".field__error");
      place.textContent = "";
      this.field.removeAttribute("aria-invalid");
      if (response.status >= 500) throw new Error(String(response.status));
      const answer = await response.json().catch(() => ({}));
      if (response.status === 409 && answer.conflict) return this.twoTexts(answer);
      if (!response.ok) {
        this.failed = true;
        clearTimeout(this.timer);
        place.textContent = answer.message ?? words.refused;
        this.field.setAttribute("aria-invalid", "true");
        return show(this.editor, "failed");
      }
      this.base = answer.revision;
      const cleaned = answer.text !== text && this.field.value === text;
      this.stored = cleaned ? this.field.value : text; // what was cleaned away (trailing space) is not a change
      this.mark(answer.text);
      if (!this.isDirty()) this.settled();
      return undefined;
    }

    mark(text) {
      document.querySelector(`[data-nav="${this.key}"]`)?.toggleAttribute("data-filled", Boolean(text.trim()));
      if (this.key === "title" && text) root.querySelector("[data-sketch-title]").textContent = text;
    }

    // Another one has saved.
    heard(text, revision) {
      if (revision <= this.base) return;
      this.mark(text);
      if (this.conflict) return this.twoTexts({ text, revision });
      if (this.isDirty() || this.busy) return; // the next save meets the newer revision and shows both
      const here = document.activeElement === this.field;
      const [from, to] = [this.field.selectionStart, this.field.selectionEnd];
      const before = this.field.value;
      this.field.value = text;
      this.stored = text;
      this.base = revision;
      if (here) this.field.setSelectionRange(moved(from, before, text), moved(to, before, text));
      show(this.editor, "saved");
    }

    twoTexts({ text, revision }) {
      this.base = revision;
      this.stored = text;
      store.write(this.form, { values: { text: this.field.value }, base: revision, label: this.label() });
      if (!this.isDirty()) return this.resolved();
      if (!this.conflict) {
        this.conflict = document.getElementById("tpl-conflict").content.cloneNode(true).firstElementChild;
        this.conflict.setAttribute("aria-label", this.label());
        this.conflict.addEventListener("click", (event) => this.choose(event.target.closest("[data-take]")?.dataset.take));
        this.editor.querySelector("[data-section-conflict]").append(this.conflict);
        this.conflict.setAttribute("role", "alert");
      }
      this.conflict.querySelector("[data-theirs]").textContent = text;
      this.conflict.querySelector("[data-ours]").textContent = this.field.value;
      return show(this.editor, "failed");
    }

    choose(which) {
      if (!which) return;
      if (which === "theirs") this.field.value = this.stored;
      if (which === "both") this.field.value = `${this.stored}\n\n${this.field.value}`;
      this.resolved();
      this.field.focus();
      if (this.isDirty()) this.save();
      else this.settled();
    }

    resolved() {
      this.conflict?.remove();
      this.conflict = null;
      if (!this.isDirty()) this.settled();
    }
  }

  // Where a caret goes when the text around it changes: it stays with the letters before it, or after it.
  const moved = (place, before, after) => {
    let same = 0;
    while (same < place && before[same] === after[same]) same += 1;
    return same === place ? place : Math.max(same, after.length - (before.length - place));
  };

  const sections = new Map();
  for (const editor of document.querySelectorAll("[data-editor]")) {
    sections.set(editor.dataset.editor, new Section(editor));
  }
  const listen = () => {
    for (const [key, section] of sections) {
      const news = document.getElementById(`section-${number}-${key}`);
      if (news) section.heard(news.textContent, Number(news.dataset.revision));
    }
  };
  document.addEventListener("htmx:after:swap", listen);
  document.addEventListener("augenhoehe:connection", (event) => {
    if (event.detail !== "on") return;
    for (const section of sections.values()) if (section.isDirty()) section.save();
  });

  // The room has moved on, or the page starts over: what is unsaved is kept on this device and comes back.
  document.addEventListener("htmx:before:swap", (event) => {
    for (const task of event.detail.tasks) {
      const target = typeof task.target === "string" ? task.target : `#${task.target?.id}`;
      if (target !== "#stage") continue;
      const next = task.fragment?.querySelector?.("[data-step]")?.dataset.step;
      if (next === "sketch") location.reload();
      else location.assign(`${base}/`);
    }
  });
})();
