/* A sketch that several people write at once: every section is a shared document (Yjs) that merges what all type.
 *
 * A change is shown at once, kept on this device, and sent; "gespeichert" stands there only when the server has answered
 * that it is on disk. What others write comes with the room's stream. Whoever was away, or missed something, fetches
 * everything and sends what is not there yet: nothing is lost, and nothing is taken twice.
 */
"use strict";
(() => {
  const { store, sharedField, sharedForm, toBytes, toText } = window.augenhoehe ?? {};
  const root = document.querySelector('[data-step="sketch-editor"]');
  const stream = document.getElementById("stream");
  if (!root || !stream || !store) return;
  const address = `${stream.dataset.base}/skizzen/${root.dataset.sketch}/felder`;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const words = document.getElementById("words").dataset;
  const mayWrite = root.hasAttribute("data-joined");
  const SOON = 60; // ms after a letter; letters typed meanwhile go together
  const AGAIN = 3000; // ms after a failure
  const KEEP = 250; // ms until what is typed is kept on this device
  const ORPHANED = 12000; // ms until a tab that died without a word is known to be gone, and its texts are found

  const sections = new Map();
  const isComposing = () => [...sections.values()].some((section) => section.fields?.some((field) => field.isComposing));
  let held = []; // what others wrote while a word is being composed here
  const whenQuiet = (act) => (isComposing() ? held.push(act) : act());
  document.addEventListener("augenhoehe:composed", () => {
    const acts = held;
    held = [];
    for (const act of acts) act();
  });

  class Section {
    constructor(editor) {
      this.editor = editor;
      this.key = editor.dataset.editor;
      this.form = editor.dataset.sectionDraft;
      this.document = new Y.Doc();
      this.revision = -1; // nothing is known yet
      this.unsent = [];
      this.isBusy = false;
      this.roundTrip = 0;
      this.document.on("update", (update, origin) => origin !== "server" && this.changed(update));
    }

    // What the server has. The first time the fields come to life, and what was not sent the last time comes back.
    begin({ revision, data }) {
      Y.applyUpdate(this.document, toBytes(data), "server");
      const isFirst = this.revision < 0;
      this.revision = revision;
      if (isFirst) {
        this.bind();
        this.restore();
        setTimeout(() => this.restore(), ORPHANED);
      }
      this.drawn();
    }

    bind() {
      const place = this.editor.querySelector("[data-section-fields]");
      const refuse = (over) => this.refuse(over);
      let roots = [];
      if (place) {
        const form = sharedForm(place, this.document, { refuse, mayWrite, apart: () => this.undo?.stopCapturing() });
        Object.defineProperty(this, "fields", { get: () => form.fields });
        roots = form.roots;
      } else {
        const field = this.editor.querySelector("[data-section-text]");
        const text = this.document.getText("text");
        this.fields = [sharedField(field, text, { limit: Number(field.dataset.limit), refuse })];
        roots = [text];
        if (mayWrite) field.readOnly = false;
      }
      this.undo = new Y.UndoManager(roots, { trackedOrigins: new Set([window.augenhoehe.TYPED]), captureTimeout: 600 });
      this.editor.removeAttribute("aria-busy");
      this.explain();
    }

    // What the fields come to is drawn by the server; each sentence about a field stands at that field.
    explain() {
      const drawn = this.editor.querySelector("[data-drawn]");
      if (!drawn) return;
      for (const place of this.editor.querySelectorAll("[data-section-fields] .field__error")) place.textContent = "";
      for (const input of this.editor.querySelectorAll("[data-field][aria-invalid]")) input.removeAttribute("aria-invalid");
      for (const problem of drawn.querySelectorAll("[data-problem]")) {
        const { row, problem: key } = problem.dataset;
        const where = row ? this.editor.querySelector(`li[data-row="${CSS.escape(row)}"]`) : this.editor;
        const input = where?.querySelector(`[data-field="${CSS.escape(key)}"]`);
        if (!input) continue;
        input.setAttribute("aria-invalid", "true");
        input.closest(".field").querySelector(".field__error").textContent = problem.textContent;
      }
    }

    restore() {
      const draft = store.read(this.form);
      if (!draft || !mayWrite) return; // whoever may not write keeps what they wrote: it is told on the room's page
      if (draft.update) Y.applyUpdate(this.document, toBytes(draft.update), "kept");
      if (!this.unsent.length) store.drop(this.form);
    }

    changed(update) {
      this.unsent.push(update);
      clearTimeout(this.keeping);
      this.keeping = setTimeout(() => this.keep(), KEEP);
      this.complain("");
      this.show(navigator.onLine && this.isOnline ? "saving" : "local");
      this.drawn();
      this.later(Math.max(SOON, this.roundTrip / 2));
    }

    keep() {
      clearTimeout(this.keeping);
      if (!this.unsent.length) return;
      const label = this.editor.dataset.name;
      store.write(this.form, { values: { text: this.words() }, update: toText(Y.mergeUpdates(this.unsent)), label });
    }

    words() {
      const text = this.editor.querySelector("[data-section-text]");
      if (text) return text.value;
      const typed = [...this.editor.querySelectorAll("input[data-field]")].map((input) => input.value);
      const chosen = [...this.editor.querySelectorAll(".choice input:checked")].map((input) => input.closest("label").textContent.trim());
      return [...typed, ...chosen].filter(Boolean).join("\n");
    }

    get isOnline() {
      return document.getElementById("connection")?.dataset.state !== "off";
    }

    later(pause) {
      if (this.isBusy) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), pause);
    }

    async send() {
      clearTimeout(this.timer);
      if (this.isBusy || !this.unsent.length || !mayWrite) return;
      this.isBusy = true;
      const sent = this.unsent.length;
      const update = this.isBehind ? Y.encodeStateAsUpdate(this.document) : Y.mergeUpdates(this.unsent);
      const known = Y.encodeStateVector(this.document);
      const began = performance.now();
      let pause = AGAIN;
      try {
        const response = await fetch(`${address}/${this.key}`, {
          method: "POST",
          headers: { "X-CSRFToken": token, Accept: "application/json" },
          body: new URLSearchParams({ update: toText(update), known: toText(known) }),
        });
        const answer = await response.json().catch(() => ({}));
        if (response.status >= 500 || (response.ok && answer.revision === undefined)) throw new Error(String(response.status));
        if (response.ok) {
          this.unsent.splice(0, sent);
          this.isBehind = false;
          this.roundTrip = performance.now() - began;
          pause = Math.max(SOON, this.roundTrip / 2);
          whenQuiet(() => this.taken(answer));
        } else if (answer.error === "cowriting.behind" && !this.isBehind) {
          this.isBehind = true;
          pause = 0;
        } else pause = this.refused(answer);
      } catch {
        this.keep();
        this.show("local");
      } finally {
        this.isBusy = false;
      }
      if (this.unsent.length && pause !== null) this.later(pause);
    }

    taken({ revision, missing }) {
      Y.applyUpdate(this.document, toBytes(missing), "server");
      this.revision = Math.max(this.revision, revision);
      if (this.unsent.length) this.keep();
      else {
        clearTimeout(this.keeping);
        store.drop(this.form);
        this.show("saved");
      }
      this.drawn();
    }

    // Not taken: it stays here, is told, and is sent again when something about it has changed.
    refused(answer) {
      this.keep();
      this.complain(answer.message ?? words.refused);
      this.show("failed");
      return null;
    }

    refuse({ room, length, rows, full }) {
      if (rows) this.complain(words.noRow.replace("{rows}", rows));
      else if (full) this.complain(words.full.replace("{limit}", full));
      else this.complain(words.noRoom.replace("{length}", length).replace("{room}", room));
    }

    complain(message) {
      const place = document.getElementById(`error-${this.key}`);
      if (place.textContent === message) return;
      place.textContent = message;
      this.editor.querySelector("[data-section-text]")?.setAttribute("aria-invalid", String(Boolean(message)));
      if (message) window.augenhoehe.speak?.(message);
    }

    show(state) {
      const place = this.editor.querySelector("[data-section-state]");
      const before = place.dataset.state ?? "";
      if (before === state) return;
      place.dataset.state = state;
      place.hidden = false;
      place.replaceChildren(document.getElementById(`tpl-${state}`).content.cloneNode(true));
      this.editor.dispatchEvent(new CustomEvent("cowriting:state", { bubbles: true, detail: { state, before } }));
    }

    heard({ after, revision, changes }) {
      if (this.revision < 0 || revision <= this.revision) return;
      if (after > this.revision) {
        fetchAll(); // something was missed
        return;
      }
      for (const [person, data] of changes) {
        Y.applyUpdate(this.document, toBytes(data), "server");
        const detail = { person, place: this.fields[0]?.heardAt, section: this.key };
        this.editor.dispatchEvent(new CustomEvent("cowriting:heard", { bubbles: true, detail }));
      }
      this.revision = revision;
      this.drawn();
    }

    // What stands elsewhere on the page follows.
    drawn() {
      const text = this.words().trim();
      document.querySelector(`[data-nav="${this.key}"]`)?.toggleAttribute("data-filled", Boolean(text));
      if (this.key === "title" && text) root.querySelector("[data-sketch-title]").textContent = text;
      document.dispatchEvent(new CustomEvent("augenhoehe:filled"));
    }
  }

  for (const editor of root.querySelectorAll("[data-editor]")) sections.set(editor.dataset.editor, new Section(editor));

  window.augenhoehe.cowriting = { sections };

  let fetching = null;
  const fetchAll = () => {
    fetching ??= (async () => {
      try {
        const response = await fetch(address, { headers: { Accept: "application/json" } });
        if (!response.ok) throw new Error(String(response.status));
        const found = await response.json();
        whenQuiet(() => {
          for (const [key, one] of Object.entries(found)) sections.get(key)?.begin(one);
        });
        for (const section of sections.values()) section.later(0);
      } catch {
        setTimeout(fetchAll, AGAIN);
      } finally {
        fetching = null;
      }
    })();
    return fetching;
  };
  fetchAll();

  stream.addEventListener("cowriting", (event) => {
    const told = JSON.parse(event.detail.data);
    whenQuiet(() => sections.get(told.section)?.heard(told));
  });
  stream.addEventListener("reset", fetchAll);
  document.addEventListener("htmx:after:swap", (event) => {
    const key = event.target?.id?.startsWith("drawn-") ? event.target.id.slice("drawn-".length) : null;
    for (const section of key ? [sections.get(key)] : sections.values()) section?.explain();
  });
  document.addEventListener("augenhoehe:connection", (event) => {
    if (event.detail !== "on") return;
    for (const section of sections.values()) if (section.unsent.length && !section.isBusy) section.later(0);
  });
  addEventListener("pagehide", () => {
    for (const section of sections.values()) section.keep();
  });

  // The room has moved on: its own page is shown, and what is unsent is kept on this device and comes back. When it only
  // starts over, this page fetches what it missed, of the texts and of what stands around them.
  document.addEventListener("htmx:before:swap", (event) => {
    const { tasks } = event.detail;
    const isStage = (task) => (typeof task.target === "string" ? task.target : `#${task.target?.id}`) === "#stage";
    const stage = tasks.find(isStage);
    if (!stage) return;
    const next = stage.fragment?.querySelector?.("[data-step]")?.dataset.step;
    if (next !== root.dataset.roomStep) {
      location.assign(`${stream.dataset.base}/`);
      return;
    }
    tasks.splice(tasks.indexOf(stage), 1);
    fetchAll();
    htmx.ajax("GET", address.replace(/felder$/, "stand"), { source: document.body, swap: "none" });
  });
})();
