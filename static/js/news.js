/* What others do is told politely and seldom: at most once in ten seconds, all in one sentence ("3 neue Ideen, 1
 * Rückfrage"). What came of one's own press is told by its answer, and not as news.
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  const place = document.getElementById("news");
  if (!stream || !place) return;
  const SOON = 1500; // ms in which the answer to one's own press arrives, and others' changes come together
  const SELDOM = 10000; // ms between two sentences
  const words = document.getElementById("words").dataset;
  const KINDS = ["new", "gone", "bundle", "changed", "question", "answer", "complaint", "reservation", "advice", "asked", "step"];
  let pending = []; // {key, kind, number, at}
  let last = -SELDOM;
  let next = 0;

  const sentence = () => {
    const parts = [];
    for (const kind of KINDS) {
      const found = pending.filter((entry) => entry.kind === kind);
      const isSummed = ["question", "answer", "complaint", "reservation", "advice", "step"].includes(kind);
      const number = isSummed ? found.reduce((sum, entry) => sum + entry.number, 0) : new Set(found.map((entry) => entry.key)).size;
      const name = `news${kind[0].toUpperCase()}${kind.slice(1)}`;
      if (number) parts.push(number === 1 ? words[`${name}One`] : words[`${name}Many`].replace("{number}", number));
    }
    const told = pending.filter((entry) => entry.words).map((entry) => entry.words);
    const counted = new Intl.ListFormat(document.documentElement.lang, { type: "unit" }).format(parts);
    return [counted, ...told].filter(Boolean).join(". ");
  };
  const tell = () => {
    next = 0;
    const line = sentence();
    pending = [];
    if (!line) return;
    last = performance.now();
    place.textContent = "";
    setTimeout(() => {
      place.textContent = line;
    }, 60);
  };
  const put = (entry) => {
    pending.push({ ...entry, at: performance.now() });
    next ||= setTimeout(tell, Math.max(SOON, last + SELDOM - performance.now()));
  };
  const add = (key, kind, number = 1) => put({ key, kind, number });
  // news(key, words): a sentence among them; a later one of the same key takes its place, none takes it away.
  const news = (key, words) => {
    pending = pending.filter((entry) => entry.key !== key);
    if (words) put({ key, words });
  };
  window.augenhoehe = Object.assign(window.augenhoehe || {}, { news });

  const stepOf = (part) => part?.querySelector("[data-step]")?.dataset.step;
  const stepsOn = (before, after) => before.id === "stage" && stepOf(before) !== stepOf(after);
  const count = (card, name) => Number(card?.querySelector(".talk")?.dataset[name] ?? 0);
  const ofCard = (card) => {
    const before = document.getElementById(card.id);
    if (!before) return add(card.id, "new");
    const questions = count(card, "questions") - count(before, "questions");
    const answers = count(card, "remarks") - count(before, "remarks") - questions;
    if (questions > 0) add(card.id, "question", questions);
    if (answers > 0) add(card.id, "answer", answers);
    if (questions || answers) return undefined;
    const isBundle = [card, before].some((one) => one.classList.contains("idea--bundle"));
    return add(card.id, isBundle ? "bundle" : "changed");
  };
  // Questions of the audience that have come up; of one's own one hears that it was released (audience.js).
  const ofQuestions = (fragment) => {
    const own = (document.getElementById("my-questions")?.dataset.own ?? "").split(" ");
    for (const { id } of fragment?.querySelectorAll('.asked__one[id^="question-"]') ?? []) {
      if (!document.getElementById(id) && !own.includes(id.replace("question-", ""))) add(id, "asked");
    }
  };
  document.addEventListener("htmx:before:swap", (event) => {
    if (event.detail.ctx.sourceElement !== stream) return;
    for (const task of event.detail.tasks) {
      const target = typeof task.target === "string" ? document.querySelector(task.target) : task.target;
      if (target?.matches("#asked, #stage") && !stepsOn(target, task.fragment)) ofQuestions(task.fragment);
      if (task.swapSpec?.style === "upsert") [...task.fragment.children].forEach(ofCard);
      else if (task.swapSpec?.style === "delete") target?.matches("#board > *") && add(target.id, "gone");
      else if (target?.id === "complaints") {
        const told = (part) => Number(part?.querySelector("[data-complaints]")?.dataset.complaints ?? 0);
        const more = told(task.fragment) - told(target);
        if (more > 0) add("complaints", "complaint", more);
      } else if (target?.id?.startsWith("advice-list-")) {
        const given = (part) => Number(part?.querySelector("[data-pieces]")?.dataset.pieces ?? 0);
        const more = given(task.fragment) - given(target);
        if (more > 0) add(target.id, "advice", more);
      } else if (target?.id === "next-steps") {
        const planned = (part) => part?.querySelectorAll(".next-step").length ?? 0;
        const more = planned(task.fragment) - planned(target);
        if (more > 0) add("next-steps", "step", more);
      } else if (target?.matches("#stage, #settings")) {
        const kept = (part) => part?.querySelectorAll(".reservation").length ?? 0;
        const more = kept(task.fragment) - kept(target);
        if (more > 0 && !stepsOn(target, task.fragment)) add("reservations", "reservation", more);
      }
    }
  });

  // The room hears of a press before whoever pressed has the answer: what came since then was one's own.
  const began = new WeakMap();
  document.addEventListener("htmx:before:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.request.method !== "GET") began.set(ctx, performance.now());
  });
  document.addEventListener("htmx:after:request", (event) => {
    const since = began.get(event.detail.ctx);
    if (since === undefined) return;
    pending = pending.filter((entry) => entry.words || entry.at < since);
    const until = performance.now() + 400; // the stream may be the slower one, too
    document.addEventListener("htmx:after:swap", function late(swap) {
      if (performance.now() > until) return document.removeEventListener("htmx:after:swap", late);
      if (swap.detail.ctx.sourceElement === stream) pending = pending.filter((entry) => entry.words || entry.at < since);
      return undefined;
    });
  });
})();
