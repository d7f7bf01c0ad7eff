/**
 * Says that a review is overdue, by the reader's own clock: the page itself may have been built long ago. Until then it takes
 * away the sentence for readers without a script, which speaks of the case that it is.
 */
(function () {
  "use strict";

  function show() {
    const now = new Date();
    const month = String(now.getMonth() + 1).padStart(2, "0");
    const today = now.getFullYear() + "-" + month + "-" + String(now.getDate()).padStart(2, "0");
    document.querySelectorAll("[data-component=review]").forEach(function (element) {
      const note = /** @type {HTMLElement} */ (element);
      const overdue = today > (note.dataset.nextReview || today);
      note.hidden = !overdue;
      note.classList.toggle("review-line__overdue", overdue);
      if (overdue) note.textContent = "This review is overdue: what stands here may be out of date.";
    });
  }

  // A page that was put aside is shown again on another day.
  window.addEventListener("pageshow", show);
  show();
})();
