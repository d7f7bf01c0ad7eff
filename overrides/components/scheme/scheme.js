/**
 * Lets the reader choose light or dark colours. Until then the page follows the device, and nothing is kept.
 */
(function () {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** @param {HTMLSelectElement} select @param {SiteChoice} choice */
  function start(select, choice) {
    function show() {
      select.value = choice.read("scheme", choice.schemes);
      const wantsDark = select.value === "dark" || (select.value === "device" && dark.matches);
      document.documentElement.dataset.mdColorScheme = wantsDark ? "slate" : "default";
    }

    select.addEventListener("change", function () {
      choice.keep("scheme", select.value, choice.schemes);
      show();
    });
    dark.addEventListener("change", show);
    choice.follow(show);
    show();
    const box = /** @type {HTMLElement|null} */ (select.closest(".reader-choice"));
    if (box) box.hidden = false;
  }

  const choice = /** @type {Window & {siteChoice?: SiteChoice}} */ (window).siteChoice;
  const select = document.querySelector("select[data-component=scheme]");
  if (select && choice) start(/** @type {HTMLSelectElement} */ (select), choice);
})();
