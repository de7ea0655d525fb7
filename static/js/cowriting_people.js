/* Who else is in which section, and where in its text: a shape, a colour and a name; discreet, and never in the way.
 *
 * One's own place is told about once a second while it changes, and every twenty while it stays. Others' carets stand in
 * a layer over the field that holds the same text unseen; they go with the text until their owner tells a new place.
 */
"use strict";
(() => {
  const { sections } = window.augenhoehe?.cowriting ?? {};
  const root = document.querySelector('[data-step="sketch-editor"]');
  const stream = document.getElementById("stream");
  if (!root || !sections) return;
  const address = `${stream.dataset.base}/skizzen/${root.dataset.sketch}/hier`;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const me = Number(root.dataset.me);
  const EVERY = 1000; // ms between two tellings of a place
  const STILL = 20000; // ms after which an unchanged place is told again
  const SIGNS = 8;

  // ── where I am ────────────────────────────────────────────────────────────────────────────────
  let told = { section: "", caret: "", at: 0 };
  let timer = 0;
  const here = () => {
    const field = document.hasFocus() ? document.activeElement?.closest?.("[data-section-text], [data-section-fields] *") : null;
    const key = field?.closest("[data-editor]")?.dataset.editor ?? "";
    if (!sections.get(key)?.fields || !field.matches("[data-section-text]")) return { section: key, caret: "" };
    const place = Y.createRelativePositionFromTypeIndex(sections.get(key).document.getText("text"), field.selectionEnd, -1);
    return { section: key, caret: btoa(String.fromCharCode(...Y.encodeRelativePosition(place))) };
  };
  const tell = async (now = here()) => {
    timer = 0;
    if (!root.hasAttribute("data-joined")) return;
    const isNews = now.section !== told.section || now.caret !== told.caret;
    if (!isNews && (!now.section || Date.now() - told.at < STILL)) return;
    told = { ...now, at: Date.now() };
    const headers = { "X-CSRFToken": token };
    await fetch(address, { method: "POST", headers, body: new URLSearchParams(now), keepalive: true }).catch(() => {});
  };
  const soon = () => (timer ||= setTimeout(() => tell(), Math.max(150, told.at + EVERY - Date.now())));
  for (const name of ["selectionchange", "focusin", "focusout"]) document.addEventListener(name, soon);
  addEventListener("blur", soon);
  addEventListener("pagehide", () => tell({ section: "", caret: "" }));
  addEventListener("focus", soon);
  setInterval(soon, STILL / 2);

  // ── where the others are ──────────────────────────────────────────────────────────────────────
  let writers = [];
  const others = (key) => writers.filter((writer) => writer.section === key && writer.id !== me);
  const signOf = (writer) => document.getElementById(`tpl-sign-${writer.sign % SIGNS}`).content.cloneNode(true);

  const drawNames = (editor, people) => {
    const place = editor.querySelector("[data-here]");
    const list = people.map((writer) => {
      const chip = document.createElement("span");
      chip.className = "writer";
      const name = document.createElement("bdi");
      name.textContent = writer.name;
      chip.append(signOf(writer), name);
      return chip;
    });
    const said = document.createElement("span");
    said.className = "visually-hidden";
    said.textContent = `${root.dataset.alsoHere} `;
    place.replaceChildren(...(list.length ? [said, ...list] : []));
    const link = document.querySelector(`[data-nav="${editor.dataset.editor}"]`);
    link?.querySelector(".sketch__here")?.remove();
    if (!people.length || !link) return;
    const signs = document.createElement("span");
    signs.className = "sketch__here";
    signs.append(...people.map(signOf));
    link.append(signs);
  };

  const placeOf = (writer, section) => {
    if (!writer.caret) return null;
    try {
      const bytes = Uint8Array.from(atob(writer.caret), (letter) => letter.charCodeAt(0));
      const place = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytes), section.document);
      return place?.type === section.document.getText("text") ? place.index : null;
    } catch {
      return null; // told by a page that means something else
    }
  };
  const drawCarets = (editor, section, people) => {
    const field = editor.querySelector("[data-section-text]");
    if (!field || !section.fields) return;
    const places = people
      .map((writer) => ({ writer, at: placeOf(writer, section) }))
      .filter(({ at }) => at !== null)
      .sort((one, other) => one.at - other.at);
    let layer = editor.querySelector(".carets");
    if (!places.length) {
      layer?.remove();
      return;
    }
    if (!layer) {
      layer = document.createElement("div");
      layer.className = "carets input";
      layer.setAttribute("aria-hidden", "true");
      field.after(layer);
      field.addEventListener("scroll", () => (layer.scrollTop = field.scrollTop));
    }
    const { direction, borderInlineStartWidth: line, paddingInlineEnd } = getComputedStyle(field);
    layer.dir = direction;
    const bar = field.offsetWidth - field.clientWidth - 2 * Number.parseFloat(line); // where the field can be scrolled
    layer.style.paddingInlineEnd = `${Number.parseFloat(paddingInlineEnd) + bar}px`;
    const parts = [];
    let from = 0;
    for (const { writer, at } of places) {
      const caret = document.createElement("span");
      caret.className = `caret sign--${writer.sign % SIGNS}`;
      caret.append(signOf(writer));
      parts.push(field.value.slice(from, at), caret);
      from = at;
    }
    layer.replaceChildren(...parts, field.value.slice(from), "\u200b");
    layer.scrollTop = field.scrollTop;
  };

  // The layer of a long text takes an old laptop a while: then it is drawn less often, and the letters come first.
  let isDue = false;
  let took = 0; // ms, the last time
  const draw = () => {
    isDue = false;
    const began = performance.now();
    for (const [key, section] of sections) drawCarets(section.editor, section, others(key));
    took = performance.now() - began;
  };
  const later = () => {
    if (isDue) return;
    isDue = true;
    setTimeout(() => requestAnimationFrame(draw), took > 8 ? Math.min(300, 10 * took) : 0);
  };
  stream.addEventListener("writers", (event) => {
    writers = JSON.parse(event.detail.data);
    for (const [key, section] of sections) drawNames(section.editor, others(key));
    later();
  });
  // Who types is where they typed, before they tell it.
  root.addEventListener("cowriting:heard", (event) => {
    const { person, place, section } = event.detail;
    const writer = writers.find((one) => one.id === person && one.section === section);
    const text = sections.get(section)?.document.getText("text");
    if (!writer || !text || place === undefined) return;
    const relative = Y.createRelativePositionFromTypeIndex(text, place, -1);
    writer.caret = btoa(String.fromCharCode(...Y.encodeRelativePosition(relative)));
  });
  document.addEventListener("augenhoehe:filled", later);
  document.addEventListener("input", later);
  addEventListener("resize", later);
})();
