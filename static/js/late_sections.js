/* What was written in a sketch whose page was left before it was sent, is sent from any other page of the room.
 *
 * The same change may come twice, it is taken once. What is refused stays on this device, and is told (kept.js); it is
 * tried again when the room has moved on. Offers window.augenhoehe.isOnItsWay(form).
 */
"use strict";
(() => {
  const { store } = window.augenhoehe ?? {};
  const stream = document.getElementById("stream");
  if (!store || !stream) return;
  const { base } = stream.dataset;
  const token = document.querySelector('meta[name="csrf-token"]').content;
  const AGAIN = 15000; // ms
  const PATIENCE = 20000; // ms until an answer is no longer waited for
  const onTheirWay = new Set();
  const refused = new Set();

  const addressOf = (form) => {
    const parts = /^skizze-(\d+)-(\w+)(?:~[\w-]+)?$/.exec(form);
    return parts && `${base}/skizzen/${parts[1]}/felder/${parts[2]}`;
  };
  const isOpen = (form) => Boolean(document.querySelector(`[data-section-draft="${CSS.escape(form)}"]`));
  const late = () => store.forms().filter((form) => addressOf(form) && !isOpen(form) && !onTheirWay.has(form) && !refused.has(form));

  const deliver = async (form) => {
    const { update, pen = store.pen() } = store.read(form) ?? {};
    if (!update) return;
    onTheirWay.add(form);
    try {
      const response = await fetch(addressOf(form), {
        method: "POST",
        headers: { "X-CSRFToken": token, Accept: "application/json" },
        body: new URLSearchParams({ update, known: "", pen }),
        signal: AbortSignal.timeout(PATIENCE),
      });
      if (response.status >= 500) throw new Error(String(response.status));
      if (!response.ok) refused.add(form);
      else if (store.read(form)?.update === update) store.drop(form);
    } catch {
      setTimeout(send, AGAIN);
    } finally {
      onTheirWay.delete(form);
      document.dispatchEvent(new CustomEvent("augenhoehe:drafts"));
    }
  };
  const send = () => {
    for (const form of late()) deliver(form);
  };

  let isConnected = true;
  document.addEventListener("augenhoehe:connection", (event) => {
    if (event.detail === "on" && !isConnected) send();
    isConnected = event.detail === "on";
  });
  document.addEventListener("htmx:before:swap", (event) => {
    if (!event.detail.tasks.some((task) => task.target === "#stage" || task.target?.id === "stage")) return;
    refused.clear();
    send();
  });
  setInterval(send, AGAIN);
  window.augenhoehe.isOnItsWay = (form) => onTheirWay.has(form);
  send();
})();
