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
      const next = given ? state[1 + choose(node, summed(node, given, state), state)] : null;
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
      return ids.indexOf(ofGate(node, given));
    }
    let best = ids.indexOf("none");
    given.forEach(function (value) {
      const place = ids.indexOf(value);
      if (place < 0 || state[1 + place] === null) return;
      if (best < 0 || ids[best] === "none" || node.answers[place][1] < node.answers[best][1]) best = place;
    });
    return best;
  }

  /**
   * What was given at a node, with one answer in place of signs that ask for more together.
   * @param {FlowNode} node @param {string[]} given @param {(number|null)[]} state
   */
  function summed(node, given, state) {
    const several = (node.together || []).filter(function (one) {
      const place = node.answers.findIndex(function (answer) { return answer[0] === one[0]; });
      return state[1 + place] !== null && one[1].every(function (sign) { return given.includes(sign); });
    });
    const signs = several.flatMap(function (one) { return one[1]; });
    return given.filter(function (value) { return !signs.includes(value); }).concat(several.map(function (one) { return one[0]; }));
  }

  /** The signs that an answer stands for which ask for more together; none for another answer. @param {FlowNode} node @param {FlowAnswer} answer */
  function partsOf(node, answer) {
    return (node.together || []).filter(function (one) { return one[0] === answer[0]; }).flatMap(function (one) { return one[1]; });
  }

  /** The answer that was given about a gate. @param {FlowNode} node @param {string[]} given */
  function ofGate(node, given) {
    const gate = node.gate || "";
    return given.includes(gate) ? "yes" : given.includes(unsureAbout(gate)) ? "not-sure" : "no";
  }

  /** The value of someone who is unsure whether a line fits. @param {string} line */
  function unsureAbout(line) { return "not-sure-" + line; }

  /** The value of someone who ticked a line whose exact words do not fit: it counts for nothing. @param {string} line */
  function declined(line) { return "no-" + line; }

  /** Every screen of a walk once. @param {FlowWalk} now @returns {string[]} */
  function screens(now) { return Array.from(new Set(now.visits.map(function (visit) { return visit.screen; }))); }

  /** Whom the answers are about, as far as that is known. @param {FlowGraph} graph @param {FlowAnswers} answers @returns {FlowPerson} */
  function person(graph, answers) {
    const chosen = (answers.get(graph.nodes[0].screen) || [])[0];
    return graph.people.find(function (one) { return one[0] === chosen; }) || ["", "", false];
  }

  /**
   * The signs that an answer of a node shows, or that someone is unsure about who gives it.
   * @param {FlowNode} node @param {FlowAnswer} answer @returns {string[]}
   */
  function signsOf(node, answer) {
    if (answer[2] || node.form !== "signs" || answer[0] === "none") return answer[2] || [];
    return [unsureIn(node, answer) ? answer[0].slice(unsureAbout("").length) : answer[0]];
  }

  /** Whether an answer is about being unsure. @param {FlowNode} node @param {FlowAnswer} answer */
  function unsureIn(node, answer) {
    if (node.form === "gate") return answer[0] === "not-sure";
    return node.answers.some(function (one) { return unsureAbout(one[0]) === answer[0]; });
  }

  /** The value that stands for an answer in what was given. @param {FlowNode} node @param {FlowAnswer} answer */
  function valueOf(node, answer) {
    if (node.form !== "gate") return partsOf(node, answer)[0] || answer[0];
    return answer[0] === "yes" ? node.gate || "" : answer[0] === "not-sure" ? unsureAbout(node.gate || "") : "";
  }

  /** An answer that was given, as it counts. @param {FlowNode} node @param {FlowAnswer} answer @returns {FlowGiven} */
  function giving(node, answer) {
    return { screen: node.screen, value: valueOf(node, answer), rank: answer[1], signs: signsOf(node, answer), unsure: unsureIn(node, answer) };
  }

  /**
   * The answer of a screen that counts, with its most urgent floor; null if it has none and is no exception that was used.
   * @param {FlowGraph} graph @param {string} screen @param {string} value @param {FlowAnswers} answers @returns {FlowGiven|null}
   */
  function given(graph, screen, value, answers) {
    const all = answers.get(screen) || [];
    /** @type {FlowGiven|null} */
    let best = null;
    graph.nodes.forEach(function (node) {
      if (node.screen !== screen) return;
      node.answers.forEach(function (answer, place) {
        const opens = node.form === "gate" && answer[0] !== "no";
        const counts = answer[1] < graph.outcomes.length - 1 || opens || (node.form === "exception" && place === 0);
        const parts = partsOf(node, answer);
        const meant = parts.length ? parts.includes(value) && parts.every(function (part) { return all.includes(part); }) : valueOf(node, answer) === value;
        if (meant && counts && (!best || best.rank > answer[1])) best = giving(node, answer);
      });
    });
    return best;
  }

  /**
   * All that was answered on a screen, as far as it can be the person's.
   * @param {FlowGraph} graph @param {FlowAnswers} answers @param {FlowWalk} now @param {string} screen @returns {FlowGiven[]}
   */
  function ticked(graph, answers, now, screen) {
    const values = answers.get(screen) || [];
    const age = person(graph, answers)[1];
    return graph.nodes.flatMap(function (node) {
      if (node.screen !== screen) return [];
      const visit = now.visits.find(function (one) { return one.screen === screen; });
      return node.answers.flatMap(function (answer, place) {
        const chosen = node.form === "gate" ? answer[0] === ofGate(node, values) && answer[0] !== "no" : !!visit && summed(node, values, visit.state).includes(answer[0]);
        const theirs = node.ages ? age === "" || node.ages.includes(age) : !!visit && visit.state[1 + place] !== null;
        return chosen && theirs ? [giving(node, answer)] : [];
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

  /**
   * Where a screen stands among those that were asked and, as far as can be known, those that will be: as if the rest were
   * answered as by someone who is well.
   * @param {FlowGraph} graph @param {FlowAnswers} answers @param {string} screen @returns {{step: number, steps: number}}
   */
  function progress(graph, answers, screen) {
    const given = new Map(answers);
    let now = walk(graph, given);
    while (now.screen !== null) {
      const well = Object.entries(graph.well).find(function (pair) { return pair[0] === now.screen; });
      given.set(now.screen, well ? [well[1]] : []);
      now = walk(graph, given);
    }
    const all = screens(now);
    return { step: all.indexOf(screen) + 1, steps: all.length };
  }

  site.walk = walk;
  site.screensOf = screens;
  site.person = person;
  site.given = given;
  site.counting = counting;
  site.unsureAbout = unsureAbout;
  site.declined = declined;
  site.progress = progress;
})();
