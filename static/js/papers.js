/* Papers that are being written, on whichever page of the product their reader is: that there are any is remembered by
 * the browser. How far they are is asked for; that one is finished, the room's stream tells as well.
 */
"use strict";
(() => {
  const place = document.getElementById("papers");
  if (!place || !window.htmx) return;
  const WHERE = "augenhoehe papers";
  const TOLD = "augenhoehe papers told";
  const EVERY = 1500; // ms between two questions while one is being written
  let timer = 0;

  const kept = (key) => {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return ""; // forbidden by the browser: then they are told of on this page alone
    }
  };
  const keep = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // as above
    }
  };
  const where = () => place.querySelector("[data-papers]")?.dataset.papers ?? kept(WHERE);

  const tell = (job) => {
    const words = job.querySelector("template");
    if (!words) return;
    const told = kept(TOLD).split(" ").filter(Boolean);
    const name = `${where()}#${job.dataset.job}-${job.dataset.state}`;
    if (told.includes(name) || place.dataset.told?.includes(name)) return;
    place.dataset.told = `${place.dataset.told ?? ""} ${name}`;
    keep(TOLD, [...told, name].slice(-40).join(" "));
    document.getElementById("toasts")?.append(words.content.cloneNode(true));
  };
  const forgetTold = (job) => {
    // written once more: what becomes of it is news again
    const begins = `${where()}#${job.dataset.job}-`;
    keep(TOLD, kept(TOLD).split(" ").filter((name) => !name.startsWith(begins)).join(" "));
    place.dataset.told = (place.dataset.told ?? "").split(" ").filter((name) => !name.startsWith(begins)).join(" ");
  };
  const look = () => {
    const jobs = [...place.querySelectorAll("[data-job]")];
    const open = jobs.filter((job) => ["waiting", "writing"].includes(job.dataset.state));
    if (jobs.length) keep(WHERE, where());
    open.forEach(forgetTold);
    jobs.forEach(tell);
    clearTimeout(timer);
    if (open.length) timer = setTimeout(ask, EVERY);
  };

  // Only what is another by now is exchanged: a button keeps its focus while the bar beside it grows.
  const put = (html) => {
    const fresh = new DOMParser().parseFromString(html, "text/html");
    const list = place.querySelector("[data-papers]");
    const next = fresh.querySelector("[data-papers]");
    if (!list || !next) {
      place.replaceChildren(...(next ? [document.adoptNode(next)] : []));
    } else {
      for (const old of list.querySelectorAll("[data-job]")) if (!next.querySelector(`#${old.id}`)) old.remove();
      for (const job of next.querySelectorAll("[data-job]")) {
        const old = document.getElementById(job.id);
        const bar = old?.querySelector("progress");
        if (!old) list.append(document.adoptNode(job));
        else if (old.dataset.state !== job.dataset.state) {
          const focused = old.contains(document.activeElement);
          old.replaceWith(document.adoptNode(job));
          if (focused) job.querySelector("a, button")?.focus();
        } else if (bar) {
          bar.max = job.querySelector("progress").max;
          bar.value = job.querySelector("progress").value;
          old.querySelector(".papers__percent").textContent = job.querySelector(".papers__percent").textContent;
        }
      }
    }
    htmx.process(place);
    look();
  };
  async function ask() {
    const address = where();
    if (!address) return;
    try {
      const answer = await fetch(address, { headers: { "HX-Request": "true" } });
      if (answer.status === 404) {
        keep(WHERE, ""); // the room is gone, or papers are for the desk alone again
        place.replaceChildren();
      } else if (answer.ok) put(await answer.text());
    } catch {
      clearTimeout(timer);
      timer = setTimeout(ask, EVERY * 4); // no connection just now
    }
    if (!place.querySelector("[data-job]")) keep(WHERE, "");
  }

  document.getElementById("stream")?.addEventListener("papers", (event) => {
    const numbers = event.detail.data.split(" ");
    if (numbers.some((number) => document.getElementById(`paper-job-${number}`))) ask();
  });
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx.request?.method !== "GET") look();
  });
  addEventListener("storage", (event) => {
    if (event.key === WHERE && event.newValue) ask();
  });
  if (place.querySelector("[data-job]")) look();
  else ask();
})();
