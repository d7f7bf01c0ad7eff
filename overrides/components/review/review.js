/**
 * Says that a review is overdue, by the reader's own clock: the page itself may have been built long ago.
 */
(function () {
  "use strict";
  const now = new Date();
  const month = String(now.getMonth() + 1).padStart(2, "0");
  const today = now.getFullYear() + "-" + month + "-" + String(now.getDate()).padStart(2, "0");

  document.querySelectorAll("[data-component=review]").forEach(function (element) {
    const note = /** @type {HTMLElement} */ (element);
    note.hidden = today <= (note.dataset.nextReview || today);
  });
})();
