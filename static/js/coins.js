/* Why these ideas: the picture with coins goes on by buttons, and by itself only when somebody presses "play".
 *
 * [data-steps] holds [data-frame]s, of which one is shown; the round of the same number is marked in the list below.
 * What is shown is said as well. When the panel is exchanged for another language or rule, the focus stays on the
 * choice that was made.
 */
"use strict";
(() => {
  const TURN = 4500; // ms a picture stays while they play
  const panel = document.getElementById("reasons");
  if (!panel) return;
  let playing = 0;
  let chosen = null;

  const steps = () => panel.querySelector("[data-steps]");
  const frames = () => [...panel.querySelectorAll("[data-frame]")];
  const at = () => Math.max(0, frames().findIndex((frame) => !frame.hidden));
  const mark = (number) => {
    for (const round of panel.querySelectorAll("[data-round]")) {
      if (Number(round.dataset.round) === number) round.setAttribute("aria-current", "step");
      else round.removeAttribute("aria-current");
    }
  };
  const stop = () => {
    clearTimeout(playing);
    playing = 0;
    const button = panel.querySelector("[data-step-play]");
    if (!button) return;
    button.setAttribute("aria-pressed", "false");
    button.querySelector("span").textContent = button.dataset.play;
    delete steps().dataset.playing;
  };
  const show = (number) => {
    const all = frames();
    if (number < 0 || number >= all.length) return;
    all.forEach((frame, place) => {
      frame.hidden = place !== number;
    });
    const words = steps().dataset.stepWords.replace("{number}", number + 1).replace("{all}", all.length);
    panel.querySelector("[data-step-number]").textContent = words;
    const caption = all[number].querySelector("figcaption");
    const said = [words, ...[...caption.children].map((line) => line.textContent.trim())].join(". ");
    panel.querySelector("[data-step-said]").textContent = said;
    mark(number + 1);
    const [back, next] = [panel.querySelector("[data-step-back]"), panel.querySelector("[data-step-next]")];
    back.setAttribute("aria-disabled", String(number === 0)); // not `disabled`: that would lose the focus
    next.setAttribute("aria-disabled", String(number === all.length - 1));
  };
  const play = () => {
    playing = setTimeout(() => {
      show(at() + 1);
      if (at() < frames().length - 1) play();
      else stop();
    }, TURN);
  };

  panel.addEventListener("click", (event) => {
    if (event.target.closest("[data-step-next]")) {
      stop();
      show(at() + 1);
    } else if (event.target.closest("[data-step-back]")) {
      stop();
      show(at() - 1);
    }
    const button = event.target.closest("[data-step-play]");
    if (!button) return;
    if (playing) return stop();
    if (at() === frames().length - 1) show(0);
    button.setAttribute("aria-pressed", "true");
    button.querySelector("span").textContent = button.dataset.stop;
    steps().dataset.playing = "";
    play();
  });

  // ── another language, rule or question ────────────────────────────────────────────────────────
  panel.addEventListener("change", (event) => {
    if (event.target.matches("#reasons-form input")) chosen = { name: event.target.name, value: event.target.value };
  });
  document.addEventListener("htmx:after:swap", (event) => {
    const { target } = event.detail.ctx;
    if (target !== panel && target !== "#reasons") return;
    clearTimeout(playing);
    playing = 0;
    if (steps()) mark(1);
    const wanted = chosen && panel.querySelector(`input[name="${chosen.name}"][value="${CSS.escape(chosen.value)}"]`);
    chosen = null;
    wanted?.focus();
  });
  document.getElementById("reasons-dialog").addEventListener("close", stop);
})();
