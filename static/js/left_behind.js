/* Whose place in a room has ended (moved to another device, freed by the moderator) may have texts on this device that
 * were never sent (store.js): here they can be read and copied.
 */
"use strict";
(() => {
  const template = document.getElementById("tpl-left");
  const place = document.getElementById("left-behind");
  if (!template || !place) return;
  const found = [];
  try {
    const prefix = `augenhoehe ${sessionStorage.getItem("augenhoehe left")} draft `;
    for (const name of Object.keys(localStorage).sort()) if (name.startsWith(prefix)) found.push(name);
  } catch {
    return; // storage forbidden: there is nothing
  }
  const draftOf = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name)) ?? {};
    } catch {
      return {};
    }
  };
  const textOf = (draft) => draft.text ?? Object.values(draft.values ?? {}).filter(Boolean).join("\n\n");
  for (const name of found) {
    const draft = draftOf(name);
    if (!textOf(draft)) continue;
    const notice = template.content.cloneNode(true).firstElementChild;
    const title = notice.querySelector(".notice__title");
    title.textContent = title.textContent.replace("{title}", draft.label || title.dataset.untitled);
    notice.querySelector("[data-left-text]").textContent = textOf(draft);
    notice.querySelector("[data-left-drop]").addEventListener("click", () => {
      localStorage.removeItem(name);
      notice.remove();
      document.getElementById("main").focus();
    });
    place.append(notice);
  }
})();
