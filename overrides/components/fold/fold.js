/**
 * Opens the fold that an address leads into, for browsers that do not do so by themselves.
 */
(function () {
  "use strict";

  function openFold() {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    const fold = target ? target.closest("details:not([open])") : null;
    if (target && fold instanceof HTMLDetailsElement) {
      fold.open = true;
      target.scrollIntoView();
    }
  }

  window.addEventListener("hashchange", openFold);
  openFold();
})();
