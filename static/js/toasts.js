// Toasts go by themselves: long enough to be read, longer while the pointer or the focus is on them.
"use strict";
(() => {
  const place = document.getElementById("toasts");
  if (!place) return;
  const MOST = 3;
  const stay = (toast) => {
    const words = toast.textContent.trim().split(/\s+/).length;
    const long = Math.max(6000, 3000 + words * 400) * (toast.matches(".notice--warn") ? 1.5 : 1);
    const leave = () => {
      if (toast.matches(":hover, :focus-within")) setTimeout(leave, 1500);
      else toast.remove();
    };
    setTimeout(leave, long);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      for (const toast of change.addedNodes) if (toast instanceof Element) stay(toast);
    }
    while (place.children.length > MOST) place.firstElementChild.remove();
  }).observe(place, { childList: true });

  window.augenhoehe = Object.assign(window.augenhoehe || {}, {
    // say(words, kind): a toast from a script; kind is "success" or "warn".
    say(words, kind) {
      const template = document.getElementById(`tpl-toast-${kind}`);
      if (!template || !words) return;
      const toast = template.content.cloneNode(true);
      toast.querySelector("p").textContent = words;
      place.append(toast);
    },
  });
})();
