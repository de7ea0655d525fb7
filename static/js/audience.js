/* Questions of the audience: the list is the same for everybody; this marks on it which are mine and which I support,
 * from #my-questions, and asks for my own part when one of mine has changed. While somebody reads, no question changes
 * its place: new ones come last, and a button puts all in order of their numbers.
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  if (!stream) return;
  const JITTER = 600; // ms by chance
  const numbers = (name) => (document.getElementById("my-questions")?.dataset[name] ?? "").split(" ").filter(Boolean);

  const draw = () => {
    if (!document.getElementById("my-questions")) return;
    const own = new Set(numbers("own"));
    const supported = new Set(numbers("supported"));
    for (const place of document.querySelectorAll("[data-support]")) {
      const number = place.dataset.support;
      const [want, wanted] = [place.querySelector("[data-want]"), place.querySelector("[data-wanted]")];
      const isSupported = supported.has(number);
      const hasFocus = (isSupported ? want : wanted).contains(document.activeElement);
      place.querySelector("[data-own]").hidden = !own.has(number);
      want.hidden = isSupported || own.has(number);
      wanted.hidden = !isSupported || own.has(number);
      if (hasFocus) (isSupported ? wanted : want).focus({ preventScroll: true }); // what was pressed is gone
    }
  };
  const list = (root) => root?.querySelector?.("[data-keeps-order]");
  const present = () => list(document.getElementById("asked"));
  const inOrder = (items) => [...items.children].sort((a, b) => Number(b.dataset.wanting) - Number(a.dataset.wanting));
  const keep = (task) => {
    const target = typeof task.target === "string" ? document.querySelector(task.target) : task.target;
    if (!["asked", "stage"].includes(target?.id) || !list(task.fragment) || !present()) return;
    const fresh = new Map([...list(task.fragment).children].map((item) => [item.id, item]));
    const known = [...present().children].map((item) => fresh.get(item.id)).filter(Boolean);
    list(task.fragment).append(...known, ...[...fresh.values()].filter((item) => !known.includes(item)));
  };
  const offer = () => {
    const place = document.querySelector("[data-sorting]");
    if (!place || !present()) return;
    const isSorted = inOrder(present()).every((item, at) => present().children[at] === item);
    if (isSorted && place.contains(document.activeElement)) document.getElementById("ask-audience")?.focus();
    place.hidden = isSorted;
  };
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-sort-questions]")) return;
    present()?.append(...inOrder(present()));
    offer();
  });
  document.addEventListener("htmx:before:swap", (event) => event.detail.tasks?.forEach(keep));
  stream.addEventListener("asked", (event) => {
    const own = numbers("own");
    if (!event.detail.data.split(" ").some((number) => own.includes(number))) return;
    setTimeout(() => stream.dispatchEvent(new CustomEvent("mine")), Math.random() * JITTER);
  });
  // What the moderator does with one's own question is news; what one does oneself is told by its answer.
  const heard = new Map();
  const hear = () => {
    for (const { id, dataset } of document.querySelectorAll("#mine [data-question-state]")) {
      const before = heard.get(id);
      heard.set(id, dataset.questionState);
      if (before && before !== dataset.questionState) window.augenhoehe.news?.(id, dataset.told);
    }
  };
  document.addEventListener("htmx:after:swap", () => {
    draw();
    offer();
    hear();
  }, true);
  hear();
  draw();
  offer();
})();
