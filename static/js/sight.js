/* What I have had before my eyes long enough to have read it, told to the server now and then: for "unseen first", and so
 * that the room knows what nobody has read yet. An idea counts when most of it, or of the screen, was to be seen for a
 * while on a page that was looked at, or when the focus stayed in it. Offers window.augenhoehe.sight.seen.
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  if (!stream || !("IntersectionObserver" in window)) return;
  const LONG = 1500; // ms
  const SHARE = 0.6; // of the card, or of the screen
  const EVERY = 10000; // ms between two reports at least
  const JITTER = 5000; // ms more, by chance: a hall begins to read in the same second
  const base = stream.dataset.base;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const seen = new Set();
  const looking = new Map(); // card -> timer
  const inView = new WeakSet(); // cards of which enough is to be seen
  let waiting = []; // numbers that are not told yet
  let next = 0;

  const known = (number) =>
    seen.has(number) || document.getElementById("reading")?.dataset.seen.split(" ").includes(number);
  const report = async () => {
    clearTimeout(next);
    next = 0;
    const numbers = waiting.splice(0, 200);
    if (!numbers.length) return;
    const answer = await fetch(`${base}/gelesen`, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams({ numbers: numbers.join(" ") }),
      keepalive: true, // also while the page goes away; sendBeacon could not carry the token
    }).catch(() => null);
    if (!answer || answer.status >= 500) waiting.unshift(...numbers);
    if (waiting.length) plan();
  };
  const plan = () => {
    next ||= setTimeout(report, EVERY + Math.random() * JITTER);
  };
  const isCovered = () => document.hidden || document.querySelector("dialog[open]");
  const note = (card) => {
    looking.delete(card);
    const number = card.dataset.k;
    if (isCovered() || !card.isConnected || known(number)) return;
    seen.add(number);
    waiting.push(number);
    plan();
  };
  const begin = (card) => {
    if (looking.has(card) || document.hidden || known(card.dataset.k)) return;
    looking.set(card, setTimeout(() => note(card), LONG));
  };
  const end = (card) => {
    clearTimeout(looking.get(card));
    looking.delete(card);
  };

  const watcher = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting, intersectionRatio, intersectionRect, rootBounds } of entries) {
        const screen = rootBounds?.height || innerHeight;
        const isRead = isIntersecting && (intersectionRatio >= SHARE || intersectionRect.height >= SHARE * screen);
        if (isRead) inView.add(target);
        else inView.delete(target);
        if (isRead) begin(target);
        else if (!target.contains(document.activeElement)) end(target);
      }
    },
    { threshold: [0, 0.2, 0.4, SHARE, 0.8, 1] },
  );
  const watch = () => {
    watcher.disconnect();
    for (const card of looking.keys()) if (!card.isConnected) end(card);
    for (const card of document.querySelectorAll("#board[data-own-order][data-ordered] > *")) watcher.observe(card);
  };
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest?.("#board[data-own-order] > *");
    if (card) begin(card);
  });
  document.addEventListener("focusout", (event) => {
    const card = event.target.closest?.("#board[data-own-order] > *");
    if (card && !inView.has(card) && !card.contains(event.relatedTarget)) end(card); // only passed by
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) return watch();
    for (const card of [...looking.keys()]) end(card);
    return report();
  });
  addEventListener("pagehide", report);
  document.addEventListener("close", watch, true); // what a dialog covered is looked at anew
  document.addEventListener("htmx:after:swap", watch);
  window.augenhoehe = Object.assign(window.augenhoehe || {}, { sight: { seen } });
  watch();
})();
