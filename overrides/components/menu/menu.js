/**
 * Opens and closes the menu on narrow screens by a real button. The theme does it with a hidden checkbox and labels,
 * which a keyboard cannot reach; links of the closed menu would take the focus unseen.
 */
(function () {
  "use strict";
  /** The width at which the theme shows the menu beside the page. */
  const WIDE = matchMedia("(min-width: 76.25em)");

  /** @param {HTMLElement} button */
  function start(button) {
    const toggle = /** @type {HTMLInputElement|null} */ (document.getElementById("__drawer"));
    const menu = /** @type {HTMLElement|null} */ (document.querySelector(".md-sidebar--primary"));
    if (!toggle || !menu) return;
    const close = document.createElement("button");
    close.type = "button";
    close.className = "menu-close";
    close.textContent = "Close menu";
    (menu.querySelector(".md-nav") || menu).prepend(close);

    /** @param {boolean} open */
    function set(open) {
      if (toggle.checked !== open) {
        toggle.checked = open;
        toggle.dispatchEvent(new Event("change"));
      }
      sync();
      const link = /** @type {HTMLElement|null} */ (menu.querySelector(".menu-close"));
      if (open && link) link.focus();
      else button.focus();
    }

    function sync() {
      button.hidden = WIDE.matches;
      button.setAttribute("aria-expanded", String(toggle.checked && !WIDE.matches));
      menu.inert = !WIDE.matches && !toggle.checked;
    }

    button.addEventListener("click", function () { set(!toggle.checked); });
    close.addEventListener("click", function () { set(false); });
    toggle.addEventListener("change", sync);
    WIDE.addEventListener("change", sync);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && toggle.checked && !WIDE.matches) set(false);
    });
    sync();
  }

  document.querySelectorAll("[data-component=menu]").forEach(function (button) { start(/** @type {HTMLElement} */ (button)); });
})();
