/* Questions of the audience: the list is the same for everybody; this marks on it which are mine and which I support,
 * from #my-questions, and asks for my own part when one of mine has changed.
 */
"use strict";
(() => {
  const stream = document.getElementById("stream");
  if (!stream) return;
  const JITTER = 600; // ms by chance
  const numbers = (name) => (document.getElementById("my-questions")?.dataset[name] ?? "").split(" ").filter(Boolean);

  const draw = () => {
    if (!document.getElementById("my-questions")) return;
    const own = new Set(numbers("own"));
    const supported = new Set(numbers("supported"));
    for (const place of document.querySelectorAll("[data-support]")) {
      const number = place.dataset.support;
      const [want, wanted] = [place.querySelector("[data-want]"), place.querySelector("[data-wanted]")];
      const isSupported = supported.has(number);
      const hasFocus = (isSupported ? want : wanted).contains(document.activeElement);
      place.querySelector("[data-own]").hidden = !own.has(number);
      want.hidden = isSupported || own.has(number);
      wanted.hidden = !isSupported || own.has(number);
      if (hasFocus) (isSupported ? wanted : want).focus({ preventScroll: true }); // what was pressed is gone
    }
  };
  stream.addEventListener("asked", (event) => {
    const own = numbers("own");
    if (!event.detail.data.split(" ").some((number) => own.includes(number))) return;
    setTimeout(() => stream.dispatchEvent(new CustomEvent("mine")), Math.random() * JITTER);
  });
  document.addEventListener("htmx:after:swap", draw, true);
  draw();
})();
