// Search and filter on the ideas that are already here; and which of them are mine.
"use strict";
(() => {
  const FILTERS = {
    all: () => true,
    bundles: (card) => card.classList.contains("idea--bundle"),
    mine: (card) => own().has(card.dataset.k),
  };
  const own = () => new Set([...document.querySelectorAll("#mine [data-own]")].map((entry) => entry.dataset.own));
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[ıİ]/g, "i").toLocaleLowerCase();

  const markMine = (board) => {
    const numbers = own();
    for (const card of board.children) {
      const mine = numbers.has(card.dataset.k);
      card.classList.toggle("idea--mine", mine);
      const sign = card.querySelector("[data-mine]");
      if (sign) sign.hidden = !mine;
    }
  };
  const draw = () => {
    const board = document.querySelector("#board[data-board]");
    const tools = document.querySelector("[data-board-tools]");
    if (!board || !tools) return;
    markMine(board);
    const words = plain(tools.querySelector('input[type="search"]').value).split(/\s+/).filter(Boolean);
    const fits = FILTERS[tools.querySelector('[name="filter"]:checked')?.value ?? "all"];
    let shown = 0;
    for (const card of board.children) {
      const text = words.length ? plain(card.textContent) : "";
      card.hidden = !(fits(card) && words.every((word) => text.includes(word)));
      if (!card.hidden) shown += 1;
    }
    const all = board.children.length;
    const say = shown === all ? tools.dataset.all : shown ? tools.dataset.some : tools.dataset.none;
    const count = tools.querySelector("[data-board-count]");
    const line = say.replace("{shown}", shown).replace("{all}", all);
    if (count.textContent !== line) count.textContent = line;
    const empty = document.querySelector("[data-board-empty]");
    if (empty) empty.hidden = all > 0;
  };
  document.addEventListener("input", (event) => {
    if (event.target.closest?.("[data-board-tools]")) draw();
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches?.("[data-board-tools]")) event.preventDefault();
  });
  document.addEventListener("htmx:after:swap", draw);
  draw();
})();
