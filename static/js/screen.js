// The big screen: pages turn by themselves, texts shrink until all of them is to be seen, and the address stands
// where the page left room for it.
"use strict";
(() => {
  const TURN = 12000; // ms a page stays
  const LETTERS = 17; // read in a second, where one long text fills the screen
  const SMALLEST = 8; // the last of the steps in screen.css
  const screen = document.querySelector(".screen");
  const place = document.getElementById("pages");
  let shown = 0;
  let what = "";
  let next = 0;

  // Pages are made by the server, or they are handfuls of a list: as many in each as in the others, or one more.
  const pages = () => {
    const cards = [...document.querySelectorAll("#stage [data-turning] > *")];
    if (!cards.length) return [...document.querySelectorAll("#stage [data-page]")].map((page) => [page]);
    const count = Math.ceil(cards.length / Number(cards[0].parentElement.dataset.turning)); // so many on a page
    const from = (n) => Math.ceil((n * cards.length) / count);
    return Array.from({ length: count }, (_, n) => cards.slice(from(n), from(n + 1)));
  };
  // Beside a sketch stands its idea, in pages of its own.
  const besides = () => [...document.querySelectorAll("#stage [data-beside]")];
  // The one idea that has the screen to itself.
  const alone = () => {
    const cards = document.querySelectorAll("#stage .wall > .idea:not([hidden])");
    return cards.length === 1 ? cards[0].querySelector(".idea__whole") : null;
  };

  const isWhole = (part) => part.scrollHeight <= part.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1;
  const PARTS = "#stage .screen__body, #stage .wall > :not([hidden]), #stage .beside";
  const TITLES = "#stage .wall > .idea:not([hidden]) > .idea__title";
  const hasLines = (title) => title.scrollHeight < title.clientHeight * 1.2; // letters may reach beyond their line, a line may not
  const fit = () => {
    const announcement = document.getElementById("announcement");
    delete announcement.dataset.long;
    if (announcement.offsetHeight > screen.offsetHeight / 10) announcement.dataset.long = "";
    const text = alone();
    if (text) delete text.dataset.turns;
    for (let step = 0; step <= SMALLEST; step += 1) {
      screen.dataset.fit = step;
      const isFit = [...document.querySelectorAll(PARTS)].every(isWhole);
      if (isFit && (text ? isWhole(text) : [...document.querySelectorAll(TITLES)].every(hasLines))) return;
    }
    if (!text) return;
    screen.dataset.fit = 4; // too long to be read at once: then in pages, and larger again
    text.dataset.turns = "";
  };
  // A text on a card among others ends at a whole line, with dots.
  const cut = () => {
    for (const text of document.querySelectorAll("#stage .wall > :not([hidden]) :is(.idea__text, .team__about)")) {
      text.style.webkitLineClamp = "";
      const whole = text.closest(".idea__whole");
      if (whole && whole === alone()) continue;
      const lines = Math.floor(text.clientHeight / Number.parseFloat(getComputedStyle(text).lineHeight) + 0.1);
      text.style.webkitLineClamp = Math.max(1, lines);
    }
  };
  // A long text is set in columns as wide as the screen; one of them is in view.
  const columns = (text) => {
    if (!text || !("turns" in text.dataset)) return 1;
    const gap = Number.parseFloat(getComputedStyle(text).columnGap);
    return Math.round((text.scrollWidth + gap) / (text.clientWidth + gap));
  };
  // The page the moderator leads to, while there are pages of cards; else they turn by themselves.
  const ledTo = () => (alone() ? 0 : Number(document.querySelector("#led [data-led]")?.dataset.led ?? 0));
  const draw = () => {
    const all = pages();
    const hide = () =>
      all.forEach((page, number) => {
        for (const part of page) part.hidden = number !== shown % all.length && all.length > 1;
      });
    const led = ledTo();
    const others = besides();
    const most = Math.max(all.length, others.length);
    if (led && all.length > 1) shown = Math.min(led, all.length) - 1;
    else if (most > 1 && shown >= most) shown = 0;
    hide();
    others.forEach((part, number) => {
      part.hidden = number !== shown % others.length;
    });
    for (const list of document.querySelectorAll("#stage [data-turning]")) list.dataset.turned = "";
    fit();
    const text = alone();
    const count = Math.max(most, columns(text));
    if (shown >= count) shown = 0;
    if (text) {
      const { columnGap, direction } = getComputedStyle(text);
      const way = text.clientWidth + (Number.parseFloat(columnGap) || 0);
      text.scrollLeft = (direction === "rtl" ? -1 : 1) * way * (all.length > 1 ? 0 : shown);
    }
    const words = place.dataset.word.replace("{page}", shown + 1).replace("{pages}", count);
    const line = count > 1 ? ` · ${words}` : "";
    if (place.textContent !== line) place.textContent = line;
    cut();
    return text ? ((text.textContent.length / count) * 1000) / LETTERS : 0;
  };
  const wait = (least) => {
    clearTimeout(next);
    next = setTimeout(() => {
      if (!ledTo()) shown += 1;
      wait(draw());
    }, Math.max(TURN, least));
  };
  const refresh = () => {
    const now = document.querySelector("#stage > [data-step]");
    const title = document.querySelector("#stage h1")?.textContent ?? "";
    const large = document.querySelector("#stage .idea--spotlight")?.id ?? document.querySelector("#stage [data-showing]")?.dataset.showing ?? "";
    const key = `${now?.dataset.step} ${now?.dataset.visit} ${now?.dataset.step === "show" ? title : large}`;
    const isOther = key !== what;
    if (isOther) shown = 0;
    what = key;
    for (const address of document.querySelectorAll("[data-address]:not(.screen)")) {
      address.textContent = screen.dataset.address;
    }
    const least = draw();
    if (isOther) wait(least);
  };
  document.addEventListener("htmx:after:swap", refresh);
  addEventListener("resize", draw);
  document.fonts.addEventListener("loadingdone", draw);
  document.fonts.ready.then(draw);
  refresh();
})();
