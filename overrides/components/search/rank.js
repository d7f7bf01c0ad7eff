/**
 * Finds and ranks pages for a query. MiniSearch keeps the index and scores each word; this part decides which words of
 * the index a typed word may mean, how much it counts, how well a page's names fit as a whole, and puts emergencies first.
 */
(function () {
  "use strict";
  const search = /** @type {any} */ (window).siteSearch = /** @type {any} */ (window).siteSearch || {};

  /**
   * @typedef {[number, number, string, string, string, string, string, string?, string?, number[]?]} Row As search_index.py writes it.
   * @typedef {{id: number, kind: string, label: string, urgency: number, address: string, title: string, summary: string, card: string, signs: string[], names: string[], medical: string, also: string, misspellings: string, roots: string[][], wrong: string[][]}} Page
   * @typedef {{typed: string, root: string, known: boolean, variants: Map<string, number>, weight: number, scores: Map<number, number>, best: string}} Token
   *   `variants` holds the words of the index that a typed word may mean, each with how well it fits, at most 1.
   * @typedef {{page: Page, score: number, named: boolean}} Hit
   * @typedef {{hits: Hit[], emergency: Page[], words: Set<string>, instead: string, nearest: string[]}} Found
   *   `words` are to be highlighted; `instead` is the query as it was probably meant, or empty; `nearest` are words to try.
   */

  const FIELDS = { title: 4, medical: 4, also: 5.8, misspellings: 2, summary: 1.1, card: 1.5 };
  /** What a word deep in a page counts beside one in its names, which counts 1. */
  const IN_BODY = 0.16;
  const EMERGENCY = 0;
  const SELF_CARE = 3;
  /** What a kind of page is worth before anything is typed: readers look for help first, for words and figures last. */
  const KINDS = { situation: 0.06, cause: 0.12, "warning-sign": 0.05, "body-part": 0.04, faq: 0.07, flow: 0.04, treatment: 0.02, medicine: 0.01, "medical-test": 0.03, comparison: 0.01, number: -0.04, term: -0.22, "visit-question": -0.15, list: -0.06, page: -0.12 };
  /** Words that ask for a kind of page rather than for a thing, each with the kinds that answer. @type {Object<string, string[]>} */
  const ASKED = {
    symptom: ["cause", "situation"], sign: ["cause", "warning-sign"], cause: ["cause", "faq"], treatment: ["treatment"], cure: ["treatment", "faq"], remedy: ["treatment"], help: ["treatment", "situation"],
    test: ["medical-test", "faq"], medicine: ["medicine", "faq"], medication: ["medicine", "faq"], tablet: ["medicine", "treatment"], pill: ["medicine", "treatment"], difference: ["comparison"], between: ["comparison"], versus: ["comparison"], vs: ["comparison"],
    rare: ["number"], common: ["number"], chance: ["number"], likely: ["number"], percent: ["number"], statistics: ["number"], mean: ["faq", "term"], meaning: ["term"], definition: ["term"], disease: ["cause"], syndrome: ["cause"], problem: ["cause"], effect: ["medicine", "cause"],
    // Words that say where, without naming a part of the body.
    upper: [], lower: [], left: [], right: [], both: [], inside: [], outside: [], behind: [], under: [], above: [], below: [], type: [], kind: [],
  };
  /** How well a word of the index fits a typed one that it only begins with, nearly is, sounds like, is joined with its neighbour, is a part of, or means like; a word of the same group is surer for one that the index does not have. */
  const PREFIX = 0.35, FUZZY = 0.85, SOUND = 0.88, JOINED = 0.95, SPLIT = 0.9, SYMPTOM = 0.55, SAME = 0.8, SAME_UNKNOWN = 0.9;
  /** What a small word counts, a listed mistake beside a name, and a page that has a word only deep inside when words are counted. */
  const LITTLE = 0.24, MISSPELT = 0.95, DEEP = 0.42;
  /** What a page gains whose name was typed exactly, and one of the kind that was asked for; what a word of the glossary loses that explains only a part of the question. */
  const EXACT = 0.2, KIND_ASKED = 0.19, ONE_WORD = 0.27;
  /** From when on a word of a name counts as typed, which part of a name must be, and which score of the first page tells an emergency. */
  const NAMED = 0.6, MOST = 0.6, SURE = 0.6;
  /** How much the fit of a whole name counts beside the words one by one. */
  const NAME = 1.1;
  const SHOWN = 30;
  /** What is read of a question: a longer one is cut. Of its words so many are looked for by slips and sounds; that is what takes time. */
  const LETTERS = 500, WORDS = 60, GUESSED = 12;

  /**
   * @param {any} index What search-index.js holds.
   * @param {any} MiniSearch
   */
  function engine(index, MiniSearch) {
    const words = search.words;
    const pages = readPages(index);
    /** The words of the index: how many pages have each, and one of the forms in which it stands there; none for a mistake. @type {Map<string, {pages: number, form: string}>} */
    const vocabulary = new Map();
    /** @type {Map<string, string[]>} */
    const sounds = new Map();
    const common = new Set(index.common.split(" ").map(words.root));
    const symptom = new Set(index.symptom.flatMap(words.split).map(words.root));
    const same = groups(index.same.map(function (/** @type {string} */ group) { return words.split(group).map(words.root); }));
    const small = new Set(words.small.map(words.root));
    /** @type {Map<string, string[]>} */
    const asked = new Map(Object.entries(ASKED).map(function (each) { return [words.root(each[0]), each[1]]; }));
    const mini = new MiniSearch({
      fields: Object.keys(FIELDS),
      tokenize: words.split,
      processTerm: function (/** @type {string} */ word) { return words.root(word); },
      searchOptions: { boost: FIELDS, processTerm: function (/** @type {string} */ word) { return word; }, tokenize: function (/** @type {string} */ word) { return [word]; } },
    });

    /** Words deep in the pages, each with the numbers of the pages. @type {Map<string, number[]>} */
    const bodies = new Map();
    /** What was found out about a typed word. @type {Map<string, Map<string, number>>} */
    const remembered = new Map();
    let prepared = 0;

    /** Takes in as many more pages; true when all are in. @param {number} count */
    function prepare(count) {
      pages.slice(prepared, prepared + count).forEach(take);
      prepared += count;
      if (prepared < pages.length) return false;
      readBodies();
      vocabulary.forEach(function (_, root) {
        const key = words.sound(root);
        if (key.length > 2) sounds.set(key, (sounds.get(key) || []).concat(root));
      });
      return true;
    }

    /** Takes in the names and the summary of a page. @param {Page} page */
    function take(page) {
      mini.add(page);
      const own = new Map();
      words.split([page.title, page.medical, page.also, page.summary, page.card].join(" ")).forEach(function (/** @type {string} */ word) { own.set(words.root(word), word); });
      words.split(page.misspellings).forEach(function (/** @type {string} */ word) { if (!own.has(words.root(word))) own.set(words.root(word), ""); });
      own.forEach(function (form, root) { learn(root, form, 1); });
    }

    /** Takes in the words deep in the pages: the index gives each with the pages that have it. */
    function readBodies() {
      index.words.split(",").forEach(function (/** @type {string} */ line) {
        const steps = line.split(" ");
        const root = words.root(steps[0]);
        const seen = bodies.get(root) || [];
        let at = -1;
        for (let place = 1; place < steps.length; place++) {
          at += parseInt(steps[place], 36) + 1;
          seen.push(at);
        }
        bodies.set(root, seen);
        learn(root, steps[0], DEEP * (steps.length - 1));
      });
    }

    /** @param {string} root @param {string} form @param {number} count */
    function learn(root, form, count) {
      const seen = vocabulary.get(root) || { pages: 0, form: "" };
      seen.pages += count;
      seen.form = seen.form || form;
      vocabulary.set(root, seen);
    }

    /** How much a word tells pages apart: 0 for one on every page. @param {number} count */
    function rarity(count) { return Math.log(1 + pages.length / (count + 1)); }

    /** @param {string} root */
    function rarityOf(root) {
      if (common.has(root)) return LITTLE;
      const seen = vocabulary.get(root);
      return rarity(seen ? seen.pages : 1) * (small.has(root) ? LITTLE : symptom.has(root) || asked.has(root) ? 0.6 : 1);
    }

    /** Whether a word stands in the index, and not only as a mistake. @param {string} root */
    function proper(root) {
      const seen = vocabulary.get(root);
      return Boolean(seen && seen.form);
    }

    /** The words of the index that a typed word may mean. @param {string} typed @param {boolean} unfinished */
    function variants(typed, unfinished) {
      const key = typed + (unfinished ? "…" : "");
      const before = remembered.get(key) || work(typed, unfinished);
      remembered.set(key, before);
      return new Map(before);
    }

    /** @param {string} typed @param {boolean} unfinished */
    function work(typed, unfinished) {
      const root = words.root(typed);
      /** @type {Map<string, number>} */
      const found = new Map();
      const known = proper(root) || common.has(root) || small.has(root);
      /** @param {string} other @param {number} fit */
      function put(other, fit) { if (fit > (found.get(other) || 0)) found.set(other, fit); }
      if (vocabulary.has(root)) put(root, known ? 1 : MISSPELT);
      if (symptom.has(root)) symptom.forEach(function (each) { if (vocabulary.has(each)) put(each, SYMPTOM); });
      (same.get(root) || []).forEach(function (each) { if (each !== root && vocabulary.has(each)) put(each, known ? SAME : SAME_UNKNOWN); });
      const allowed = same.has(root) ? 0 : words.slips(root);
      const stem = typed.length < root.length ? typed : root;
      vocabulary.forEach(function (_, other) {
        if (other === root) return;
        if (stem.length > (unfinished ? 1 : 3) && other.startsWith(stem)) put(other, (unfinished ? 1.6 : 1) * PREFIX * Math.pow(stem.length / other.length, 0.5));
        if (known || !allowed) return;
        const away = words.distance(root, other, allowed);
        // A long word that is one slip away fits better than a short one; the first letter is seldom wrong, and a word that names a thing is meant.
        if (away <= allowed) put(other, FUZZY * (1 - away / (root.length + 1)) * (other[0] === root[0] ? 1 : 0.8) * (small.has(other) ? 0.7 : 1));
      });
      if (!known && allowed) (sounds.get(words.sound(root)) || []).forEach(function (other) {
        if (!small.has(other) && words.distance(root, other, allowed + 2) <= allowed + 2) put(other, SOUND);
      });
      return best(found, 8);
    }

    /** @param {Map<string, number>} found @param {number} count */
    function best(found, count) {
      return new Map(Array.from(found).sort(function (a, b) { return b[1] - a[1]; }).slice(0, count));
    }

    /** Two or three words of the index that were typed as one. @param {string} typed @returns {string[]|null} */
    function parted(typed) {
      for (let at = typed.length - 2; at >= 2; at--) {
        const head = words.root(typed.slice(0, at));
        const tail = typed.slice(at);
        if (!(common.has(head) || vocabulary.has(head) && at > 2)) continue;
        if (tail.length > 2 && vocabulary.has(words.root(tail))) return [typed.slice(0, at), tail];
        const rest = tail.length > 4 ? parted(tail) : null;
        if (rest) return [typed.slice(0, at)].concat(rest);
      }
      return null;
    }

    /** The typed words, with words joined that were typed apart and parted that were typed as one. @param {string} query @param {boolean} unfinished */
    function read(query, unfinished) {
      const spelled = query.slice(0, LETTERS).normalize("NFKD").replace(/\b(\p{L})(?:[ .]+(?=\p{L}\b))/gu, "$1");
      /** @type {string[]} */
      const typed = words.split(spelled).slice(0, WORDS);
      let guessed = 0;
      const unknown = new Set(typed.filter(function (word) {
        const root = words.root(word);
        return !proper(root) && !common.has(root) && ++guessed > GUESSED;
      }));
      /** @type {string[]} */
      const all = typed.flatMap(function (/** @type {string} */ word) {
        return unknown.has(word) || vocabulary.has(words.root(word)) || common.has(words.root(word)) || word.length < 5 ? [word] : close(word) ? [word] : parted(word) || [word];
      });
      const tokens = all.map(function (word, place) {
        const root = words.root(word);
        return /** @type {Token} */ ({ typed: word, root: root, known: proper(root) || common.has(root), variants: unknown.has(word) ? new Map() : variants(word, unfinished && place === all.length - 1), weight: 0, scores: new Map(), best: "" });
      });
      tokens.forEach(function (token, place) {
        const next = tokens[place + 1];
        const joined = next && words.root(token.typed + next.typed);
        if (!joined || token.typed.length + next.typed.length < 5 || !vocabulary.has(joined)) return;
        [token, next].forEach(function (each) { each.variants.set(joined, JOINED); });
      });
      tokens.forEach(function (token) {
        if (!token.known || token.typed.length < 6) return;
        const parts = parted(token.typed);
        if (parts) parts.forEach(function (part) { token.variants.set(words.root(part), SPLIT / parts.length); });
      });
      return tokens;
    }

    /** Whether one slip leads from a word to one of the index. @param {string} word */
    function close(word) {
      const root = words.root(word);
      for (const other of vocabulary.keys()) if (words.distance(root, other, 1) < 2) return true;
      return false;
    }

    /** @param {Token} token */
    function score(token) {
      const terms = Array.from(token.variants.keys());
      const results = terms.length ? mini.search({ combineWith: "OR", queries: terms.map(function (term) {
        return { queries: [term], boostTerm: function () { return token.variants.get(term); } };
      }) }) : [];
      const top = results.length ? results[0].score : 1;
      results.forEach(function (/** @type {any} */ each) { token.scores.set(each.id, each.score / top); });
      token.variants.forEach(function (fit, term) {
        (bodies.get(term) || []).forEach(function (id) { token.scores.set(id, Math.max(token.scores.get(id) || 0, IN_BODY * fit)); });
      });
      token.best = terms.find(proper) || terms[0] || "";
      // What was only guessed counts for less.
      token.weight = token.known || !token.best ? rarityOf(token.root) : rarityOf(token.best) * (0.4 + 0.6 * (token.variants.get(token.best) || 0));
    }

    /**
     * How well a name fits the typed words and they it: 1 if all of both are found. `named` if most of the name
     * was typed, and every word of it that counts, however misspelt.
     * @param {string[]} name Roots.
     * @param {Token[]} tokens
     */
    function fit(name, tokens) {
      let whole = 0, found = 0, least = 1, count = 0;
      name.forEach(function (root) {
        const worth = rarityOf(root);
        const met = tokens.reduce(function (most, token) { return Math.max(most, token.variants.get(root) || 0); }, 0);
        whole += worth;
        found += worth * met;
        if (met > NAMED) count += 1;
        if (!common.has(root) && !small.has(root)) least = Math.min(least, met);
      });
      let asked = 0, met = 0;
      tokens.forEach(function (token) {
        asked += token.weight;
        met += token.weight * name.reduce(function (most, root) { return Math.max(most, token.variants.get(root) || 0); }, 0);
      });
      const recall = whole ? found / whole : 0;
      const precision = asked ? met / asked : 0;
      return { both: recall + precision ? (2 * recall * precision) / (recall + precision) : 0, named: least > NAMED && count >= MOST * name.length };
    }

    /** @param {string} name @returns {string[]} */
    function rootsOf(name) { return words.split(name).map(words.root); }

    /** @param {Page} page @param {Token[]} tokens */
    function bestName(page, tokens) {
      let both = 0, named = false;
      if (!page.roots.length) page.roots = page.names.map(rootsOf);
      page.roots.forEach(function (roots) {
        const now = fit(roots, tokens);
        both = Math.max(both, now.both > 0.99 ? now.both + EXACT : now.both);
        named = named || now.named;
      });
      if (!page.wrong.length) page.wrong = page.misspellings.split("|").map(rootsOf);
      page.wrong.forEach(function (roots) {
        const now = fit(roots, tokens);
        both = Math.max(both, now.both * MISSPELT);
        // A single misspelt word may stand for much more than this page; the spelling rules find the page it belongs to.
        if (roots.length > 1) named = named || now.named;
      });
      return { both: both, named: named };
    }

    /** The kinds of page that a query asks for. @param {Token[]} tokens */
    function kindsAsked(tokens) {
      return new Set(tokens.flatMap(function (token) { return asked.get(token.known ? token.root : token.best) || []; }));
    }

    /**
     * @param {string} query
     * @param {boolean} [finished] Whether the last word has been typed to its end.
     * @returns {Found}
     */
    function find(query, finished) {
      const service = serviceOf(query, index.places, words);
      if (service) return numbersPage(service);
      const tokens = read(query, !finished && /[\p{L}\p{N}]$/u.test(query));
      tokens.forEach(score);
      const total = tokens.reduce(function (sum, token) { return sum + token.weight; }, 0) || 1;
      /** @type {Map<number, number>} */
      const sums = new Map();
      tokens.forEach(function (token) {
        token.scores.forEach(function (value, id) { sums.set(id, (sums.get(id) || 0) + token.weight * Math.sqrt(value)); });
      });
      const rough = Array.from(sums).sort(function (a, b) { return b[1] - a[1]; }).slice(0, 80);
      const kinds = tokens.length > 1 ? kindsAsked(tokens) : new Set();
      const hits = rough.map(function (each) {
        const page = pages[each[0]];
        const name = bestName(page, tokens);
        const aside = page.kind === "term" && name.both < 1 ? ONE_WORD : 0;
        return { page: page, score: each[1] / total + NAME * name.both + (KINDS[page.kind] || 0) + (kinds.has(page.kind) ? KIND_ASKED : 0) - aside, named: name.named };
      }).sort(function (a, b) { return b.score - a.score; });
      const ordered = urgentFirst(hits);
      return { hits: ordered.hits, emergency: ordered.emergency, words: marked(tokens), instead: instead(tokens), nearest: hits.length ? [] : nearest(query) };
    }

    /** What a telephone number finds: the page of all numbers; for the ambulance's, what to call it for as well. @param {string} service @returns {Found} */
    function numbersPage(service) {
      const signs = service === "emergency" ? index.first_signs : [];
      const emergency = signs.map(function (/** @type {number} */ id) { return pages[id]; });
      return { hits: [{ page: pages[index.help], score: 1, named: true }], emergency: emergency, words: new Set(), instead: "", nearest: [] };
    }

    /** Emergencies stand first if the query names one or finds one best. @param {Hit[]} hits */
    function urgentFirst(hits) {
      const top = hits.length ? hits[0].score : 0;
      const shown = hits.filter(function (hit) { return hit.score > top * 0.3; }).slice(0, SHOWN);
      const flags = shown.filter(function (hit, place) {
        const sign = Boolean(hit.page.card);
        return hit.page.urgency === EMERGENCY && (sign && hit.named && hit.score > top * 0.45 || place === 0 && (sign ? hit.score > SURE : hit.named));
      });
      if (!flags.length) return { hits: shown, emergency: [] };
      const rest = shown.filter(function (hit) { return !flags.includes(hit); });
      const calm = rest.filter(function (hit) { return hit.page.urgency === SELF_CARE; });
      const others = rest.filter(function (hit) { return hit.page.urgency !== SELF_CARE; });
      const signs = flags.filter(function (hit) { return hit.page.card; });
      return { hits: flags.concat(others, calm), emergency: (signs.length ? signs : flags).slice(0, 2).map(function (hit) { return hit.page; }) };
    }

    /** Words to highlight. @param {Token[]} tokens */
    function marked(tokens) {
      /** @type {Set<string>} */
      const found = new Set();
      tokens.forEach(function (token) {
        if (!common.has(token.root)) token.variants.forEach(function (_, term) { found.add(term); });
      });
      return found;
    }

    /** The query with unknown words replaced by the nearest known ones, or nothing if all are known. @param {Token[]} tokens */
    function instead(tokens) {
      let changed = false;
      const said = tokens.map(function (token) {
        const seen = vocabulary.get(token.best);
        if (token.known || same.has(token.root) || !seen || !seen.form || token.best.startsWith(token.root)) return token.typed;
        changed = true;
        return seen.form;
      });
      return changed ? said.join(" ") : "";
    }

    /** Words that look most like the query's, for when nothing is found. @param {string} query */
    function nearest(query) {
      const typed = words.split(query.slice(0, LETTERS)).slice(0, GUESSED).map(words.root);
      return Array.from(vocabulary).map(function (each) {
        const away = Math.min.apply(null, typed.map(function (/** @type {string} */ root) { return words.distance(root, each[0], 40) / Math.max(root.length, each[0].length); }));
        return { form: each[1].form, away: away };
      }).filter(function (each) { return each.form.length > 3 && each.away < 1; }).sort(function (a, b) { return a.away - b.away; }).slice(0, 5).map(function (each) { return each.form; });
    }

    return { prepare: prepare, find: find, pages: pages };
  }

  /**
   * The service whose telephone number was typed, in whatever place, if nothing else was asked.
   * @param {string} query
   * @param {Object<string, {tel: Object<string, string>}>} places
   * @param {any} words
   */
  function serviceOf(query, places, words) {
    const numbers = query.slice(0, LETTERS).match(/\d(?:[\d\s().-]*\d)?/g) || [];
    if (numbers.length !== 1 || !words.split(query.replace(numbers[0], " ")).every(words.aboutCalling)) return "";
    const digits = numbers[0].replace(/\D/g, "");
    const services = Object.values(places).flatMap(function (place) { return Object.entries(place.tel); });
    const service = services.find(function (each) { return each[1].replace(/\D/g, "") === digits; });
    return service ? service[0] : "";
  }

  /** Each word with those that are used for much the same thing. @param {string[][]} lists @returns {Map<string, string[]>} */
  function groups(lists) {
    /** @type {Map<string, string[]>} */
    const found = new Map();
    lists.forEach(function (list) {
      list.forEach(function (word) { found.set(word, (found.get(word) || []).concat(list)); });
    });
    return found;
  }

  /** @param {any} index @returns {any[]} */
  function readPages(index) {
    const pages = index.pages.map(function (/** @type {Row} */ row, /** @type {number} */ id) {
      const also = row[5] || "", misspellings = row[6] || "", medical = row[7] || "";
      return {
        id: id, kind: index.kinds[row[0]], label: index.labels[row[0]], urgency: row[1], address: row[2], title: row[3], summary: row[4] || "",
        also: also, misspellings: misspellings, medical: medical, card: row[8] || "", signs: row[9] || [], roots: [], wrong: [],
        names: [row[3]].concat(also.split("|"), medical).filter(Boolean),
      };
    });
    pages.forEach(function (/** @type {any} */ page) { page.signs = page.signs.map(function (/** @type {number} */ id) { return pages[id].card; }); });
    return pages;
  }

  search.engine = engine;
})();
