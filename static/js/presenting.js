/* Slides: keys and swipes for whoever leads, how long they have spoken, and the news that a slide has turned.
 *
 * Keys work inside the frame [data-leading] alone, and not in a field: outside of it they are everybody's own. They press
 * the buttons that stand there, so nothing can be done with them that could not be done without.
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  if (!stream) return;
  const FAR = 48; // px a finger travels for a swipe
  const LAST = 60; // seconds of the time to speak in which it is said to end
  const { base } = stream.dataset;
  const frame = () => document.querySelector("[data-leading]");
  const isRtl = () => getComputedStyle(frame()).direction === "rtl";
  const press = (which) => {
    const button = frame()?.querySelector(which);
    if (button && button.getAttribute("aria-disabled") !== "true") button.click();
  };
  const turn = (way) => press(`[data-turn="${way}"]`);
  let begun = 0; // turns that were asked for here
  let begunBefore = 0; // ... when it was last asked which slide is shown
  const catchUp = () => {
    isOutdated = false;
    begunBefore = begun;
    htmx.ajax("GET", `${base}/vorstellen/stand`, { source: document.body, swap: "none" });
  };

  // ── keys ──────────────────────────────────────────────────────────────────────────────────────
  let typed = "";
  const draw = () => {
    const place = frame()?.querySelector("[data-typed]");
    if (place) place.textContent = typed;
  };
  const jump = () => {
    const form = document.getElementById("jump-form");
    form.elements.number.value = typed;
    form.elements.number.dispatchEvent(new Event("input", { bubbles: true })); // a request of its own
    typed = "";
    form.requestSubmit();
  };
  const WAYS = {
    ArrowRight: () => turn(isRtl() ? "back" : "next"),
    ArrowLeft: () => turn(isRtl() ? "next" : "back"),
    PageDown: () => turn("next"),
    PageUp: () => turn("back"),
    b: () => press("[data-black]"),
  };
  const act = (event) => {
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const onControl = event.target.matches("button, summary, a");
    if (/^\d$/.test(key)) typed = (typed + key).slice(-4);
    else if (key === "Enter" && typed) jump();
    else if (["Escape", "Backspace"].includes(key) && typed) typed = "";
    else if (key === " " && !onControl) turn(event.shiftKey ? "back" : "next");
    else if (WAYS[key]) WAYS[key]();
    else return false;
    return true;
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (!event.target.closest?.("[data-leading]") || event.target.matches("input, textarea, select")) return;
    if (!act(event)) return;
    event.preventDefault();
    draw();
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.sourceElement?.id === "jump-form" && ctx.response?.status === 200) ctx.sourceElement.reset();
  });

  // ── quick presses: each turns one slide, also while the one before it is on its way ───────────
  const MOST_AHEAD = 9;
  let isTurning = false;
  let ahead = 0; // slides still to turn; below zero: back
  let isOutdated = false; // something was turned meanwhile, perhaps by somebody else
  const ofTurn = (event) => event.detail.ctx.sourceElement?.matches?.("[data-turn]");
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.("[data-turn]");
      if (!button || button.getAttribute("aria-disabled") === "true") return;
      if (!isTurning) {
        isTurning = true;
        begun += 1;
        return;
      }
      event.stopImmediatePropagation();
      event.preventDefault();
      ahead = Math.max(-MOST_AHEAD, Math.min(MOST_AHEAD, ahead + (button.dataset.turn === "next" ? 1 : -1)));
    },
    true,
  );
  document.addEventListener("htmx:after:request", (event) => {
    if (event.detail.ctx.request.action !== `${base}/vorstellen/stand` || begun === begunBefore) return;
    event.preventDefault(); // may be older than what a turn brings
    isOutdated = true;
  });
  document.addEventListener("htmx:finally:request", (event) => {
    if (!ofTurn(event)) return;
    isTurning = false;
    const way = event.detail.ctx.response?.status === 200 ? Math.sign(ahead) : 0;
    ahead = way && ahead - way;
    if (way) turn(way > 0 ? "next" : "back");
    if (!isTurning) ahead = 0; // the first or the last slide
    if (!isTurning && isOutdated) catchUp();
  });

  // ── swipes ────────────────────────────────────────────────────────────────────────────────────
  let began = null;
  document.addEventListener("pointerdown", (event) => {
    const isFinger = event.pointerType !== "mouse" && event.isPrimary && event.target.closest?.("[data-leading] [data-swipe]");
    began = isFinger ? { id: event.pointerId, x: event.clientX, y: event.clientY } : null;
  });
  document.addEventListener("pointercancel", () => {
    began = null;
  });
  document.addEventListener("pointerup", (event) => {
    if (!began || began.id !== event.pointerId) return;
    const [x, y] = [event.clientX - began.x, event.clientY - began.y];
    began = null;
    if (Math.abs(x) < FAR || Math.abs(x) < 2 * Math.abs(y)) return;
    turn(x < 0 === isRtl() ? "back" : "next");
  });

  // ── how long this sketch has been presented ───────────────────────────────────────────────────
  let over = "";
  const clock = () => {
    const place = document.querySelector(".speech[data-since]");
    const now = window.augenhoehe?.now?.() ?? Date.now();
    setTimeout(clock, 1000 - (now % 1000) + 5);
    tick(place, now);
  };
  const tick = (place, now) => {
    if (!place || (document.documentElement.hasAttribute("data-held") && place.dataset.state)) return;
    const seconds = Math.max(0, Math.floor((now - Date.parse(place.dataset.since)) / 1000));
    const rest = place.dataset.limit ? Number(place.dataset.limit) - seconds : Infinity;
    const state = rest <= 0 ? "over" : rest <= LAST ? "soon" : "running";
    const face = place.querySelector("[data-speech]");
    const words = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    if (face.textContent !== words) face.textContent = words;
    place.dataset.state = state;
    const word = place.querySelector("[data-speech-word]");
    const said = state === "running" ? "" : place.dataset[state];
    if (word.textContent !== said) word.textContent = said;
    if (state === "over" && over !== place.dataset.since) {
      over = place.dataset.since;
      if (rest > -2) window.augenhoehe.speak?.(said); // when it ends, not for whoever opens the page later
    }
  };

  // ── what has turned ───────────────────────────────────────────────────────────────────────────
  const told = () => document.querySelector("#slide [data-told]")?.dataset.told ?? "";
  let heard = told();
  let leafed = "";
  document.addEventListener("htmx:after:swap", () => {
    const now = told();
    if (now !== heard) window.augenhoehe.news?.("slide", now); // politely and seldom, with all other news
    heard = now;
    const leaf = document.querySelector("dialog[open] [data-leaf]")?.dataset.leaf ?? "";
    if (leaf && leaf !== leafed && leafed) window.augenhoehe.speak?.(leaf);
    leafed = leaf;
    tick(document.querySelector(".speech[data-since]"), window.augenhoehe?.now?.() ?? Date.now());
    draw();
  });
  const isLeading = Boolean(document.querySelector("[data-leads]"));
  stream.addEventListener("turned", () => {
    if (!isLeading) return;
    if (isTurning) isOutdated = true;
    else catchUp();
  });
  stream.addEventListener("presenters", () => {
    if (document.querySelector("#mine [data-presents]")) stream.dispatchEvent(new CustomEvent("mine"));
  });
  if (isLeading) frame()?.focus();
  clock();
})();
