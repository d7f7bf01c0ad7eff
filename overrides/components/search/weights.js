/**
 * What counts how much. Found by benchmarks/search_weights.py on one half of the questions in tests/data and
 * measured on the other; a weight whose removal cost nothing there is not here.
 */
(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  search.weights = {
    /**
     * A word in a summary, and one deep in a page, beside one in its names, which counts 1: those say what a
     * page is about.
     */
    summary: 0.4,
    body: 0.16,
    /** A page that has a word only deep inside, when pages with the word are counted. */
    bodyPages: 0.42,
    /** A word that holds a sentence together, beside the rarity of one that names a thing. */
    small: 0.24,
    /** A word for the subject itself or for a kind of page: every page is about it. */
    weak: 0.6,
    /** A word that stands in no name, beside one that does: it says less about what a page is for. */
    unnamed: 0.7,
    /**
     * How well a word of the index fits a typed one: a listed mistake, one that it begins with, a slip, typed
     * apart, typed as one.
     */
    misspelling: 0.95,
    prefix: 0.35,
    slip: 0.85,
    joined: 0.95,
    parted: 0.9,
    /**
     * Words used for much the same thing; surer for a word that no page has. And words that mean the subject
     * itself.
     */
    same: 0.8,
    sameUnknown: 0.9,
    symptom: 0.55,
    /** How much the fit of a whole name counts beside its words one by one. */
    name: 1.1,
    /** What a page of the kind gains that was asked for. */
    kindAsked: 0.19,
    /**
     * What a sign for help today or now loses that the question does not speak of: a false alarm is a harm
     * too.
     */
    unspokenSign: 0.45,
  };
})();
