// My ballot: the cards are the same for everybody; this puts them into my order and writes my points on them.
"use strict";
(() => {
  const order = (board, numbers) => {
    const place = new Map(numbers.map((number, index) => [number, index]));
    const cards = [...board.children];
    const sorted = [...cards].sort((one, other) => (place.get(one.dataset.k) ?? 0) - (place.get(other.dataset.k) ?? 0));
    if (sorted.every((card, index) => card === cards[index])) return;
    const focused = board.contains(document.activeElement) ? document.activeElement : null;
    board.append(...sorted);
    focused?.focus({ preventScroll: true });
  };
  const write = (card, points, left, board) => {
    const { none, one, many, most } = board.dataset;
    card.dataset.points = points;
    card.querySelectorAll(".point").forEach((dot, index) => dot.classList.toggle("point--given", index < points));
    const words = card.querySelector("[data-words]");
    const text = points === 0 ? none : points === 1 ? one : many.replace("{number}", points);
    if (words.textContent !== text) words.textContent = text;
    // Not `disabled`: a button that loses the focus under somebody's finger is worse than one that says no.
    card.querySelector("[data-give]").setAttribute("aria-disabled", String(left <= 0 || points >= Number(most)));
    card.querySelector("[data-take]").setAttribute("aria-disabled", String(points === 0));
  };
  const draw = () => {
    const ballot = document.getElementById("ballot");
    const board = document.querySelector("#board[data-ballot]");
    if (!ballot || !board) return;
    const points = JSON.parse(ballot.dataset.points);
    order(board, ballot.dataset.order.split(" "));
    for (const card of board.children) write(card, points[card.dataset.k] ?? 0, Number(ballot.dataset.left), board);
    board.dataset.ordered = "";
  };
  document.addEventListener(
    "click",
    (event) => {
      if (!event.target.closest?.('[data-ballot] [aria-disabled="true"]')) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  document.addEventListener("htmx:after:swap", draw);
  draw();
})();
