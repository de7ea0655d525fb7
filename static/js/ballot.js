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
  // One side of a card: there is one for each word that is voted on.
  const write = (side, points, left, board) => {
    const { none, one, many, most } = board.dataset;
    side.querySelectorAll(".point").forEach((dot, index) => dot.classList.toggle("point--given", index < points));
    const words = side.querySelector("[data-words]");
    const text = points === 0 ? none : points === 1 ? one : many.replace("{number}", points);
    if (words.textContent !== text) words.textContent = text;
    // Not `disabled`: a button that loses the focus under somebody's finger is worse than one that says no.
    side.querySelector("[data-give]").setAttribute("aria-disabled", String(left <= 0 || points >= Number(most)));
    const take = side.querySelector("[data-take]");
    if (points === 0 && document.activeElement === take) side.querySelector("[data-give]").focus(); // `take` goes away
    take.setAttribute("aria-disabled", String(points === 0));
    side.dataset.points = points;
  };
  const leftOf = (ballot, side) => Number(ballot.dataset.left.split(" ")[side.dataset.criterion]);
  let said;
  let hasNumber = false;
  const speakPurses = () => {
    const purses = [...document.querySelectorAll("#purse .purse__one")].map((purse) => purse.innerText.trim().replace(/\s+/g, " "));
    const changed = said && purses.length === said.length ? purses.filter((words, index) => words !== said[index]) : [];
    const control = document.getElementById("control");
    if (said && control && !hasNumber) changed.push(control.dataset.say);
    if (changed.length) window.augenhoehe.speak?.(changed.join(". "));
    said = purses;
    hasNumber = Boolean(control);
  };
  let may;
  const draw = () => {
    const ballot = document.getElementById("ballot");
    const board = document.querySelector("#board[data-ballot]");
    if (!ballot || !board) return;
    const points = JSON.parse(ballot.dataset.points);
    order(board, ballot.dataset.order.split(" "));
    const mayNow = "may" in ballot.dataset;
    for (const side of board.querySelectorAll("[data-criterion]")) {
      const number = side.closest("[data-k]").dataset.k;
      write(side, points[side.dataset.criterion]?.[number] ?? 0, mayNow ? leftOf(ballot, side) : 0, board);
    }
    board.dataset.ordered = "";
    if (may === false && mayNow) board.querySelector("[data-give]")?.focus(); // the field for the code goes away
    may = mayNow;
    speakPurses();
  };
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.('[data-ballot] [aria-disabled="true"]');
      if (!button) return;
      const words = document.getElementById("words").dataset;
      const ballot = document.getElementById("ballot");
      const why = leftOf(ballot, button.closest("[data-criterion]")) > 0 ? "most" : "spent";
      const no = ballot.dataset.method === "approval" ? words[`${why}Approval`] : words[why];
      const refusal = may ? no : button.closest("[data-ballot]").dataset.noCode;
      if (button.matches("[data-give]")) window.augenhoehe.say?.(refusal, "warn");
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
  document.addEventListener("htmx:after:swap", draw);
  draw();
})();
