/* Nothing moves under whoever reads: a push weaves a stage into the page, puts new cards at the end, leaves open what was
 * open, and the card one looks at stays where it is.
 */
"use strict";
(() => {
  const targetOf = (task) => (typeof task.target === "string" ? document.querySelector(task.target) : task.target);

  // A stage of the step one is in is woven into the page, so that a field keeps its text and its cursor.
  const weave = (task) => {
    const now = document.querySelector("#stage > [data-step]");
    const next = task.fragment?.querySelector?.(":scope > [data-step]") ?? task.fragment?.firstElementChild;
    if (targetOf(task)?.id !== "stage" || !now || now.dataset.step !== next?.dataset?.step) return;
    task.swapSpec = { ...(typeof task.swapSpec === "string" ? {} : task.swapSpec), style: "innerMorph" };
  };

  // A list that is in an order of one's own would get a new card at the place of its number. Where a card of this id
  // stands, the new one takes its place; so an empty one is put at the end.
  const keepPlaces = (task) => {
    const board = targetOf(task);
    if (task.swapSpec?.style !== "upsert" || !board?.matches?.("[data-own-order]")) return;
    for (const card of task.fragment.children) {
      if (document.getElementById(card.id)) continue;
      const place = document.createElement(card.localName);
      place.id = card.id;
      place.dataset.k = card.dataset.k;
      place.hidden = true;
      board.append(place);
    }
  };

  let open = [];
  let anchor = null;
  // The card with the focus, or the first one whose head is to be seen.
  const looked = () => {
    const focused = document.activeElement?.closest?.("#board > *");
    const isSeen = (card) => {
      const { top, height } = card.getBoundingClientRect();
      return height > 0 && top >= 0 && top < innerHeight;
    };
    if (focused && isSeen(focused)) return focused;
    if (scrollY === 0) return null;
    return [...document.querySelectorAll("#board > *")].find(isSeen) ?? null;
  };
  document.addEventListener("htmx:before:swap", (event) => {
    for (const task of event.detail.tasks) {
      weave(task);
      keepPlaces(task);
    }
    open = [...document.querySelectorAll("#stage details[id][open]")].map((details) => details.id);
    const card = looked();
    anchor = card && { id: card.id, top: card.getBoundingClientRect().top, visit: card.closest("[data-visit]")?.dataset.visit };
  });
  document.addEventListener("htmx:after:swap", () => {
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
    const card = anchor && document.getElementById(anchor.id);
    if (!card || card.hidden || card.closest("[data-visit]")?.dataset.visit !== anchor.visit) return;
    const moved = card.getBoundingClientRect().top - anchor.top;
    if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
  });

  // What one has just said oneself is to be seen.
  document.addEventListener("talk:open", (event) => {
    document.getElementById(`idea-${event.detail.card}-talk`)?.setAttribute("open", "");
  });
})();
