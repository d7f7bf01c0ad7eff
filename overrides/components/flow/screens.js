/**
 * The screens of a flow: a form for each question, made of the words that the page has, and the list of answers so far.
 */
(function () {
  "use strict";
  /** @type {SiteFlow} */
  const site = (/** @type {any} */ (window).siteFlow ||= {});
  const NONE = "None of these";
  const NOT_SURE = "I am not sure about one of these";

  /** The form of a screen. @param {FlowSession} session @param {string} screen @returns {HTMLFormElement} */
  function formOf(session, screen) {
    const first = stepsOf(session, screen)[0];
    const single = site.one(first, ".step__why").dataset.form === "options";
    const form = /** @type {HTMLFormElement} */ (site.element("form", "screen"));
    form.noValidate = true;
    form.autocomplete = "off";
    form.dataset.screen = screen;
    const fields = site.element("fieldset", "");
    const legend = site.element("legend", "");
    const heading = site.element("h2", "screen__question");
    heading.append(site.copy(site.one(first, "h2")));
    legend.append(heading);
    const error = site.element("p", "screen__error");
    error.hidden = true;
    fields.append(legend);
    first.querySelectorAll(".step__time, .step__means").forEach(function (words) { fields.append(words.cloneNode(true)); });
    fields.append(error);
    choices(session, screen).forEach(function (each) { fields.append(box(screen, single ? "radio" : "checkbox", each)); });
    if (!single) {
      const none = box(screen, "checkbox", { value: "none", label: site.element("span", "", NONE), hint: null });
      site.one(none, "input").dataset.alone = "";
      fields.append(site.element("p", "screen__or", "or"), none);
      fields.append(box(screen, "checkbox", { value: "not-sure", label: site.element("span", "", NOT_SURE), hint: null }));
    }
    const next = site.element("button", "button", "Continue");
    next.setAttribute("type", "submit");
    const buttons = site.element("p", "screen__buttons");
    buttons.append(next);
    form.append(fields, site.one(first, ".step__why").cloneNode(true), buttons);
    listen(session, form, screen);
    return form;
  }

  /** Fills a form with what was answered, and takes what is answered now. @param {FlowSession} session @param {HTMLFormElement} form @param {string} screen */
  function listen(session, form, screen) {
    const boxes = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll("input")));
    const given = session.answers.get(screen);
    boxes.forEach(function (input) {
      input.checked = !!given && (given.includes(input.value) || (given.length === 0 && input.value === "none"));
      input.addEventListener("change", function () { keepAlone(boxes, input); });
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      session.safely(function () {
        const ticked = boxes.filter(function (input) { return input.checked; }).map(function (input) { return input.value; });
        if (ticked.length === 0) return complain(form, boxes[0]);
        session.answers.set(screen, ticked.filter(function (value) { return value !== "none"; }));
        session.goOn();
      });
    });
  }

  /** @param {string} screen @param {string} type @param {FlowChoice} each */
  function box(screen, type, each) {
    const place = site.element("div", "choice");
    const input = /** @type {HTMLInputElement} */ (site.element("input", ""));
    const label = /** @type {HTMLLabelElement} */ (site.element("label", ""));
    input.type = type;
    input.name = screen;
    input.value = each.value;
    input.id = "a-" + screen + "-" + each.value;
    label.htmlFor = input.id;
    label.append(site.copy(each.label));
    place.append(input, label);
    if (each.hint) {
      const hint = site.element("p", "choice__hint");
      hint.id = "h-" + screen + "-" + each.value;
      hint.append(site.copy(each.hint));
      input.setAttribute("aria-describedby", hint.id);
      place.append(hint);
    }
    return place;
  }

  /** "None of these" stands alone, and goes when something else is ticked. @param {HTMLInputElement[]} boxes @param {HTMLInputElement} changed */
  function keepAlone(boxes, changed) {
    if (!changed.checked || changed.type === "radio") return;
    boxes.forEach(function (input) {
      if (input !== changed && ("alone" in changed.dataset || "alone" in input.dataset)) input.checked = false;
    });
  }

  /** @param {HTMLElement} form @param {HTMLInputElement} first */
  function complain(form, first) {
    const error = site.one(form, ".screen__error");
    const link = site.element("a", "", first.type === "radio" ? "Choose one answer." : "Tick what applies, or “None of these”.");
    link.setAttribute("href", "#" + first.id);
    link.addEventListener("click", function (event) {
      event.preventDefault();
      first.focus();
    });
    error.replaceChildren(site.element("strong", "", "There is a problem. "), link);
    error.hidden = false;
    error.setAttribute("role", "alert");
    site.focus(error);
    if (!document.title.startsWith("Error: ")) document.title = "Error: " + document.title;
  }

  /** The words of a screen in the page: one part, or one for each gate. @param {FlowSession} session @param {string} screen */
  function stepsOf(session, screen) {
    return /** @type {HTMLElement[]} */ (Array.from(session.root.querySelectorAll('.flow__words .step[data-screen="' + screen + '"]')));
  }

  /** What the person can answer on a screen, apart from "none of these" and "not sure". @param {FlowSession} session @param {string} screen @returns {FlowChoice[]} */
  function choices(session, screen) {
    const places = stepsOf(session, screen).flatMap(function (step) { return Array.from(step.querySelectorAll("[data-answer]")); });
    return places.filter(function (place) { return fits(session, place); }).map(function (place) {
      const one = /** @type {HTMLElement} */ (place);
      return {
        value: one.dataset.answer || "",
        label: /** @type {HTMLElement} */ (one.firstElementChild),
        hint: /** @type {HTMLElement|null} */ (one.querySelector(".step__not")),
      };
    });
  }

  /** What the person can tick or choose on a screen. @param {FlowSession} session @param {string} screen */
  function asked(session, screen) { return choices(session, screen).map(function (each) { return each.value; }); }

  /** Whether something in the page is for the age of the person. @param {FlowSession} session @param {Element} place */
  function fits(session, place) {
    const ages = place.getAttribute("data-ages");
    const age = site.person(session.graph, session.answers)[1];
    return ages === null || age === "" || ages.split(" ").includes(age);
  }

  /** What was answered on a screen, in words. @param {FlowSession} session @param {string} screen @returns {string[]} */
  function said(session, screen) {
    const values = session.answers.get(screen) || [];
    return (values.length ? values : ["none"]).map(function (value) { return label(session, screen, value); });
  }

  /** The words of one answer. @param {FlowSession} session @param {string} screen @param {string} value */
  function label(session, screen, value) {
    const choice = choices(session, screen).find(function (each) { return each.value === value; });
    return choice ? text(session, choice.label) : value === "none" ? NONE : NOT_SURE;
  }

  /** @param {FlowSession} session @param {string} screen */
  function questionOf(session, screen) { return text(session, site.one(stepsOf(session, screen)[0], "h2")); }

  /** The words of an element for the person and place chosen. @param {FlowSession} session @param {Element} source */
  function text(session, source) {
    const words = /** @type {HTMLElement} */ (source.cloneNode(true));
    const place = document.documentElement.dataset.place;
    const others = site.person(session.graph, session.answers)[2] ? ".for-me" : ".for-someone";
    words.querySelectorAll(others + ", .by-place__or, .by-place__name").forEach(function (part) { part.remove(); });
    words.querySelectorAll("[data-place]").forEach(function (part) {
      if (/** @type {HTMLElement} */ (part).dataset.place !== place) part.remove();
    });
    return (words.textContent || "").replace(/\s+/g, " ").trim();
  }

  /** The answers so far, each with a way to change it. @param {FlowSession} session @param {string} current */
  function trail(session, current) {
    const part = site.element("section", "trail");
    const seen = site.screensOf(site.walk(session.graph, session.answers)).filter(function (screen) { return screen !== current; });
    if (!seen.length) return part;
    const list = site.element("dl", "trail__list");
    seen.forEach(function (screen) {
      const question = questionOf(session, screen);
      const change = site.button("Change", function () { session.go("q-" + screen); });
      change.className = "trail__change";
      change.setAttribute("aria-label", "Change: " + question);
      const act = site.element("dd", "trail__act");
      act.append(change);
      const row = site.element("div", "trail__row");
      row.append(site.element("dt", "", question), site.element("dd", "", said(session, screen).join(" · ")), act);
      list.append(row);
    });
    part.append(site.element("h3", "", "Your answers"), list);
    return part;
  }

  site.formOf = formOf;
  site.stepsOf = stepsOf;
  site.asked = asked;
  site.fits = fits;
  site.said = said;
  site.label = label;
  site.questionOf = questionOf;
  site.text = text;
  site.trail = trail;

  /** The part of an element that a selector names. Throws if there is none. */
  site.one = function (parent, selector) {
    const part = parent.querySelector(selector);
    if (!part) throw new Error("The page lacks " + selector);
    return /** @type {HTMLElement} */ (part);
  };

  /** A copy of what an element holds. */
  site.copy = function (source) {
    const made = document.createDocumentFragment();
    source.childNodes.forEach(function (node) { made.append(node.cloneNode(true)); });
    return made;
  };

  site.element = function (name, style, words) {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (words) made.textContent = words;
    return made;
  };

  site.button = function (words, act) {
    const made = site.element("button", "button button--quiet", words);
    made.setAttribute("type", "button");
    made.addEventListener("click", act);
    return made;
  };

  site.focus = function (target) {
    target.setAttribute("tabindex", "-1");
    target.focus();
    const top = target.getBoundingClientRect().top;
    if (top < 60 || top > window.innerHeight * 0.6) target.scrollIntoView({ block: "center" });
  };
})();
