/**
 * Shows the list of one letter at a time: that in which the address names a place, at first that of the first letter.
 * Without a script, and on paper, all of them stand below each other.
 */
(function () {
  "use strict";
  const sections = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll(".letter")));
  const links = /** @type {HTMLAnchorElement[]} */ (Array.from(document.querySelectorAll("[data-component=letters] a")));

  /** What the address names in a list, such as the heading of a letter. */
  function place() {
    const named = location.hash ? document.getElementById(location.hash.slice(1)) : null;
    return named && named.closest(".letter") ? named : null;
  }

  function show() {
    const named = place();
    const chosen = named ? named.closest(".letter") : sections[0];
    sections.forEach(function (section) { section.hidden = section !== chosen; });
    links.forEach(function (link, number) {
      if (sections[number] === chosen) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    if (!named) return;
    named.scrollIntoView();
    named.focus();
  }

  window.addEventListener("hashchange", show);
  show();
})();
