/**
 * Which warning signs a question speaks of, and which pages about an emergency. A sign is matched by what
 * readers type when they have it (`searched_as` in its file) or by one of its names: every word of the
 * pattern that names a thing must have been typed, in any order, however misspelled. Words that hold a
 * sentence together never decide alone.
 *
 * In a pattern, `swallowed/drank` stands for either word, and `{baby}` for whatever the language counts as
 * one.
 */

/**
 * Each term is met by any of its roots, or by a label in curly brackets.
 *
 * @typedef {{page: SearchPage, terms: string[][]}} SignPattern
 */

(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  /** Signs for help now or today; others may stand below calm pages. */
  const URGENT = 1;
  /** How well a typed word must fit one of a pattern: a short word with a slip in it does not decide. */
  const SPELLED = 0.7;
  const AS_TYPED = "=";
  const SLIPS = 3;

  /** @param {string} pattern @returns {string[][]} */
  function terms(pattern) {
    return pattern
      .split(" ")
      .map(term =>
        term
          .split("/")
          .map(word => (/^\{.*\}$/.test(word) ? word : search.stem(search.tokenizer.words(word)[0] || ""))),
      );
  }

  /** @param {string} name @returns {string[][]} */
  function termsOfName(name) {
    /** @type {string[]} */
    const words = search.tokenizer.words(name);
    if (words.every(word => search.language.small.has(word))) return [];
    const telling = words.filter(word => !search.language.fillers.has(word));
    // "The shakes" is more than "shakes".
    return (telling.length > 1 ? telling : words).map(word => [search.stem(word)]);
  }

  /**
   * A listed misspelling counts only as it stands: "week arm" is no week.
   * @param {string} misspelling
   * @returns {string[][]}
   */
  function termsOfMisspelling(misspelling) {
    return search.tokenizer.words(misspelling).map((/** @type {string} */ word) => [AS_TYPED + word]);
  }

  /**
   * A misspelled word alone counts only for a name that is one word: "potasium" is no sign.
   * @param {SearchPage} page
   * @param {string} misspelling
   */
  function tells(page, misspelling) {
    return (
      misspelling.includes(" ") ||
      page.names.some(
        name =>
          !name.includes(" ") && search.similar.distance(name.toLowerCase(), misspelling, SLIPS) <= SLIPS,
      )
    );
  }

  /** @param {SearchPage} page @returns {SignPattern[]} */
  function patternsOf(page) {
    const patterns = page.card ? page.patterns.map(terms) : [];
    const all = [
      ...patterns,
      ...page.names.map(termsOfName),
      ...page.misspellings.filter(each => tells(page, each)).map(termsOfMisspelling),
    ];
    return all.filter(each => each.length).map(each => ({ page: page, terms: each }));
  }

  /**
   * The patterns of all signs for help now or today, and of pages about an emergency.
   * @param {SearchPage[]} pages
   * @returns {SignPattern[]}
   */
  function signPatterns(pages) {
    // What a less urgent sign is called as well tells neither from the other.
    const calm = new Set(
      pages
        .filter(page => page.card && page.urgency > URGENT)
        .flatMap(patternsOf)
        .map(keyOf),
    );
    return pages
      .filter(page => (page.card ? page.urgency <= URGENT : page.signs.length))
      .flatMap(patternsOf)
      .filter(pattern => !calm.has(keyOf(pattern)));
  }

  /** @param {SignPattern} pattern */
  function keyOf(pattern) {
    return pattern.terms
      .map(term => term.join("/"))
      .sort()
      .join(" ");
  }

  /**
   * The words of the patterns, so that slips of them are known too.
   * @param {SearchPage[]} pages
   * @returns {string[]}
   */
  function wordsOfPatterns(pages) {
    return pages
      .flatMap(page => page.patterns)
      .flatMap(pattern => pattern.split(/[ /]/))
      .filter(word => !word.startsWith("{"));
  }

  /**
   * Everything that a term may ask for, with the tokens that give it.
   * @param {SearchToken[]} tokens
   * @param {Map<string, Set<string>>} labels
   */
  function given(tokens, labels) {
    /** @type {Map<string, SearchToken[]>} */
    const by = new Map();
    /** @param {string} what @param {SearchToken} token */
    function put(what, token) {
      by.set(what, [...(by.get(what) || []), token]);
    }
    tokens.forEach(token => {
      put(AS_TYPED + token.typed, token);
      token.spelled.forEach((fit, root) => {
        if (fit > SPELLED) put(root, token);
      });
      labels.forEach((words, label) => {
        if (words.has(token.typed)) put("{" + label + "}", token);
      });
    });
    return by;
  }

  /**
   * Every sign that is matched, the most urgent first, then by how much of the question it explains.
   * @param {SignPattern[]} patterns
   * @param {SearchToken[]} tokens
   * @param {Map<string, Set<string>>} labels
   * @returns {SearchPage[]}
   */
  function matchSigns(patterns, tokens, labels) {
    /** @type {Map<SearchPage, number>} */
    const matched = new Map();
    const by = given(tokens, labels);
    patterns
      .filter(
        pattern =>
          !pattern.page.unsaid.some(word => by.has(AS_TYPED + word)) &&
          pattern.terms.every(term => term.some(what => by.has(what))),
      )
      .forEach(pattern => {
        const met = new Set(pattern.terms.flat().flatMap(what => by.get(what) || []));
        const weight = [...met].reduce((sum, token) => sum + token.weight, 0);
        matched.set(pattern.page, Math.max(weight, matched.get(pattern.page) || 0));
      });
    const signs = [...matched].filter(([page]) => page.card);
    // A page about an emergency stands first only where no sign tells more.
    return (signs.length ? signs : [...matched])
      .sort(([a, partA], [b, partB]) => a.urgency - b.urgency || partB - partA)
      .map(([page]) => page);
  }

  search.signs = { patterns: signPatterns, words: wordsOfPatterns, match: matchSigns };
})();
