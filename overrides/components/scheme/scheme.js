/**
 * Lets the reader choose light or dark colours. Until then the page follows the device, and nothing is kept.
 */
(function () {
  "use strict";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** @param {HTMLSelectElement} select */
  function start(select) {
    try {
      select.value = localStorage.getItem("scheme") || "device";
    } catch (error) {
      select.value = "device";
    }

    function apply() {
      const wantsDark = select.value === "dark" || (select.value === "device" && dark.matches);
      document.documentElement.dataset.mdColorScheme = wantsDark ? "slate" : "default";
    }

    select.addEventListener("change", function () {
      apply();
      try {
        if (select.value === "device") localStorage.removeItem("scheme");
        else localStorage.setItem("scheme", select.value);
      } catch (error) {
        // Without storage the choice holds for this page only.
      }
    });
    dark.addEventListener("change", apply);
    apply();
  }

  document.querySelectorAll("select[data-component=scheme]").forEach(function (select) {
    start(/** @type {HTMLSelectElement} */ (select));
  });
})();
