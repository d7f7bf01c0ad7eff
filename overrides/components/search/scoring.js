/** How well pages fit a question: word by word, by where a page has them; and by its whole names. */

/**
 * Each root with the pages that have it, and what it is worth there, at most 1.
 *
 * @typedef {Map<string, [number, number][]>} SearchPostings
 */

(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});

  /**
   * The roots of a page's names and summary, each with what it is worth there.
   * @param {SearchPage} page
   * @returns {Map<string, number>}
   */
  function rootsOf(page) {
    const { misspelling, summary } = search.weights;
    const names = [...page.names, ...page.hidden, ...page.drugs.keys()];
    /** @type {[string, number][]} */
    const texts = [
      [page.summary + " " + page.card, summary],
      [page.misspellings.join(" "), misspelling],
      [names.join(" "), 1],
    ];
    // What is worth most comes last, and stays.
    return new Map(
      texts.flatMap(([text, worth]) =>
        search.tokenizer.words(text).map((/** @type {string} */ word) => [search.stem(word), worth]),
      ),
    );
  }

  /** Takes a page into the postings. @param {SearchPostings} postings @param {SearchPage} page */
  function addPage(postings, page) {
    rootsOf(page).forEach((worth, root) => {
      add(postings, root, page.id, worth);
    });
  }

  /** @param {SearchPostings} postings @param {string} root @param {number} page @param {number} worth */
  function add(postings, root, page, worth) {
    const pages = postings.get(root) || [];
    pages.push([page, worth]);
    postings.set(root, pages);
  }

  /**
   * Takes in the words deep in the pages.
   * @param {SearchPostings} postings
   * @param {string} text As search_index.py writes them.
   * @param {(word: string, pages: number) => void} learn
   */
  function addBodies(postings, text, learn) {
    text.split(",").forEach(line => {
      const [word, ...steps] = line.split(" ");
      const root = search.stem(word);
      let page = -1;
      steps.forEach(step => {
        page += parseInt(step, 36) + 1;
        add(postings, root, page, search.weights.body);
      });
      learn(word, steps.length);
    });
  }

  /**
   * Gives a token its scores on pages and its weight.
   * @param {SearchToken} token
   * @param {SearchPostings} postings
   * @param {any} vocabulary
   */
  function scoreToken(token, postings, vocabulary) {
    token.variants.forEach((fit, root) => {
      (postings.get(root) || []).forEach(([page, worth]) => {
        token.scores.set(page, Math.max(token.scores.get(page) || 0, worth * fit));
      });
    });
    const roots = [...token.variants.keys()];
    token.best = roots.find(root => vocabulary.stands(root)) || roots[0] || "";
    // What was only guessed counts for less.
    const sure = 0.4 + 0.6 * (token.variants.get(token.best) || 0);
    token.weight =
      token.known || !token.best ? vocabulary.rarity(token.root) : vocabulary.rarity(token.best) * sure;
  }

  /** @param {SearchToken[]} tokens @param {string} root */
  function bestFit(tokens, root) {
    return tokens.reduce((most, token) => Math.max(most, token.variants.get(root) || 0), 0);
  }

  /**
   * How well a name fits the typed words and they it: 1 if all of both are found (an F measure).
   * @param {string[]} name Roots.
   * @param {SearchToken[]} tokens
   * @param {any} vocabulary
   */
  function fitOfName(name, tokens, vocabulary) {
    let whole = 0,
      found = 0,
      asked = 0,
      met = 0;
    name.forEach(root => {
      const worth = vocabulary.rarity(root);
      whole += worth;
      found += worth * bestFit(tokens, root);
    });
    if (!found) return 0;
    tokens.forEach(token => {
      asked += token.weight;
      met += token.weight * name.reduce((most, root) => Math.max(most, token.variants.get(root) || 0), 0);
    });
    const recall = found / whole,
      precision = asked ? met / asked : 0;
    return recall + precision ? (2 * recall * precision) / (recall + precision) : 0;
  }

  search.scoring = { addPage: addPage, addBodies: addBodies, scoreToken: scoreToken, fitOfName: fitOfName };
})();
