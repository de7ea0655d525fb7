// My control number: kept on this device while the vote is open, shown again once the server knows it no more.
"use strict";
(() => {
  const { store } = window.augenhoehe ?? {};
  if (!store) return;
  const keep = () => {
    const own = document.getElementById("control");
    if (own) store.set(`control ${own.dataset.round}`, own.dataset.controlNumber);
  };
  const show = () => {
    for (const place of document.querySelectorAll("[data-control-of][hidden]")) {
      const number = store.get(`control ${place.dataset.controlOf}`);
      if (!number) continue;
      place.querySelector("[data-control-words]").textContent = `${number.slice(0, 4)} ${number.slice(4)}`;
      const row = document.getElementById(`stimme-${number}`);
      if (row) row.dataset.chosen = "";
      if (row) place.querySelector("[data-control-link]")?.setAttribute("href", `#${row.id}`);
      place.hidden = false;
    }
  };
  const look = () => {
    keep();
    show();
  };
  document.addEventListener("htmx:after:swap", look);
  look();
})();
