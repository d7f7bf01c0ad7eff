/**
 * The search page: the results for the question in its address, best first. An emergency comes before all of them. There
 * is always a way on: what was probably meant, the nearest words, the flowchart and the A to Z, and the emergency numbers.
 */
(function () {
  "use strict";
  const search = /** @type {any} */ (window).siteSearch;
  const element = search.element;
  const above = document.getElementById("search-above");
  const results = document.getElementById("search-results");
  const status = document.getElementById("search-status");
  /** The emergency numbers below the results, for when no card says them above. */
  const calls = document.getElementById("search-calls");
  const box = /** @type {HTMLInputElement|null} */ (document.getElementById("site-search"));
  if (!above || !results || !status || !box) return;
  const query = (new URLSearchParams(location.search).get("q") || "").trim();

  /** A text with the words that were found marked. @param {string} text @param {Set<string>} found @returns {(string|Node)[]} */
  function marked(text, found) {
    return text.split(/([\p{L}\p{N}'’]+)/u).map(function (part, place) {
      const known = place % 2 && search.words.split(part).some(function (/** @type {string} */ word) { return found.has(search.words.root(word)); });
      return known ? element("mark", "", part) : part;
    });
  }

  /** A text in which the chosen place's service is shown; the style sheet hides the others'. @param {string} text @returns {Node[]} */
  function byPlace(text) {
    return text.split(/\{([a-z0-9-]+)\}/).map(function (part, number) {
      if (number % 2 === 0) return document.createTextNode(part);
      const made = element("span", "by-place");
      Object.keys(search.index.places).forEach(function (id) {
        const one = element("span", "", search.own(search.index.places[id].terms, part) || part);
        one.dataset.place = id;
        made.append(one);
      });
      return made;
    });
  }

  /** The emergency card, with the call as its only link. @param {any[]} pages */
  function card(pages) {
    const signs = search.signsOf(pages);
    const heading = element("h2", "care-card__heading", element("span", "care-card__urgency", search.index.urgencies[0] + ": "),
      ...byPlace(search.index.call), " if " + (signs.length === 1 ? "this is true" : "any of these is true"));
    heading.id = "search-emergency";
    const list = element("ul", "care-card__signs", ...signs.map(function (/** @type {string} */ sign) { return element("li", "", ...byPlace(sign)); }));
    const calls = element("ul", "calls", ...Object.keys(search.index.places).map(function (id) {
      const each = search.index.places[id];
      const link = element("a", "call", "Call " + each.terms.emergency);
      link.setAttribute("href", "tel:" + each.tel.emergency);
      const item = element("li", "", link, " ", element("span", "calls__place", each.name));
      item.dataset.place = id;
      return item;
    }));
    calls.setAttribute("aria-label", "Emergency numbers");
    const made = element("section", "care-card care-card--emergency", heading, list, calls);
    made.setAttribute("aria-labelledby", heading.id);
    return made;
  }

  /** @param {any} page @param {Set<string>} found */
  function result(page, found) {
    const link = element("a", "result__link", ...marked(page.title, found));
    link.setAttribute("href", new URL(page.address, search.root).href);
    const text = page.card ? "If " + page.card + ": " + page.summary : page.summary;
    const others = page.medical && !page.title.includes(page.medical) ? [element("span", "result__medical", ...marked(page.medical, found))] : [];
    return element("li", "result", element("div", "result__head", link, ...others), element("div", "result__about", ...search.about(page)), element("p", "result__text", ...marked(search.say(text), found)));
  }

  /** @param {string} words */
  function again(words) {
    const link = element("a", "", words);
    link.setAttribute("href", "?q=" + encodeURIComponent(words));
    return link;
  }

  /** @param {any} engine */
  function show(engine) {
    const found = engine.find(query, true);
    if (found.emergency.length) above.append(card(found.emergency));
    if (calls) calls.hidden = found.emergency.length > 0;
    if (found.instead) above.append(element("p", "results__instead", "Did you mean ", again(found.instead), "?"));
    if (found.hits.length) {
      const list = element("ol", "results", ...found.hits.map(function (/** @type {any} */ hit) { return result(hit.page, found.words); }));
      results.replaceChildren(element("h2", "visually-hidden", "Pages"), list);
      status.textContent = found.hits.length + (found.hits.length === 1 ? " page" : " pages") + " for “" + query + "”, the best first.";
      return;
    }
    status.textContent = "No page has the words “" + query + "”.";
    if (found.nearest.length) {
      const near = found.nearest.flatMap(function (/** @type {string} */ word, /** @type {number} */ place) { return [place ? ", " : "", again(word)]; });
      above.append(element("p", "results__instead", "Words that look like it: ", ...near, "."));
    }
    ways("Try one of these:");
  }

  /** The ways in for readers who have found nothing. @param {string} lead */
  function ways(lead) {
    const list = element("ul", "results", ...[search.index.flow, ["a-to-z.html", "A to Z"]].filter(Boolean).map(function (way) {
      const link = element("a", "result__link", way[1]);
      link.setAttribute("href", new URL(way[0], search.root).href);
      return element("li", "result", link);
    }));
    results.replaceChildren(element("p", "", lead), list);
    document.querySelectorAll(".search-below").forEach(function (each) { /** @type {HTMLElement} */ (each).hidden = true; });
  }

  if (!query) {
    results.replaceChildren(element("p", "", "Type what you feel, or what you are afraid of, into the search box."));
    return;
  }
  // Once more when the reader comes back: the browser may have restored what was typed for the next question.
  window.addEventListener("pageshow", function () { box.value = query; });
  box.value = query;
  document.title = query + " – " + document.title;
  status.textContent = "Searching …";
  results.replaceChildren();
  // Whatever went wrong, the reader is left with a way on; the emergency numbers stand below it.
  search.load().then(show).catch(function () {
    status.textContent = "Search does not work at the moment. Load the page again, or go this way:";
    const link = element("a", "result__link", "A to Z");
    link.setAttribute("href", new URL("a-to-z.html", search.root).href);
    above.replaceChildren();
    results.replaceChildren(link);
    if (calls) calls.hidden = false;
  });
})();
