/* Ordering by selecting: cards are exchanged by the room's own pushes, so what is selected is kept here by number.
 * Enter on a box leads to the bar. What was asked for by a dialog has the focus afterwards, on the card it led to.
 */
"use strict";
(() => {
  const bar = document.getElementById("picked");
  if (!bar) return;
  const picked = new Set();
  let isSending = false; // what becomes of one's own press is told by its answer
  const boxes = () => [...document.querySelectorAll("[data-pick]")];
  const boxOf = (number) => boxes().find((box) => box.value === number);
  const count = bar.querySelector("[data-picked-count]");

  const draw = () => {
    const there = new Set();
    for (const box of boxes()) {
      box.checked = picked.has(box.value);
      there.add(box.value);
    }
    const gone = [...picked].filter((number) => !there.has(number)); // they lie in a bundle now
    for (const number of gone) picked.delete(number);
    if (gone.length && !isSending) window.augenhoehe?.speak?.(bar.dataset.bundled);
    bar.hidden = !picked.size;
    const words = picked.size === 1 ? bar.dataset.one : bar.dataset.many.replace("{number}", picked.size);
    if (picked.size && count.textContent !== words) count.textContent = words;
    for (const button of bar.querySelectorAll("[data-least]")) {
      button.hidden = picked.size < Number(button.dataset.least);
    }
  };
  const clear = () => {
    picked.clear();
    draw();
  };
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!box.matches("[data-pick]")) return;
    if (box.checked) picked.add(box.value);
    else picked.delete(box.value);
    draw();
    if (picked.size) window.augenhoehe?.speak?.(`${count.textContent}. ${bar.dataset.hint}`);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("[data-pick]") || bar.hidden) return;
    event.preventDefault();
    [...bar.querySelectorAll("button")].find((button) => !button.hidden)?.focus();
  });
  document.getElementById("picked-none").addEventListener("click", () => {
    const first = [...picked][0];
    clear();
    boxOf(first)?.focus();
  });

  // ── after a dialog: the selection is used up, and the focus stands on the card that came of it ─
  let head = null;
  document.addEventListener("htmx:before:request", (event) => {
    isSending ||= Boolean(event.detail.ctx.sourceElement?.closest?.("#dialog form"));
  });
  const land = () => {
    const box = head && boxOf(head);
    if (!box || document.querySelector("dialog[open]")) return;
    head = null;
    box.focus();
  };
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement?.closest?.("#dialog form");
    if (form) isSending = false;
    if (!form || !ctx.response || ctx.response.status >= 300) return;
    if (!form.matches("#bundle-form, #put-form, #name-form, #split-form")) return;
    head = form.dataset.head ?? form.querySelector('[name="target"]:checked')?.value ?? null;
    clear();
    setTimeout(land, 60);
    setTimeout(() => {
      head = null; // whoever went on elsewhere is not called back
    }, 1500);
  });

  // ── proposals follow the board, while somebody has them open and is not in them ────────────────
  const proposals = document.getElementById("proposals-card");
  let asked = 0;
  const ask = () => {
    clearTimeout(asked);
    if (!proposals?.open) return;
    asked = setTimeout(() => {
      if (!proposals.open || proposals.contains(document.activeElement)) return;
      const address = proposals.querySelector("summary").getAttribute("hx-get");
      htmx.ajax("GET", address, { target: "#proposals", swap: "innerHTML" });
    }, 1500);
  };

  // ── my offer to help, and my stack, which stands above the ideas of all ────────────────────────
  const showMine = () => {
    const own = document.querySelector("#mine [data-ordering]");
    const offer = document.querySelector("[data-offer]");
    if (offer && own) {
      const offered = own.dataset.offered === "yes";
      const pressed = offer.contains(document.activeElement);
      offer.hidden = "shared" in own.dataset;
      offer.querySelector("[data-offer-no]").hidden = offered;
      offer.querySelector("[data-offer-yes]").hidden = !offered;
      offer.toggleAttribute("data-offered", offered);
      if (pressed) offer.querySelector(offered ? "[data-offer-yes]" : "[data-offer-no]").focus();
    }
    place();
  };
  const place = () => {
    const mine = document.getElementById("mine");
    const stage = document.getElementById("stage");
    if (!mine || !stage || !proposals) return;
    const above = Boolean(mine.querySelector("#own-stack"));
    if (above === Boolean(mine.compareDocumentPosition(stage) & Node.DOCUMENT_POSITION_FOLLOWING)) return;
    if (above) window.augenhoehe.speak([...mine.querySelector("#own-stack .mine__head").children].map((part) => part.textContent.trim()).join(". "));
    // The one without the focus is moved: whoever is being moved loses it.
    if (stage.contains(document.activeElement)) stage[above ? "before" : "after"](mine, proposals);
    else if (above) proposals.after(stage);
    else mine.before(stage);
  };
  document.addEventListener("htmx:after:swap", (event) => {
    const { target } = event.detail.ctx ?? {};
    draw();
    showMine();
    setTimeout(land);
    if (target?.id !== "proposals" && target !== "#proposals") ask();
  });
  draw();
  showMine();
})();
