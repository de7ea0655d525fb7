// Times as the reader's device tells them, in the language of the page; the server writes them in UTC.
"use strict";
(() => {
  const language = document.documentElement.lang;
  const inWords = new Intl.DateTimeFormat(`${language}-u-nu-latn`, { dateStyle: "medium", timeStyle: "short" });
  const write = () => {
    for (const time of document.querySelectorAll("time[data-when]:not([data-told])")) {
      time.textContent = inWords.format(new Date(time.dateTime));
      time.dataset.told = "";
    }
  };
  document.addEventListener("htmx:after:swap", write);
  write();
})();
