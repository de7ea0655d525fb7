// The moderator's page: the question before moving on, and forms that help.
"use strict";
(() => {
  const typing = document.getElementById("typing-dialog");

  // A list of ideas to choose from, narrowed by typing.
  document.addEventListener("input", (event) => {
    const list = event.target.dataset?.picker && document.getElementById(event.target.dataset.picker);
    if (!list) return;
    const { folding } = window.augenhoehe;
    const wanted = folding.wanted(event.target.value);
    for (const choice of list.querySelectorAll(".choice")) {
      choice.hidden = !folding.fits(folding.index(choice.textContent), wanted);
    }
  });

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
      if (approval && budget.value === budget.defaultValue) budget.value = "0";
      else if (!approval && budget.value === "0") budget.value = budget.defaultValue;
    }
    if (!event.target.matches('#selection-form [name="rule"]')) return;
    const form = event.target.form;
    const wanted = form.dataset[event.target.value].split(" ");
    for (const box of form.querySelectorAll('[name="ideas"]')) box.checked = wanted.includes(box.value);
    proposed.set(form, form.dataset[event.target.value]);
  });
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement?.closest?.("#announcement-form, #timer-form");
    if (form && ctx.request.method === "POST" && ctx.response?.status === 200) form.reset();
  });
  document.addEventListener("htmx:after:swap", showMethod);

  // A new proposal ticks its ideas, unless the moderator has ticked others already.
  const proposed = new WeakMap();
  const propose = () => {
    const form = document.getElementById("selection-form");
    if (!form) return;
    const rule = form.querySelector('[name="rule"]:checked')?.value ?? "plain";
    const boxes = [...form.querySelectorAll('[name="ideas"]')];
    const before = proposed.get(form);
    const now = form.dataset[rule];
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    const untouched = before !== undefined && [...ticked].sort().join(" ") === before.split(" ").sort().join(" ");
    if (before !== now && untouched) {
      for (const box of boxes) box.checked = now.split(" ").includes(box.value);
    }
    proposed.set(form, now);
  };
  document.addEventListener("htmx:after:swap", propose);
  propose();

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
