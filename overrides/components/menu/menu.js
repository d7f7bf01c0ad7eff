/**
 * Makes the link to the list of sections a button that shows the list below itself. Without a script the link leads to
 * the same list at the foot of the page.
 */
(function () {
  "use strict";

  /** @param {HTMLElement} link */
  function start(link) {
    const list = document.querySelector("#sections ul");
    if (!list) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.textContent = link.textContent;
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", "menu");
    const menu = document.createElement("nav");
    menu.id = "menu";
    menu.className = "site-menu";
    menu.setAttribute("aria-label", "Menu");
    menu.hidden = true;
    menu.append(list.cloneNode(true));
    link.replaceWith(button, menu);

    /** @param {boolean} open */
    function set(open) {
      menu.hidden = !open;
      button.setAttribute("aria-expanded", String(open));
    }

    button.addEventListener("click", function () { set(menu.hidden); });
    document.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || menu.hidden) return;
      if (menu.contains(document.activeElement)) button.focus();
      set(false);
    });
  }

  document.querySelectorAll("[data-component=menu]").forEach(function (link) { start(/** @type {HTMLElement} */ (link)); });
})();
