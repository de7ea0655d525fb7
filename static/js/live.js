// What every page of a room shares: requests, connection, starting over, form errors.
"use strict";
(() => {
  const WATCHDOG = 40000; // ms without any sign of the server before the stream is opened anew
  const stream = document.getElementById("stream");
  const base = stream ? stream.dataset.base : "";
  let heard = Date.now();
  let connection = null;
  let spread = 0;

  // ── requests: CSRF token, and one idempotency key per filled-in form ──────────────────────────
  const token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";
  const keyOf = (element) => {
    const form = element.closest("form");
    const owner = form ?? element;
    owner.dataset.requestKey ||= `${Date.now().toString(36)}-${crypto.getRandomValues(new Uint32Array(3)).join("-")}`;
    return owner.dataset.requestKey;
  };
  document.addEventListener("htmx:config:request", (event) => {
    const { ctx } = event.detail;
    // An answer whose target has gone is dropped. With swap "none" the target is the button itself, which the room's
    // own push may have replaced already: then nobody would be told what became of the press.
    if (ctx.swap === "none") ctx.target = document.body;
    if (ctx.request.method === "GET") return;
    ctx.request.headers["X-CSRFToken"] = token;
    ctx.request.headers["Idempotency-Key"] = keyOf(ctx.sourceElement);
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.request.method === "GET" || !ctx.response) return;
    const owner = ctx.sourceElement.closest("form") ?? ctx.sourceElement;
    if (ctx.response.status < 500) delete owner.dataset.requestKey; // answered: the next one is another request
  });
  document.addEventListener("input", (event) => {
    const form = event.target.closest("form");
    if (form) delete form.dataset.requestKey; // another text is another request
  });

  // The second click of a double click is the same press, wherever it lands; except on what one may press fast.
  const sends = (button) => button.matches("[hx-post], [hx-put], [hx-delete]") || (button.type === "submit" && button.form?.matches("[hx-post]"));
  document.addEventListener(
    "click",
    (event) => {
      const button = event.detail > 1 ? event.target.closest?.("button") : null;
      if (!button || button.matches("[data-again], [data-give], [data-take]") || !sends(button)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );

  // ── form errors: the text stays, the message stands at the field ──────────────────────────────
  const clearErrors = (form) => {
    for (const place of form.querySelectorAll('[id$="-error"], [id$="-note"]')) place.replaceChildren();
    for (const field of form.querySelectorAll('[aria-invalid="true"]')) field.removeAttribute("aria-invalid");
  };
  document.addEventListener("htmx:before:request", (event) => {
    const form = event.detail.ctx.sourceElement.closest("form");
    if (form) clearErrors(form);
  });
  // A "no" to the whole form is read where it stands: in a dialog it would be below what is to be seen of it.
  const showNote = (form) => {
    const note = form.id && form.closest("dialog[open]") ? document.getElementById(`${form.id}-note`) : null;
    if (!note?.textContent.trim()) return;
    note.tabIndex = -1;
    note.focus({ preventScroll: true });
    note.scrollIntoView({ block: "nearest", behavior: "instant" });
  };
  document.addEventListener("htmx:after:swap", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement.closest?.("form");
    if (form && ctx.response?.status >= 400 && ctx.response.status !== 422) return showNote(form);
    if (!form || ctx.response?.status !== 422) return;
    const wrong = [...form.querySelectorAll('[id$="-error"]')]
      .filter((place) => place.textContent.trim())
      .map((place) => document.getElementById(place.id.replace(/-error$/, "")))
      .filter(Boolean);
    for (const field of wrong) {
      field.setAttribute("aria-invalid", "true");
      const shut = field.closest("details:not([open])");
      if (shut) shut.open = true;
    }
    const [first] = wrong;
    const place = first?.matches("fieldset") ? first.querySelector("input") : first;
    if (place && place === document.activeElement) window.augenhoehe.speak?.(document.getElementById(`${first.id}-error`).textContent.trim());
    else place?.focus();
  });

  // ── connection ────────────────────────────────────────────────────────────────────────────────
  const show = (state) => {
    const light = document.getElementById("connection");
    if (light && light.dataset.state !== state) light.dataset.state = state;
    const banner = document.getElementById("offline");
    if (banner) banner.hidden = state !== "off";
    document.dispatchEvent(new CustomEvent("augenhoehe:connection", { detail: state }));
  };
  if (!stream) return;

  const alive = () => {
    heard = Date.now();
    show("on");
  };
  stream.addEventListener("htmx:sse:after:connection", (event) => {
    connection = event.detail.connection;
    if (connection.status === 404) return gone();
    alive();
  });
  stream.addEventListener("htmx:sse:before:message", alive);
  stream.addEventListener("htmx:sse:error", (event) => {
    if (event.detail.status === 404) gone();
    else show("off");
  });
  stream.addEventListener("ping", (event) => {
    window.augenhoehe?.serverTime?.(new Date(Number(event.detail.data)).toISOString());
  });
  const connect = () => htmx.ajax("GET", stream.getAttribute("hx-sse:connect"), { source: stream, swap: "none" });
  const gone = () => {
    connection?.reader?.cancel();
    stream.remove();
    try {
      sessionStorage.setItem("augenhoehe left", base); // what was not sent can be read there (left_behind.js)
    } catch {
      // forbidden by the browser: then nothing was kept either
    }
    location.assign("/?weg");
  };
  setInterval(() => {
    if (document.hidden || !stream.isConnected) return;
    const quiet = Date.now() - heard;
    if (quiet < WATCHDOG) return;
    heard = Date.now();
    show("off");
    if (stream._htmx?.sse && connection?.reader) connection.reader.cancel();
    else if (!stream._htmx?.sse) connect();
  }, 2000);
  addEventListener("offline", () => show("off"));
  addEventListener("online", () => {
    heard = 0; // look at once
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) heard = Math.max(heard, Date.now() - WATCHDOG + 4000);
  });

  // ── starting over: one reset, then the page is as if loaded afresh ────────────────────────────
  const jitter = () => Math.random() * spread;
  stream.addEventListener("reset", () => {
    spread = 1500;
    setTimeout(() => {
      htmx.ajax("GET", `${base}/stand`, { source: document.body, swap: "none" });
    }, jitter());
  });

  // ── the personal part follows a new stage by one light request, spread over a moment ──────────
  const mine = document.getElementById("mine");
  let waiting = null;
  let pressed = 0; // what was sent from this page and answered
  let pressedBefore = 0;
  const fetchMine = (most) => {
    if (!mine || waiting) return;
    waiting = setTimeout(() => {
      waiting = null;
      pressedBefore = pressed;
      // woven in where somebody may be writing, so that the field keeps its text and its cursor
      const swap = mine.querySelector("textarea") ? "innerMorph" : "innerHTML";
      htmx.ajax("GET", `${base}/mine`, { target: "#mine", swap });
    }, Math.random() * most);
  };
  document.addEventListener("htmx:before:swap", (event) => {
    const whole = event.detail.tasks.some((task) => task.target === "#stage" || task.target?.id === "stage");
    if (whole && mine) fetchMine(Number(mine.dataset.spread ?? 400));
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { request } = event.detail.ctx;
    if (request.method !== "GET") pressed += 1;
    if (request.action !== `${base}/mine` || pressed === pressedBefore) return;
    event.preventDefault(); // it was asked for before one's own press was answered, and may be older
    fetchMine(100);
  });
  stream.addEventListener("touched", (event) => {
    const own = event.detail.data
      .split(" ")
      .some((number) => document.querySelector(`#mine :is([data-own="${number}"], [data-stack="${number}"], [data-asked~="${number}"])`));
    if (own) fetchMine(400);
  });
  stream.addEventListener("inspired", (event) => {
    const numbers = event.detail.data.split(" ").filter(Boolean);
    const shown = (number) => document.querySelector(`#mine [data-inspired="${number}"]`);
    if (!numbers.length || numbers.some(shown)) fetchMine(1200);
  });
  stream.addEventListener("mine", () => fetchMine(Number(mine?.dataset.spread ?? 400)));
  document.addEventListener("htmx:after:swap", () => {
    for (const list of document.querySelectorAll("#board, #sketches")) htmx.process(list);
  });
})();
