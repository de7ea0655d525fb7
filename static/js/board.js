/* The board while everybody reads: search and filter on the ideas that are already here, which of them are mine, and the
 * order that is my own.
 *
 * [data-own-order]: what I have not seen comes first, then all is shuffled by a number of my own (#reading[data-seed]),
 * so that nobody's idea stands first for all. The order is settled when I come into the step or load the page. From then
 * on nothing moves: what is new stands at the end, with a sign.
 */
"use strict";
(() => {
  const { folding } = window.augenhoehe;
  const WAIT = 4000; // ms for the personal part; without it the board is read by number
  let settled = ""; // the stay in the step for which the order was decided
  let places = new Map(); // number of an idea -> its place
  let seenBefore = new Set();
  let patience = 0;

  // ── the order that is mine ────────────────────────────────────────────────────────────────────
  const lot = (text) => {
    let mix = 2166136261; // FNV-1a, then stirred: neighbouring numbers must not stay neighbours
    for (const letter of text) mix = Math.imul(mix ^ letter.codePointAt(0), 16777619);
    mix = Math.imul(mix ^ (mix >>> 16), 2246822507);
    mix = Math.imul(mix ^ (mix >>> 13), 3266489909);
    return (mix ^ (mix >>> 16)) >>> 0;
  };
  const seenBy = (reading) => new Set([...reading.dataset.seen.split(" "), ...(window.augenhoehe.sight?.seen ?? [])]);
  const settle = (board, key, reading) => {
    const numbers = [...board.children].map((card) => card.dataset.k);
    if (reading) {
      const { seed } = reading.dataset;
      seenBefore = seenBy(reading);
      const rank = new Map(numbers.map((number) => [number, [Number(seenBefore.has(number)), lot(`${seed}:${number}`)]]));
      numbers.sort((one, other) => rank.get(one)[0] - rank.get(other)[0] || rank.get(one)[1] - rank.get(other)[1]);
    }
    places = new Map(numbers.map((number, place) => [number, place]));
    settled = key;
  };
  const arrange = (board) => {
    const cards = [...board.children];
    const here = new Set(cards.map((card) => card.dataset.k));
    for (const number of places.keys()) if (!here.has(number)) places.delete(number); // back again, it is new
    const place = (card) => places.get(card.dataset.k) ?? Infinity;
    const sorted = [...cards].sort((one, other) => (place(one) === place(other) ? 0 : place(one) - place(other)));
    if (sorted.some((card, index) => card !== cards[index])) {
      const focused = board.contains(document.activeElement) ? document.activeElement : null;
      board.append(...sorted);
      focused?.focus({ preventScroll: true });
    }
    for (const card of sorted) {
      show(card, "[data-new]", !places.has(card.dataset.k));
      show(card, "[data-seen]", seenBefore.has(card.dataset.k));
    }
    board.dataset.ordered = "";
  };
  const order = (board) => {
    if (!("ownOrder" in board.dataset)) return;
    const step = board.closest("[data-step]");
    const key = `${step.dataset.step} ${step.dataset.visit}`;
    const reading = document.getElementById("reading");
    if (key !== settled) {
      if (!reading && !patience) {
        patience = setTimeout(() => {
          settle(board, key, null);
          draw();
        }, WAIT);
      }
      if (!reading) return; // it is on its way
      settle(board, key, reading);
    }
    clearTimeout(patience);
    patience = 0;
    arrange(board);
  };

  // ── signs on the cards that only this page knows of ───────────────────────────────────────────
  const show = (card, sign, isShown) => {
    const place = card.querySelector(sign);
    if (place) place.hidden = !isShown;
  };
  const own = () => new Set([...document.querySelectorAll("#mine [data-own]")].map((entry) => entry.dataset.own));
  const markMine = (board) => {
    const numbers = own();
    for (const card of board.children) {
      const mine = numbers.has(card.dataset.k);
      card.classList.toggle("idea--mine", mine);
      show(card, "[data-mine]", mine);
    }
  };
  // At the desk: what few have read, by number.
  const little = () => {
    const told = document.querySelector("#numbers [data-little]")?.dataset.little ?? "";
    return new Map(told.split(" ").filter(Boolean).map((pair) => pair.split(":")));
  };
  const markReaders = (board, tools, readers) => {
    for (const sign of board.querySelectorAll("[data-readers]")) {
      const seen = readers.get(sign.closest("[data-k]").dataset.k);
      const { readersNone, readersOne, readersSome } = tools.dataset;
      const words = seen === "0" ? readersNone : seen === "1" ? readersOne : readersSome.replace("{number}", seen);
      sign.hidden = seen === undefined;
      if (!sign.hidden && sign.textContent !== words) sign.textContent = words;
    }
  };

  // ── search and filter ─────────────────────────────────────────────────────────────────────────
  let indexed = new WeakMap();
  const words = (card) =>
    [...card.querySelectorAll('[dir="auto"], .idea__number, .tag:not([hidden])')].map((part) => part.textContent).join(" ");
  const indexOf = (card) => {
    if (!indexed.has(card)) indexed.set(card, folding.index(words(card)));
    return indexed.get(card);
  };
  const chosen = (tools, name) => tools.querySelector(`[name="${name}"]:checked, select[name="${name}"]`)?.value ?? "";
  const drawThemes = (tools, cards) => {
    const group = tools.querySelector("[data-board-themes]");
    if (!group) return;
    const present = new Set([...cards].map((card) => card.dataset.theme).filter(Boolean));
    for (const choice of group.querySelectorAll("option, input")) {
      const isNeeded = !choice.value || present.has(choice.value) || choice.checked || choice.selected;
      (choice.closest("label") ?? choice).hidden = !isNeeded;
    }
    group.hidden = !present.size;
  };
  const draw = () => {
    const board = document.querySelector("#board[data-board]");
    const tools = document.querySelector("[data-board-tools]");
    if (!board || !tools) return "";
    order(board);
    markMine(board);
    const readers = little();
    markReaders(board, tools, readers);
    drawThemes(tools, board.children);
    const query = folding.wanted(tools.querySelector('input[type="search"]').value);
    const filter = chosen(tools, "filter");
    const theme = chosen(tools, "theme");
    let shown = 0;
    for (const card of board.children) {
      const fits =
        (filter !== "bundles" || card.classList.contains("idea--bundle")) &&
        (filter !== "little" || readers.has(card.dataset.k)) &&
        (!theme || card.dataset.theme === theme) &&
        (!query.length || folding.fits(indexOf(card), query));
      card.hidden = !fits;
      if (fits) shown += 1;
    }
    const all = board.children.length;
    const say = shown === all ? tools.dataset.all : shown ? tools.dataset.some : tools.dataset.none;
    const line = say.replace("{shown}", shown).replace("{all}", all);
    const count = tools.querySelector("[data-board-count]");
    if (count.textContent !== line) count.textContent = line;
    const empty = document.querySelector("[data-board-empty]");
    if (empty) empty.hidden = all > 0;
    return line;
  };

  // What one's own search found is spoken; that others' ideas come and go is news, and told more seldom.
  let next = 0;
  document.addEventListener("input", (event) => {
    if (!event.target.closest?.("[data-board-tools]")) return;
    const line = draw();
    clearTimeout(next);
    next = setTimeout(() => window.augenhoehe.speak?.(line), 500);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches?.("[data-board-tools]")) event.preventDefault();
  });
  document.addEventListener("htmx:after:swap", () => {
    indexed = new WeakMap();
    draw();
  });
  draw();
})();
