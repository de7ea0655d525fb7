// The moderator's page: the question before moving on, and forms that help.
"use strict";
(() => {
  const typing = document.getElementById("typing-dialog");

  // ── moving on asks first, only when somebody is still typing ──────────────────────────────────
  const TWICE = 900; // ms in which a second press on the bar is the same press
  let moved = 0;
  let sure = false;
  document.addEventListener(
    "click",
    (event) => {
      const mover = event.target.closest?.("#controls button");
      if (mover && Date.now() - moved < TWICE) {
        event.preventDefault(); // the next step's button now stands where the last one was pressed
        event.stopImmediatePropagation();
        return;
      }
      const forward = event.target.closest?.("[data-forward]");
      if (mover && !forward) moved = Date.now();
      if (!forward) return;
      if (sure) {
        moved = Date.now();
        return;
      }
      const count = Number(document.querySelector("#numbers [data-typing]")?.dataset.typing ?? 0);
      if (!count) {
        moved = Date.now();
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      const say = typing.querySelector("[data-typing-say]");
      say.textContent = count === 1 ? say.dataset.one : say.dataset.many.replace("{number}", count);
      typing.showModal();
    },
    true,
  );
  typing.querySelector("[data-forward-anyway]").addEventListener("click", () => {
    typing.close();
    sure = true;
    document.querySelector("[data-forward]")?.click();
    sure = false;
  });

  // What is read, and reached by Tab, in the order in which it is seen: in some steps their own tool comes first. Of the
  // parts that change places, the one with the focus stays.
  const arrange = () => {
    const isFirst = Boolean(document.querySelector("#stage > [data-first]"));
    const names = isFirst ? ["stage", "team-desk", "settings", "ordering"] : ["settings", "ordering", "team-desk", "stage"];
    const parts = names.map((name) => document.getElementById(name));
    if (parts.every((part, at) => at === 0 || parts[at - 1].compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING)) return;
    const still = Math.max(0, parts.findIndex((part) => part.contains(document.activeElement)));
    parts[still].before(...parts.slice(0, still));
    parts[still].after(...parts.slice(still + 1));
  };
  document.addEventListener("htmx:after:swap", arrange);

  // ── questions of the audience: a press moves the list, and another question's button lies under the pointer ───
  let asked = { at: 0, button: "" };
  document.addEventListener(
    "click",
    (event) => {
      const button = event.target.closest?.("#asked button");
      if (!button) return;
      if (Date.now() - asked.at < TWICE && button.id !== asked.button) {
        event.preventDefault();
        event.stopImmediatePropagation();
      } else asked = { at: Date.now(), button: button.id };
    },
    true,
  );

  // Too early: what has to be decided first is shown.
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    if (ctx.response?.status !== 409 || !ctx.sourceElement?.matches?.("[data-forward]")) return;
    moved = 0;
    document.getElementById("selection-form-send")?.focus();
  });

  // ── forms ─────────────────────────────────────────────────────────────────────────────────────
  const showMethod = () => {
    const chosen = document.querySelector('#vote-form [name="method"]:checked');
    for (const part of document.querySelectorAll("[data-for-method]")) {
      part.hidden = Boolean(chosen) && part.dataset.forMethod !== chosen.value;
    }
  };
  document.addEventListener("change", (event) => {
    if (event.target.matches('#vote-form [name="method"]')) {
      showMethod();
      const budget = document.getElementById("vote-form-budget"); // approval: as many as one likes, unless set
      const approval = event.target.value === "approval";
      const points = budget.dataset.pointsValue;
      if (approval && budget.value === points) budget.value = "0";
      else if (!approval && budget.value === "0") budget.value = points;
    }
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement?.closest?.("#announcement-form, #timer-form");
    if (form && ctx.request.method === "POST" && ctx.response?.status === 200) form.reset();
  });
  document.addEventListener("htmx:after:swap", showMethod);

  // The list of people is asked for again when their number has changed while it is open.
  let people = "";
  document.addEventListener("htmx:after:swap", () => {
    const number = document.querySelector("#numbers .stat__number")?.textContent ?? "";
    if (number === people) return;
    people = number;
    const card = document.getElementById("attendees-card");
    const summary = card?.open && card.querySelector("summary");
    if (summary) htmx.ajax("GET", summary.getAttribute("hx-get"), { target: "#attendees", swap: "innerHTML" });
  });
  showMethod();
})();
