/**
 * What stands for a word in the index: the same for all its forms and for both spellings of English. The
 * endings are Porter's, by the library stemmer; the language brings the rest.
 */
(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});
  /** @type {SearchLanguage} */
  const language = search.language;
  /** @type {Map<string, string>} */
  const known = new Map();

  /** @param {string} word @returns {string} */
  function stem(word) {
    let root = known.get(word);
    if (root === undefined) {
      root = make(word);
      known.set(word, root);
    }
    return root;
  }

  /** @param {string} word */
  function make(word) {
    const base = language.irregular.get(word) || word;
    if (base.length < 4 || /\p{N}/u.test(base) || language.small.has(base)) return base;
    const spelled = language.spelling.reduce((text, rule) => text.replace(rule[0], rule[1]), base);
    // Porter leaves "shaki" for "shaky" and "shake" for "shaking".
    const root = single(language.whole.test(spelled) ? spelled : search.stemmer(spelled)).replace(
      /(.{3,})[eiy]$/,
      "$1",
    );
    // "Butt" is not "but": a word that names a thing never becomes one that holds a sentence together.
    return language.small.has(root) ? spelled : root;
  }

  /** Doubled consonants are a common slip. @param {string} word */
  function single(word) {
    return word.replace(/([^aeiou])\1+/g, "$1");
  }

  search.stem = stem;
})();
