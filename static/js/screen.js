// The big screen: pages turn by themselves, and the address stands where the page left room for it.
"use strict";
(() => {
  const TURN = 12000; // ms a page stays
  const CARDS = 6; // ideas on a page, read from the back row
  const screen = document.querySelector(".screen");
  const place = document.getElementById("pages");
  let shown = 0;
  let step = "";

  // Pages are made by the server, or they are handfuls of a list: as many in each as in the others, or one more.
  const pages = () => {
    const cards = [...document.querySelectorAll("#stage [data-turning] > *")];
    if (!cards.length) return [...document.querySelectorAll("#stage [data-page]")].map((page) => [page]);
    const size = Math.ceil(cards.length / Math.ceil(cards.length / CARDS));
    return Array.from({ length: Math.ceil(cards.length / size) }, (_, n) => cards.slice(n * size, (n + 1) * size));
  };
  const draw = () => {
    const all = pages();
    if (shown >= all.length) shown = 0;
    all.forEach((page, number) => {
      for (const part of page) part.hidden = number !== shown;
    });
    for (const list of document.querySelectorAll("#stage [data-turning]")) list.dataset.turned = "";
    const words = place.dataset.word.replace("{page}", shown + 1).replace("{pages}", all.length);
    const text = all.length > 1 ? ` · ${words}` : "";
    if (place.textContent !== text) place.textContent = text;
    cut();
  };
  // A text that does not fit ends at a whole line, with dots.
  const cut = () => {
    for (const text of document.querySelectorAll("#stage .wall .idea:not([hidden]) .idea__text")) {
      text.style.webkitLineClamp = "";
      const lines = Math.floor(text.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight) + 0.1);
      text.style.webkitLineClamp = Math.max(1, lines);
    }
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
  addEventListener("resize", cut);
  document.fonts.ready.then(cut);
  refresh();
})();
