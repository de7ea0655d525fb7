/* The way of one section's changes to the server: kept on this device, sent, and sent again until it has answered.
 *
 * A line that swallows everything must not hold a text up: what is not answered in time is sent anew, and taken once. What
 * was refused is sent again when something has changed: another letter, or a line that was gone is there again.
 * Offers window.augenhoehe.sending(section, options); `section` is told `taken`, `refused` and `drawState`.
 */
"use strict";
(() => {
  const { store, toBytes, toText } = window.augenhoehe;
  const SOON = 60; // ms after a letter; letters typed meanwhile go together
  const AGAIN = 3000; // ms after a failure
  const KEEP = 250; // ms until what is typed is kept on this device
  const PATIENCE = 8000; // ms until an answer is no longer waited for; longer the more there is to send
  const SLOWEST = 2; // bytes in a ms
  const STUCK = 3000; // ms after which a request that began before the line was gone is not waited for
  const MOST = 90000; // bytes of changes in one request; the server takes more, but one person may paste often
  const NOTHING = "AA=="; // a state vector that knows of nothing
  const LAST = 60000; // letters a browser takes along from a page that closes

  const apart = (form, mark) => `${form}~${mark}`; // a slot of its own, which late_sections.js sends as it is
  const sizeOf = (updates) => updates.reduce((sum, update) => sum + update.length, 0);

  class Sending {
    constructor(section, { address, token, mayWrite }) {
      Object.assign(this, { section, address, token, mayWrite });
      this.unsent = [];
      this.roundTrip = 0;
      this.isRefused = false;
      this.isForeign = false; // what is unsent here was begun by another browser
      this.isLineLost = false; // the last try was not answered
      this.isKept = true;
    }

    get document() {
      return this.section.document;
    }

    get isOnline() {
      return navigator.onLine && !this.isLineLost && document.getElementById("connection")?.dataset.state !== "off";
    }

    // What is said about the text: true in every moment.
    get state() {
      if (this.unsent.length && this.isRefused) return "failed";
      if (this.unsent.length && !this.isOnline) return this.isKept ? "local" : "failed";
      return this.unsent.length || this.section.isTyping ? "saving" : "saved";
    }

    add(update) {
      this.unsent.push(update);
      if (!this.isOnline) this.keep();
      else this.keeping ??= setTimeout(() => this.keep(), KEEP);
      this.isRefused = false;
      this.section.drawState();
      this.later(Math.max(SOON, this.roundTrip / 2));
    }

    keep() {
      clearTimeout(this.keeping);
      this.keeping = undefined;
      if (!this.unsent.length) return;
      if (!this.request && sizeOf(this.unsent) < MOST) this.unsent = [Y.mergeUpdates(this.unsent)];
      const { words, editor } = this.section;
      const draft = { values: { text: words() }, update: toText(Y.mergeUpdates(this.unsent)), label: editor.dataset.name, pen: store.pen() };
      this.isKept = store.write(this.slot, draft);
    }

    // Where unsent text is kept: apart from the section's own when it is refused as somebody else's, or every page that opens
    // the section would take it in, and be refused with it.
    get slot() {
      const { form } = this.section;
      return this.isForeign ? apart(form, this.document.clientID) : form;
    }

    // What was kept comes back, also that of tabs that are gone.
    restore() {
      for (let n = 0; n < 20; n += 1) {
        const draft = this.mayWrite && store.read(this.section.form);
        if (!draft) break; // whoever may not write keeps what they wrote: it is told on the room's page
        store.drop(this.section.form); // first: where the storage is full, there is room for it elsewhere then
        if (draft.pen && draft.pen !== store.pen()) {
          if (store.write(apart(this.section.form, `${Date.now()}-${n}`), draft)) continue;
          store.write(this.section.form, draft);
          break;
        }
        if (draft.update) Y.applyUpdate(this.document, toBytes(draft.update), "kept");
      }
      this.keep();
    }

    later(pause) {
      if (this.request) return;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.send(), pause);
    }

    // Everything, or as much as goes into one request; then the server is not asked whether something is missing. `theirs`:
    // it said that something is, and what it has; all after that goes.
    next() {
      if (this.theirs) return { sent: this.unsent.length, update: Y.encodeStateAsUpdate(this.document, this.theirs), isWhole: true };
      let sent = 1;
      for (let size = this.unsent[0].length; sent < this.unsent.length; sent += 1) {
        size += this.unsent[sent].length;
        if (size > MOST) break;
      }
      return { sent, update: Y.mergeUpdates(this.unsent.slice(0, sent)), isWhole: sent === this.unsent.length };
    }

    post({ update, isWhole }, options) {
      const known = isWhole ? toText(Y.encodeStateVector(this.document)) : "";
      const body = new URLSearchParams({ update: toText(update), known, pen: store.pen() });
      const headers = { "X-CSRFToken": this.token, Accept: "application/json" };
      return fetch(this.address, { method: "POST", headers, body, ...options });
    }

    async send() {
      clearTimeout(this.timer);
      if (this.request || !this.unsent.length || !this.mayWrite) return;
      const next = this.next();
      const request = { began: performance.now(), aborting: new AbortController() };
      this.request = request;
      const patience = setTimeout(() => request.aborting.abort(), PATIENCE + next.update.length / SLOWEST);
      let pause = AGAIN;
      try {
        const response = await this.post(next, { signal: request.aborting.signal });
        const answer = await response.json().catch(() => ({}));
        if (response.status >= 500 || (response.ok && answer.revision === undefined)) throw new Error(String(response.status));
        pause = this.answered(response.ok, answer, next.sent, performance.now() - request.began);
      } catch {
        this.isLineLost = true;
        this.keep();
      } finally {
        clearTimeout(patience);
        this.request = null;
      }
      this.section.drawState();
      if (this.unsent.length && pause !== null) this.later(pause);
    }

    answered(isTaken, answer, sent, took) {
      const wasLost = this.isLineLost;
      this.isLineLost = false;
      if (isTaken) {
        this.unsent.splice(0, sent);
        this.theirs = null;
        this.roundTrip = took;
        if (this.unsent.length) this.keep();
        else this.forget();
        this.section.taken(answer, wasLost);
        return Math.max(SOON, took / 2);
      }
      if (answer.error === "cowriting.behind" && !this.theirs) {
        this.theirs = toBytes(answer.known || NOTHING);
        return 0;
      }
      this.isRefused = true; // it stays here, and is told
      if (answer.error === "cowriting.other_device") {
        store.drop(this.slot);
        this.isForeign = true;
      }
      this.keep();
      this.section.refused(answer);
      return null;
    }

    forget() {
      clearTimeout(this.keeping);
      this.keeping = undefined;
      this.isKept = true;
      store.drop(this.slot);
    }

    // The line is there again: what hangs in the old one is not waited for.
    again() {
      this.isLineLost = false;
      if (!this.request) this.later(0);
      else if (performance.now() - this.request.began > STUCK) this.request.aborting.abort();
    }

    // The page goes: what is unsent is kept, and tried once more by the browser itself.
    leave() {
      this.keep();
      if (!this.unsent.length || !this.mayWrite || this.isRefused) return;
      const update = Y.mergeUpdates(this.unsent);
      if (update.length < LAST / 2) this.post({ update, isWhole: true }, { keepalive: true }).catch(() => {});
    }
  }

  Object.assign(window.augenhoehe, { sending: (section, options) => new Sending(section, options) });
})();
