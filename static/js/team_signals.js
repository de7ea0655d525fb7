/* What a participant's page hears of its teams besides the text: that somebody called for help or that the moderator is on
 * the way (asked for anew, for only the team gets it), and that teams may no longer go on.
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  if (!stream) return;
  const { base } = stream.dataset;
  const editor = document.querySelector('[data-step="sketch-editor"]');
  const JITTER = 500; // ms by chance: a whole team has the same page open
  const place = document.getElementById("help-own");
  const saying = () => place?.querySelector("[data-say-help]")?.dataset.sayHelp ?? "";
  let said = saying();

  // A note that comes back from this device is seen before it is sent.
  const unfold = () => {
    if (document.getElementById("help-form-words")?.value) document.getElementById("help-more").open = true;
  };
  document.addEventListener("augenhoehe:filled", unfold);
  unfold();
  stream.addEventListener("help", (event) => {
    const numbers = event.detail.data.split(" ");
    const mine = (document.getElementById("my-teams")?.dataset.teams ?? "").split(" ");
    if (numbers.some((number) => number && mine.includes(number))) stream.dispatchEvent(new CustomEvent("mine"));
    if (!editor?.hasAttribute("data-joined") || !numbers.includes(editor.dataset.sketch)) return;
    const address = `${base}/skizzen/${editor.dataset.sketch}/hilfe`;
    setTimeout(() => htmx.ajax("GET", address, { source: document.body, swap: "none" }), Math.random() * JITTER);
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const words = saying();
    const isOwnPress = (event.detail.ctx?.request?.method ?? "GET") !== "GET"; // its answer tells
    if (words && words !== said && !isOwnPress) window.augenhoehe.speak?.(words);
    said = words;
  });
  // What is not sent yet is kept on this device.
  stream.addEventListener("teamdoor", (event) => {
    if (event.detail.data === "closed" && editor?.hasAttribute("data-by-door")) location.assign(`${base}/`);
  });
})();
