/**
 * The words that search knows: those of the index, each by its root, with how many pages have it; and those
 * that are words like others but stand on no page, such as common English words and the names of what the
 * site does not cover.
 */

/**
 * `form` is how the word stands on a page; `named` says whether in a name.
 *
 * @typedef {{pages: number, form: string, named: boolean}} VocabularyEntry
 */

(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  class Vocabulary {
    /**
     * @param {number} pageCount
     * @param {Set<string>} common Roots that most pages have.
     * @param {Set<string>} weak Roots of words that say little about a page.
     */
    constructor(pageCount, common, weak) {
      this.pageCount = pageCount;
      this.common = common;
      this.weak = weak;
      this.familiar = new Set(common);
      /** @type {Set<string>} */
      this.medicines = new Set();
      /** @type {Map<string, VocabularyEntry>} */
      this.entries = new Map();
    }

    /**
     * Takes in a word of so many pages.
     * @param {string} word
     * @param {number} pages
     * @param {boolean} [named]
     */
    add(word, pages, named) {
      this.learn(word, pages, word, Boolean(named));
    }

    /** Takes in a listed mistake. @param {string} word */
    addMisspelling(word) {
      if (!this.has(search.stem(word))) this.learn(word, 0, "", false);
    }

    /** Takes in a word that no page needs to have. @param {string} word */
    addFamiliar(word) {
      this.familiar.add(search.stem(word));
    }

    /** Takes in a word of a medicine's name. @param {string} word */
    addMedicine(word) {
      if (word.length > 3 && !search.language.small.has(word)) this.medicines.add(search.stem(word));
    }

    /** @param {string} word @param {number} pages @param {string} form @param {boolean} named */
    learn(word, pages, form, named) {
      const root = search.stem(word);
      const entry = this.entries.get(root);
      if (!entry) {
        this.entries.set(root, { pages: pages, form: form, named: named });
        return;
      }
      entry.pages += pages;
      entry.form = entry.form || form;
      entry.named = entry.named || named;
    }

    /** Whether a page has the word, or lists it as a mistake. @param {string} root */
    has(root) {
      return this.entries.has(root);
    }

    /** Whether a page has the word. @param {string} root */
    stands(root) {
      return this.formOf(root) !== "";
    }

    /** Whether it is a word at all. @param {string} word */
    knows(word) {
      /** @type {string[]} */
      const roots = search.language.bases(word).map(search.stem);
      return roots.some(
        root => this.stands(root) || this.familiar.has(root) || search.language.small.has(root),
      );
    }

    /** @param {string} root */
    isMedicine(root) {
      return this.medicines.has(root);
    }

    /** @param {string} root */
    formOf(root) {
      const entry = this.entries.get(root);
      return entry ? entry.form : "";
    }

    /** How much a word tells pages apart. @param {string} root @returns {number} */
    rarity(root) {
      const weights = search.weights;
      if (this.common.has(root) || search.language.small.has(root)) return weights.small;
      const entry = this.entries.get(root);
      if (!entry) return 0;
      const rare = Math.log(1 + this.pageCount / (entry.pages + 1));
      return rare * (this.weak.has(root) ? weights.weak : entry.named ? 1 : weights.unnamed);
    }

    roots() {
      return this.entries.keys();
    }
  }

  search.Vocabulary = Vocabulary;
})();
