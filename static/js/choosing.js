/* The moderator's choice: another rule or another question ticks what it proposes, and so does a new proposal, unless
 * other ideas have been ticked already. Proposals stand on the form, as data-<rule>_<question>.
 */
"use strict";
(() => {
  const proposed = new WeakMap(); // form -> what was proposed when its boxes were last ticked for the moderator
  const formOf = () => document.getElementById("selection-form");
  const boxesOf = (form) => [...form.querySelectorAll('[name="ideas"]')];
  const proposalOf = (form) => {
    const rule = form.querySelector('[name="rule"]:checked')?.value ?? "equal_shares";
    const question = form.querySelector('[name="criterion"]:checked')?.value ?? "all";
    return form.dataset[`${rule}_${question}`] ?? "";
  };
  const tick = (form, proposal) => {
    for (const box of boxesOf(form)) box.checked = proposal.split(" ").includes(box.value);
  };
  // How many are ticked, and whether that is more than there are places; a screen reader hears it with the error.
  const count = (form) => {
    const line = form.querySelector(".picker__count");
    const ticked = boxesOf(form).filter((box) => box.checked).length;
    line.textContent = line.dataset.words.replace("{ticked}", ticked);
    line.toggleAttribute("data-over", ticked > Number(line.dataset.places));
  };
  const sorted = (numbers) => [...numbers].sort().join(" ");

  // What is ticked and written, but not confirmed yet, is still there after a reload: in this tab, for this vote.
  const keyOf = (form) => `augenhoehe ${form.getAttribute("hx-post")} ${form.dataset.keptAs}`;
  const keep = (form) => {
    const state = {
      checked: [...form.querySelectorAll(":checked")].map((box) => `${box.name} ${box.value}`),
      reason: form.elements.reason.value,
    };
    try {
      sessionStorage.setItem(keyOf(form), JSON.stringify(state));
    } catch {
      return; // forbidden by the browser: then a reload forgets
    }
  };
  const restore = (form) => {
    try {
      const state = JSON.parse(sessionStorage.getItem(keyOf(form)));
      if (!state) return;
      for (const box of form.querySelectorAll("[type=checkbox], [type=radio]")) box.checked = state.checked.includes(`${box.name} ${box.value}`);
      form.elements.reason.value = state.reason;
    } catch {
      return;
    }
  };
  document.addEventListener("input", (event) => {
    if (event.target.form?.id === "selection-form") keep(event.target.form);
  });
  document.addEventListener("change", (event) => {
    if (!event.target.matches('#selection-form :is([name="rule"], [name="criterion"], [name="ideas"])')) return;
    const { form } = event.target;
    if (event.target.name !== "ideas") {
      tick(form, proposalOf(form));
      proposed.set(form, proposalOf(form));
    }
    count(form);
    keep(form);
  });
  const propose = () => {
    const form = formOf();
    if (!form) return;
    const before = proposed.get(form);
    if (before === undefined) restore(form);
    const now = proposalOf(form);
    const ticked = boxesOf(form).filter((box) => box.checked).map((box) => box.value);
    if (before !== undefined && before !== now && sorted(ticked) === sorted(before.split(" "))) tick(form, now);
    proposed.set(form, now);
    count(form);
  };
  document.addEventListener("htmx:after:swap", propose);
  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const form = ctx.sourceElement?.closest?.("#reservation-form");
    if (form && ctx.response?.status === 201) form.reset(); // it stands with the choice now
  });
  propose();
})();
