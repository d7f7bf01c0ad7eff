/**
 * Asks the questions of a flow one at a time.
 *
 * The page already works by links: one section for each state. This script puts one screen at a time in their place. It
 * walks the same graph of states, which the build wrote into the page. Answers are kept in memory only: they are never
 * sent, stored or put into the address, which holds nothing but the name of a screen.
 */
(function () {
  "use strict";
  const NONE = "None of these";
  const NOT_SURE = "I am not sure about one of these";

  /**
   * @typedef {[string, number]} Answer An answer's id and its floor; a smaller floor is more urgent.
   * @typedef {{screen: string, form: string, gate?: string, answers: Answer[]}} FlowNode
   * @typedef {{version: string, start: number, nodes: FlowNode[], states: number[][], outcomes: string[]}} Graph
   *   In a state the first number is the node; the others say where each of its answers leads: a state, or below 0 an outcome.
   * @typedef {Object<string, string[]>} Answers Screen id → what was ticked or chosen there.
   * @typedef {{value: string, label: HTMLElement, hint: HTMLElement|null, alone: boolean}} Choice
   *   An answer with its words in the page; `alone` if they can be understood without the question.
   * @typedef {{screen: string, node: string}} Visit A screen that was asked, and the id of the node in the chart.
   * @typedef {{visits: Visit[], screen: string|null, outcome: string|null, version: string}} Walk
   *   `screen` is the one that is to be asked next, or `outcome` the result.
   */

  /**
   * Follows answers from the start; stops at the first screen that has none.
   * @param {Graph} graph
   * @param {Answers} answers
   * @returns {Walk}
   */
  function walk(graph, answers) {
    /** @type {Visit[]} */
    const visits = [];
    let at = graph.start;
    while (at >= 0) {
      const state = graph.states[at];
      const node = graph.nodes[state[0]];
      const given = answers[node.screen];
      if (!given) return { visits: visits, screen: node.screen, outcome: null, version: graph.version };
      visits.push({ screen: node.screen, node: nodeId(node) });
      at = state[1 + choose(node, given)];
    }
    return { visits: visits, screen: null, outcome: graph.outcomes[-1 - at], version: graph.version };
  }

  /**
   * The place of the answer that counts at a node: of several, the one with the most urgent floor.
   * @param {FlowNode} node
   * @param {string[]} given
   */
  function choose(node, given) {
    const ids = node.answers.map(function (answer) { return answer[0]; });
    if (node.form === "gate") {
      const gate = given.includes(node.gate || "") ? "yes" : given.includes("not-sure") ? "not-sure" : "no";
      return ids.indexOf(gate);
    }
    let best = ids.indexOf("none");
    given.forEach(function (each) {
      const place = ids.indexOf(each);
      if (place >= 0 && (best < 0 || node.answers[place][1] < node.answers[best][1] || ids[best] === "none")) best = place;
    });
    return best;
  }

  /** @param {HTMLElement} root */
  function start(root) {
    const app = /** @type {HTMLElement} */ (root.querySelector(".flow__app"));
    const data = root.querySelector("#flow-data");
    if (!app || !data) return;
    /** @type {Graph} */
    const graph = JSON.parse(data.textContent || "{}");
    const title = document.title;
    /** @type {Answers} */
    let answers = {};
    let who = "me";
    let started = false;
    let shown = "";
    /** Where the pointer last clicked, and where and when the last change of screen came from. */
    let latest = { x: -99, y: -99 };
    let turned = { x: -99, y: -99, time: 0 };

    /** @param {string} name */
    function hash(name) { return "#" + name; }

    /** Moves to a screen, a result or the beginning, as a new step of the browser's history. @param {string} name */
    function go(name) {
      if (location.hash !== hash(name)) history.pushState(null, "", hash(name));
      show(name);
    }

    /** Shows what the fragment of the address names, as far as the answers in memory allow. @param {string} name */
    function show(name) {
      const now = walk(graph, answers);
      turned = { x: latest.x, y: latest.y, time: Date.now() };
      shown = name;
      if (started && name.startsWith("q-")) {
        const screen = screenOf(name);
        if (screen && (screen === now.screen || screens(now).includes(screen))) return showScreen(screen);
      } else if (started && now.outcome && name === "result-" + now.outcome) return showResult(now);
      showStart(!started && (name.startsWith("q-") || name.startsWith("result-")));
    }

    /** The screen that the name of a step belongs to: the static page names steps by node and state. @param {string} name */
    function screenOf(name) {
      const id = name.slice(2).split("--")[0];
      const node = graph.nodes.find(function (each) { return each.screen === id || nodeId(each) === id; });
      return node ? node.screen : null;
    }

    /** @param {boolean} lost Whether someone came by a link or a reload to a step that needs answers. */
    function showStart(lost) {
      app.replaceChildren();
      if (lost) {
        app.append(element("p", "flow__note", "Your answers are not kept when a page is closed or loaded again. Please start again."));
      }
      const heading = element("h2", "screen__question", "Who is this for?");
      const steps = root.querySelector(".step--start p");
      app.append(heading, element("p", "", (steps && steps.textContent) || ""));
      const buttons = element("p", "screen__buttons");
      [["me", "For me"], ["someone", "For someone else"]].forEach(function (each) {
        const choice = button(each[1], function () {
          answers = {};
          who = each[0];
          started = true;
          app.dataset.who = who;
          go("q-" + walk(graph, answers).screen);
        });
        choice.className = "button";
        buttons.append(choice, " ");
      });
      if (started && Object.keys(answers).length) buttons.append(button("Go on with my answers", goOn));
      app.append(buttons);
      mark([]);
      document.title = title;
      if (lost || started) focus(heading);
    }

    /** Moves to the first screen that has no answer, or to the result. */
    function goOn() {
      const now = walk(graph, answers);
      go(now.screen ? "q-" + now.screen : "result-" + now.outcome);
    }

    /** @param {string} screen */
    function showScreen(screen) {
      const form = formOf(screen);
      app.replaceChildren(back(screen), form, trail(screen));
      const boxes = /** @type {HTMLInputElement[]} */ (Array.from(form.querySelectorAll("input")));
      const given = answers[screen] || [];
      boxes.forEach(function (box) {
        box.checked = given.includes(box.value) || (given.length === 0 && screen in answers && box.value === "none");
        box.addEventListener("change", function () { keepAlone(boxes, box); });
      });
      form.addEventListener("submit", function (event) {
        event.preventDefault();
        const ticked = boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
        if (ticked.length === 0) return complain(form, boxes[0]);
        answers[screen] = ticked.filter(function (each) { return each !== "none"; });
        goOn();
      });
      const heading = /** @type {HTMLElement} */ (form.querySelector(".screen__question"));
      document.title = text(heading) + " – " + title;
      mark(walk(graph, answers).visits);
      focus(heading);
    }

    /** The form of a screen, from the words of its static sections. @param {string} screen @returns {HTMLFormElement} */
    function formOf(screen) {
      const steps = stepsOf(screen);
      const single = one(steps[0], ".step__why").dataset.form === "options";
      const form = /** @type {HTMLFormElement} */ (element("form", "screen"));
      form.noValidate = true;
      form.autocomplete = "off";
      form.dataset.screen = screen;
      const fields = element("fieldset", "");
      const legend = element("legend", "");
      const heading = element("h2", "screen__question");
      heading.append(copy(one(steps[0], "h2")));
      legend.append(heading);
      const error = element("p", "screen__error");
      error.hidden = true;
      fields.append(legend);
      steps[0].querySelectorAll(".step__time, .step__means").forEach(function (each) { fields.append(each.cloneNode(true)); });
      fields.append(error);
      choices(screen).forEach(function (each) { fields.append(choice(screen, single ? "radio" : "checkbox", each)); });
      if (!single) {
        const none = choice(screen, "checkbox", { value: "none", label: element("span", "", NONE), hint: null, alone: false });
        one(none, "input").dataset.alone = "";
        fields.append(element("p", "screen__or", "or"), none);
        fields.append(choice(screen, "checkbox", { value: "not-sure", label: element("span", "", NOT_SURE), hint: null, alone: false }));
      }
      const why = /** @type {HTMLElement} */ (one(steps[0], ".step__why").cloneNode(true));
      const buttons = element("p", "screen__buttons");
      const next = element("button", "button", "Continue");
      next.setAttribute("type", "submit");
      buttons.append(next);
      form.append(fields, why, buttons);
      return form;
    }

    /** @param {string} screen @param {string} type @param {Choice} each */
    function choice(screen, type, each) {
      const box = element("div", "choice");
      const input = /** @type {HTMLInputElement} */ (element("input", ""));
      const label = /** @type {HTMLLabelElement} */ (element("label", ""));
      input.type = type;
      input.name = screen;
      input.value = each.value;
      input.id = "a-" + screen + "-" + each.value;
      label.htmlFor = input.id;
      label.append(copy(each.label));
      box.append(input, label);
      if (each.hint) {
        const hint = element("p", "choice__hint");
        hint.id = "h-" + screen + "-" + each.value;
        hint.append(copy(each.hint));
        input.setAttribute("aria-describedby", hint.id);
        box.append(hint);
      }
      return box;
    }

    /** The static sections of a screen: one, or one for each gate. @param {string} screen */
    function stepsOf(screen) {
      return /** @type {HTMLElement[]} */ (Array.from(root.querySelectorAll('.step[data-screen="' + screen + '"]')));
    }

    /** What can be answered on a screen, apart from "none of these" and "not sure". @param {string} screen @returns {Choice[]} */
    function choices(screen) {
      const steps = stepsOf(screen);
      const found = steps.flatMap(function (step) { return Array.from(step.querySelectorAll(".step__body [data-answer]")); });
      const alone = found.length > 0;
      const ways = alone ? found : Array.from(one(steps[0], ".step__ways").querySelectorAll("[data-answer]"));
      return ways.map(function (each) {
        const place = /** @type {HTMLElement} */ (each);
        const label = /** @type {HTMLElement} */ (place.firstElementChild);
        const hint = /** @type {HTMLElement|null} */ (place.querySelector(".step__not"));
        return { value: place.dataset.answer || "", label: label, hint: hint, alone: alone };
      });
    }

    /** @param {Walk} now */
    function showResult(now) {
      const section = /** @type {HTMLElement} */ (document.getElementById("result-" + now.outcome));
      const result = /** @type {HTMLElement} */ (section.cloneNode(true));
      result.removeAttribute("id");
      result.removeAttribute("aria-labelledby");
      result.querySelectorAll("[id]").forEach(function (each) { each.removeAttribute("id"); });
      result.classList.add("step--shown");
      result.querySelectorAll(".only-if").forEach(function (each) { each.remove(); });
      one(result, ".outcome__because").replaceChildren.apply(one(result, ".outcome__because"), reasons(now));
      const change = result.querySelector(".outcome__changes");
      if (change) change.replaceWith(changes(now));
      one(result, ".outcome__again").replaceChildren(restart(), " ", printing(), " ", copying());
      app.replaceChildren(back(""), result, emergencies(section), trail(""), sheet(now));
      const heading = one(result, ".care-card__heading");
      document.title = text(heading) + " – " + title;
      mark(now.visits);
      focus(heading);
    }

    /** What the reader ticked that counts: first what led to the result, then the rest. @param {Walk} now */
    function reasons(now) {
      const outcome = graph.outcomes.indexOf(now.outcome || "");
      const decisive = element("ul", "");
      const others = element("ul", "");
      screens(now).forEach(function (screen) {
        labels(screen).forEach(function (each) {
          if (each.rank !== null) (each.rank <= outcome ? decisive : others).append(element("li", "", each.stands ? each.label : questionOf(screen) + " " + each.label));
        });
      });
      const found = [];
      if (decisive.childElementCount) found.push(element("h4", "", "Because you answered"), decisive);
      if (others.childElementCount) found.push(element("h4", "", "Mention this too"), others);
      return found;
    }

    /** What would make the result more urgent, from the list that the build made. @param {Walk} now */
    function changes(now) {
      const box = element("details", "question");
      box.append(element("summary", "", "What would change this advice"));
      graph.outcomes.slice(0, graph.outcomes.indexOf(now.outcome || "")).forEach(function (outcome) {
        const list = root.querySelector('#more-urgent [data-outcome="' + outcome + '"]');
        if (list) box.append(list.cloneNode(true));
      });
      return box;
    }

    /** The emergency list again, under every lesser result. @param {Element} section */
    function emergencies(section) {
      const list = section.querySelector(".only-if ul");
      const box = element("div", "flow__emergency");
      if (list) {
        const call = section.querySelector(".only-if .by-place");
        const words = element("p", "");
        words.append(element("strong", "", "If any of these happens, call "), call ? call.cloneNode(true) : "", element("strong", "", " now:"));
        box.append(words, list.cloneNode(true));
      }
      return box;
    }

    /** The answers so far, each with a way to change it. @param {string} current */
    function trail(current) {
      const now = walk(graph, answers);
      const seen = screens(now).filter(function (screen) { return screen !== current; });
      const box = element("section", "trail");
      if (!seen.length) return box;
      const list = element("dl", "trail__list");
      seen.forEach(function (screen) {
        const question = questionOf(screen);
        const change = button("Change", function () { go("q-" + screen); });
        change.className = "trail__change";
        change.setAttribute("aria-label", "Change: " + question);
                const act = element("dd", "trail__act");
        act.append(change);
        const row = element("div", "trail__row");
        row.append(element("dt", "", question), element("dd", "", said(screen)), act);
        list.append(row);
      });
      box.append(element("h3", "", "Your answers"), list);
      return box;
    }

    /** A sheet to print and take to a visit. @param {Walk} now */
    function sheet(now) {
      const box = element("section", "sheet");
      const heading = document.getElementById("result-" + now.outcome + "-h");
      const day = new Date().toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });
      const name = document.querySelector("h1");
      box.append(element("h3", "", "Visit sheet"));
      box.append(element("p", "", "Result: " + (heading ? text(heading) : "") + ". " + (name ? text(name) : title) + " Version " + now.version + ", " + day + "."));
      const list = element("dl", "");
      screens(now).forEach(function (screen) { list.append(element("dt", "", questionOf(screen)), element("dd", "", said(screen))); });
      box.append(list);
      ["When it began, and how often it comes:", "Where it is:", "My medicines, also bought ones:", "What I want to ask:"].forEach(function (line) {
        box.append(element("p", "sheet__line", line));
      });
      return box;
    }

    /** What was answered on a screen, in words. @param {string} screen */
    function said(screen) { return labels(screen).map(function (each) { return each.label; }).join(" · "); }

    /** Every screen of a walk once. @param {Walk} now @returns {string[]} */
    function screens(now) { return Array.from(new Set(now.visits.map(function (visit) { return visit.screen; }))); }

    /** What was answered on a screen, with its floor if it counts, and whether it can be understood without the question. @param {string} screen */
    function labels(screen) {
      const given = (answers[screen] || []).length ? answers[screen] : ["none"];
      const known = choices(screen);
      return given.map(function (value) {
        const found = known.find(function (each) { return each.value === value; });
        const label = found ? text(found.label) : value === "none" ? NONE : NOT_SURE;
        return { label: label, rank: rank(screen, value), stands: !!found && found.alone };
      });
    }

    /** The most urgent floor of an answer; null if it has none and is no exception that was used. @param {string} screen @param {string} value */
    function rank(screen, value) {
      /** @type {number[]} */
      const found = [];
      graph.nodes.forEach(function (node) {
        if (node.screen !== screen) return;
        const id = node.form !== "gate" ? value : node.gate === value ? "yes" : value;
        node.answers.forEach(function (answer, place) {
          if (answer[0] !== id) return;
          if (answer[1] < graph.outcomes.length - 1 || id === "yes" || (node.form === "exception" && place === 0)) found.push(answer[1]);
        });
      });
      return found.length ? Math.min.apply(null, found) : null;
    }

    /** @param {string} screen */
    function questionOf(screen) { return text(one(stepsOf(screen)[0], "h2")); }

    /** The words of an element for the chosen person and place. @param {HTMLElement} source */
    function text(source) {
      const words = /** @type {HTMLElement} */ (source.cloneNode(true));
      const place = document.documentElement.dataset.place;
      words.querySelectorAll((who === "me" ? ".for-someone" : ".for-me") + ", .by-place__or, .by-place__name").forEach(function (each) { each.remove(); });
      words.querySelectorAll("[data-place]").forEach(function (each) {
        if (/** @type {HTMLElement} */ (each).dataset.place !== place) each.remove();
      });
      return (words.textContent || "").replace(/\s+/g, " ").trim();
    }

    /** @param {string} screen */
    function back(screen) {
      const seen = screens(walk(graph, answers));
      const place = screen ? seen.indexOf(screen) : seen.length;
      const before = place < 0 ? seen[seen.length - 1] : seen[place - 1];
      const name = before ? "q-" + before : "start";
      const link = element("a", "flow__back", "Back");
      link.setAttribute("href", hash(name));
      link.addEventListener("click", function (event) {
        event.preventDefault();
        go(name);
      });
      const line = element("p", "flow__top");
      line.append(link);
      return line;
    }

    function restart() {
      return button("Start again", function () {
        answers = {};
        started = false;
        go("start");
        focus(one(app, ".screen__question"));
      });
    }

    function printing() { return button("Print the visit sheet", function () { window.print(); }); }

    function copying() {
      const made = button("Copy the visit sheet", function () {
        const lines = Array.from(app.querySelectorAll(".sheet > h3, .sheet > p, .sheet dt, .sheet dd")).map(function (each) {
          return (each.tagName === "DD" ? "  " : "") + each.textContent;
        });
        navigator.clipboard.writeText(lines.join("\n")).then(function () { made.textContent = "Copied"; }, function () { made.textContent = "Copying is not allowed here"; });
      });
      made.setAttribute("aria-live", "polite");
      made.hidden = !navigator.clipboard;
      return made;
    }

    /** Shows the way taken on the chart. @param {Visit[]} visits */
    function mark(visits) {
      document.querySelectorAll(".ladder__step").forEach(function (each) { each.classList.remove("is-taken"); });
      visits.forEach(function (visit) {
        const step = document.getElementById("chart-" + visit.node);
        if (step) step.classList.add("is-taken");
      });
    }

    /** "None of these" stands alone, and goes when something else is ticked. @param {HTMLInputElement[]} boxes @param {HTMLInputElement} changed */
    function keepAlone(boxes, changed) {
      if (!changed.checked || changed.type === "radio") return;
      boxes.forEach(function (box) {
        if (box !== changed && ("alone" in changed.dataset || "alone" in box.dataset)) box.checked = false;
      });
    }

    /** @param {HTMLElement} form @param {HTMLInputElement} first */
    function complain(form, first) {
      const error = one(form, ".screen__error");
      const link = element("a", "", first.type === "radio" ? "Choose one answer." : "Tick what applies, or “None of these”.");
      link.setAttribute("href", hash(first.id));
      link.addEventListener("click", function (event) {
        event.preventDefault();
        first.focus();
      });
      error.replaceChildren(element("strong", "", "There is a problem. "), link);
      error.hidden = false;
      error.setAttribute("role", "alert");
      focus(error);
      if (!document.title.startsWith("Error: ")) document.title = "Error: " + document.title;
    }

    /** The second click of a double click does not answer the screen that the first one brought. @param {MouseEvent} event */
    function oneClick(event) {
      const near = Math.abs(event.clientX - turned.x) < 9 && Math.abs(event.clientY - turned.y) < 9 && Date.now() - turned.time < 600;
      if (event.detail && near) {
        event.preventDefault();
        event.stopPropagation();
      }
      latest = event.detail ? { x: event.clientX, y: event.clientY } : { x: -99, y: -99 };
    }

    root.classList.add("flow--live");
    app.hidden = false;
    app.addEventListener("click", oneClick, true);
    window.addEventListener("popstate", function () {
      const name = location.hash.slice(1);
      if (name !== shown && !elsewhere(name)) show(name);
    });
    const first = location.hash.slice(1);
    if (elsewhere(first)) showStart(false);
    else show(first);
    // The browser goes to the fragment when the page is complete, and takes the focus away.
    window.addEventListener("load", function () {
      setTimeout(function () { if (app.querySelector(".flow__note")) focus(one(app, ".screen__question")); });
    });

    /** Whether a fragment names a place on the page outside the questions, such as a source. @param {string} name */
    function elsewhere(name) {
      const target = document.getElementById(name);
      return !!target && !root.contains(target);
    }
  }

  /** The part of an element that a selector names; the build has made sure that it is there. @param {HTMLElement} parent @param {string} selector */
  function one(parent, selector) { return /** @type {HTMLElement} */ (parent.querySelector(selector)); }

  /** A copy of what an element holds. @param {HTMLElement} source */
  function copy(source) {
    const made = document.createDocumentFragment();
    source.childNodes.forEach(function (each) { made.append(each.cloneNode(true)); });
    return made;
  }

  /** The name of a node in the chart and in the static page. @param {FlowNode} node */
  function nodeId(node) { return node.screen + (node.gate ? "-" + node.gate : ""); }

  /** @param {string} name @param {string} style @param {string} [words] @returns {HTMLElement} */
  function element(name, style, words) {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (words) made.textContent = words;
    return made;
  }

  /** @param {string} words @param {() => void} act */
  function button(words, act) {
    const made = element("button", "button button--quiet", words);
    made.setAttribute("type", "button");
    made.addEventListener("click", act);
    return made;
  }

  /** @param {HTMLElement} target */
  function focus(target) {
    target.setAttribute("tabindex", "-1");
    target.focus();
    const top = target.getBoundingClientRect().top;
    if (top < 60 || top > window.innerHeight * 0.6) target.scrollIntoView({ block: "center" });
  }

  document.querySelectorAll("[data-component=flow]").forEach(function (root) { start(/** @type {HTMLElement} */ (root)); });
  // For tests: the engine by itself.
  /** @type {any} */ (window).flowEngine = { walk: walk };
})();
