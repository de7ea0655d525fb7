/* One field that several people write in: what is typed goes into a shared text (Y.Text), what others type comes out.
 *
 * Never touches the field while a word is being composed (IME): what others wrote waits until it is done. The caret stays
 * behind the letter it was behind, the selection where it was, and the field is not scrolled.
 * Offers window.augenhoehe.sharedField(field, text, options), and bytes as text and back.
 */
"use strict";
(() => {
  const TYPED = "typed"; // origin of changes made here: only these are undone by Ctrl+Z
  // What no document may hold (XML 1.0), invisible joiners of word processors, and their signs for a bullet.
  const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufeff\ufffe\uffff\u00ad\u200b\u2060]/g;
  const clean = (text, oneLine) => {
    const tidy = text
      .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
      .replace(/[\u00a0\u202f\u2007]/g, " ")
      .replace(/^[\uf0b7\uf0a7\u00b7\u25aa\u2022]\s+/gm, "• ")
      .replace(/[\ue000-\uf8ff]/g, "")
      .replace(/\t/g, " ")
      .replace(FORBIDDEN, "");
    return oneLine ? tidy.replace(/\s*\n\s*/g, " ") : tidy;
  };
  const isHigh = (code) => code >= 0xd800 && code <= 0xdbff;
  const isLow = (code) => code >= 0xdc00 && code <= 0xdfff;

  // What was changed: the letters around it are the same; a change ends where the caret stands.
  const difference = (before, after, caret) => {
    let end = 0;
    const most = Math.min(before.length, after.length - caret);
    while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
    let start = 0;
    const least = Math.min(before.length, after.length) - end;
    while (start < least && before[start] === after[start]) start += 1;
    if (start && isHigh(before.charCodeAt(start - 1))) start -= 1; // never half of a sign
    if (end && isLow(before.charCodeAt(before.length - end))) end -= 1;
    return { start, gone: before.length - end - start, fresh: after.slice(start, after.length - end) };
  };

  // Where a place in the text goes when others change it: what comes in just there, comes after it.
  const moved = (place, delta, sticky) => {
    let at = 0;
    let result = place;
    for (const step of delta) {
      if (step.retain !== undefined) at += step.retain;
      else if (step.insert !== undefined) {
        if (at < result || (sticky && at === result)) result += step.insert.length;
        at += step.insert.length;
      } else if (at < result) result -= Math.min(step.delete, result - at);
    }
    return result;
  };
  const endOf = (delta) => {
    let at = 0;
    for (const step of delta) at += step.retain ?? step.insert?.length ?? 0;
    return at;
  };

  // Changes travel and are kept as text.
  const toBytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const toText = (bytes) => {
    let letters = "";
    for (let n = 0; n < bytes.length; n += 0x8000) letters += String.fromCharCode(...bytes.subarray(n, n + 0x8000));
    return btoa(letters);
  };

  class SharedField {
    constructor(field, text, { limit, refuse, caret }) {
      Object.assign(this, { field, text, limit, refuse, caret });
      this.oneLine = field.localName === "input" || field.hasAttribute("data-one-line");
      this.isComposing = false;
      this.field.value = text.toString();
      this.observer = (event, transaction) => this.heard(event.delta, transaction);
      text.observe(this.observer);
      field.addEventListener("input", (event) => this.typed(event));
      field.addEventListener("beforeinput", (event) => this.check(event));
      field.addEventListener("paste", (event) => this.paste(event));
      field.addEventListener("compositionstart", () => (this.isComposing = true));
      for (const name of ["compositionend", "blur"]) field.addEventListener(name, () => this.composed());
    }

    composed() {
      if (!this.isComposing) return;
      this.isComposing = false;
      this.typed({});
      document.dispatchEvent(new CustomEvent("augenhoehe:composed"));
    }

    room() {
      const chosen = this.field.selectionEnd - this.field.selectionStart;
      return this.limit - [...this.field.value].length + chosen;
    }

    check(event) {
      if (this.oneLine && ["insertLineBreak", "insertParagraph"].includes(event.inputType)) event.preventDefault();
      if (event.isComposing || !event.inputType.startsWith("insert") || event.inputType === "insertReplacementText") return;
      const fresh = event.data ?? event.dataTransfer?.getData("text/plain") ?? (event.inputType === "insertLineBreak" ? "\n" : "");
      if (!fresh || [...fresh].length <= this.room()) return;
      event.preventDefault();
      if (event.inputType.startsWith("insertFrom")) this.refuse({ room: Math.max(0, this.room()), length: [...fresh].length });
      else this.refuse({ full: this.limit });
    }

    paste(event) {
      const pasted = event.clipboardData?.getData("text/plain");
      if (!pasted) return;
      event.preventDefault();
      const fresh = clean(pasted, this.oneLine);
      if ([...fresh].length > this.room()) {
        this.refuse({ room: Math.max(0, this.room()), length: [...fresh].length });
        return;
      }
      this.field.setRangeText(fresh, this.field.selectionStart, this.field.selectionEnd, "end");
      this.field.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
    }

    typed(event) {
      if (event.isComposing) return; // the word is not done; it is sent when it is
      const before = this.text.toString();
      const caret = this.field.selectionEnd;
      const { start, gone, fresh } = difference(before, this.field.value, caret);
      if (!gone && !fresh) return;
      const tidy = clean(fresh, this.oneLine);
      this.text.doc.transact(() => {
        if (gone) this.text.delete(start, gone);
        if (tidy) this.text.insert(start, tidy);
      }, TYPED);
      if (tidy === fresh) return;
      this.field.value = this.text.toString();
      const place = caret - (fresh.length - tidy.length);
      this.field.setSelectionRange(place, place);
    }

    // Something changed in the shared text: somebody else's typing, or one's own undo.
    heard(delta, transaction) {
      if (transaction.origin === TYPED) return;
      const isMine = transaction.local;
      this.heardAt = endOf(delta);
      const isHere = document.activeElement === this.field;
      const { selectionStart: from, selectionEnd: to, selectionDirection: way, scrollTop } = this.field;
      this.field.value = this.text.toString();
      if (isHere && isMine) this.field.setSelectionRange(endOf(delta), endOf(delta));
      else if (isHere) this.field.setSelectionRange(moved(from, delta, from !== to), moved(to, delta, false), way);
      this.field.scrollTop = scrollTop;
      this.field.dispatchEvent(new CustomEvent("augenhoehe:filled", { bubbles: true }));
    }
  }

  window.augenhoehe = Object.assign(window.augenhoehe || {}, {
    sharedField: (field, text, options) => new SharedField(field, text, options),
    TYPED,
    toBytes,
    toText,
  });
})();
