/** The result of a flow: what to do for what was ticked, the general advice, lesser advice, the reasons and the visit sheet. */
(function () {
  "use strict";
  /** @type {SiteFlow} */
  const site = (/** @type {any} */ (window).siteFlow ||= {});

  /** The whole result. @param {FlowSession} session @param {FlowWalk} now @returns {HTMLElement[]} */
  function result(session, now) {
    const outcome = session.graph.outcomes[now.outcome];
    const section = sectionOf(session, outcome);
    const shown = /** @type {HTMLElement} */ (section.cloneNode(true));
    [shown].concat(Array.from(shown.querySelectorAll("[id]"))).forEach(function (part) { part.removeAttribute("id"); });
    shown.removeAttribute("aria-labelledby");
    shown.classList.add("step--shown");
    shown.querySelectorAll(".only-if, .outcome__also").forEach(function (part) { part.remove(); });
    onlyFitting(session, shown);
    const counting = site.counting(session.graph, session.answers, now);
    site.one(shown, ".outcome__own").replaceChildren.apply(site.one(shown, ".outcome__own"), own(session, counting.decisive));
    const because = site.one(shown, ".outcome__because");
    because.replaceChildren.apply(because, reasons(session, now));
    because.before.apply(because, lesser(session, counting.lesser));
    const change = shown.querySelector(".outcome__changes");
    if (change) change.replaceWith(changes(session, now));
    return [shown, emergencies(session, section), sheet(session, now, shown)];
  }

  /** Takes out what is not for the age of the person. @param {FlowSession} session @param {Element} part */
  function onlyFitting(session, part) {
    part.querySelectorAll("[data-ages]").forEach(function (line) { if (!site.fits(session, line)) line.remove(); });
  }

  /** The words of an outcome in the page. @param {FlowSession} session @param {string} outcome */
  function sectionOf(session, outcome) { return site.one(session.root, '.step--result[data-outcome="' + outcome + '"]'); }

  /**
   * The advice of the signs that were ticked, the most urgent first, the same advice only once; and of those that someone
   * was unsure about, folded.
   * @param {FlowSession} session @param {FlowGiven[]} given @returns {HTMLElement[]}
   */
  function own(session, given) {
    const signs = given.flatMap(function (one) { return one.signs; }).filter(function (sign) { return sign !== "not-sure"; });
    const parts = [];
    const list = advice(session, signs);
    if (list.childElementCount) parts.push(list);
    given.forEach(function (one) {
      if (one.value !== "not-sure") return;
      const box = site.element("details", "question");
      const each = advice(session, site.asked(session, one.screen));
      box.append(site.element("summary", "", "What to do for each sign that you were not sure about"), each);
      if (each.childElementCount) parts.push(box);
    });
    return parts;
  }

  /** What to do for signs, each with its name. @param {FlowSession} session @param {string[]} signs */
  function advice(session, signs) {
    const list = site.element("ul", "own");
    /** @type {Map<string, HTMLElement>} */
    const names = new Map();
    Array.from(new Set(signs)).forEach(function (sign) {
      const words = session.root.querySelector('.own [data-sign="' + sign + '"]:not([data-unsure])');
      if (!words) return;
      const item = site.element("li", "");
      item.append(site.copy(/** @type {HTMLElement} */ (words)));
      onlyFitting(session, item);
      const said = Array.from(item.querySelectorAll(".own__do")).map(function (part) { return part.textContent; }).join("\n");
      const same = names.get(said);
      const name = site.one(item, ".own__sign");
      if (same) return same.prepend((name.textContent || "").replace(/:$/, "; "));
      names.set(said, name);
      list.append(item);
    });
    return list;
  }

  /** Advice of lesser answers, that holds next to the result. @param {FlowSession} session @param {FlowGiven[]} given @returns {HTMLElement[]} */
  function lesser(session, given) {
    const ranks = Array.from(new Set(given.map(function (one) { return one.rank; })));
    return ranks.map(function (rank) {
      const section = sectionOf(session, session.graph.outcomes[rank]);
      const box = site.element("div", "outcome__lesser");
      box.dataset.outcome = session.graph.outcomes[rank];
      const heading = site.element("h4", "", "Also: ");
      heading.append(site.copy(site.one(section, ".care-card__heading")));
      box.append(heading, site.one(section, ".outcome__when").cloneNode(true));
      const parts = own(session, given.filter(function (one) { return one.rank === rank; }));
      if (parts.length) box.append.apply(box, parts);
      else section.querySelectorAll(".outcome > p:not([class])").forEach(function (words) { box.append(words.cloneNode(true)); });
      return box;
    });
  }

  /** What the reader ticked that counts: first what led to the result, then the rest. @param {FlowSession} session @param {FlowWalk} now */
  function reasons(session, now) {
    const decisive = site.element("ul", "");
    const others = site.element("ul", "");
    site.screensOf(now).forEach(function (screen) {
      const ticks = site.one(site.stepsOf(session, screen)[0], ".step__why").dataset.form === "ticks";
      (session.answers.get(screen) || []).forEach(function (value) {
        const one = site.given(session.graph, screen, value);
        const words = site.label(session, screen, value);
        const stands = ticks && value !== "not-sure";
        if (one) (one.rank <= now.outcome ? decisive : others).append(site.element("li", "", stands ? words : site.questionOf(session, screen) + " " + words));
      });
    });
    const parts = [];
    if (decisive.childElementCount) parts.push(site.element("h4", "", "Because you answered"), decisive);
    if (others.childElementCount) parts.push(site.element("h4", "", "Mention this too"), others);
    return parts;
  }

  /** What would make the result more urgent, from the list that the build made. @param {FlowSession} session @param {FlowWalk} now */
  function changes(session, now) {
    const box = site.element("details", "question");
    box.append(site.element("summary", "", "What would change this advice"));
    session.graph.outcomes.slice(0, now.outcome).forEach(function (outcome) {
      const list = session.root.querySelector('.step--changes [data-outcome="' + outcome + '"]');
      if (!list) return;
      const part = /** @type {HTMLElement} */ (list.cloneNode(true));
      onlyFitting(session, part);
      if (part.querySelector("li")) box.append(part);
    });
    return box;
  }

  /** The emergency list again, under every lesser result. @param {FlowSession} session @param {Element} section */
  function emergencies(session, section) {
    const list = section.querySelector(".only-if ul");
    const box = site.element("div", "flow__emergency");
    if (list) {
      const call = section.querySelector(".only-if .by-place");
      const words = site.element("p", "");
      words.append(site.element("strong", "", "If any of these happens, call "), call ? call.cloneNode(true) : "", site.element("strong", "", " now:"));
      const lines = /** @type {Element} */ (list.cloneNode(true));
      onlyFitting(session, lines);
      box.append(words, lines);
    }
    return box;
  }

  /** A sheet to print and take to a visit. @param {FlowSession} session @param {FlowWalk} now @param {HTMLElement} shown */
  function sheet(session, now, shown) {
    const box = site.element("section", "sheet");
    const day = new Date().toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });
    const heading = site.text(session, site.one(shown, ".care-card__heading"));
    box.append(site.element("h3", "", "Visit sheet"));
    box.append(site.element("p", "", "Result: " + heading + ". " + session.title + ". Version " + session.graph.version + ", " + day + "."));
    shown.querySelectorAll(".outcome__own > .own > li, .outcome__lesser > :is(h4, .outcome__when), .outcome__lesser > .own > li").forEach(function (line) {
      box.append(site.element("p", "sheet__do", site.text(session, line)));
    });
    const list = site.element("dl", "");
    site.screensOf(now).forEach(function (screen) {
      list.append(site.element("dt", "", site.questionOf(session, screen)), site.element("dd", "", site.said(session, screen).join(" · ")));
    });
    box.append(list);
    ["When it began, and how often it comes:", "Where it is:", "My medicines, also bought ones:", "What I want to ask:"].forEach(function (line) {
      box.append(site.element("p", "sheet__line", line));
    });
    return box;
  }

  site.result = result;
})();
