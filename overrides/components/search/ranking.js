/**
 * Ranks the pages for a question. The warning signs that it speaks of stand first, emergencies before the
 * others; then the pages by how well their words and names fit. One need has one result.
 */

/**
 * `drug` is the medicine of the page that was typed, as "Zoloft (sertraline)".
 *
 * @typedef {{page: SearchPage, score: number, drug: string}} SearchHit
 */
/**
 * @typedef {object} SearchAnswer
 * @property {SearchHit[]} hits Best first.
 * @property {SearchPage[]} emergency The signs by which the emergency is told that the question speaks of.
 * @property {Set<string>} words Roots to be marked.
 * @property {string} instead The question as it was probably meant, or empty.
 * @property {string[]} missing Names that were typed and that the site has nothing on.
 */

(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  const EMERGENCY = 0,
    URGENT = 1,
    SELF_CARE = 3;
  const MOST_SHOWN = 10,
    MOST_SIGNS = 4;
  /** A page whose score is below this part of the best one's, or below this, answers something else. */
  const LEAST_PART = 0.3,
    LEAST_SCORE = 0.3;
  /** So many pages with the best words are looked at as a whole. */
  const MOST_COMPARED = 80;
  /** A guess that fits less is not offered as what was meant. */
  const SURE_GUESS = 0.68;
  /** A word must tell pages apart this much to be marked. */
  const MARKED = 1;

  /** @param {string[]} words @returns {string[]} */
  function roots(words) {
    return words.map(search.stem);
  }

  /** @param {string} name @returns {string[]} */
  function rootsOf(name) {
    return roots(search.tokenizer.words(name));
  }

  class Engine {
    /** @param {any} index What search-index.js holds. */
    constructor(index) {
      this.index = index;
      /** @type {SearchPage[]} */
      this.pages = search.readPages(index);
      const symptom = index.symptom.flatMap(rootsOf);
      this.vocabulary = new search.Vocabulary(
        index.pages.length,
        new Set(rootsOf(index.common)),
        new Set([...symptom, ...roots([...search.language.asks.keys()])]),
      );
      this.expansion = new search.QueryExpansion(this.vocabulary, index.same.map(rootsOf), new Set(symptom));
      /** @type {SignPattern[]} */
      this.patterns = search.signs.patterns(this.pages);
      /** @type {Map<string, string[]>} */
      this.asks = new Map([...search.language.asks].map(([word, kinds]) => [search.stem(word), kinds]));
      this.missing = search.names.table([...index.not_covered.medicines, ...index.not_covered.others]);
      /** @type {SearchPostings} */
      this.postings = new Map();
      /** @type {Map<SearchPage, string[][]>} */
      this.names = new Map();
      this.prepared = 0;
    }

    /** Takes in as many more pages; true when all are in. @param {number} count */
    prepare(count) {
      this.pages.slice(this.prepared, this.prepared + count).forEach(page => {
        this.take(page);
      });
      this.prepared += count;
      if (this.prepared < this.pages.length) return false;
      search.scoring.addBodies(
        this.postings,
        this.index.words,
        (/** @type {string} */ word, /** @type {number} */ pages) => {
          this.vocabulary.add(word, search.weights.bodyPages * pages);
        },
      );
      const { medicines, others } = this.index.not_covered;
      [...search.daleChall, ...medicines, ...others].flatMap(search.tokenizer.words).forEach(word => {
        this.vocabulary.addFamiliar(word);
      });
      medicines.flatMap(search.tokenizer.words).forEach((/** @type {string} */ word) => {
        this.vocabulary.addMedicine(word);
      });
      return true;
    }

    /** Takes in the names and the summary of a page. @param {SearchPage} page */
    take(page) {
      search.scoring.addPage(this.postings, page);
      /** @type {string[]} */
      const named = search.tokenizer.words([...page.names, ...page.hidden, ...page.drugs.keys()].join(" "));
      /** @type {string[]} */
      const other = search.tokenizer.words(page.summary + " " + page.card);
      const inNames = new Map(named.map(word => [search.stem(word), word]));
      inNames.forEach(word => {
        this.vocabulary.add(word, 1, true);
      });
      new Map(other.map(word => [search.stem(word), word])).forEach((word, root) => {
        if (!inNames.has(root)) this.vocabulary.add(word, 1);
      });
      page.misspellings.flatMap(search.tokenizer.words).forEach(word => {
        this.vocabulary.addMisspelling(word);
      });
      [...page.drugs.keys()].flatMap(search.tokenizer.words).forEach(word => {
        this.vocabulary.addMedicine(word);
      });
      search.signs.words([page]).forEach((/** @type {string} */ word) => {
        this.vocabulary.add(word, 0);
      });
    }

    /**
     * @param {string} question
     * @param {boolean} [finished] Whether the last word has been typed to its end.
     * @returns {SearchAnswer}
     */
    find(question, finished) {
      const service = search.names.serviceOf(question, this.index.places);
      if (service) return this.numbersPage(service);
      /** @type {SearchToken[]} */
      const tokens = this.expansion.expand(question, !finished && /[\p{L}\p{N}]$/u.test(question));
      tokens.forEach(token => {
        search.scoring.scoreToken(token, this.postings, this.vocabulary);
      });
      const isMedicine = (/** @type {string} */ word) => this.vocabulary.isMedicine(search.stem(word));
      const labels = search.language.labels(
        tokens.map(token => token.typed),
        isMedicine,
      );
      /** @type {SearchPage[]} */
      const signs = search.signs.match(this.patterns, tokens, labels);
      return {
        hits: order(this.rank(tokens, signs), signs),
        emergency: emergencyOf(signs),
        words: this.marked(tokens),
        instead: this.instead(tokens),
        missing: search.names.within(this.missing, tokens),
      };
    }

    /**
     * What a telephone number finds: the page of all numbers; for the ambulance's, what to call it for as
     * well.
     * @param {string} service
     * @returns {SearchAnswer}
     */
    numbersPage(service) {
      /** @type {number[]} */
      const signs = service === "emergency" ? this.index.first_signs : [];
      const help = { page: this.pages[this.index.help], score: 1, drug: "" };
      return {
        hits: [help],
        emergency: signs.map(id => this.pages[id]),
        words: new Set(),
        instead: "",
        missing: [],
      };
    }

    /**
     * Every page that has a word of the question, best first.
     * @param {SearchToken[]} tokens
     * @param {SearchPage[]} signs Those that it speaks of.
     * @returns {SearchHit[]}
     */
    rank(tokens, signs) {
      const total = tokens.reduce((sum, token) => sum + token.weight, 0) || 1;
      const kinds = new Set(
        tokens.length > 1 ? tokens.flatMap(token => this.asks.get(token.root) || []) : [],
      );
      const hits = this.bestByWords(tokens).map(([id, sum]) => {
        const page = this.pages[id];
        const name = this.nameScore(page, tokens);
        const score =
          sum / total +
          search.weights.name * name +
          page.weight +
          (kinds.has(page.kind) ? search.weights.kindAsked : 0) -
          handicap(page, signs);
        return { page: page, score: score, drug: drugIn(page, tokens) };
      });
      return hits.sort((a, b) => b.score - a.score);
    }

    /**
     * The pages with the best words, each with the sum of their scores.
     * @param {SearchToken[]} tokens
     * @returns {[number, number][]}
     */
    bestByWords(tokens) {
      /** @type {Map<number, number>} */
      const sums = new Map();
      tokens.forEach(token =>
        token.scores.forEach((score, id) => {
          sums.set(id, (sums.get(id) || 0) + token.weight * Math.sqrt(score));
        }),
      );
      return [...sums].sort((a, b) => b[1] - a[1]).slice(0, MOST_COMPARED);
    }

    /**
     * How well the page's best name fits.
     * @param {SearchPage} page
     * @param {SearchToken[]} tokens
     * @returns {number}
     */
    nameScore(page, tokens) {
      const right = [...page.names, ...page.hidden, ...page.drugs.keys()];
      const names = this.names.get(page) || [...right, ...page.misspellings].map(rootsOf);
      this.names.set(page, names);
      return names.reduce((best, name, place) => {
        const fit = search.scoring.fitOfName(name, tokens, this.vocabulary);
        const misspelled = place >= right.length;
        return Math.max(best, misspelled ? fit * search.weights.misspelling : fit);
      }, 0);
    }

    /**
     * The question with unknown words replaced by the nearest known ones, or nothing if all are known.
     * @param {SearchToken[]} tokens
     */
    instead(tokens) {
      const meant = tokens.map(token => {
        const sure =
          !token.known && [...token.spelled].some(([root, fit]) => root === token.best && fit >= SURE_GUESS);
        return (sure && this.vocabulary.formOf(token.best)) || token.typed;
      });
      return meant.some((word, place) => word !== tokens[place].typed) ? meant.join(" ") : "";
    }

    /** @param {SearchToken[]} tokens @returns {Set<string>} */
    marked(tokens) {
      return new Set(
        tokens
          .filter(token => this.vocabulary.rarity(token.root) > MARKED)
          .flatMap(token => [...token.spelled.keys()]),
      );
    }
  }

  /** What holds a page back. @param {SearchPage} page @param {SearchPage[]} signs */
  function handicap(page, signs) {
    return page.card && page.urgency <= URGENT && !signs.includes(page) ? search.weights.unspokenSign : 0;
  }

  /** @param {SearchPage} page @param {SearchToken[]} tokens */
  function drugIn(page, tokens) {
    const typed = new Set(tokens.map(token => (token.known ? token.root : token.best)));
    const name = [...page.drugs.keys()].find(drug => rootsOf(drug).every(root => typed.has(root)));
    const generic = name && page.drugs.get(name);
    return !name ? "" : name === generic ? name : name + " (" + generic + ")";
  }

  /**
   * The signs that a question speaks of before all other pages.
   * @param {SearchHit[]} hits
   * @param {SearchPage[]} signs
   * @returns {SearchHit[]}
   */
  function order(hits, signs) {
    const first = signs.slice(0, MOST_SIGNS);
    const least = Math.max(LEAST_SCORE, hits.length ? hits[0].score * LEAST_PART : 0);
    const others = hits.filter(hit => hit.score > least && !first.includes(hit.page));
    const spoken = first.map(
      page => hits.find(hit => hit.page === page) || { page: page, score: 1, drug: "" },
    );
    const emergency = first.some(page => page.urgency === EMERGENCY);
    return withoutRepeats([
      ...spoken,
      ...(emergency ? calmLast(others) : spoken.length ? others : calmFirst(others)),
    ]).slice(0, MOST_SHOWN);
  }

  /** In an emergency what is usually not urgent is read last. @param {SearchHit[]} hits */
  function calmLast(hits) {
    return [
      ...hits.filter(({ page }) => page.urgency !== SELF_CARE),
      ...hits.filter(({ page }) => page.urgency === SELF_CARE),
    ];
  }

  /**
   * An emergency or a sign for help today that a question does not speak of never stands first: a false alarm
   * is a harm too.
   * @param {SearchHit[]} hits
   */
  function calmFirst(hits) {
    const calm = hits.findIndex(
      ({ page }) => page.urgency !== EMERGENCY && !(page.card && page.urgency === URGENT),
    );
    return calm < 0 ? [] : [hits[calm], ...hits.slice(0, calm), ...hits.slice(calm + 1)];
  }

  /** Of pages for one need the best. @param {SearchHit[]} hits */
  function withoutRepeats(hits) {
    /** @type {Set<string>} */
    const names = new Set();
    return hits.filter(({ page }) => {
      const own = [page.title, page.medical].filter(Boolean).map(name => rootsOf(name).join(" "));
      const repeated = page.givesWay && own.some(name => names.has(name));
      page.names.forEach(name => {
        names.add(rootsOf(name).join(" "));
      });
      return !repeated;
    });
  }

  /**
   * The signs by which the emergency is told that a question speaks of.
   * @param {SearchPage[]} spoken
   * @returns {SearchPage[]}
   */
  function emergencyOf(spoken) {
    const signs = spoken
      .filter(page => page.urgency === EMERGENCY)
      .flatMap(page => (page.card ? [page] : page.signs));
    return [...new Set(signs)].slice(0, MOST_SIGNS);
  }

  search.engine = function (/** @type {any} */ index) {
    return new Engine(index);
  };
})();
