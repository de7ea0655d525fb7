// The big screen: pages turn by themselves, and the address stands where the page left room for it.
"use strict";
(() => {
  const TURN = 12000; // ms a page stays
  const screen = document.querySelector(".screen");
  const place = document.getElementById("pages");
  let shown = 0;
  let step = "";

  const pages = () => [...document.querySelectorAll("#stage [data-page]")];
  const draw = () => {
    const all = pages();
    if (shown >= all.length) shown = 0;
    all.forEach((page, number) => {
      page.hidden = number !== shown;
    });
    const words = place.dataset.word.replace("{page}", shown + 1).replace("{pages}", all.length);
    const text = all.length > 1 ? ` · ${words}` : "";
    if (place.textContent !== text) place.textContent = text;
  };
  const refresh = () => {
    const now = document.querySelector("#stage > [data-step]");
    const title = document.querySelector("#stage h1")?.textContent ?? "";
    const key = `${now?.dataset.step} ${now?.dataset.visit} ${now?.dataset.step === "show" ? title : ""}`;
    if (key !== step) shown = 0;
    step = key;
    for (const address of document.querySelectorAll("[data-address]:not(.screen)")) {
      address.textContent = screen.dataset.address;
    }
    draw();
  };
  setInterval(() => {
    shown += 1;
    draw();
  }, TURN);
  document.addEventListener("htmx:after:swap", refresh);
  refresh();
})();
