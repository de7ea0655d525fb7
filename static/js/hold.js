/* "Anhalten": nothing moves on this screen until "Weiter". The connection stays; what the stream brings is not put on the
 * page but counted, and caught up with at once afterwards. One's own presses are answered as always.
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  const button = document.getElementById("hold");
  const line = document.getElementById("held");
  if (!stream || !button || !line) return;
  const address = `${stream.dataset.base}/stand`;
  const QUIET = ["#numbers", "#voters", "#benches"]; // that somebody came or began is no news to catch up with
  let isHeld = false;
  let isBehind = false;
  let news = new Set();
  let catchingUp = null;
  let newest = 0; // the journal's number up to which the stream has put news on the page

  const draw = () => {
    document.documentElement.toggleAttribute("data-held", isHeld);
    line.hidden = !isHeld;
    button.dataset.held = String(isHeld);
    const { none, one, many } = line.dataset;
    const words = news.size === 0 ? none : news.size === 1 ? one : many.replace("{number}", news.size);
    line.querySelector("[data-held-count]").textContent = words;
  };
  const tell = (words) => {
    const place = line.querySelector("[data-held-step]");
    if (place.textContent === words) return;
    place.textContent = words;
    window.augenhoehe.speak?.(words);
  };
  // What a message would have changed: one card, one region.
  const note = (message) => {
    isBehind = true;
    if (message.event) return;
    const held = new DOMParser().parseFromString(message.data, "text/html");
    for (const part of held.querySelectorAll("hx-partial, hx-upsert")) {
      const target = part.getAttribute("hx-target");
      if (part.localName === "hx-upsert") for (const card of part.children) news.add(`#${card.id}`);
      else if (!QUIET.includes(target)) news.add(target);
    }
    const step = held.querySelector('hx-partial[hx-target="#stage"] [data-step]');
    const here = document.querySelector("#stage > [data-step]");
    if (!step || !here || step.dataset.step + step.dataset.visit === here.dataset.step + here.dataset.visit) return;
    const name = held.querySelector('[aria-current="step"] .horizon__label')?.lastChild?.textContent.trim() ?? "";
    news = new Set(["#stage"]); // one thing: the room is elsewhere
    tell(line.dataset.step.replace("{step}", name));
  };
  stream.addEventListener("htmx:sse:before:message", (event) => {
    const { message } = event.detail;
    if (["ping", "seq"].includes(message.event)) return;
    if (catchingUp) event.detail.waitUntil(catchingUp); // or an older state would be put over a newer one
    if (!isHeld) newest = Math.max(newest, Number(message.id?.split(":")[1] ?? 0));
    if (!isHeld) return;
    event.preventDefault();
    note(message);
    draw();
  });

  const hold = () => {
    isHeld = true;
    isBehind = false;
    news = new Set();
    line.querySelector("[data-held-step]").textContent = "";
    draw();
    window.augenhoehe.speak?.(line.dataset.start);
  };
  // True when the page is as fresh as a new one.
  const fetched = async () => {
    let status = 0;
    const look = (event) => {
      if (event.detail.ctx.request.action === address) status = event.detail.ctx.response?.status ?? 0;
    };
    document.addEventListener("htmx:after:request", look);
    await htmx.ajax("GET", address, { source: document.body, swap: "none" });
    document.removeEventListener("htmx:after:request", look);
    return status === 200;
  };
  const catchUp = async () => {
    catchingUp = fetched();
    const isFresh = await catchingUp;
    catchingUp = null;
    return isFresh;
  };
  // The answer to a press shows the whole room, as it was then: it may come after news that are newer.
  document.addEventListener("htmx:finally:request", (event) => {
    const { request, response } = event.detail.ctx;
    const shown = Number(response?.headers?.get("Room-Seq") ?? 0);
    if (shown && shown < newest && request.action !== address && !isHeld && !catchingUp) catchUp();
  });
  const release = async () => {
    isHeld = false;
    draw();
    if (isBehind) {
      if (!(await catchUp())) {
        isHeld = true; // no network: what was held back is still to come
        draw();
        return;
      }
    }
    window.augenhoehe.speak?.(line.dataset.end);
  };
  button.addEventListener("click", () => {
    if (!catchingUp) (isHeld ? release : hold)();
  });
  button.hidden = false;
  draw();
})();
