/**
 * Opens what has to be printed even if it is folded (the sources, and the other signs of a card), and closes it again
 * afterwards. New browsers need no script for this: see components/base.
 */
(function () {
  "use strict";
  const PRINTED = "details:not([open], .fold:not(.fold--sources))";
  /** @type {HTMLDetailsElement[]} */
  let opened = [];

  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll(PRINTED));
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
  });
})();
