/* Clocks. The server says when a step's time ends; this page works out the rest, so a sleeping tab is right again
 * at its first tick. It warns politely at 60 and at 20 seconds and never advances anything.
 *
 * Reads: <meta name="server-time" content="ISO">, [data-ends-at] (a clock), [data-way] (the horizon's line).
 * Offers: window.augenhoehe.serverTime(iso), for whoever hears the server's clock again later (a stream's ping).
 */
(() => {
  "use strict";
  const arrival = () => {
    const entry = performance.getEntriesByType("navigation")[0];
    return entry && entry.responseStart ? performance.timeOrigin + entry.responseStart : Date.now();
  };
  let offset = 0;
  const heard = (iso, at) => {
    const server = Date.parse(iso);
    if (!Number.isNaN(server)) offset = server - at;
  };
  const meta = document.querySelector('meta[name="server-time"]');
  if (meta) heard(meta.content, arrival());

  let status = null;
  const say = (words) => {
    if (!words) return;
    if (!status) {
      status = document.createElement("div");
      status.className = "visually-hidden";
      status.setAttribute("role", "status");
      document.body.append(status);
    }
    status.textContent = words;
  };

  const pad = (number) => String(number).padStart(2, "0");
  const words = (seconds) => {
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor((seconds % 3600) / 60);
    return hours ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
  };
  const stateOf = (seconds) => (seconds <= 0 ? "over" : seconds <= 20 ? "last" : seconds <= 60 ? "warn" : "running");

  // Said once per end time: a clock that is replaced by a push does not warn again, an extended one does.
  const said = new Set();
  const warn = (clock, seconds, before) => {
    for (const mark of [0, 20, 60]) {
      if (seconds > mark) continue;
      const key = `${clock.dataset.endsAt} ${mark}`;
      if (!said.has(key)) {
        said.add(key);
        if (before !== undefined && before > mark) say(clock.getAttribute(`data-say-${mark}`));
      }
      return;
    }
  };

  const last = new Map();
  let isFirst = true; // what runs when the page opens is no news
  const greet = (clock, seconds) => {
    if (!isFirst && seconds > 60 && !last.has(clock.dataset.endsAt)) say(clock.dataset.sayStart?.replace("{time}", words(seconds)));
  };
  const drawClock = (clock, now) => {
    const seconds = Math.max(0, Math.ceil((Date.parse(clock.dataset.endsAt) - now) / 1000));
    if (Number.isNaN(seconds)) return;
    const face = clock.querySelector("time");
    const isHeld = document.documentElement.hasAttribute("data-held"); // nothing is to move; what is said still is
    if (face && !(isHeld && face.textContent) && face.textContent !== words(seconds)) {
      face.textContent = words(seconds);
      face.setAttribute("datetime", `PT${seconds}S`);
    }
    const state = stateOf(seconds);
    if (!isHeld && clock.dataset.state !== state) clock.dataset.state = state;
    greet(clock, seconds);
    warn(clock, seconds, last.get(clock.dataset.endsAt));
  };
  const drawWay = (way, now) => {
    if (document.documentElement.hasAttribute("data-held")) return;
    const from = Date.parse(way.dataset.startsAt);
    const to = Date.parse(way.dataset.endsAt);
    if (!(to > from)) return;
    const share = Math.min(1, Math.max(0, (now - from) / (to - from)));
    way.setAttribute("width", (share * 100).toFixed(1));
  };

  let next = 0;
  const tick = () => {
    clearTimeout(next);
    const now = Date.now() + offset;
    const clocks = document.querySelectorAll(".timer[data-ends-at]");
    for (const clock of clocks) drawClock(clock, now);
    for (const clock of clocks) last.set(clock.dataset.endsAt, Math.ceil((Date.parse(clock.dataset.endsAt) - now) / 1000));
    isFirst = false;
    for (const way of document.querySelectorAll("[data-way]")) drawWay(way, now);
    next = setTimeout(tick, 1000 - (now % 1000) + 5);
  };

  window.augenhoehe = Object.assign(window.augenhoehe || {}, {
    now: () => Date.now() + offset, // the server's clock, as well as this page knows it
    serverTime(iso) {
      heard(iso, Date.now());
      tick();
    },
  });
  document.addEventListener("visibilitychange", tick);
  document.addEventListener("htmx:after:swap", tick);
  tick();
})();
