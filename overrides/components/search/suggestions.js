/**
 * The list of suggestions under the search box: a combobox that works by keyboard, mouse and screen reader.
 */
(function () {
  "use strict";
  const shared = /** @type {any} */ (window);
  /** @type {any} */
  const search = (shared.siteSearch = shared.siteSearch || {});
  const SUGGESTED = 6,
    LINES = 2;
  /**
   * A screen reader is told what is shown when the reader has stopped typing for so long, in milliseconds.
   */
  const PAUSE = 500;
  const { element, say, place, about, linesOf } = search.view;

  class Suggestions {
    /** @param {HTMLFormElement} form @param {HTMLInputElement} box */
    constructor(form, box) {
      this.form = form;
      this.box = box;
      this.list = element("ul", "suggestions__list");
      this.urgent = element("div", "suggestions__emergency");
      this.panel = element("div", "suggestions", this.urgent, this.list);
      this.status = element("div", "visually-hidden");
      /** @type {HTMLElement[]} */
      this.options = [];
      this.active = -1;
      this.telling = 0;
      this.describe();
      this.listen();
      form.append(this.panel, this.status);
    }

    /** Says to assistive technology what the parts are. */
    describe() {
      this.list.id = "site-search-suggestions";
      this.list.setAttribute("role", "listbox");
      this.list.setAttribute("aria-label", "Pages");
      this.status.setAttribute("role", "status");
      this.panel.hidden = true;
      this.box.setAttribute("aria-controls", this.list.id);
    }

    listen() {
      this.panel.addEventListener("mousedown", (/** @type {MouseEvent} */ event) => {
        if (!(/** @type {HTMLElement} */ (event.target).closest("a"))) event.preventDefault();
      });
      this.form.addEventListener("keydown", event => {
        if (event.key !== "Escape" || event.target === this.box || this.panel.hidden) return;
        this.show(false);
        this.box.focus();
      });
      this.form.addEventListener("focusout", event => {
        if (!this.form.contains(/** @type {Node|null} */ (event.relatedTarget))) this.show(false);
      });
      document.addEventListener("click", event => {
        if (!this.form.contains(/** @type {Node} */ (event.target))) this.show(false);
      });
      // A page that the browser had kept comes back without its list.
      window.addEventListener("pageshow", event => {
        if (event.persisted) this.show(false);
      });
    }

    /**
     * Suggests pages for what stands in the box.
     * @param {{find: (question: string) => SearchAnswer}} engine
     */
    update(engine) {
      const question = this.box.value.trim();
      this.urgent.replaceChildren();
      if (!question) {
        this.show(false);
        this.tell("");
        return;
      }
      const answer = engine.find(question);
      const hits = answer.hits.slice(0, SUGGESTED);
      this.fill(question, hits);
      const warning = answer.emergency.length ? this.warn(answer.emergency) + " " : "";
      this.tell(
        warning +
          (hits.length
            ? hits.length + (hits.length === 1 ? " page" : " pages") + " suggested. Use the arrow keys."
            : "Nothing found."),
      );
      this.show(true);
    }

    /** Search does not work: nothing old stays, and the form leads on. */
    fail() {
      this.urgent.replaceChildren();
      this.show(false);
      this.tell("Suggestions could not be loaded. Press Enter to search.");
    }

    /** @param {string} question @param {SearchHit[]} hits */
    fill(question, hits) {
      this.choose(-1);
      const all = this.form.getAttribute("action") + "?q=" + encodeURIComponent(question);
      const more = hits.length
        ? "All results for “" + question + "”"
        : "Nothing found for “" + question + "”. See what to try";
      this.options = hits.map(hit =>
        this.option(
          new URL(hit.page.address, search.root).href,
          element("span", "suggestions__name", hit.page.title),
          element("span", "suggestions__about", ...about(hit)),
        ),
      );
      this.options.push(
        this.option(new URL(all, location.href).href, element("span", "suggestions__all", more)),
      );
      this.options.forEach((option, number) => {
        option.id = this.list.id + "-" + number;
      });
      this.list.replaceChildren(...this.options);
    }

    /** @param {string} href @param {...Node} inside @returns {HTMLElement} */
    option(href, ...inside) {
      const option = element("li", "suggestions__option", ...inside);
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.href = href;
      option.addEventListener("click", () => {
        location.href = href;
      });
      return option;
    }

    /** The emergency's words, shown above the list with the call. @param {SearchPage[]} signs */
    warn(signs) {
      const lead = say(search.index.call) + " if " + say(linesOf(signs).slice(0, LINES).join(", or "));
      const call = element("a", "suggestions__call", "Call " + place().terms.emergency);
      call.setAttribute("href", "tel:" + place().tel.emergency);
      this.urgent.replaceChildren(
        element(
          "p",
          "suggestions__warning",
          element("strong", "", search.index.urgencies[0] + ": "),
          lead + ".",
        ),
        call,
      );
      return search.index.urgencies[0] + ". " + lead + ".";
    }

    /** @param {boolean} open */
    show(open) {
      this.panel.hidden = !open;
      this.box.setAttribute("aria-expanded", String(open && this.options.length > 0));
      if (!open) this.choose(-1);
    }

    /** @param {number} number */
    choose(number) {
      if (this.options[this.active]) this.options[this.active].setAttribute("aria-selected", "false");
      this.active = number;
      const option = this.options[number];
      if (!option) {
        this.box.removeAttribute("aria-activedescendant");
        return;
      }
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.box.setAttribute("aria-activedescendant", option.id);
    }

    /** Whether a key in the box was for the list. @param {KeyboardEvent} event */
    key(event) {
      if (this.panel.hidden || event.isComposing) return false;
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      // One place more than there are options: the box itself.
      const places = this.options.length + 1;
      if (step) this.choose(((this.active + 1 + step + places) % places) - 1);
      else if (event.key === "Enter" && this.options[this.active])
        location.href = this.options[this.active].dataset.href || "";
      else if (event.key === "Escape") this.show(false);
      else return false;
      return true;
    }

    /** @param {string} words */
    tell(words) {
      clearTimeout(this.telling);
      this.telling = window.setTimeout(() => {
        this.status.textContent = words;
      }, PAUSE);
    }
  }

  /** @type {Suggestions|null} */
  let made = null;
  /** The list of the page's one search box. @param {HTMLFormElement} form @param {HTMLInputElement} box */
  search.suggestions = function (form, box) {
    made = made || new Suggestions(form, box);
    return made;
  };
})();
