/* What a screen reader has to hear: what became of one's own action, and that the room has moved on.
 *
 * Offers window.augenhoehe.speak(words). After a change of step the title of the page follows, and whoever was in the
 * part that went away stands at the new heading. Within a step, a new heading (another question, the vote is open,
 * another sketch) and what the stage says of itself ([data-say]) are spoken. A press that found no network is told.
 */
"use strict";
(() => {
  // While a dialog is open nothing outside of it is heard, so it has a place of its own for what is said meanwhile.
  const place = () => {
    const dialog = document.querySelector("dialog[open]");
    if (!dialog) return document.getElementById("spoken");
    const known = dialog.querySelector("[data-spoken]");
    if (known) return known;
    const made = document.createElement("p");
    made.className = "visually-hidden";
    made.dataset.spoken = "";
    made.setAttribute("role", "status");
    return dialog.appendChild(made);
  };
  const words = document.getElementById("words").dataset;
  let next = 0;
  // `content`: the same words as elements, with their languages.
  const speak = (text, content) => {
    clearTimeout(next);
    place().textContent = "";
    next = setTimeout(() => {
      place().replaceChildren(content ?? text);
    }, 60);
  };
  window.augenhoehe = Object.assign(window.augenhoehe || {}, { speak });

  document.addEventListener("close", (event) => event.target.querySelector("[data-spoken]")?.remove(), true);
  const announcement = document.getElementById("announcement"); // not on every page
  const repeat = () => {
    const text = announcement.textContent.trim();
    if (text && document.querySelector("dialog[open]")) speak(text);
  };
  if (announcement) new MutationObserver(repeat).observe(announcement, { childList: true, subtree: true, characterData: true });

  const SAYINGS = { submitted: "submitted", edited: "edited", withdrawn: "withdrawn", restored: "restored" };
  for (const [name, key] of Object.entries(SAYINGS)) {
    document.addEventListener(`idea:${name}`, () => window.augenhoehe.say(words[key], "success"));
  }
  document.addEventListener("done:changed", () => {
    setTimeout(() => {
      const isDone = document.getElementById("done")?.getAttribute("aria-pressed") === "true";
      speak(isDone ? words.done : words.undone);
    });
  });

  // ── no network: what is not kept for later is told at once ────────────────────────────────────
  document.addEventListener("htmx:error", (event) => {
    const { ctx } = event.detail;
    if (!ctx?.request || ctx.request.method === "GET" || ctx.response) return;
    const form = ctx.sourceElement?.closest?.("form");
    if (form?.matches("[data-outbox]")) return;
    const note = form?.id && document.getElementById(`${form.id}-note`);
    if (note) note.textContent = words.notSent;
    else window.augenhoehe.say(words.notSent, "warn", true);
  });

  // ── the room moves on ─────────────────────────────────────────────────────────────────────────
  const stepOf = () => document.querySelector("#stage > [data-step]");
  const keyOf = (step) => (step ? `${step.dataset.step} ${step.dataset.visit}` : "");
  const headingOf = (step) => step?.querySelector("h1")?.textContent.trim() ?? "";
  const sayingsOf = (step) => [...(step?.querySelectorAll("[data-say]") ?? [])].map((part) => part.dataset.say);
  const product = document.title.replace(/^[^–]*–/, "–");
  const titled = (name, heading) => {
    const parts = [heading, name, words.desk].filter(Boolean);
    document.title = `${parts.join(" · ")} ${product}`;
  };
  const nameOf = () => document.querySelector('#horizon [aria-current="step"] .horizon__label')?.lastChild?.textContent.trim() ?? "";
  let shown = keyOf(stepOf());
  let said = [headingOf(stepOf()), ...sayingsOf(stepOf())];
  const within = (step, heading) => {
    const now = [heading, ...sayingsOf(step)];
    const changed = now.filter((words) => words && !said.includes(words));
    said = now;
    if (!changed.length) return;
    // A heading that has just got the focus is read by that.
    const isRead = (words) => words === heading && document.activeElement?.textContent.trim() === heading;
    setTimeout(() => {
      const rest = changed.filter((words) => !isRead(words));
      const template = rest.length === 1 ? step.querySelector(`[data-say="${CSS.escape(rest[0])}"] > template`) : null;
      if (rest.length) speak(rest.join(". "), template?.content.cloneNode(true));
    }, 60);
    if (step.dataset.step === "show") titled(nameOf(), heading);
  };
  document.addEventListener("htmx:after:swap", () => {
    const step = stepOf();
    if (!step) return;
    const heading = headingOf(step);
    if (keyOf(step) === shown) return within(step, heading);
    shown = keyOf(step);
    said = [heading, ...sayingsOf(step)];
    window.augenhoehe.oldToastsGo?.();
    titled(nameOf(), step.dataset.step === "show" ? heading : "");
    // What may still be written in this step (data-steps) stays open under whoever writes it.
    const permitted = `:has([data-draft-form][data-steps~="${step.dataset.step}"])`;
    for (const dialog of document.querySelectorAll(`#idea-dialog[open], #reasons-dialog[open], dialog[open]:has([data-draft-form]):not(${permitted})`)) dialog.close();
    speak(words.now.replace("{step}", nameOf()));
    const here = document.activeElement;
    if (!here?.matches("input, textarea, select")) scrollTo({ top: 0, behavior: "instant" });
    if (here && here !== document.body && here.isConnected && !here.closest("#stage, #mine")) return undefined;
    const target = step.querySelector("h1, h2");
    target?.setAttribute("tabindex", "-1");
    return target?.focus();
  });
})();
