// The published list of a vote: typing a control number leaves the ballots that begin with it.
"use strict";
(() => {
  const form = document.querySelector("[data-ballot-search]");
  if (!form) return;
  const rows = [...document.querySelectorAll("#ballots [data-number]")];
  const count = form.querySelector("[data-ballot-count]");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => {
    const wanted = form.querySelector("input").value.toUpperCase().replace(/[^A-Z0-9]/g, "");
    const found = rows.filter((row) => row.dataset.number.startsWith(wanted));
    for (const row of rows) row.hidden = !found.includes(row);
    const words = found.length ? form.dataset.some : form.dataset.none;
    count.textContent = words.replace("{shown}", found.length).replace("{all}", rows.length);
  });
})();
