/* An idea that found no network waits here, with the idempotency key of its first try, and is sent once.
 *
 * The key makes "once" true: whether the first try arrived after all, or two tabs send, the server takes one.
 * What the server refuses goes back into the form with the reason.
 */
"use strict";
(() => {
  const { store, drafts } = window.augenhoehe ?? {};
  const place = document.getElementById("kept");
  if (!store || !drafts || !place) return;
  const base = document.getElementById("stream").dataset.base;
  const words = document.getElementById("words").dataset;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const FIRST_PAUSE = 1500; // ms; doubled after every failure
  const LONGEST_PAUSE = 20000; // ms
  const waiting = () => store.get("outbox") ?? [];
  const keep = (letters) => store.set("outbox", letters);
  const without = (key) => keep(waiting().filter((letter) => letter.key !== key));

  const show = () => {
    const letters = waiting();
    for (const notice of place.querySelectorAll("[data-waiting]")) {
      if (!letters.some((letter) => letter.key === notice.dataset.waiting)) notice.remove();
    }
    for (const letter of letters) {
      if (place.querySelector(`[data-waiting="${CSS.escape(letter.key)}"]`)) continue;
      const notice = document.getElementById("tpl-waiting").content.cloneNode(true).firstElementChild;
      notice.dataset.waiting = letter.key;
      notice.querySelector("[data-waiting-title]").textContent = letter.values.title || words.untitled;
      place.append(notice);
    }
  };

  const formHere = (letter) => document.querySelector(`form[data-outbox="${CSS.escape(letter.form)}"]`);
  const giveBack = (letter, reason) => {
    const form = formHere(letter);
    if (form && drafts.isPristine(form)) drafts.fill(form, letter.values);
    else store.write(`${letter.form}-${letter.key.slice(0, 8)}`, { values: letter.values, label: letter.values.title, text: letter.text });
    const notice = document.getElementById("tpl-refused").content.cloneNode(true).firstElementChild;
    notice.querySelector("[data-refused-say]").textContent = reason || words.refused;
    notice.setAttribute("role", "alert");
    place.append(notice);
    addEventListener("input", () => notice.remove(), { once: true });
    document.dispatchEvent(new CustomEvent("augenhoehe:drafts"));
  };

  const deliver = async (letter) => {
    const response = await fetch(letter.action, {
      method: "POST",
      headers: { "X-CSRFToken": token, "Idempotency-Key": letter.key, Accept: "application/json" },
      body: new URLSearchParams(letter.values),
    });
    if (response.status >= 500) throw new Error(String(response.status));
    without(letter.key);
    if (response.ok) {
      window.augenhoehe.say?.(words.sentLater, "success");
      if (document.querySelector('#stage [data-step="write"]')) {
        htmx.ajax("GET", `${base}/mine`, { target: "#mine", swap: "innerHTML" });
      }
      return;
    }
    const answer = await response.json().catch(() => ({}));
    giveBack(letter, answer.message);
  };

  let pause = FIRST_PAUSE;
  let busy = false;
  let next = 0;
  const send = async () => {
    clearTimeout(next);
    if (busy || !waiting().length) return;
    busy = true;
    try {
      for (const letter of waiting()) await deliver(letter);
      pause = FIRST_PAUSE;
    } catch {
      next = setTimeout(send, pause); // still no network: the letter stays
      pause = Math.min(LONGEST_PAUSE, pause * 2);
    } finally {
      busy = false;
      show();
    }
  };

  const queue = (form, ctx) => {
    const letter = {
      form: form.dataset.outbox,
      key: ctx.request.headers["Idempotency-Key"],
      action: ctx.request.action,
      values: drafts.valuesOf(form),
      text: drafts.textOf(form),
    };
    if (!keep([...waiting().filter((other) => other.key !== letter.key), letter])) return;
    store.drop(form.dataset.draftForm);
    delete form.dataset.requestKey;
    form.reset();
    form.dispatchEvent(new CustomEvent("augenhoehe:filled", { bubbles: true }));
    show();
    next = setTimeout(send, pause);
  };
  const formOf = (ctx) => ctx?.sourceElement?.closest?.("form[data-outbox]");
  document.addEventListener("htmx:error", (event) => {
    const { ctx } = event.detail;
    const form = formOf(ctx);
    if (form && !ctx.response) queue(form, ctx);
  });
  document.addEventListener("htmx:before:response", (event) => {
    const { ctx } = event.detail;
    const form = formOf(ctx);
    if (!form || ![502, 503, 504].includes(ctx.response.status)) return;
    event.preventDefault(); // a proxy answered for a server that is away
    queue(form, ctx);
  });
  document.addEventListener("augenhoehe:connection", (event) => {
    if (event.detail === "on") send();
  });
  addEventListener("online", send);
  addEventListener("storage", show);
  show();
  send();
})();
