/**
 * Opens everything that can be opened before the page is printed, and closes it again afterwards. (New browsers need no
 * script for this: see components/base.)
 */
(function () {
  "use strict";
  /** @type {HTMLDetailsElement[]} */
  let opened = [];

  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
  });
})();
