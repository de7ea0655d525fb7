// A table of ideas: a file that is too large is told before it travels; the button says how many ideas it takes.
"use strict";
(() => {
  const tooLarge = (input) => Boolean(input) && input.files[0]?.size > Number(input.dataset.largest);
  const showSize = (input) => {
    const place = document.getElementById(`${input.id}-error`);
    place.textContent = tooLarge(input) ? input.dataset.tooLarge : "";
    input.toggleAttribute("aria-invalid", false);
    if (tooLarge(input)) input.setAttribute("aria-invalid", "true");
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches?.("[data-largest]")) showSize(event.target);
  });
  document.addEventListener("htmx:before:request", (event) => {
    const input = event.detail.ctx.sourceElement.querySelector?.("[data-largest]");
    if (!tooLarge(input)) return;
    event.preventDefault();
    setTimeout(() => {
      showSize(input); // after the errors of the last try have been cleared
      input.focus();
    });
  });

  const form = document.querySelector("[data-take]");
  if (!form) return;
  const button = form.querySelector("[data-take-button]");
  const words = button.querySelector("span") ?? button;
  const count = () => {
    const again = form.querySelectorAll('[name="again"]:checked').length;
    const long = form.querySelector('[name="shorten"]')?.checked ? Number(form.dataset.long) : 0;
    const all = Number(form.dataset.fine) + again + long;
    const { one, many, none } = form.dataset;
    words.textContent = all === 1 ? one : all ? many.replace("{number}", all) : none;
    button.toggleAttribute("data-empty", !all);
  };
  // What was ticked is still ticked after a reload, in this tab and for this table.
  const kept = `augenhoehe ${location.pathname}`;
  const boxes = () => [...form.querySelectorAll('[type="checkbox"]')];
  const keep = () => {
    const ticked = boxes().filter((box) => box.checked).map((box) => [box.name, box.value]);
    try {
      sessionStorage.setItem(kept, JSON.stringify(ticked));
    } catch {
      return; // forbidden by the browser: then a reload forgets
    }
  };
  const restore = () => {
    try {
      const ticked = new Set(JSON.parse(sessionStorage.getItem(kept) ?? "[]").map(String));
      for (const box of boxes()) box.checked ||= ticked.has(String([box.name, box.value]));
    } catch {
      return;
    }
  };
  restore();
  form.addEventListener("change", () => {
    keep();
    count();
  });
  count();
})();
