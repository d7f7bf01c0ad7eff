/**
 * Shows the list of one letter at a time: that which the address names, at first that of the first letter. Without a
 * script, and on paper, all of them stand below each other.
 */
(function () {
  "use strict";
  const sections = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll(".letter")));
  const links = /** @type {HTMLAnchorElement[]} */ (Array.from(document.querySelectorAll("[data-component=letters] a")));

  /** The heading of the letter that the address names. */
  function heading() {
    const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    return named && named.closest(".letter") ? named : null;
  }

  function show() {
    const named = heading();
    const chosen = named ? named.closest(".letter") : sections[0];
    sections.forEach(function (section) { section.hidden = section !== chosen; });
    links.forEach(function (link, place) {
      if (sections[place] === chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    return named;
  }

  window.addEventListener("hashchange", function () {
    const named = show();
    if (named) named.focus();
  });
  show();
})();
