/** Cuts a text into words: small letters, no accents, no apostrophes; a hyphen parts two words. */
(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  /** What is read of a question; more of it is cut, so that work does not grow with what is pasted. */
  const MOST_LETTERS = 500,
    MOST_WORDS = 60,
    LONGEST_WORD = 40;

  /** @param {string} text @returns {string[]} */
  function words(text) {
    const plain = text
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\u0300-\u036f\u00ad\u200b-\u200d'’‘`´]/g, "");
    return (plain.match(/[\p{L}\p{N}]+/gu) || []).map(word => word.slice(0, LONGEST_WORD));
  }

  /**
   * The words of a question; letters that stand alone are joined, as in "A.L.S." and "a l s".
   * @param {string} question
   * @returns {string[]}
   */
  function question(question) {
    const spelled = question.slice(0, MOST_LETTERS).replace(/\b(\p{L})(?:[ .]+(?=\p{L}\b))/gu, "$1");
    return words(spelled).slice(0, MOST_WORDS);
  }

  search.tokenizer = { words: words, question: question };
})();
