/**
 * What the reader has chosen, kept on the device. Loaded before the page is drawn, so that the place and the colours do not change
 * under the reader's eyes.
 *
 * Sites of one owner on one host share the browser's storage, and whoever uses the device can write to it. So every key begins
 * with the address of this site, and a value is believed only if it is one of those that can be chosen.
 */
(function () {
  "use strict";
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const root = document.documentElement;
  /** What the browser would not keep: it holds for this page only. @type {Map<string, string>} */
  const unsaved = new Map();

  /** @param {string} name */
  function key(name) { return (script.dataset.site || "") + "#" + name; }

  /** @param {string} name */
  function kept(name) {
    try {
      return localStorage.getItem(key(name));
    } catch (error) {
      return null;
    }
  }

  /** @type {SiteChoice} */
  const choice = {
    places: (script.dataset.places || "").split(" "),
    schemes: ["device", "light", "dark"],

    read: function (name, possible) {
      const value = unsaved.get(name) || kept(name);
      return value !== null && possible.includes(value) ? value : possible[0];
    },

    keep: function (name, value, possible) {
      unsaved.delete(name);
      try {
        if (value === possible[0]) localStorage.removeItem(key(name));
        else localStorage.setItem(key(name), value);
      } catch (error) {
        unsaved.set(name, value);
      }
    },

    follow: function (show) {
      window.addEventListener("pageshow", show);
      window.addEventListener("storage", show);
    }
  };

  /** @type {Window & {siteChoice?: SiteChoice}} */ (window).siteChoice = choice;
  root.classList.add("js");
  root.dataset.place = choice.read("place", choice.places);
  const scheme = choice.read("scheme", choice.schemes);
  const dark = scheme === "dark" || (scheme === "device" && matchMedia("(prefers-color-scheme: dark)").matches);
  root.dataset.mdColorScheme = dark ? "slate" : "default";
})();

/**
 * @typedef {object} SiteChoice
 * @property {(name: string, possible: string[]) => string} read What was chosen, or the first of what is possible.
 * @property {(name: string, value: string, possible: string[]) => void} keep Keeps a choice. The first of what is possible is
 *   what holds without a choice, so nothing is kept for it.
 * @property {(show: () => void) => void} follow Calls `show` when a choice may have changed behind the page's back: in another
 *   tab, or while the browser had put the page aside or filled its fields in again.
 * @property {string[]} places Ids of the places, the default first.
 * @property {string[]} schemes
 */
