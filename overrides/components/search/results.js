/**
 * The search page: the results for the question in its address, best first. An emergency comes before all of
 * them. There is always a way on: what was probably meant, the flowchart and the A to Z, and the emergency
 * numbers.
 */
(function () {
  "use strict";
  const search = /** @type {any} */ (window).siteSearch;

  /** @param {string} id */
  function part(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
  }
  const above = part("search-above"),
    results = part("search-results"),
    status = part("search-status");
  /** The emergency numbers below the results, for when no card says them above. */
  const calls = part("search-calls");
  const box = /** @type {HTMLInputElement} */ (part("site-search"));
  const question = (new URLSearchParams(location.search).get("q") || "").trim();

  /**
   * A text with the words that were found marked.
   * @param {string} text
   * @param {Set<string>} roots
   * @returns {(string|Node)[]}
   */
  function marked(text, roots) {
    return text.split(/([\p{L}\p{N}'’]+)/u).map((piece, place) => {
      const known =
        place % 2 &&
        search.tokenizer.words(piece).some((/** @type {string} */ word) => roots.has(search.stem(word)));
      return known ? search.view.element("mark", "", piece) : piece;
    });
  }

  /**
   * A text in which the chosen place's service is shown; the style sheet hides the others'.
   * @param {string} text
   * @returns {Node[]}
   */
  function byPlace(text) {
    const { element, own } = search.view;
    return text.split(/\{([a-z0-9-]+)\}/).map((piece, number) => {
      if (number % 2 === 0) return document.createTextNode(piece);
      const places = Object.keys(search.index.places).map(id => {
        const one = element("span", "", own(search.index.places[id].terms, piece) || piece);
        one.dataset.place = id;
        return one;
      });
      return element("span", "by-place", ...places);
    });
  }

  /** The emergency card, with the call as its only link. @param {SearchPage[]} signs */
  function card(signs) {
    const { element, linesOf } = search.view;
    /** @type {string[]} */
    const lines = linesOf(signs);
    const heading = element(
      "h2",
      "care-card__heading",
      element("span", "care-card__urgency", search.index.urgencies[0] + ": "),
      ...byPlace(search.index.call),
      " if",
    );
    heading.id = "search-emergency";
    const list = element("ul", "care-card__signs", ...lines.map(line => element("li", "", ...byPlace(line))));
    const made = element("section", "care-card care-card--emergency", heading, list, clonedCalls());
    made.setAttribute("aria-labelledby", heading.id);
    return made;
  }

  /** The button and numbers that stand on the page, once more. */
  function clonedCalls() {
    return /** @type {HTMLElement} */ (calls.querySelector(".calls")).cloneNode(true);
  }

  /** @param {SearchHit} hit @param {Set<string>} roots */
  function result(hit, roots) {
    const { element, say, about } = search.view;
    const page = hit.page;
    const link = element("a", "result__link", ...marked(page.title, roots));
    link.setAttribute("href", new URL(page.address, search.root).href);
    const text = page.card ? "If " + page.card + ": " + page.summary : page.summary;
    const others =
      page.medical && !page.title.includes(page.medical)
        ? [element("span", "result__medical", ...marked(page.medical, roots))]
        : [];
    return element(
      "li",
      "result",
      element("div", "result__head", link, ...others),
      element("div", "result__about", ...about(hit)),
      element("p", "result__text", ...marked(say(text), roots)),
    );
  }

  /** @param {string} path @param {string} name */
  function way(path, name) {
    const link = document.createElement("a");
    link.className = "result__link";
    link.textContent = name;
    link.href = new URL(path, search.root).href;
    return link;
  }

  /** What was probably meant, and what the site has nothing on. @param {SearchAnswer} answer */
  function notes(answer) {
    const { element } = search.view;
    const lines = [];
    if (answer.missing.length)
      lines.push(
        element("p", "results__missing", "This site has nothing on " + answer.missing.join(" or ") + "."),
      );
    if (answer.instead) {
      const link = element("a", "", answer.instead);
      link.setAttribute("href", "?q=" + encodeURIComponent(answer.instead));
      lines.push(element("p", "results__instead", "Did you mean ", link, "?"));
    }
    return lines;
  }

  /** @param {{find: (question: string, finished: boolean) => SearchAnswer}} engine */
  function show(engine) {
    const { element } = search.view;
    const answer = engine.find(question, true);
    const count = answer.hits.length;
    const items = answer.hits.map(hit => result(hit, answer.words));
    above.replaceChildren(...(answer.emergency.length ? [card(answer.emergency)] : []), ...notes(answer));
    calls.hidden = answer.emergency.length > 0;
    if (count)
      results.replaceChildren(element("h2", "visually-hidden", "Pages"), element("ol", "results", ...items));
    else ways();
    // The box says what was asked: on a phone the first result should stand high.
    status.classList.toggle("visually-hidden", count > 0);
    status.textContent = count
      ? count + (count === 1 ? " page" : " pages") + " for “" + question + "”, the best first."
      : "No page has the words “" + question + "”.";
  }

  /** The ways in for readers who have found nothing. */
  function ways() {
    const { element } = search.view;
    const ways = [search.index.flow, ["a-to-z.html", "A to Z"]].filter(Boolean);
    const list = element(
      "ul",
      "results",
      ...ways.map(([path, name]) => element("li", "result", way(path, name))),
    );
    results.replaceChildren(element("p", "", "Try one of these:"), list);
    document.querySelectorAll(".search-below").forEach(below => {
      /** @type {HTMLElement} */ (below).hidden = true;
    });
  }

  /** Whatever went wrong, the reader is left with a way on; the emergency numbers stand below it. */
  function fail() {
    status.textContent = "Search does not work at the moment. Load the page again, or go this way:";
    above.replaceChildren();
    results.replaceChildren(way("a-to-z.html", "A to Z"));
    calls.hidden = false;
  }

  if (!question) {
    const hint = document.createElement("p");
    hint.textContent = "Type what you feel, or what you are afraid of, into the search box.";
    results.replaceChildren(hint);
    return;
  }
  // Once more when the reader comes back: the browser may have restored what was typed for the next question.
  window.addEventListener("pageshow", () => {
    box.value = question;
  });
  box.value = question;
  document.title = question + " – " + document.title;
  status.textContent = "Searching …";
  results.replaceChildren();
  search.load().then(show).catch(fail);
})();
