/* Teams: the cards are the same for everybody; this marks on them which teams are mine, from #my-teams. At the desk it asks
 * for the names again when somebody came, went, or was placed.
 */
"use strict";
(() => {
  // ── whose page it is: the cards of my teams ───────────────────────────────────────────────────
  const own = () => document.getElementById("my-teams");
  const numbers = () => new Set((own()?.dataset.teams ?? "").split(" ").filter(Boolean));
  const titleOf = (number) => document.getElementById(`sketch-${number}-title`)?.textContent.trim() ?? "";
  // Whoever leaves a full team finds the button to come back only when its card has come anew; unless they have gone on.
  let awaited = null;
  const reach = (side) => {
    const button = side.querySelector("button");
    button?.focus({ preventScroll: true });
    awaited = button ? null : side.id;
  };
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, () => (awaited = null), true);
  // Between a card that came and its drawing there may be a picture: what it hid has lost the focus by then.
  let latest = null;
  document.addEventListener("focusin", (event) => (latest = event.target));
  document.addEventListener("pointerdown", () => (latest = null), true);
  const focused = () => (document.activeElement === document.body ? latest : document.activeElement);
  const draw = () => {
    if (!own()) return;
    const mine = numbers();
    const side = awaited && document.getElementById(awaited);
    if (side && !side.hidden) reach(side);
    for (const out of document.querySelectorAll("[data-team-no]")) {
      const card = out.closest("article");
      const within = card.querySelector("[data-team-yes]");
      const isIn = mine.has(out.dataset.teamNo);
      const isPressed = (isIn ? out : within).contains(focused());
      out.hidden = isIn;
      within.hidden = !isIn;
      card.toggleAttribute("data-in-team", isIn);
      if (isPressed) reach(isIn ? within : out); // what was pressed is gone
    }
  };
  // What the moderator did is told; what came of one's own press its answer tells.
  let known = own() ? numbers() : null;
  let titles = new Map();
  const tell = (isOwnPress) => {
    const mine = own() ? numbers() : null;
    const before = known;
    if (mine) known = mine;
    for (const number of mine ?? []) titles.set(number, titleOf(number) || titles.get(number) || "");
    if (!mine || !before || isOwnPress) return;
    const { placed, takenOut } = own().dataset;
    const said = [...mine].filter((one) => !before.has(one)).map((one) => placed.replace("{title}", titles.get(one)));
    said.push(...[...before].filter((one) => !mine.has(one)).map((one) => takenOut.replace("{title}", titles.get(one) ?? "")));
    if (said.length) window.augenhoehe.say?.(said.join(" "), "success");
  };
  const steps = () => document.querySelector("#stage > [data-step]")?.dataset.step ?? "";
  let step = steps();
  const follow = (event) => {
    const method = event.detail?.ctx?.request?.method ?? "GET";
    const isNew = steps() !== step; // with another step the whole part comes anew
    step = steps();
    if (isNew) known = own() ? numbers() : null;
    tell(method !== "GET");
    draw();
  };
  document.addEventListener("htmx:after:swap", follow, true); // before focus.js looks where the focus has gone
  tell(true);
  draw();

  // ── the desk: names come in answers alone, so a signal says when to ask ───────────────────────
  const desk = document.getElementById("teams-card");
  const stream = document.getElementById("stream");
  if (!desk || !stream) return;
  let waiting = 0;
  const isChoosing = () => desk.contains(document.activeElement) && document.activeElement.matches("select");
  const ask = () => {
    waiting = 0;
    if (!desk.open || !desk.checkVisibility()) return;
    htmx.ajax("GET", desk.dataset.address, { target: "#team-people", swap: "innerMorph" });
  };
  const soon = () => {
    if (!isChoosing()) waiting ||= setTimeout(ask, 300);
    else desk.addEventListener("focusout", soon, { once: true }); // a list that is open under somebody's hand stays
  };
  stream.addEventListener("teams", soon);
})();
