/* All teams at a glance, at the desk and on the big screen: who writes just now comes with the numbers ([data-activity]) and is
 * put on the cards ([data-activity-of]); how long ago something was is counted here, by the server's clock. At the desk the
 * order of the teams stays as it was when the page was opened, until "Neu ordnen" is pressed.
 */
"use strict";
(() => {
  const frame = document.querySelector("[data-just-now]");
  if (!frame) return;
  const { justNow, nobody, last } = frame.dataset;
  const MINUTE = 60000;
  const UNITS = [["day", 1440], ["hour", 60], ["minute", 1]];
  const format = new Intl.RelativeTimeFormat(document.documentElement.lang);
  const ago = (iso) => {
    const minutes = Math.floor((window.augenhoehe.now() - Date.parse(iso)) / MINUTE);
    if (!(minutes >= 1)) return justNow;
    const [unit, length] = UNITS.find(([, size]) => minutes >= size);
    return format.format(-Math.floor(minutes / length), unit);
  };
  const isHeld = () => document.documentElement.hasAttribute("data-held");
  const write = (place, text) => {
    if (place.textContent !== text) place.textContent = text;
  };

  const drawActivity = (place) => {
    const found = document.querySelector(`#numbers [data-activity="${place.dataset.activityOf}"]`);
    const isWriting = Number(found?.dataset.writing ?? 0) > 0;
    const changed = last && found?.dataset.changed ? last.replace("{time}", ago(found.dataset.changed)) : "";
    place.toggleAttribute("data-writing", isWriting);
    write(place, [isWriting ? found.textContent : nobody, changed].filter(Boolean).join(" · "));
  };
  const draw = () => {
    if (isHeld()) return;
    document.querySelectorAll("[data-activity-of]").forEach(drawActivity);
    for (const place of document.querySelectorAll("time[data-since]")) write(place, ago(place.dataset.since));
  };

  // ── the order stays ───────────────────────────────────────────────────────────────────────────
  let order = null;
  let visit = "";
  const keep = () => {
    const list = document.querySelector("[data-keeps-order]");
    const now = list ? [...list.children].map((row) => row.id) : [];
    const here = list?.closest("[data-visit]")?.dataset.visit ?? "";
    if (!order || here !== visit) {
      order = now;
      visit = here;
      return;
    }
    order = [...order.filter((id) => now.includes(id)), ...now.filter((id) => !order.includes(id))];
    if (order.join() === now.join()) return;
    const focused = document.activeElement;
    list.append(...order.map((id) => document.getElementById(id)));
    if (focused !== document.activeElement && focused.isConnected) focused.focus({ preventScroll: true });
  };
  document.addEventListener("htmx:after:swap", (event) => {
    if (event.detail.ctx?.sourceElement?.matches?.("[data-reorder]")) order = null;
    keep();
    draw();
  });
  setInterval(draw, 10000);
  keep();
  draw();
})();
