/**
 * The rules of a flow: which screen comes next, and where someone's answers end.
 *
 * It walks the graph of states that the build wrote into the page. Nothing here touches the page. Whatever is looked up by
 * a word of the page or of the address is looked up in maps and lists, so that no word can reach an object's own parts.
 */
(function () {
  "use strict";
  /** @type {SiteFlow} */
  const site = (/** @type {any} */ (window).siteFlow ||= {});

  /**
   * Follows answers from the start; stops at the first screen that has none.
   * @param {FlowGraph} graph @param {FlowAnswers} answers @returns {FlowWalk}
   */
  function walk(graph, answers) {
    /** @type {FlowVisit[]} */
    const visits = [];
    let at = graph.start;
    while (at >= 0) {
      const state = graph.states[at];
      const node = graph.nodes[Number(state[0])];
      const given = answers.get(node.screen);
      const next = given ? state[1 + choose(node, given, state)] : null;
      if (next === null || next === undefined) return { visits: visits, screen: node.screen, outcome: -1 };
      visits.push({ screen: node.screen, node: node.gate ? node.screen + "-" + node.gate : node.screen, state: state });
      at = next;
    }
    return { visits: visits, screen: null, outcome: -1 - at };
  }

  /**
   * The place of the answer that counts at a node: of several, the one with the most urgent floor; -1 if there is none.
   * @param {FlowNode} node @param {string[]} given @param {(number|null)[]} state
   */
  function choose(node, given, state) {
    const ids = node.answers.map(function (answer) { return answer[0]; });
    if (node.form === "gate") {
      return ids.indexOf(given.includes(node.gate || "") ? "yes" : given.includes("not-sure") ? "not-sure" : "no");
    }
    let best = ids.indexOf("none");
    given.forEach(function (value) {
      const place = ids.indexOf(value);
      if (place < 0 || state[1 + place] === null) return;
      if (best < 0 || ids[best] === "none" || node.answers[place][1] < node.answers[best][1]) best = place;
    });
    return best;
  }

  /** Every screen of a walk once. @param {FlowWalk} now @returns {string[]} */
  function screens(now) { return Array.from(new Set(now.visits.map(function (visit) { return visit.screen; }))); }

  /** Whom the answers are about, as far as that is known. @param {FlowGraph} graph @param {FlowAnswers} answers @returns {FlowPerson} */
  function person(graph, answers) {
    const chosen = (answers.get(graph.nodes[0].screen) || [])[0];
    return graph.people.find(function (one) { return one[0] === chosen; }) || ["", "", false];
  }

  /**
   * The answer of a screen that counts, with its most urgent floor; null if it has none and is no exception that was used.
   * @param {FlowGraph} graph @param {string} screen @param {string} value @returns {FlowGiven|null}
   */
  function given(graph, screen, value) {
    /** @type {FlowGiven|null} */
    let best = null;
    graph.nodes.forEach(function (node) {
      if (node.screen !== screen) return;
      const id = node.form !== "gate" ? value : node.gate === value ? "yes" : value;
      node.answers.forEach(function (answer, place) {
        const counts = answer[1] < graph.outcomes.length - 1 || id === "yes" || (node.form === "exception" && place === 0);
        if (answer[0] !== id || !counts || (best && best.rank <= answer[1])) return;
        best = { screen: screen, value: value, rank: answer[1], signs: answer[2] || (node.form === "signs" ? [value] : []) };
      });
    });
    return best;
  }

  /**
   * All that was answered on a screen, as far as it can be the person's; being unsure about gates counts for each of them.
   * @param {FlowGraph} graph @param {FlowAnswers} answers @param {FlowWalk} now @param {string} screen @returns {FlowGiven[]}
   */
  function ticked(graph, answers, now, screen) {
    const values = answers.get(screen) || [];
    const age = person(graph, answers)[1];
    return graph.nodes.flatMap(function (node) {
      if (node.screen !== screen) return [];
      const visit = now.visits.find(function (one) { return one.screen === screen; });
      return node.answers.flatMap(function (answer, place) {
        const chosen = node.form !== "gate" ? values.includes(answer[0])
          : answer[0] === (values.includes(node.gate || "") ? "yes" : values.includes("not-sure") ? "not-sure" : "");
        const theirs = node.ages ? age === "" || node.ages.includes(age) : !!visit && visit.state[1 + place] !== null;
        if (!chosen || !theirs) return [];
        const signs = answer[2] || (node.form === "signs" ? [answer[0]] : []);
        return [{ screen: screen, value: answer[0] === "yes" ? node.gate || "" : answer[0], rank: answer[1], signs: signs }];
      });
    });
  }

  /**
   * Every answer that counts, the most urgent first, in two parts: those that made the result, and lesser ones with an
   * outcome of their own. Whom it is about is no sign: what that asks
   * for is done with any more urgent result, or one in the same time. An answer above the result was lifted by an exception. One emergency is never below another.
   * @param {FlowGraph} graph @param {FlowAnswers} answers @param {FlowWalk} now
   * @returns {{decisive: FlowGiven[], lesser: FlowGiven[]}}
   */
  function counting(graph, answers, now) {
    /** @type {FlowGiven[]} */
    const all = [];
    screens(now).forEach(function (screen) {
      ticked(graph, answers, now, screen).forEach(function (one) { if (one.rank >= now.outcome) all.push(one); });
    });
    all.sort(function (one, other) { return one.rank - other.rank; });
    const level = Math.max(now.outcome, graph.emergencies - 1);
    return {
      decisive: all.filter(function (one) { return one.rank <= level; }),
      lesser: all.filter(function (one) {
        if (one.rank <= level || one.rank >= graph.outcomes.length - 1) return false;
        return graph.people.length === 0 || one.screen !== graph.nodes[0].screen || adds(graph.times[one.rank], graph.times[now.outcome]);
      }),
    };
  }

  /** Whether a time is as urgent as another one and not the same. @param {string} time @param {string} other */
  function adds(time, other) { return time !== other && time.split(":")[0] === other.split(":")[0]; }

  site.walk = walk;
  site.screensOf = screens;
  site.person = person;
  site.given = given;
  site.counting = counting;
})();
