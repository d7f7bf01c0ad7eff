/**
 * The search box of every page. With the first focus it fetches what search needs; then it suggests pages while the
 * reader types. Without it the form leads to the search page, which names the A to Z.
 *
 * Everything comes as script tags, so that it also works from a folder on disk. What is typed never leaves the page,
 * except into the address of the search page when the reader sends the form.
 */
(function () {
  "use strict";
  const search = /** @type {any} */ (window).siteSearch = /** @type {any} */ (window).siteSearch || {};
  const SUGGESTIONS = 6;
  const PARTS = ["assets/minisearch.js", "assets/search-index.js", "components/search/words.js", "components/search/rank.js"];
  const SLICE = 40;

  const form = /** @type {HTMLFormElement|null} */ (document.querySelector("form[data-component=search]"));
  if (!form) return;
  const root = new URL("..", form.action);
  /** @type {Promise<any>|null} */
  let loading = null;

  /** The engine, once every part is there. The index is made in slices, so that typing is never held up. */
  function load() {
    if (!loading) {
      loading = Promise.all(PARTS.map(script)).then(function () {
        const engine = search.engine(search.index, /** @type {any} */ (window).MiniSearch);
        return new Promise(function (resolve, reject) {
          (function slice() {
            try {
              if (engine.prepare(SLICE)) resolve(engine);
              else setTimeout(slice, 0);
            } catch (error) {
              reject(error);
            }
          })();
        });
      });
      loading.catch(function () { loading = null; });
    }
    return loading;
  }

  /** @param {string} path @returns {Promise<void>} */
  function script(path) {
    return new Promise(function (resolve, reject) {
      const made = document.createElement("script");
      made.src = new URL(path, root).href;
      made.addEventListener("load", function () { resolve(); });
      made.addEventListener("error", function () {
        made.remove();
        reject(new Error(path));
      });
      document.head.append(made);
    });
  }

  /** What a table holds under a name that came from outside it: nothing of what every object has. @param {any} table @param {string} name */
  function own(table, name) { return Object.prototype.hasOwnProperty.call(table, name) ? table[name] : undefined; }

  /** The reader's place. @returns {any} */
  function place() {
    return own(search.index.places, document.documentElement.dataset.place || "") || search.index.places[search.index.place];
  }

  /** A text with the services of the reader's place filled in. @param {string} text @returns {string} */
  function say(text) {
    const terms = place().terms;
    return text.replace(/\{([a-z0-9-]+)\}/g, function (_, name) { return own(terms, name) || name; });
  }

  /** @param {string} name @param {string} style @param {...(string|Node)} inside @returns {HTMLElement} */
  function element(name, style) {
    const made = document.createElement(name);
    if (style) made.className = style;
    made.append.apply(made, Array.prototype.slice.call(arguments, 2));
    return made;
  }

  /** What a page is and how urgent, in words. @param {any} page */
  function about(page) {
    const urgency = page.urgency >= 0 ? search.index.urgencies[page.urgency] : "";
    const parts = [element("span", "result__kind", page.label)];
    if (urgency) parts.push(element("span", "badge badge--" + ["emergency", "urgent", "see-doctor", "self-care"][page.urgency], urgency));
    return parts;
  }

  /** The signs by which an emergency is told, each once. @param {any[]} pages @returns {string[]} */
  function signsOf(pages) {
    return Array.from(new Set(pages.flatMap(function (page) { return page.card ? [page.card] : page.signs.length ? page.signs : [page.title]; })));
  }

  /** @param {HTMLFormElement} form */
  function start(form) {
    const box = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const list = element("ul", "suggestions__list");
    const urgent = element("div", "suggestions__emergency");
    const panel = element("div", "suggestions", urgent, list);
    const status = element("div", "visually-hidden");
    /** @type {HTMLElement[]} */
    let options = [];
    let active = -1;
    let asked = 0;
    /** @type {number|undefined} */
    let telling;

    list.id = "site-search-suggestions";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Pages");
    status.setAttribute("role", "status");
    panel.hidden = true;
    form.append(panel, status);
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-controls", list.id);
    box.setAttribute("aria-expanded", "false");

    /** @param {boolean} open */
    function show(open) {
      panel.hidden = !open;
      box.setAttribute("aria-expanded", String(open && options.length > 0));
      if (!open) choose(-1);
    }

    /** @param {number} number */
    function choose(number) {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = number;
      if (options[active]) {
        options[active].setAttribute("aria-selected", "true");
        options[active].scrollIntoView({ block: "nearest" });
        box.setAttribute("aria-activedescendant", options[active].id);
      } else {
        box.removeAttribute("aria-activedescendant");
      }
    }

    function suggest() {
      const query = box.value.trim();
      const now = ++asked;
      if (!query) {
        show(false);
        tell("");
        return;
      }
      load().then(function (engine) {
        if (now !== asked) return;
        const found = engine.find(query);
        fill(query, found);
        show(true);
      }).catch(function () {
        if (now !== asked) return;
        show(false);
        tell("Suggestions could not be loaded. Press Enter to search.");
      });
    }

    /** @param {string} query @param {any} found */
    function fill(query, found) {
      const shown = found.hits.slice(0, SUGGESTIONS);
      choose(-1);
      options = shown.map(function (/** @type {any} */ hit) {
        return option(hit.page.address, element("span", "suggestions__name", hit.page.title), element("span", "suggestions__about", ...about(hit.page)));
      });
      options.push(option(form.getAttribute("action") + "?q=" + encodeURIComponent(query), element("span", "suggestions__all", shown.length ? "All results for “" + query + "”" : "Nothing found for “" + query + "”. See what to try")));
      options[options.length - 1].dataset.href = form.action + "?q=" + encodeURIComponent(query);
      options.forEach(function (each, number) { each.id = list.id + "-" + number; });
      list.replaceChildren(...options);
      const warning = found.emergency.length ? warn(found.emergency) : "";
      tell((warning ? warning + " " : "") + (shown.length ? shown.length + (shown.length === 1 ? " page" : " pages") + " suggested. Use the arrow keys." : "Nothing found."));
    }

    /** @param {string} address @param {...Node} inside */
    function option(address) {
      const made = element("li", "suggestions__option", ...Array.prototype.slice.call(arguments, 1));
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.dataset.href = new URL(address, root).href;
      made.addEventListener("click", function () { follow(made); });
      return made;
    }

    /** The emergency's words, shown above the list with the call. @param {any[]} pages */
    function warn(pages) {
      const signs = search.signsOf(pages);
      const lead = say(search.index.call) + " if " + say(signs.slice(0, 2).join(", or "));
      const number = place().tel.emergency;
      const call = element("a", "suggestions__call", "Call " + place().terms.emergency);
      call.setAttribute("href", "tel:" + number);
      urgent.replaceChildren(element("p", "suggestions__warning", element("strong", "", search.index.urgencies[0] + ": "), lead + "."), call);
      return search.index.urgencies[0] + ". " + lead + ".";
    }

    /** Says once to a screen reader what is shown, when the reader has stopped typing. @param {string} words */
    function tell(words) {
      clearTimeout(telling);
      telling = setTimeout(function () { status.textContent = words; }, 500);
    }

    /** @param {HTMLElement} chosen */
    function follow(chosen) { location.href = chosen.dataset.href || ""; }

    box.addEventListener("focus", function () { load().catch(function () { /* Told when something is typed. */ }); }, { once: true });
    box.addEventListener("input", function () {
      urgent.replaceChildren();
      suggest();
    });
    box.addEventListener("keydown", function (event) {
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (event.isComposing) return;
      if (step) {
        event.preventDefault();
        if (panel.hidden) suggest();
        // One place more than there are options: the box itself.
        else choose(((active + 1 + step + options.length + 1) % (options.length + 1)) - 1);
      } else if (event.key === "Enter" && !panel.hidden && options[active]) {
        event.preventDefault();
        follow(options[active]);
      } else if (event.key === "Escape" && !panel.hidden) {
        event.preventDefault();
        show(false);
      }
    });
    panel.addEventListener("mousedown", function (event) {
      if (!(/** @type {HTMLElement} */ (event.target)).closest("a")) event.preventDefault();
    });
    form.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || event.target === box || panel.hidden) return;
      show(false);
      box.focus();
    });
    form.addEventListener("focusout", function (event) {
      if (!form.contains(/** @type {Node|null} */ (event.relatedTarget))) show(false);
    });
    document.addEventListener("click", function (event) {
      if (!form.contains(/** @type {Node} */ (event.target))) show(false);
    });
    if (document.activeElement === box) load().catch(function () { /* Told when something is typed. */ });
  }

  search.own = own;
  search.say = say;
  search.place = place;
  search.element = element;
  search.about = about;
  search.signsOf = signsOf;
  search.load = load;
  search.root = root;
  start(form);
  if (document.getElementById("search-results")) script("components/search/results.js");
})();
