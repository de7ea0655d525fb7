/* What the fields of a section come to is drawn by the server; each sentence about a field stands at that field.
 *
 * It comes when the typing has come to rest, for "1.2" is no wrong amount but half of one, and what is missing in a row
 * when the row is left; it goes at once.
 * Offers window.augenhoehe.hints(editor), which gives the function to be called when something may have changed.
 */
"use strict";
(() => {
  const REST = 1500; // ms without a letter
  const SOON = 400; // ms until the server has answered what was typed last

  const placeOf = (input) => input.closest(".field")?.querySelector(".field__error");
  const found = (editor, drawn) => {
    const said = new Map();
    for (const problem of drawn.querySelectorAll("[data-problem]")) {
      const { row, problem: key } = problem.dataset;
      const where = row ? editor.querySelector(`li[data-row="${CSS.escape(row)}"]`) : editor;
      const input = where?.querySelector(`[data-field="${CSS.escape(key)}"]`);
      if (input) said.set(input, problem.textContent);
    }
    return said;
  };

  // Nothing stands there yet, and whoever begins the row is still in it.
  const isComing = (input) => input.value === "" && Boolean(input.closest("li[data-row]")?.contains(document.activeElement));

  const hints = (editor) => {
    const drawn = editor.querySelector("[data-drawn]");
    if (!drawn) return () => {};
    let typedAt = -REST;
    let timer = 0;
    const draw = () => {
      clearTimeout(timer);
      const said = found(editor, drawn);
      const rest = typedAt + REST - performance.now();
      for (const input of editor.querySelectorAll("[data-field]")) {
        const place = placeOf(input);
        const words = isComing(input) ? "" : said.get(input) ?? "";
        if (!place || place.textContent === words) continue;
        if (words && rest > 0) {
          place.textContent = ""; // what stood there is not true any more
          timer = setTimeout(draw, rest);
        } else place.textContent = words;
        if (place.textContent) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
      }
    };
    const typed = () => (typedAt = performance.now());
    editor.addEventListener("input", typed);
    editor.addEventListener("cowriting:heard", typed);
    editor.addEventListener("focusout", () => setTimeout(draw));
    editor.addEventListener("change", () => {
      typedAt = performance.now() - REST + SOON; // whoever leaves a field is done with it
      draw();
    });
    return draw;
  };
  Object.assign(window.augenhoehe, { hints });
})();
