// Shows the slides one by one. Keys work only while presenting, and not where a browser's own key is meant.
"use strict";
(() => {
  const one = (name) => document.querySelector(`[data-${name}]`);
  const slides = [...document.querySelectorAll("[data-slide]")];
  const body = document.body;
  const where = one("where");
  const say = one("deck").dataset.position;
  let shown = 0;
  let typed = "";

  const isPresenting = () => "presenting" in body.dataset;
  const draw = () => {
    for (const [at, slide] of slides.entries()) slide.hidden = isPresenting() && at !== shown;
    one("start").hidden = isPresenting();
    one("bar").hidden = !isPresenting();
    one("back").disabled = shown === 0;
    one("on").disabled = shown === slides.length - 1;
    where.textContent = say.replace("{number}", shown + 1).replace("{of}", slides.length);
    for (const notes of document.querySelectorAll("details")) notes.open = isPresenting() && "noted" in body.dataset;
  };
  const go = (to) => {
    shown = Math.max(0, Math.min(slides.length - 1, to));
    history.replaceState(null, "", `#${shown + 1}`);
    darken(false);
    draw();
  };
  const darken = (is) => {
    one("black").hidden = !is;
    one("dark").setAttribute("aria-pressed", is);
  };
  const note = () => {
    body.toggleAttribute("data-noted");
    one("notes").setAttribute("aria-pressed", "noted" in body.dataset);
    draw();
  };
  const present = () => {
    body.dataset.presenting = "";
    document.documentElement.requestFullscreen?.().catch(() => {});
    go(shown);
    one(shown === slides.length - 1 ? "back" : "on").focus();
  };
  const leave = () => {
    delete body.dataset.presenting;
    darken(false);
    if (document.fullscreenElement) document.exitFullscreen();
    draw();
    slides[shown].scrollIntoView();
    one("present").focus({ preventScroll: true });
  };

  const keys = {
    ArrowRight: () => go(shown + 1),
    ArrowDown: () => go(shown + 1),
    PageDown: () => go(shown + 1),
    ArrowLeft: () => go(shown - 1),
    ArrowUp: () => go(shown - 1),
    PageUp: () => go(shown - 1),
    Home: () => go(0),
    End: () => go(slides.length - 1),
    Escape: leave,
    b: () => darken(one("black").hidden),
    n: note,
    ".": () => darken(one("black").hidden),
  };
  document.addEventListener("keydown", (event) => {
    if (!isPresenting() || event.ctrlKey || event.metaKey || event.altKey) return;
    const isButton = event.target.closest?.("button, summary");
    if (/^\d$/.test(event.key)) {
      typed = (typed + event.key).slice(-4);
    } else if (event.key === "Enter" && typed) {
      event.preventDefault();
      go(Number(typed) - 1);
      typed = "";
    } else if (event.key === " " && !isButton) {
      event.preventDefault();
      go(shown + (event.shiftKey ? -1 : 1));
    } else {
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      typed = "";
      if (!act) return;
      event.preventDefault();
      act();
    }
  });

  let from = null;
  document.addEventListener("touchstart", (event) => { from = event.touches.length === 1 ? event.touches[0].clientX : null; }, { passive: true });
  document.addEventListener("touchend", (event) => {
    const far = from === null ? 0 : event.changedTouches[0].clientX - from;
    if (isPresenting() && Math.abs(far) > 60) go(shown + (far < 0 ? 1 : -1));
    from = null;
  });
  document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement && isPresenting()) leave(); });

  one("present").addEventListener("click", present);
  one("back").addEventListener("click", () => go(shown - 1));
  one("on").addEventListener("click", () => go(shown + 1));
  one("dark").addEventListener("click", () => darken(one("black").hidden));
  one("notes").addEventListener("click", note);
  one("leave").addEventListener("click", leave);
  one("black").addEventListener("click", () => darken(false));
  const asked = Number(location.hash.slice(1));
  if (asked >= 1 && asked <= slides.length) shown = asked - 1;
  draw();
})();
