// A page beside the room, to read in: it goes along when the room moves on, and stays while the room only changes.
"use strict";
(() => {
  const root = document.querySelector('[data-step="beside"]');
  const stream = document.getElementById("stream");
  if (!root || !stream) return;
  document.addEventListener("htmx:before:swap", (event) => {
    const { tasks } = event.detail;
    const isStage = (task) => (typeof task.target === "string" ? task.target : `#${task.target?.id}`) === "#stage";
    const stage = tasks.find(isStage);
    if (!stage) return;
    const next = stage.fragment?.querySelector?.("[data-step]")?.dataset.step;
    if (next && next !== root.dataset.roomStep) location.assign(`${stream.dataset.base}/`);
    else tasks.splice(tasks.indexOf(stage), 1);
  });
})();
