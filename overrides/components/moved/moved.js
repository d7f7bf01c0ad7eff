/**
 * Leads from a former address to the page's own, with the part and the query that were asked for. Without a script the page
 * itself leads there, to its top.
 */
(function () {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const target = new URL(script.dataset.target || "", location.href);
  target.search = location.search;
  target.hash = location.hash || target.hash;
  location.replace(target.href);
})();
