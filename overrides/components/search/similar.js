/** How alike two words are by their letters, by the library fastest-levenshtein. */
(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  /** How many letters of a word may be wrong: none in a short word or a number. @param {string} word */
  function slips(word) {
    if (word.length < 4 || /\p{N}/u.test(word)) return 0;
    return word.length < 6 ? 1 : word.length < 11 ? 2 : 3;
  }

  /** Whether two neighbouring letters were swapped. @param {string} a @param {string} b */
  function isSwapped(a, b) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return (
      a.length === b.length &&
      a[at] === b[at + 1] &&
      a[at + 1] === b[at] &&
      a.slice(at + 2) === b.slice(at + 2)
    );
  }

  /**
   * How many letters must be put in, taken out, changed or swapped; more than `most` is not told apart.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   * @returns {number}
   */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    const away = search.distance(a, b);
    return away === 2 && isSwapped(a, b) ? 1 : away;
  }

  search.similar = { slips: slips, distance: distance };
})();
