/** Query expansion: which words of the index a typed word may mean, each with how well it fits, at most 1. */

/**
 * @typedef {object} SearchToken
 * @property {string} typed
 * @property {string} root
 * @property {boolean} known Whether it is a word, not a slip.
 * @property {Map<string, number>} variants Roots that it may mean.
 * @property {Map<string, number>} spelled Those that it is, however misspelled: without words that mean the
 * same.
 * @property {number} weight How much it counts in the question.
 * @property {Map<number, number>} scores How well each page has it, at most 1.
 * @property {string} best The root that fits best.
 */

(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  /**
   * So many unknown words of a question are compared with all words of the index; that is what takes time.
   */
  const MOST_GUESSED = 12;
  const MOST_VARIANTS = 8;

  /** Each word with those of its groups. @param {string[][]} groups */
  function sameWords(groups) {
    /** @type {Map<string, string[]>} */
    const same = new Map();
    groups.forEach(group =>
      group.forEach(root => {
        same.set(root, [...(same.get(root) || []), ...group]);
      }),
    );
    return same;
  }

  /** Keeps the better fit. @param {Map<string, number>} fits @param {string} root @param {number} fit */
  function put(fits, root, fit) {
    if (fit > (fits.get(root) || 0)) fits.set(root, fit);
  }

  class QueryExpansion {
    /**
     * @param {any} vocabulary
     * @param {string[][]} groups Roots used for much the same.
     * @param {Set<string>} symptom Roots that mean the subject itself.
     */
    constructor(vocabulary, groups, symptom) {
      this.vocabulary = vocabulary;
      this.same = sameWords(groups);
      this.symptom = symptom;
      /** @type {Map<string, SearchToken>} What was found out before: readers type letter by letter. */
      this.remembered = new Map();
    }

    /**
     * The tokens of a question.
     * @param {string} question
     * @param {boolean} unfinished Whether the last word may go on.
     * @returns {SearchToken[]}
     */
    expand(question, unfinished) {
      /** @type {string[]} */
      const typed = search.tokenizer.question(question);
      const beyond = this.beyondGuessing(typed);
      const words = typed.flatMap((word, place) =>
        beyond.has(word) || this.isHalf(typed, place) ? [word] : this.partedIfUnknown(word),
      );
      const tokens = words.map((word, place) =>
        this.recall(word, unfinished && place === words.length - 1, !beyond.has(word)),
      );
      this.addJoined(tokens);
      this.addParted(tokens);
      return tokens;
    }

    /** Which words are too many to guess at. @param {string[]} typed */
    beyondGuessing(typed) {
      const unknown = [...new Set(typed.filter(word => !this.vocabulary.knows(word)))];
      return new Set(unknown.slice(MOST_GUESSED));
    }

    /**
     * A token, made once for each word.
     * @param {string} word
     * @param {boolean} unfinished
     * @param {boolean} guess
     * @returns {SearchToken}
     */
    recall(word, unfinished, guess) {
      const key = word + (unfinished ? "…" : "") + (guess ? "" : "!");
      const token = this.remembered.get(key) || this.token(word, unfinished, guess);
      this.remembered.set(key, token);
      return {
        ...token,
        variants: new Map(token.variants),
        spelled: new Map(token.spelled),
        scores: new Map(),
      };
    }

    /**
     * @param {string} typed
     * @param {boolean} unfinished
     * @param {boolean} guess Whether slips are looked for.
     * @returns {SearchToken}
     */
    token(typed, unfinished, guess) {
      const vocabulary = this.vocabulary,
        weights = search.weights;
      const root = search.stem(typed);
      const known = vocabulary.knows(typed);
      /** @type {Map<string, number>} */
      const spelled = new Map();
      if (vocabulary.has(root)) put(spelled, root, vocabulary.stands(root) ? 1 : weights.misspelling);
      if (!known && guess && !this.same.has(root)) this.addSimilar(spelled, root);
      const variants = new Map(spelled);
      (this.same.get(root) || []).forEach(other => {
        if (other !== root && vocabulary.has(other))
          put(variants, other, known ? weights.same : weights.sameUnknown);
      });
      if (this.symptom.has(root))
        this.symptom.forEach(other => {
          if (vocabulary.has(other)) put(variants, other, weights.symptom);
        });
      if (unfinished || !known)
        this.addPrefixes(variants, typed.length < root.length ? typed : root, unfinished);
      return {
        typed: typed,
        root: root,
        known: known,
        variants: best(variants),
        spelled: best(spelled),
        weight: 0,
        scores: new Map(),
        best: "",
      };
    }

    /**
     * Words that a typed one only begins.
     * @param {Map<string, number>} fits
     * @param {string} stem
     * @param {boolean} unfinished
     */
    addPrefixes(fits, stem, unfinished) {
      if (stem.length < (unfinished ? 2 : 4)) return;
      for (const other of this.vocabulary.roots()) {
        if (other !== stem && other.startsWith(stem))
          put(
            fits,
            other,
            (unfinished ? 1.6 : 1) * search.weights.prefix * Math.sqrt(stem.length / other.length),
          );
      }
    }

    /** Words that are a slip away from a typed one. @param {Map<string, number>} fits @param {string} root */
    addSimilar(fits, root) {
      const similar = search.similar,
        weights = search.weights;
      const allowed = similar.slips(root);
      if (!allowed) return;
      for (const other of this.vocabulary.roots()) {
        const most = this.allowedFor(other, allowed);
        const away = similar.distance(root, other, most);
        // A long word that is one slip away fits better than a short one.
        if (away <= most) put(fits, other, weights.slip * (1 - away / (root.length + 1)));
      }
    }

    /**
     * One medicine is never taken for another: their names are alike. And a listed mistake is not what
     * anybody meant.
     * @param {string} other
     * @param {number} allowed
     */
    allowedFor(other, allowed) {
      if (!this.vocabulary.stands(other)) return -1;
      return this.vocabulary.isMedicine(other) ? Math.min(allowed, other.length < 9 ? 1 : 2) : allowed;
    }

    /** Two or three words of the index that were typed as one. @param {string} typed @returns {string[]} */
    parted(typed) {
      for (let at = typed.length - 2; at >= 2; at--) {
        const head = typed.slice(0, at),
          tail = typed.slice(at);
        if (!(at > 2 ? this.vocabulary.stands(search.stem(head)) : search.language.small.has(head))) continue;
        if (tail.length > 2 && this.vocabulary.stands(search.stem(tail))) return [head, tail];
        const rest = tail.length > 4 ? this.parted(tail) : [];
        if (rest.length) return [head, ...rest];
      }
      return [];
    }

    /**
     * Whether a word and a neighbour make one of the index: "gaba pentin".
     * @param {string[]} typed
     * @param {number} place
     */
    isHalf(typed, place) {
      const pairs = [(typed[place - 1] || "") + typed[place], typed[place] + (typed[place + 1] || "")];
      return pairs.some(pair => pair !== typed[place] && this.vocabulary.has(search.stem(pair)));
    }

    /** An unknown word as the words that it is made of, if it is no slip of one. @param {string} word */
    partedIfUnknown(word) {
      const whole =
        word.length < 5 ||
        this.vocabulary.knows(word) ||
        this.vocabulary.has(search.stem(word)) ||
        this.isClose(word);
      const parts = whole ? [] : this.parted(word);
      return parts.length ? parts : [word];
    }

    /** Whether one slip leads from a word to one of the index. @param {string} word */
    isClose(word) {
      const root = search.stem(word);
      for (const other of this.vocabulary.roots())
        if (search.similar.distance(root, other, 1) < 2) return true;
      return false;
    }

    /** What two neighbours mean together: "tooth ache". @param {SearchToken[]} tokens */
    addJoined(tokens) {
      tokens.slice(1).forEach((second, place) => {
        const first = tokens[place];
        const joined = search.stem(first.typed + second.typed);
        if (
          joined.length < 5 ||
          joined === first.root ||
          joined === second.root ||
          !this.vocabulary.has(joined)
        )
          return;
        [first, second].forEach(token => {
          token.variants.set(joined, search.weights.joined);
          // "Pre eclampsia" is no eclampsia.
          if (this.vocabulary.stands(joined)) token.spelled = new Map([[joined, search.weights.joined]]);
        });
      });
    }

    /** What the parts of a word mean: "toothache". @param {SearchToken[]} tokens */
    addParted(tokens) {
      tokens
        .filter(token => token.known && token.typed.length > 5)
        .forEach(token => {
          const parts = this.parted(token.typed);
          parts.forEach(part => {
            token.variants.set(search.stem(part), search.weights.parted / parts.length);
          });
        });
    }
  }

  /** @param {Map<string, number>} fits */
  function best(fits) {
    return fits.size <= MOST_VARIANTS
      ? fits
      : new Map([...fits].sort((a, b) => b[1] - a[1]).slice(0, MOST_VARIANTS));
  }

  search.QueryExpansion = QueryExpansion;
})();
