/**
 * The search box of every page. With the first focus it fetches what search needs; then it suggests pages
 * while the reader types. Without it the form leads to the search page, which names the A to Z.
 *
 * Everything comes as script tags, so that it also works from a folder on disk. What is typed never leaves
 * the page, except into the address of the search page when the reader sends the form.
 */
(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});
  const LIBRARIES = ["stemmer", "fastest-levenshtein", "dale-chall"];
  /** In the order in which they need each other. */
  const OWN = [
    "language-en",
    "tokenizer",
    "stemmer",
    "similar",
    "weights",
    "pages",
    "vocabulary",
    "expansion",
    "names",
    "signs",
    "scoring",
    "ranking",
    "view",
    "suggestions",
  ];
  const PARTS = [
    ...LIBRARIES.map(name => "assets/" + name + ".js"),
    "assets/search-index.js",
    ...OWN.map(name => "components/search/" + name + ".js"),
  ];
  /** So many pages are taken in at a time. */
  const SLICE = 40;

  const form = /** @type {HTMLFormElement|null} */ (document.querySelector("form[data-component=search]"));
  const box = form && form.querySelector("input");
  if (!form || !box) return;
  const root = new URL("..", form.action);
  /** @type {Map<string, Promise<void>>} */
  const scripts = new Map();
  /** @type {Promise<any>|null} */
  let loading = null;

  /** The engine, once every part is there. */
  function load() {
    if (!loading) {
      loading = Promise.all(PARTS.map(script)).then(() => prepared(search.engine(search.index)));
      loading.catch(() => {
        loading = null;
      });
    }
    return loading;
  }

  /**
   * The index is made in slices, so that typing is never held up.
   * @param {any} engine
   * @returns {Promise<any>}
   */
  function prepared(engine) {
    return new Promise((resolve, reject) => {
      (function slice() {
        try {
          if (engine.prepare(SLICE)) resolve(engine);
          else setTimeout(slice, 0);
        } catch (error) {
          reject(error);
        }
      })();
    });
  }

  /** Runs a script, once. @param {string} path @returns {Promise<void>} */
  function script(path) {
    const before = scripts.get(path);
    if (before) return before;
    const running = run(path);
    scripts.set(path, running);
    running.catch(() => {
      scripts.delete(path);
    });
    return running;
  }

  /** @param {string} path @returns {Promise<void>} */
  function run(path) {
    return new Promise((resolve, reject) => {
      const tag = document.createElement("script");
      tag.src = new URL(path, root).href;
      // Fetched side by side, run in order.
      tag.async = false;
      tag.addEventListener("load", () => {
        resolve();
      });
      tag.addEventListener("error", () => {
        tag.remove();
        reject(new Error(path));
      });
      document.head.append(tag);
    });
  }

  /** Suggestions for what stands in the box; an older answer never replaces a newer one. */
  function suggest() {
    const typed = box ? box.value : "";
    load()
      .then(engine => {
        if (box && box.value === typed) search.suggestions(form, box).update(engine);
      })
      .catch(() => {
        if (search.suggestions) search.suggestions(form, box).fail();
      });
  }

  /**
   * A slash goes to the box, as on many sites, unless it is typed into something.
   * @param {KeyboardEvent} event
   */
  function goToBox(event) {
    const place = /** @type {HTMLElement} */ (event.target);
    if (
      event.key !== "/" ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      place.closest("input, select, textarea, [contenteditable]")
    )
      return;
    event.preventDefault();
    if (box) box.focus();
  }

  // What the box is must be known before the list under it is there.
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  search.load = load;
  search.root = root;
  box.addEventListener(
    "focus",
    () => {
      load().catch(() => {
        /* Told when something is typed. */
      });
    },
    { once: true },
  );
  box.addEventListener("input", suggest);
  box.addEventListener("keydown", event => {
    const panel = search.suggestions && search.suggestions(form, box);
    if (panel && panel.key(event)) event.preventDefault();
    else if (event.key === "ArrowDown" || event.key === "ArrowUp") suggest();
  });
  document.addEventListener("keydown", goToBox);
  if (document.activeElement === box)
    load().catch(() => {
      /* Told when something is typed. */
    });
  if (document.getElementById("search-results")) script("components/search/results.js");
})();
