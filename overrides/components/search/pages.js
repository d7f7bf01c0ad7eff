/** The pages that search knows, read from the index that the build makes. */

/**
 * @typedef {object} SearchPage
 * @property {number} id
 * @property {string} kind
 * @property {string} label What readers call its kind.
 * @property {number} weight What a page of its kind is worth before anything is typed.
 * @property {boolean} givesWay Whether it is left out where another page of its name is shown.
 * @property {number} urgency 0 is an emergency, 1 today, 2 see a doctor, 3 usually not urgent; -1 for none.
 * @property {string} address
 * @property {string} title
 * @property {string} summary
 * @property {string} medical
 * @property {string} card What completes "if" on get-help cards; only warning signs have it.
 * @property {SearchPage[]} signs By which signs the emergency is told that the page is about.
 * @property {string[]} names Those that readers are shown, the title first.
 * @property {string[]} hidden Other names, for search only.
 * @property {string[]} misspellings
 * @property {Map<string, string>} drugs Every medicine that the page is about, brand names too, each with its
 * generic name.
 * @property {string[]} patterns What readers type for a sign; see signs.js.
 * @property {string[]} unsaid Words with which a question is about something else: "stroke my cat".
 */

/**
 * As search_index.py writes it.
 *
 * @typedef {[number, number, string, string, string?, string?, string?, string?, string?, number[]?, string?,
 *   string?]} SearchRow
 */

(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  const UNSAYING = "-";

  /** @param {string|undefined} text @returns {string[]} */
  function parts(text) {
    return (text || "").split("|").filter(Boolean);
  }

  /** Generic and brand names: "sertraline=Lustral,Zoloft". @param {string|undefined} text */
  function drugs(text) {
    /** @type {Map<string, string>} */
    const names = new Map();
    parts(text).forEach(entry => {
      const [generic, brands] = entry.split("=");
      [generic, ...(brands ? brands.split(",") : [])].forEach(name => {
        names.set(name, generic);
      });
    });
    return names;
  }

  /** @param {any} index @param {SearchRow} row @param {number} id @returns {SearchPage} */
  function read(index, row, id) {
    const [kind, urgency, address, title, summary, also, misspellings, medical, card, , medicines, patterns] =
      row;
    const typed = parts(patterns).filter(pattern => !pattern.startsWith(UNSAYING));
    return {
      id: id,
      kind: index.kinds[kind],
      label: index.labels[kind],
      weight: index.weights[kind],
      givesWay: index.give_way[kind],
      urgency: urgency,
      address: address,
      title: title,
      summary: summary || "",
      medical: medical || "",
      card: card || "",
      signs: [],
      names: [title, ...parts(also), ...(medical ? [medical] : [])],
      misspellings: parts(misspellings),
      drugs: drugs(medicines),
      patterns: card ? typed : [],
      hidden: card ? [] : typed,
      unsaid: parts(patterns)
        .filter(pattern => pattern.startsWith(UNSAYING))
        .flatMap(pattern => pattern.slice(1).split("/")),
    };
  }

  /** @param {any} index What search-index.js holds. @returns {SearchPage[]} */
  function readPages(index) {
    /** @type {SearchPage[]} */
    const pages = index.pages.map((/** @type {SearchRow} */ row, /** @type {number} */ id) =>
      read(index, row, id),
    );
    index.pages.forEach((/** @type {SearchRow} */ row, /** @type {number} */ id) => {
      pages[id].signs = (row[9] || []).map(number => pages[number]);
    });
    return pages;
  }

  search.readPages = readPages;
})();
