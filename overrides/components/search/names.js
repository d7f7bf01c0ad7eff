/**
 * Names that a question holds: telephone numbers of services, medicines by generic or brand name, and what
 * the site does not cover.
 */
(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  /**
   * The service whose telephone number was typed, in whatever place, if nothing else was asked: "112 mcg" is
   * none.
   * @param {string} question
   * @param {Object<string, {tel: Object<string, string>}>} places
   */
  function serviceOf(question, places) {
    const numbers = question.match(/\d(?:[\d\s().-]*\d)?/g) || [];
    if (numbers.length !== 1) return "";
    /** @type {string[]} */
    const others = search.tokenizer.words(question.replace(numbers[0], " "));
    if (!others.every(word => search.language.calling.has(word) || search.language.small.has(word)))
      return "";
    const digits = numbers[0].replace(/\D/g, "");
    const services = Object.values(places).flatMap(place => Object.entries(place.tel));
    const service = services.find(([, number]) => number.replace(/\D/g, "") === digits);
    return service ? service[0] : "";
  }

  /** Names by the roots of their words, so that they are found in a question. @param {string[]} names */
  function nameTable(names) {
    return new Map(names.map(name => [search.tokenizer.words(name).map(search.stem).join(" "), name]));
  }

  /**
   * The names that a question holds.
   * @param {Map<string, string>} table
   * @param {SearchToken[]} tokens
   * @returns {string[]}
   */
  function namesIn(table, tokens) {
    /** @type {Set<string>} */
    const names = new Set();
    tokens.forEach((_, start) => {
      for (let end = start + 1; end <= Math.min(start + 4, tokens.length); end++) {
        const name = table.get(
          tokens
            .slice(start, end)
            .map(token => token.root)
            .join(" "),
        );
        if (name) names.add(name);
      }
    });
    return [...names];
  }

  search.names = { serviceOf: serviceOf, table: nameTable, within: namesIn };
})();
