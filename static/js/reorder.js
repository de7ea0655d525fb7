/* Lists that are put in order with the pointer: an entry is dragged to another place of its list. Whoever uses no pointer
 * has buttons that do the same. A list is [data-reorder], an entry li[draggable] with its address in data-place.
 */
"use strict";
(() => {
  const ENTRY = "[data-reorder] > li[draggable]";
  let dragged = null;
  const entryAt = (event) => {
    const entry = event.target.closest?.(ENTRY);
    return entry && dragged && entry.parentElement === dragged.parentElement ? entry : null;
  };
  // Below its middle, what is dragged comes behind an entry, else before it.
  const isBehind = (event, entry) => {
    const { top, height } = entry.getBoundingClientRect();
    return event.clientY > top + height / 2;
  };
  const forget = () => {
    for (const entry of document.querySelectorAll("[data-drop]")) delete entry.dataset.drop;
  };
  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.(ENTRY) ?? null;
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.id);
    dragged.dataset.dragged = "";
  });
  document.addEventListener("dragover", (event) => {
    const entry = entryAt(event);
    if (!entry) return;
    event.preventDefault();
    forget();
    if (entry !== dragged) entry.dataset.drop = isBehind(event, entry) ? "after" : "before";
  });
  document.addEventListener("drop", (event) => {
    const entry = entryAt(event);
    if (!entry) return;
    event.preventDefault();
    if (entry === dragged) return;
    const others = [...dragged.parentElement.children].filter((one) => one !== dragged);
    const position = others.indexOf(entry) + (isBehind(event, entry) ? 2 : 1);
    htmx.ajax("POST", dragged.dataset.place, { source: dragged, swap: "none", values: { position } });
  });
  document.addEventListener("dragend", () => {
    forget();
    if (dragged) delete dragged.dataset.dragged;
    dragged = null;
  });
})();
