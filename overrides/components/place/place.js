/**
 * Lets the reader choose whose telephone numbers are shown. The choice stays on the device, and is kept only once it
 * has been made.
 */
(function () {
  "use strict";

  /** @param {HTMLElement} root */
  function start(root) {
    const select = root.querySelector("select");
    if (!select) return;
    select.value = document.documentElement.dataset.place || select.value;
    select.addEventListener("change", function () {
      document.documentElement.dataset.place = select.value;
      try {
        localStorage.setItem("place", select.value);
      } catch (error) {
        // Without storage the choice holds for this page only.
      }
    });
    root.hidden = false;
  }

  document.querySelectorAll("[data-component=place]").forEach(function (root) {
    start(/** @type {HTMLElement} */ (root));
  });
})();
