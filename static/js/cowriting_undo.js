// Undo and redo while several write: mine only, never what others wrote; in the section one wrote in last.
"use strict";
(() => {
  const { sections } = window.augenhoehe?.cowriting ?? {};
  const root = document.querySelector('[data-step="sketch-editor"]');
  if (!root || !sections) return;
  let current = null;
  const buttons = [...root.querySelectorAll("[data-undo]")];
  const offer = () => {
    for (const button of buttons) {
      const stack = button.dataset.undo === "redo" ? current?.undo?.redoStack : current?.undo?.undoStack;
      button.setAttribute("aria-disabled", String(!stack?.length)); // not `disabled`: that would lose the focus
    }
  };
  const words = document.getElementById("words").dataset;
  const undo = (isRedo) => {
    const done = isRedo ? current?.undo?.redo() : current?.undo?.undo();
    if (done) window.augenhoehe.speak?.((isRedo ? words.redone : words.takenBack).replace("{name}", current.editor.dataset.name));
    offer();
  };
  const sectionOf = (element) => sections.get(element?.closest?.("[data-editor]")?.dataset.editor);
  for (const name of ["focusin", "input", "change", "click"]) {
    root.addEventListener(name, (event) => {
      current = sectionOf(event.target) ?? current;
      offer();
    });
  }
  root.addEventListener("keydown", (event) => {
    const key = event.key.toLowerCase();
    if (!sectionOf(event.target) || !(event.ctrlKey || event.metaKey) || event.altKey || !["z", "y"].includes(key)) return;
    event.preventDefault();
    undo(key === "y" || event.shiftKey);
  });
  root.addEventListener("beforeinput", (event) => {
    if (!event.inputType.startsWith("history")) return;
    event.preventDefault();
    undo(event.inputType === "historyRedo");
  });
  for (const button of buttons) button.addEventListener("click", () => undo(button.dataset.undo === "redo"));
})();
