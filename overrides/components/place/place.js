/**
 * Lets the reader choose whose telephone numbers are shown. The choice stays on the device, and is kept only once it
 * has been made.
 */
(function () {
  "use strict";

  /** @param {HTMLSelectElement} select @param {SiteChoice} choice */
  function start(select, choice) {
    function show() {
      select.value = choice.read("place", choice.places);
      document.documentElement.dataset.place = select.value;
    }

    select.addEventListener("change", function () {
      choice.keep("place", select.value, choice.places);
      show();
    });
    choice.follow(show);
    show();
    const box = /** @type {HTMLElement|null} */ (select.closest(".reader-choice"));
    if (box) box.hidden = false;
  }

  const choice = /** @type {Window & {siteChoice?: SiteChoice}} */ (window).siteChoice;
  const select = document.querySelector("select[data-component=place]");
  if (select && choice) start(/** @type {HTMLSelectElement} */ (select), choice);
})();
