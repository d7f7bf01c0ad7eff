/**
 * The Escape key closes the menu and gives the focus back to its button. Opening and closing need no script.
 */
(function () {
  "use strict";

  /** @param {HTMLDetailsElement} menu */
  function start(menu) {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !menu.open) return;
      if (menu.contains(document.activeElement)) /** @type {HTMLElement} */ (menu.firstElementChild).focus();
      menu.open = false;
    });
  }

  document.querySelectorAll("[data-component=menu]").forEach(function (menu) { start(/** @type {HTMLDetailsElement} */ (menu)); });
})();
