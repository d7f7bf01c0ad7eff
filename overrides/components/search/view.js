/** What suggestions and results have in common: elements, the reader's place, and how a page is presented. */
(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});
  const URGENCIES = ["emergency", "urgent", "see-doctor", "self-care"];

  /**
   * What a table holds under a name that came from outside it: nothing of what every object has.
   * @param {any} table
   * @param {string} name
   */
  function own(table, name) {
    return Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined;
  }

  /** The reader's place. @returns {any} */
  function place() {
    return (
      own(search.index.places, document.documentElement.dataset.place || "") ||
      search.index.places[search.index.place]
    );
  }

  /** A text with the services of the reader's place filled in. @param {string} text @returns {string} */
  function say(text) {
    const terms = place().terms;
    return text.replace(/\{([a-z0-9-]+)\}/g, (_, name) => own(terms, name) || name);
  }

  /** @param {string} name @param {string} style @param {...(string|Node)} inside @returns {HTMLElement} */
  function element(name, style, ...inside) {
    const made = document.createElement(name);
    if (style) made.className = style;
    made.append(...inside);
    return made;
  }

  /**
   * What a page is and how urgent, in words, and which medicine of it was typed.
   * @param {SearchHit} hit
   * @returns {HTMLElement[]}
   */
  function about(hit) {
    const { page, drug } = hit;
    const parts = [element("span", "result__kind", page.label)];
    if (page.urgency >= 0)
      parts.push(
        element("span", "badge badge--" + URGENCIES[page.urgency], search.index.urgencies[page.urgency]),
      );
    if (drug && !page.title.toLowerCase().includes(drug.toLowerCase()))
      parts.push(element("span", "result__drug", "About " + drug));
    return parts;
  }

  /** The lines that say when to call, each once. @param {SearchPage[]} signs @returns {string[]} */
  function linesOf(signs) {
    return [...new Set(signs.map(sign => sign.card || sign.title))];
  }

  search.view = { own: own, place: place, say: say, element: element, about: about, linesOf: linesOf };
})();
