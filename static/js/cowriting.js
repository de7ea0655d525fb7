/* A sketch that several people write at once: every section is a shared document (Yjs) that merges what all type.
 *
 * A change is shown at once, kept on this device, and sent; "gespeichert" stands there only when the server has answered
 * that it is on disk. What others write comes with the room's stream. Whoever was away, or missed something, fetches
 * everything and sends what is not there yet: nothing is lost, and nothing is taken twice.
 */
"use strict";
(() => {
  const { sending, hints, sharedField, sharedForm, allTogether, toBytes } = window.augenhoehe ?? {};
  const root = document.querySelector('[data-step="sketch-editor"]');
  const stream = document.getElementById("stream");
  if (!root || !stream || !sending) return;
  const address = `${stream.dataset.base}/skizzen/${root.dataset.sketch}/felder`;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const words = document.getElementById("words").dataset;
  const mayWrite = root.hasAttribute("data-joined");
  const AGAIN = 3000; // ms after a failure
  const PATIENCE = 15000; // ms until an answer is no longer waited for
  const HANDS = 1000; // ms after a letter in which somebody is typing
  const BETWEEN = 200; // ms between two pictures of what others write, for whoever is typing
  const ORPHANED = 12000; // ms until a tab that died without a word is known to be gone, and its texts are found

  const sections = new Map();

  class Section {
    constructor(editor) {
      this.editor = editor;
      this.key = editor.dataset.editor;
      this.form = editor.dataset.sectionDraft;
      this.document = new Y.Doc();
      this.revision = -1; // nothing is known yet
      this.news = []; // what others wrote, to be shown in a moment
      this.held = []; // what has to wait while a word is being composed here
      this.explain = hints(editor);
      this.sending = sending(this, { address: `${address}/${this.key}`, token, mayWrite });
      this.document.on("update", (update, origin) => origin !== "server" && this.changed(update));
      editor.addEventListener("augenhoehe:composing", () => this.drawState());
      editor.addEventListener("augenhoehe:composed", () => this.composed());
    }

    get isComposing() {
      return Boolean(this.fields?.some((field) => field.isComposing));
    }

    get isTyping() {
      return Boolean(this.fields?.some((field) => field.isAhead));
    }

    whenQuiet(act) {
      if (this.isComposing) this.held.push(act);
      else act();
    }

    composed() {
      if (this.isComposing) return;
      const acts = this.held;
      this.held = [];
      for (const act of acts) act();
      this.drawState();
    }

    // What the server has. The first time the fields come to life, and what was not sent the last time comes back.
    begin({ revision, data }) {
      Y.applyUpdate(this.document, toBytes(data), "server");
      const isFirst = this.revision < 0;
      this.revision = revision;
      if (isFirst) {
        this.bind();
        this.sending.restore();
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

    changed(update) {
      this.complain("");
      this.sending.add(update);
      this.drawn();
    }

    words = () => {
      const text = this.editor.querySelector("[data-section-text]");
      if (text) return text.value;
      const typed = [...this.editor.querySelectorAll("input[data-field]")].map((input) => input.value);
      const chosen = [...this.editor.querySelectorAll(".choice input:checked")].map((input) => input.closest("label").textContent.trim());
      return [...typed, ...chosen].filter(Boolean).join("\n");
    };

    // Sent, and on disk; `wasLost`: the tries before were not answered, so the stream may have been silent too.
    taken({ revision, missing }, wasLost) {
      this.whenQuiet(() => {
        Y.applyUpdate(this.document, toBytes(missing), "server");
        this.revision = Math.max(this.revision, revision);
        this.drawn();
      });
      if (wasLost) fetchAll();
    }

    refused(answer) {
      this.complain(answer.message ?? words.refused);
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

    drawState() {
      const place = this.editor.querySelector("[data-section-state]");
      const { state } = this.sending;
      const before = place.dataset.state ?? "";
      if (before === state || (place.hidden && state === "saved")) return;
      place.dataset.state = state;
      place.hidden = false;
      place.replaceChildren(document.getElementById(`tpl-${state}`).content.cloneNode(true));
      this.editor.dispatchEvent(new CustomEvent("cowriting:state", { bubbles: true, detail: { state, before } }));
    }

    // What others wrote is shown at once, but a few times in a second where one is typing oneself: the letters under one's
    // own hands come first.
    hear(told) {
      this.news.push(told);
      const isTyping = this.fields?.some(({ typedAt }) => performance.now() - typedAt < HANDS);
      this.hearing ??= setTimeout(() => this.whenQuiet(() => this.heard()), isTyping ? BETWEEN : 0);
    }

    heard() {
      this.hearing = undefined;
      const news = this.news;
      this.news = [];
      allTogether(() => {
        for (const told of news) this.take(told);
      });
      this.drawn();
    }

    take({ after, revision, changes }) {
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
    }

    // What stands elsewhere on the page follows.
    drawn() {
      const text = this.words().trim();
      document.querySelector(`[data-nav="${this.key}"]`)?.toggleAttribute("data-filled", Boolean(text));
      if (this.key === "title" && text) root.querySelector("[data-sketch-title]").textContent = text;
      this.explain(); // a row may have come after the sentence about it
      document.dispatchEvent(new CustomEvent("augenhoehe:filled"));
    }

    // The page goes: a word that is being composed counts as written.
    leave() {
      for (const field of this.fields ?? []) if (field.isAhead) field.take();
      this.sending.leave();
    }
  }

  for (const editor of root.querySelectorAll("[data-editor]")) sections.set(editor.dataset.editor, new Section(editor));

  window.augenhoehe.cowriting = { sections };

  let fetching = null;
  const load = async () => {
    const response = await fetch(address, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new Error(String(response.status));
    for (const [key, one] of Object.entries(await response.json())) {
      const section = sections.get(key);
      section?.whenQuiet(() => section.begin(one));
    }
    for (const section of sections.values()) section.sending.later(0);
  };
  const fetchAll = () => {
    fetching ??= load()
      .catch(() => setTimeout(fetchAll, AGAIN))
      .finally(() => (fetching = null));
    return fetching;
  };
  fetchAll();

  stream.addEventListener("cowriting", (event) => {
    const told = JSON.parse(event.detail.data);
    sections.get(told.section)?.hear(told);
  });
  stream.addEventListener("reset", fetchAll);
  document.addEventListener("htmx:after:swap", (event) => {
    const key = event.target?.id?.startsWith("drawn-") ? event.target.id.slice("drawn-".length) : null;
    for (const section of key ? [sections.get(key)] : sections.values()) section?.explain();
  });
  let isConnected = true;
  document.addEventListener("augenhoehe:connection", (event) => {
    const isBack = event.detail === "on" && !isConnected;
    isConnected = event.detail === "on";
    for (const section of sections.values()) {
      if (isBack) section.sending.again();
      section.drawState();
    }
  });
  setInterval(() => {
    for (const section of sections.values()) if (section.revision >= 0) section.sending.restore();
  }, ORPHANED);
  addEventListener("pagehide", () => {
    for (const section of sections.values()) section.leave();
  });
  // A text that is neither sent nor kept would go with the page: the browser asks.
  addEventListener("beforeunload", (event) => {
    if ([...sections.values()].some(({ sending: { unsent, isKept } }) => unsent.length && !isKept)) event.preventDefault();
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
