/**
 * Lets the reader choose whose telephone numbers are shown. The choice stays on the device, and is kept only once it
 * has been made.
 */
(function () {
  "use strict";

  /** @param {HTMLSelectElement} select */
  function start(select) {
    select.value = document.documentElement.dataset.place || select.value;
    select.addEventListener("change", function () {
      document.documentElement.dataset.place = select.value;
      try {
        localStorage.setItem("place", select.value);
      } catch (error) {
        // Without storage the choice holds for this page only.
      }
    });
    const box = /** @type {HTMLElement|null} */ (select.closest(".choices"));
    if (box) box.hidden = false;
  }

  document.querySelectorAll("select[data-component=place]").forEach(function (select) {
    start(/** @type {HTMLSelectElement} */ (select));
  });
})();
