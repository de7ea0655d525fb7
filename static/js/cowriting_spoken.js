/* What somebody hears of a text that several write: that it is safe again after it was not, and who has come to the section
 * they are in. What others type is never read out, nor is every "gespeichert": both would talk over one's own letters. Who
 * is there and whether it is saved stands in the description of the field, for whoever asks.
 */
"use strict";
(() => {
  const root = document.querySelector('[data-step="sketch-editor"]');
  const stream = document.getElementById("stream");
  if (!root || !stream) return;

  const UNSAFE = ["local", "failed"];
  root.addEventListener("cowriting:state", (event) => {
    const { state, before } = event.detail;
    const isBack = state === "saved" && root.dataset.unsafe === "yes";
    if (UNSAFE.includes(state)) root.dataset.unsafe = "yes";
    const isSafe = ![...root.querySelectorAll("[data-section-state]")].some((one) => UNSAFE.includes(one.dataset.state));
    const words = event.target.querySelector("[data-section-state]").textContent.trim();
    // Without a line the banner has said it; a refusal is read at its field.
    if (state === "local" && before !== "local" && document.getElementById("offline").hidden) window.augenhoehe.speak?.(words);
    if (!isBack || !isSafe) return;
    delete root.dataset.unsafe;
    window.augenhoehe.speak?.(words);
  });

  const me = Number(root.dataset.me);
  const sectionHere = () => document.activeElement?.closest?.("[data-editor]")?.dataset.editor ?? "";
  let known = { section: "", ids: new Set() };
  stream.addEventListener("writers", (event) => {
    const section = sectionHere();
    const others = JSON.parse(event.detail.data).filter((one) => section && one.section === section && one.id !== me);
    const fresh = section === known.section ? others.filter((one) => !known.ids.has(one.id)) : [];
    known = { section, ids: new Set(others.map((one) => one.id)) };
    const names = new Intl.ListFormat(document.documentElement.lang).format(others.map((one) => one.name));
    if (fresh.length) window.augenhoehe.news?.("here", `${root.dataset.alsoHere} ${names}`);
    else if (!others.length) window.augenhoehe.news?.("here", "");
  });
})();
