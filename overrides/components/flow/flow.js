/**
 * Asks the questions of a flow one at a time.
 *
 * The page already works by links: one section for each state. This script puts one screen at a time in their place. It
 * walks the same graph of states, which the build wrote into the page. Answers are kept in memory only: they are never
 * sent, stored or put into the address, which holds nothing but the name of a screen.
 */
(function () {
  "use strict";

  /**
   * @typedef {[string, number]} Answer An answer's id and its floor; a smaller floor is more urgent.
   * @typedef {{screen: string, form: string, gate?: string, answers: Answer[]}} FlowNode
   * @typedef {{version: string, start: number, nodes: FlowNode[], states: number[][], names: string[], outcomes: string[]}} Graph
   *   In a state the first number is the node; the others say where each of its answers leads: a state, or below 0 an outcome.
   * @typedef {Object<string, string[]>} Answers Screen id → what was ticked or chosen there.
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
      visits.push({ screen: node.screen, node: node.screen + (node.gate ? "-" + node.gate : "") });
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
    const app = /** @type {HTMLElement|null} */ (root.querySelector(".flow__app"));
    const fixed = /** @type {HTMLElement|null} */ (root.querySelector(".flow__static"));
    const data = root.querySelector("#flow-data");
    if (!app || !fixed || !data) return;
    /** @type {Graph} */
    const graph = JSON.parse(data.textContent || "{}");
    const title = document.title;
    /** @type {Answers} */
    let answers = {};
    let who = "me";
    let started = false;
    let shown = "";

    /** @param {string} name */
    function hash(name) { return "#" + name; }

    /** Moves to a screen, a result or the beginning, as a new step of the browser's history.
     * @param {string} name */
    function go(name) {
      if (location.hash !== hash(name)) history.pushState(null, "", hash(name));
      show(name);
    }

    /** Shows what the fragment of the address names, as far as the answers in memory allow.
     * @param {string} name */
    function show(name) {
      const now = walk(graph, answers);
      const known = now.visits.map(function (visit) { return visit.screen; });
      shown = name;
      if (name.startsWith("q-")) {
        const screen = name.slice(2);
        if (started && (known.includes(screen) || now.screen === screen)) return showScreen(screen);
      } else if (name.startsWith("result-")) {
        if (started && now.outcome === name.slice(7)) return showResult(now);
      }
      showStart(name !== "start" && name !== "" && !started);
    }

    /** @param {boolean} lost */
    function showStart(lost) {
      app.replaceChildren();
      if (lost) {
        app.append(element("p", "flow__note", "Your answers are not kept when a page is closed or loaded again. Please start again."));
      }
      const heading = element("h2", "screen__question", "Who is this for?");
      app.append(heading);
      const steps = root.querySelector(".step--start p");
      if (steps) app.append(element("p", "", steps.textContent || ""));
      const buttons = element("p", "screen__buttons");
      [["me", "For me"], ["someone", "For someone else"]].forEach(function (each) {
        const button = element("button", "button", each[1]);
        button.setAttribute("type", "button");
        button.addEventListener("click", function () {
          answers = {};
          who = each[0];
          started = true;
          app.dataset.who = who;
          go("q-" + walk(graph, answers).screen);
        });
        buttons.append(button, " ");
      });
      app.append(buttons);
      mark([]);
      document.title = title;
      if (lost) focus(heading);
    }

    /** @param {string} screen */
    function showScreen(screen) {
      const template = /** @type {HTMLTemplateElement|null} */ (document.getElementById("screen-" + screen));
      if (!template) return showStart(true);
      app.replaceChildren(back(screen), template.content.cloneNode(true), trail(screen));
      const form = /** @type {HTMLFormElement} */ (app.querySelector("form"));
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
        const now = walk(graph, answers);
        go(now.screen ? "q-" + now.screen : "result-" + now.outcome);
      });
      const heading = /** @type {HTMLElement} */ (form.querySelector(".screen__question"));
      document.title = text(heading) + " – " + title;
      mark(walk(graph, answers).visits);
      focus(heading);
    }

    /** @param {Walk} now */
    function showResult(now) {
      const section = document.getElementById("result-" + now.outcome);
      if (!section) return showStart(true);
      const copy = /** @type {HTMLElement} */ (section.cloneNode(true));
      copy.removeAttribute("id");
      copy.querySelectorAll("[id]").forEach(function (each) { each.removeAttribute("id"); });
      copy.classList.add("step--shown");
      copy.removeAttribute("aria-labelledby");
      const only = copy.querySelector(".only-if");
      if (only) only.remove();
      const because = copy.querySelector(".result__because");
      if (because) because.replaceChildren.apply(because, reasons(now));
      const again = copy.querySelector(".result__again");
      if (again) again.replaceChildren(restart(), " ", printing(), " ", copying());
      app.replaceChildren(back(""), copy, emergencies(section), trail(""), sheet(now));
      const heading = /** @type {HTMLElement} */ (copy.querySelector(".care-card__heading"));
      heading.setAttribute("tabindex", "-1");
      document.title = text(heading) + " – " + title;
      mark(now.visits);
      focus(heading);
    }

    /** What the reader ticked that counts, for the result. @param {Walk} now */
    function reasons(now) {
      const list = element("ul", "");
      screens(now).forEach(function (screen) {
        labels(screen).forEach(function (each) { if (each.counts) list.append(item(each.label)); });
      });
      if (!list.childElementCount) return [];
      return [element("h4", "", "Because you answered"), list];
    }

    /** The emergency list again, under every lesser result. @param {Element} section */
    function emergencies(section) {
      const list = section.querySelector(".only-if ul");
      const box = element("div", "flow__emergency");
      if (list) {
        const lead = section.querySelector(".only-if p");
        const call = lead ? lead.querySelector(".by-place") : null;
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
      box.append(element("h3", "", "Your answers"));
      const list = element("dl", "trail__list");
      seen.forEach(function (screen) {
        const question = questionOf(screen);
        const change = element("button", "trail__change", "Change");
        change.setAttribute("type", "button");
        change.append(element("span", "visually-hidden", ": " + question));
        change.addEventListener("click", function () { go("q-" + screen); });
        const said = labels(screen).map(function (each) { return each.label; }).join("; ");
        const row = element("div", "trail__row");
        row.append(element("dt", "", question), element("dd", "", said), change);
        list.append(row);
      });
      box.append(list);
      return box;
    }

    /** A sheet to print and take to a visit. @param {Walk} now */
    function sheet(now) {
      const box = element("section", "sheet");
      const heading = document.getElementById("result-" + now.outcome + "-h");
      box.append(element("h3", "", "Visit sheet"), element("p", "", "Result: " + (heading ? text(heading) : "") + " Made on " + new Date().toLocaleDateString() + ", rules version " + now.version + "."));
      const list = element("dl", "");
      screens(now).forEach(function (screen) {
        list.append(element("dt", "", questionOf(screen)), element("dd", "", labels(screen).map(function (each) { return each.label; }).join("; ")));
      });
      box.append(list);
      ["When did it begin?", "Where is it?", "My medicines, also bought ones:", "What I want to ask:"].forEach(function (line) {
        box.append(element("p", "sheet__line", line));
      });
      return box;
    }

    /** Every screen of a walk once. @param {Walk} now */
    function screens(now) {
      return now.visits.map(function (visit) { return visit.screen; }).filter(function (each, place, all) { return all.indexOf(each) === place; });
    }

    /** @param {string} screen */
    function labels(screen) {
      const template = /** @type {HTMLTemplateElement|null} */ (document.getElementById("screen-" + screen));
      const given = (answers[screen] || []).length ? answers[screen] : ["none"];
      if (!template) return [];
      return given.map(function (value) {
        const label = template.content.querySelector('label[for="a-' + screen + "-" + value + '"]');
        return { label: label ? text(/** @type {HTMLElement} */ (label)) : value, counts: counts(screen, value) };
      });
    }

    /** Whether an answer has a floor of its own, or is a gate or an exception that was used. @param {string} screen @param {string} value */
    function counts(screen, value) {
      return graph.nodes.some(function (node) {
        if (node.screen !== screen) return false;
        if (node.form === "gate") return node.gate === value;
        return node.answers.some(function (answer) { return answer[0] === value && answer[1] < graph.outcomes.length - 1; });
      });
    }

    /** @param {string} screen */
    function questionOf(screen) {
      const template = /** @type {HTMLTemplateElement|null} */ (document.getElementById("screen-" + screen));
      const question = template && template.content.querySelector(".screen__question");
      return question ? text(/** @type {HTMLElement} */ (question)) : screen;
    }

    /** The words of an element for the chosen person and place. @param {HTMLElement} source */
    function text(source) {
      const copy = /** @type {HTMLElement} */ (source.cloneNode(true));
      const place = document.documentElement.dataset.place;
      copy.querySelectorAll(who === "me" ? ".for-someone" : ".for-me").forEach(function (each) { each.remove(); });
      copy.querySelectorAll(".by-place__or, .by-place__name").forEach(function (each) { each.remove(); });
      copy.querySelectorAll("[data-place]").forEach(function (each) {
        if (/** @type {HTMLElement} */ (each).dataset.place !== place) each.remove();
      });
      return (copy.textContent || "").replace(/\s+/g, " ").trim();
    }

    /** @param {string} screen */
    function back(screen) {
      const seen = screens(walk(graph, answers));
      const place = screen ? seen.indexOf(screen) : seen.length;
      const before = place < 0 ? seen[seen.length - 1] : seen[place - 1];
      const link = element("a", "flow__back", "Back");
      link.setAttribute("href", hash(before ? "q-" + before : "start"));
      link.addEventListener("click", function (event) {
        event.preventDefault();
        go(before ? "q-" + before : "start");
      });
      const line = element("p", "");
      line.append(link);
      return line;
    }

    function restart() {
      return button("Start again", function () {
        answers = {};
        started = false;
        go("start");
        const heading = /** @type {HTMLElement|null} */ (app.querySelector(".screen__question"));
        if (heading) focus(heading);
      });
    }

    function printing() {
      return button("Print the visit sheet", function () { window.print(); });
    }

    function copying() {
      const made = button("Copy the visit sheet", function () {
        const box = /** @type {HTMLElement|null} */ (app.querySelector(".sheet"));
        if (!box || !navigator.clipboard) return;
        const lines = Array.from(box.children).map(function (each) {
          return each.tagName === "DL" ? Array.from(each.children).map(function (one) { return (one.tagName === "DD" ? "  " : "") + one.textContent; }).join("\n") : each.textContent;
        });
        navigator.clipboard.writeText(lines.join("\n")).then(function () { made.textContent = "Copied"; }, function () { made.textContent = "Copying is not allowed here"; });
      });
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

    /** @param {HTMLFormElement} form @param {HTMLInputElement} first */
    function complain(form, first) {
      const error = /** @type {HTMLElement} */ (form.querySelector(".screen__error"));
      const link = element("a", "", first.type === "radio" ? "Choose one answer." : "Tick what applies, or “None of these”.");
      link.setAttribute("href", "#" + first.id);
      link.addEventListener("click", function (event) {
        event.preventDefault();
        first.focus();
      });
      error.replaceChildren(element("strong", "", "There is a problem. "), link);
      error.hidden = false;
      error.setAttribute("tabindex", "-1");
      error.setAttribute("role", "alert");
      error.focus();
      if (!document.title.startsWith("Error: ")) document.title = "Error: " + document.title;
    }

    root.classList.add("flow--live");
    app.hidden = false;
    window.addEventListener("popstate", function () { if (location.hash.slice(1) !== shown) show(location.hash.slice(1)); });
    const first = location.hash.slice(1);
    if (document.getElementById(first) && !root.contains(document.getElementById(first))) showStart(false);
    else show(first);
  }

  /** @param {string} name @param {string} style @param {string} [words] @returns {HTMLElement} */
  function element(name, style, words) {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (words) made.textContent = words;
    return made;
  }

  /** @param {string} words */
  function item(words) { return element("li", "", words); }

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
