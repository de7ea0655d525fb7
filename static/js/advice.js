/* Advice on a sketch: marks at its sections, what has been read, and news for those whom it concerns.
 *
 * The marks are links in the shared list ([data-mark="<section>"]); this puts one beside the name of each section. What
 * was before somebody's eyes for a while is told to the server, for "new since your last visit".
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  if (!stream) return;
  const { base } = stream.dataset;
  const region = document.querySelector("[data-advising]");
  const LONG = 1500; // ms
  const JITTER = 800; // ms by chance: a whole room may have the same sketch open
  const listOf = () => region?.querySelector("[data-sketch-advice]");

  const mark = () => {
    const links = new Map([...(region?.querySelectorAll("[data-mark]") ?? [])].map((link) => [link.dataset.mark, link]));
    for (const editor of region ? document.querySelectorAll("[data-editor]") : []) {
      const head = editor.querySelector(".section-editor__head");
      const link = links.get(editor.dataset.editor);
      let made = head?.querySelector(".advice-mark");
      if (!link) made?.remove();
      if (!link || !head) continue;
      if (!made) {
        made = document.createElement("a");
        made.className = "advice-mark";
        head.append(made);
      }
      if (made.textContent !== link.dataset.words) made.textContent = link.dataset.words;
      made.setAttribute("href", link.getAttribute("href"));
    }
  };

  // ── what has been read ────────────────────────────────────────────────────────────────────────
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
  let told = 0;
  let inView = false;
  let waiting = 0;
  const tell = async () => {
    waiting = 0;
    const upto = Number(listOf()?.dataset.newest ?? 0);
    if (!inView || document.hidden || upto <= told) return;
    const answer = await fetch(`${base}/skizzen/${region.dataset.advising}/gelesen`, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams({ upto }),
      keepalive: true,
    }).catch(() => null);
    if (answer?.ok) told = upto;
  };
  const look = () => {
    if (region && inView) waiting ||= setTimeout(tell, LONG);
  };
  if (region && "IntersectionObserver" in window) {
    const list = region.querySelector('[id^="advice-list-"]');
    new IntersectionObserver(([entry]) => {
      inView = entry.isIntersecting;
      look();
    }).observe(list);
    document.addEventListener("visibilitychange", look);
  }

  // ── somebody said something ───────────────────────────────────────────────────────────────────
  stream.addEventListener("advised", (event) => {
    const numbers = event.detail.data.split(" ");
    if (region && numbers.includes(region.dataset.advising)) {
      const address = `${base}/skizzen/${region.dataset.advising}/rueckmeldungen`;
      setTimeout(() => htmx.ajax("GET", address, { source: document.body, swap: "none" }), Math.random() * JITTER);
    }
    const mine = (number) => document.querySelector(`#mine [data-advised="${number}"]`);
    if (numbers.some(mine)) stream.dispatchEvent(new CustomEvent("mine"));
  });
  stream.addEventListener("reset", () => {
    if (document.querySelector("[data-advice-page]")) location.reload();
  });
  document.addEventListener("htmx:after:swap", () => {
    mark();
    look();
  });
  mark();
})();
