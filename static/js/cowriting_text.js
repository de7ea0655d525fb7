/* One field that several people write in: what is typed goes into a shared text (Y.Text), what others type comes out.
 *
 * Never touches the field while a word is being composed (IME): what others wrote waits until it is done. The caret stays
 * behind the letter it was behind, the selection where it was, and the field is not scrolled.
 * Offers window.augenhoehe.sharedField(field, text, options), allTogether(act), and bytes as text and back.
 */
"use strict";
(() => {
  const REST = 1000; // ms after the last letter of a word that is being composed, until it is sent as it stands
  const LONG = 300000; // ms after which a word is no longer taken for one that is being composed
  const LEFT = 5000; // the same where fingers type
  const TYPED = "typed"; // origin of changes made here: only these are undone by Ctrl+Z
  // What no document may hold (XML 1.0), invisible joiners of word processors, and their signs for a bullet.
  const FORBIDDEN = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff\u00ad\u200b\u2060]/g;
  const HALVES = /[\ud800-\udfff]/gu; // halves of a sign without the other half
  const clean = (text, oneLine) => {
    const tidy = text
      .replace(/\r\n?|[\u000b\u000c\u0085\u2028\u2029]/g, "\n")
      .replace(/[\u00a0\u202f\u2007]/g, " ")
      .replace(/^[\uf0b7\uf0a7\u00b7\u25aa\u2022]\s+/gm, "• ")
      .replace(/^[o\u00a7\u00d8\u00fc]\t/gm, "• ") // signs for a bullet that stand in another font there
      .replace(/[\ue000-\uf8ff]/g, "")
      .replace(/\t/g, " ")
      .replace(FORBIDDEN, "")
      .replace(HALVES, "\ufffd"); // as the others will see it
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
      for (const name of ["compositionstart", "compositionupdate"]) field.addEventListener(name, () => (this.isComposing = true));
      for (const name of ["compositionend", "blur"]) field.addEventListener(name, () => this.composed());
    }

    composed() {
      if (!this.isComposing) return;
      clearTimeout(this.rest);
      clearTimeout(this.end);
      this.isComposing = false;
      this.typed({});
      this.tell("composed");
    }

    tell(what) {
      this.field.dispatchEvent(new CustomEvent(`augenhoehe:${what}`, { bubbles: true }));
    }

    // There are letters in the field that are not in the shared text yet.
    get isAhead() {
      return this.isComposing && this.field.value !== this.text.toString();
    }

    // A word is being composed. Phones do it with every word, and leave the last one open for as long as nothing more is
    // typed: after a moment it is sent as it stands, and after a longer one it is not waited for any more.
    composing() {
      clearTimeout(this.rest);
      clearTimeout(this.end);
      this.rest = setTimeout(() => this.isComposing && this.take(), REST);
      this.end = setTimeout(() => this.composed(), matchMedia("(pointer: coarse)").matches ? LEFT : LONG);
      this.tell("composing");
    }

    // What stands in the field goes into the shared text, and the field is not touched. How many letters fewer it became by
    // tidying, if it was tidied.
    take() {
      const { start, gone, fresh } = difference(this.text.toString(), this.field.value, this.field.selectionEnd);
      if (!gone && !fresh) return undefined;
      const tidy = clean(fresh, this.oneLine);
      this.text.doc.transact(() => {
        if (gone) this.text.delete(start, gone);
        if (tidy) this.text.insert(start, tidy);
      }, TYPED);
      return tidy === fresh ? undefined : fresh.length - tidy.length;
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
      this.typedAt = performance.now();
      if (event.isComposing) {
        this.composing();
        return;
      }
      const caret = this.field.selectionEnd;
      const less = this.take();
      if (less === undefined) return;
      this.field.value = this.text.toString();
      this.field.setSelectionRange(caret - less, caret - less);
    }

    // Something changed in the shared text: somebody else's typing, or one's own undo.
    heard(delta, transaction) {
      if (transaction.origin === TYPED) return;
      this.heardAt = endOf(delta);
      const { selectionStart, selectionEnd, selectionDirection } = this.field;
      const { from, to, way } = this.chosen ?? { from: selectionStart, to: selectionEnd, way: selectionDirection };
      this.chosen = transaction.local
        ? { from: this.heardAt, to: this.heardAt }
        : { from: moved(from, delta, from !== to), to: moved(to, delta, false), way };
      if (together) together.add(this);
      else this.draw();
    }

    draw() {
      const { scrollTop } = this.field;
      const { from, to, way } = this.chosen;
      this.chosen = undefined;
      this.field.value = this.text.toString();
      if (document.activeElement === this.field) this.field.setSelectionRange(from, to, way);
      if (this.field.scrollTop !== scrollTop) this.field.scrollTop = scrollTop;
      this.field.dispatchEvent(new CustomEvent("augenhoehe:filled", { bubbles: true }));
    }
  }

  // Several changes at once: each field is drawn once, for a long text takes an old laptop a while.
  let together = null;
  const allTogether = (act) => {
    const changed = (together = new Set());
    try {
      act();
    } finally {
      together = null;
      for (const field of changed) field.draw();
    }
  };

  window.augenhoehe = Object.assign(window.augenhoehe || {}, {
    sharedField: (field, text, options) => new SharedField(field, text, options),
    allTogether,
    TYPED,
    toBytes,
    toText,
  });
})();
