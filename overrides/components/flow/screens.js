/**
 * The screens of a flow: a form for each question, made of the words that the page has, and the list of answers so far.
 */
(function () {
  "use strict";
  /** @type {SiteFlow} */
  const site = (/** @type {any} */ (window).siteFlow ||= {});
  const NONE = "None of these";

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
    first.querySelectorAll(single ? ".step__time, .step__means" : ".step__means").forEach(function (words) { fields.append(words.cloneNode(true)); });
    fields.append(error);
    choices(session, screen).forEach(function (choice) { fields.append(box(screen, single ? "radio" : "checkbox", choice)); });
    // The time that counts belongs to the exact words.
    const time = single ? null : first.querySelector(".step__time");
    if (time) fields.querySelectorAll(".fit__exact").forEach(function (words) { words.before(time.cloneNode(true)); });
    if (!single) {
      const none = box(screen, "checkbox", { value: "none", label: site.element("span", "", NONE), hint: null, exact: null });
      site.one(none, "input").dataset.alone = "";
      fields.append(site.element("p", "screen__or", "or"), none);
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
    const boxes = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll(":scope > fieldset > .choice > input")));
    const given = session.answers.get(screen);
    boxes.forEach(function (input) {
      fill(input, given);
      input.addEventListener("change", function () { keepAlone(boxes, input); });
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      session.safely(function () {
        const ticked = boxes.filter(function (input) { return input.checked; });
        if (ticked.length === 0) return complain(form, boxes[0]);
        const open = ticked.find(function (input) { return valueOf(input) === null; });
        if (open) return complain(form, /** @type {HTMLInputElement} */ (site.one(fitOf(open), "input")));
        const values = ticked.flatMap(function (input) { return valueOf(input) || []; });
        session.answers.set(screen, values.filter(function (value) { return value !== "none"; }));
        session.goOn();
      });
    });
  }

  /** Shows in a box what was answered before. @param {HTMLInputElement} input @param {string[]|undefined} given */
  function fill(input, given) {
    const fits = Array.from(fitOf(input).querySelectorAll("input")).find(function (radio) { return !!given && given.includes(radio.value); });
    if (fits) fits.checked = true;
    input.checked = !!fits || (!!given && (given.includes(input.value) || (given.length === 0 && input.value === "none")));
    show(input);
  }

  /** What is answered by a box that is ticked; null if its exact words wait for an answer. @param {HTMLInputElement} input @returns {string|null} */
  function valueOf(input) {
    const fit = fitOf(input);
    if (fit === input) return input.value;
    const chosen = /** @type {HTMLInputElement|null} */ (fit.querySelector("input:checked"));
    return chosen && chosen.value;
  }

  /** The question below a line whether its exact words fit, or the box itself if there is none. @param {HTMLInputElement} input */
  function fitOf(input) {
    return /** @type {HTMLElement} */ ((input.parentElement && input.parentElement.querySelector(".fit")) || input);
  }

  /** Shows the exact words of a line that is ticked, and hides those of another. @param {HTMLInputElement} input */
  function show(input) {
    const fit = fitOf(input);
    if (fit !== input) fit.hidden = !input.checked;
  }

  /** @param {string} screen @param {string} type @param {FlowChoice} choice */
  function box(screen, type, choice) {
    const place = site.element("div", "choice");
    const input = field(type, screen, choice.value, "a-" + screen + "-" + choice.value);
    place.append(input, labelOf(input, choice.label));
    if (choice.hint) {
      const hint = site.element("p", "choice__hint");
      hint.id = "h-" + screen + "-" + choice.value;
      hint.append(site.copy(choice.hint));
      input.setAttribute("aria-describedby", hint.id);
      place.append(hint);
    }
    if (choice.exact) place.append(fit(input, choice.exact));
    return place;
  }

  /** The exact words of a line, and the question whether they fit. @param {HTMLInputElement} line @param {HTMLElement} exact */
  function fit(line, exact) {
    const place = site.element("div", "fit");
    place.id = line.id + "-fit";
    place.hidden = true;
    line.setAttribute("aria-controls", place.id);
    const words = site.element("p", "fit__exact");
    words.id = line.id + "-exact";
    words.append(site.copy(exact));
    const fields = site.element("fieldset", "");
    fields.setAttribute("aria-describedby", words.id);
    fields.append(site.element("legend", "", "Does that fit?"));
    const answers = [["Yes", line.value, "yes"], ["No", site.declined(line.value), "no"], ["Not sure", site.unsureAbout(line.value), "not-sure"]];
    answers.forEach(function (answer) {
      const part = site.element("div", "choice fit__answer");
      const input = field("radio", line.id + "-fit", answer[1], line.id + "-" + answer[2]);
      part.append(input, labelOf(input, site.element("span", "", answer[0])));
      fields.append(part);
    });
    place.append(words, fields);
    return place;
  }

  /** @param {string} type @param {string} name @param {string} value @param {string} id */
  function field(type, name, value, id) {
    const input = /** @type {HTMLInputElement} */ (site.element("input", ""));
    input.type = type;
    input.name = name;
    input.value = value;
    input.id = id;
    return input;
  }

  /** @param {HTMLInputElement} input @param {HTMLElement} words */
  function labelOf(input, words) {
    const label = /** @type {HTMLLabelElement} */ (site.element("label", ""));
    label.htmlFor = input.id;
    label.append(site.copy(words));
    return label;
  }

  /** "None of these" stands alone, and goes when something else is ticked. @param {HTMLInputElement[]} boxes @param {HTMLInputElement} changed */
  function keepAlone(boxes, changed) {
    boxes.forEach(function (input) {
      const parts = changed.checked && changed.type !== "radio" && ("alone" in changed.dataset || "alone" in input.dataset);
      if (input !== changed && parts) input.checked = false;
      show(input);
    });
  }

  /** @param {HTMLElement} form @param {HTMLInputElement} first */
  function complain(form, first) {
    const error = site.one(form, ".screen__error");
    const inLine = !!first.closest(".fit");
    const tick = "Tick what applies, or “None of these”.";
    const link = site.element("a", "", inLine ? "Say whether each line that you ticked fits." : first.type === "radio" ? "Choose one answer." : tick);
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

  /** What the person can tick or choose on a screen, apart from "none of these". @param {FlowSession} session @param {string} screen @returns {FlowChoice[]} */
  function choices(session, screen) {
    const places = stepsOf(session, screen).flatMap(function (step) { return Array.from(step.querySelectorAll("[data-answer]")); });
    return places.filter(function (place) { return fits(session, place); }).map(function (place) {
      const one = /** @type {HTMLElement} */ (place);
      return {
        value: one.dataset.answer || "",
        label: /** @type {HTMLElement} */ (one.querySelector(".line__short") || one.firstElementChild),
        hint: /** @type {HTMLElement|null} */ (one.querySelector(":scope > .step__not")),
        exact: /** @type {HTMLElement|null} */ (one.querySelector(".line__exact")),
      };
    });
  }

  /** What the person is asked on a screen, each in short. @param {FlowSession} session @param {string} screen */
  function asked(session, screen) { return choices(session, screen).map(function (choice) { return text(session, choice.label); }); }

  /** Whether something in the page is for the age of the person. @param {FlowSession} session @param {Element} place */
  function fits(session, place) {
    const ages = place.getAttribute("data-ages");
    const age = site.person(session.graph, session.answers)[1];
    return ages === null || age === "" || ages.split(" ").includes(age);
  }

  /** What counts of the answers on a screen, in short. @param {FlowSession} session @param {string} screen @returns {string[]} */
  function said(session, screen) {
    const all = choices(session, screen);
    const lines = all.flatMap(function (choice) {
      const words = text(session, choice.label);
      const given = session.answers.get(screen) || [];
      return given.includes(choice.value) ? [words] : given.includes(site.unsureAbout(choice.value)) ? ["Not sure: " + words] : [];
    });
    return lines.length ? lines : [NONE];
  }

  /** The exact words of one answer. @param {FlowSession} session @param {string} screen @param {string} value */
  function label(session, screen, value) {
    const choice = choices(session, screen).find(function (one) { return one.value === value || site.unsureAbout(one.value) === value; });
    if (!choice) return NONE;
    return text(session, (choice.exact && choice.exact.firstElementChild) || choice.label);
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
