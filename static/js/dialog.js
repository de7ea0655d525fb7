/* Dialogs and menus, by attributes and one listener each, so that pushed fragments need no wiring.
 *
 * data-dialog-open="id"            opens <dialog id="id"> as a modal; focus returns to the opener by itself
 * data-dialog-close                closes the dialog it stands in
 * data-dialog-close-on-success     on the dialog: an accepted htmx request from inside it closes it
 * details.menu                     closes on Escape, on a click elsewhere, and when one of its links is followed
 */
(() => {
  "use strict";
  const open = (id) => {
    const dialog = document.getElementById(id);
    if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
  };

  const closeMenus = (except) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!except || !menu.contains(except)) menu.open = false;
    }
  };

  // A click that began inside (selecting text, say) and ended on the backdrop is not a wish to close.
  let pressedOn = null;
  document.addEventListener("pointerdown", (event) => {
    pressedOn = event.target;
  });

  document.addEventListener("click", (event) => {
    const target = event.target;
    if (!(target instanceof Element)) return;
    closeMenus(target);
    const opener = target.closest("[data-dialog-open]");
    if (opener) {
      closeMenus(null);
      open(opener.getAttribute("data-dialog-open"));
      return;
    }
    const dialog = target.closest("dialog");
    if (!dialog) return;
    // The second click of a double click on what opened it is none either.
    const outside = target === dialog && pressedOn === dialog && event.detail < 2;
    if (target.closest("[data-dialog-close]") || outside) dialog.close();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = event.target instanceof Element ? event.target.closest("details.menu[open]") : null;
    closeMenus(null);
    if (menu) menu.querySelector("summary").focus();
  });

  document.addEventListener("htmx:after:request", (event) => {
    const source = event.target instanceof Element ? event.target : null;
    const dialog = source && source.closest("dialog[data-dialog-close-on-success]");
    const response = event.detail && event.detail.ctx && event.detail.ctx.response;
    if (dialog && response && response.status >= 200 && response.status < 300) dialog.close();
  });
})();
