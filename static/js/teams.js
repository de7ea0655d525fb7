/* Teams: the cards are the same for everybody; this marks on them which teams are mine, from #my-teams. At the desk it asks
 * for the names again when somebody came, went, or was placed.
 */
"use strict";
(() => {
  // ── whose page it is: the cards of my teams ───────────────────────────────────────────────────
  const own = () => document.getElementById("my-teams");
  const numbers = () => new Set((own()?.dataset.teams ?? "").split(" ").filter(Boolean));
  const titleOf = (number) => document.getElementById(`sketch-${number}-title`)?.textContent.trim() ?? "";
  const draw = () => {
    if (!own()) return;
    const mine = numbers();
    for (const part of document.querySelectorAll("[data-team-yes], [data-team-no]")) {
      const isIn = mine.has(part.dataset.teamYes ?? part.dataset.teamNo);
      part.hidden = "teamYes" in part.dataset ? !isIn : isIn;
      part.closest("article")?.toggleAttribute("data-in-team", isIn);
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
    if (said.length) window.augenhoehe.say?.(said.join(" "), "info");
  };
  const steps = () => document.querySelector("#stage > [data-step]")?.dataset.step ?? "";
  let step = steps();
  document.addEventListener("htmx:after:swap", (event) => {
    const method = event.detail?.ctx?.request?.method ?? "GET";
    const isNew = steps() !== step; // with another step the whole part comes anew
    step = steps();
    if (isNew) known = own() ? numbers() : null;
    tell(method !== "GET");
    draw();
  });
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
