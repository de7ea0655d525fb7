/* Nothing moves under whoever reads: a push weaves a stage into the page, puts new cards at the end, leaves open what was
 * open, and the card one looks at stays where it is.
 */
"use strict";
(() => {
  const targetOf = (task) => (typeof task.target === "string" ? document.querySelector(task.target) : task.target);

  // What comes for the step one is in already is woven into the page, so that a field keeps its text and its cursor: the
  // stage, and whatever comes with it. Whoever presses "Weiter" gets the new step twice, as the answer and as the push.
  const isStage = (task) => targetOf(task)?.id === "stage";
  const stepIn = (task) => (task.fragment?.querySelector?.("[data-step]") ?? null)?.dataset.step;
  const weave = (tasks) => {
    const stage = tasks.find(isStage);
    const now = document.querySelector("#stage > [data-step]")?.dataset.step;
    if (!stage || !now || stepIn(stage) !== now) return;
    for (const task of tasks) {
      const spec = typeof task.swapSpec === "string" ? { style: task.swapSpec } : task.swapSpec;
      if (spec?.style === "innerHTML") task.swapSpec = { ...spec, style: "innerMorph" };
    }
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
  // The row of a sketch under the pointer, the card with the focus, or the first one whose head is to be seen.
  const looked = () => {
    const pointed = document.querySelector("#stage :is(#sketches > [id], .agreement[id]):hover");
    if (pointed) return pointed; // a press is on its way: what comes in above must not put another button there
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
    const { tasks } = event.detail;
    weave(tasks);
    tasks.forEach(keepPlaces);
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
