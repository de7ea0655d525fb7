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
    card.querySelectorAll(".point").forEach((dot, index) => dot.classList.toggle("point--given", index < points));
    const words = card.querySelector("[data-words]");
    const text = points === 0 ? none : points === 1 ? one : many.replace("{number}", points);
    if (words.textContent !== text) words.textContent = text;
    // Not `disabled`: a button that loses the focus under somebody's finger is worse than one that says no.
    card.querySelector("[data-give]").setAttribute("aria-disabled", String(left <= 0 || points >= Number(most)));
    const take = card.querySelector("[data-take]");
    if (points === 0 && document.activeElement === take) card.querySelector("[data-give]").focus(); // `take` goes away
    take.setAttribute("aria-disabled", String(points === 0));
    card.dataset.points = points;
  };
  let said;
  const draw = () => {
    const ballot = document.getElementById("ballot");
    const board = document.querySelector("#board[data-ballot]");
    if (!ballot || !board) return;
    const points = JSON.parse(ballot.dataset.points);
    order(board, ballot.dataset.order.split(" "));
    for (const card of board.children) write(card, points[card.dataset.k] ?? 0, Number(ballot.dataset.left), board);
    board.dataset.ordered = "";
    const purse = document.querySelector("#purse .purse__left")?.textContent ?? "";
    if (said !== undefined && said !== purse) window.augenhoehe.speak?.(purse);
    said = purse;
  };
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.('[data-ballot] [aria-disabled="true"]');
      if (!button) return;
      const words = document.getElementById("words").dataset;
      const { left, method } = document.getElementById("ballot").dataset;
      const why = Number(left) > 0 ? "most" : "spent";
      if (button.matches("[data-give]")) window.augenhoehe.say?.(method === "approval" ? words[`${why}Approval`] : words[why], "warn");
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  document.addEventListener("htmx:after:swap", draw);
  draw();
})();
