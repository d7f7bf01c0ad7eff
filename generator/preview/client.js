/**
 * Asks the preview whether the site was built again, and loads the page anew; shows the problems that keep it from being built.
 */
(function () {
  "use strict";
  const AGAIN = 300;
  const AFTER_FAILURE = 1000;
  const STYLE = "position:sticky;top:0;z-index:99;white-space:pre-wrap;background:#3b0d0e;color:#fff;padding:1rem;margin:0";
  /** @type {number|null} */
  let seen = null;

  /** @param {{version: number, problems: string}} now */
  function show(now) {
    if (seen !== null && now.version !== seen && !now.problems) {
      location.reload();
      return;
    }
    if (seen === null) seen = now.version;
    const box = document.getElementById("__problems") || document.createElement("pre");
    box.id = "__problems";
    box.style.cssText = STYLE;
    box.textContent = now.problems;
    if (now.problems) document.body.prepend(box);
    else box.remove();
    setTimeout(ask, AGAIN);
  }

  function ask() {
    fetch("/__preview").then(function (response) { return response.json(); }).then(show, function () { setTimeout(ask, AFTER_FAILURE); });
  }

  ask();
})();
