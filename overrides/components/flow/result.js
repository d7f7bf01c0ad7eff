/**
 * The result of a flow. What is seen at once has at most 90 words: what to do for what was ticked, by when, what would need help
 * sooner, and the lesser advice that holds next to it. All else is folded.
 */
(function () {
  "use strict";
  /** @type {SiteFlow} */
  const site = (/** @type {any} */ (window).siteFlow ||= {});

  /** The whole result. @param {FlowSession} session @param {FlowWalk} now @returns {HTMLElement[]} */
  function result(session, now) {
    const section = sectionOf(session, session.graph.outcomes[now.outcome]);
    const shown = /** @type {HTMLElement} */ (section.cloneNode(true));
    [shown].concat(Array.from(shown.querySelectorAll("[id]"))).forEach(function (part) { part.removeAttribute("id"); });
    shown.removeAttribute("aria-labelledby");
    shown.classList.add("step--shown");
    onlyFitting(session, shown);
    const counting = site.counting(session.graph, session.answers, now);
    const own = advice(session, signsOf(counting.decisive, false));
    const told = toldPages(session);
    const card = site.one(shown, ".outcome");
    site.one(card, ".outcome__own").replaceChildren.apply(site.one(card, ".outcome__own"), listOf(own.slice(0, 1)));
    const instead = isSlow(session, now) && own.every(function (item) { return told.some(function (page) { return item.dataset.screen === page.dataset.screen; }); });
    if (instead) insteadOfAdvice(card, told);
    const folded = own.slice(instead ? 0 : 1);
    warnOfDriving(session, card, folded.concat(advice(session, signsOf(counting.lesser, false))));
    card.after.apply(card, lesser(session, counting.lesser, told));
    const recheck = shown.querySelector(".outcome__recheck");
    if (recheck) recheck.replaceWith(site.calendar(session, /** @type {HTMLElement} */ (recheck), site.text(session, site.one(card, ".outcome__sooner"))));
    arrange(session, now, shown, folded, instead ? [] : told);
    return [shown, site.sheet(session, now, shown)];
  }

  /**
   * Puts everything behind the card in order: what can be taken along, then the folds.
   * @param {FlowSession} session @param {FlowWalk} now @param {HTMLElement} shown
   * @param {HTMLElement[]} own Advice of the person's signs that the card has no room for. @param {HTMLElement[]} told
   */
  function arrange(session, now, shown, own, told) {
    const general = own.length ? [] : Array.from(shown.querySelectorAll(".outcome__instead > *"));
    const answers = site.trail(session, "");
    answers.querySelectorAll("h3").forEach(function (heading) { heading.remove(); });
    const folds = [
      fold("What to do for your other answers", listOf(own).concat(told)),
      fold("More advice", general),
      waiting(session, now, shown),
      fold("Why this result", reasons(session, now)),
      fold("What would change it", changes(session, now)),
      shown.querySelector(".outcome__helps"),
      fold("Your answers", [answers]),
      emergencies(session, now),
      shown.querySelector(".outcome__about"),
    ];
    site.one(shown, ".outcome__about").append(site.copy(site.one(session.root, ".flow__about")));
    shown.querySelectorAll(".outcome__instead").forEach(function (part) { part.remove(); });
    const buttons = site.element("p", "outcome__again");
    buttons.append.apply(buttons, site.takeAway(session));
    shown.append(buttons);
    folds.forEach(function (part) { if (part) shown.append(part); });
  }

  /** Something that opens; null if there is nothing in it. @param {string} heading @param {Element[]} parts */
  function fold(heading, parts) {
    if (!parts.length) return null;
    const made = site.element("details", "fold");
    const body = site.element("div", "fold__body");
    body.append.apply(body, parts);
    made.append(site.element("summary", "", heading), body);
    return made;
  }

  /** Takes out what is not for the age of the person. @param {FlowSession} session @param {Element} part */
  function onlyFitting(session, part) {
    part.querySelectorAll("[data-ages]").forEach(function (line) { if (!site.fits(session, line)) line.remove(); });
  }

  /** The words of an outcome in the page. @param {FlowSession} session @param {string} outcome */
  function sectionOf(session, outcome) { return site.one(session.root, '.step--result[data-outcome="' + outcome + '"]'); }

  /** The signs of answers that someone was sure of, or unsure about. @param {FlowGiven[]} given @param {boolean} unsure */
  function signsOf(given, unsure) {
    return given.flatMap(function (one) { return !!one.unsure === unsure ? one.signs.map(function (sign) { return { sign: sign, screen: one.screen }; }) : []; });
  }

  /** @param {HTMLElement[]} items */
  function listOf(items) {
    const list = site.element("ul", "own");
    list.append.apply(list, items);
    return items.length ? [list] : [];
  }

  /**
   * What to do for signs, each with its name, the most urgent first; the same advice stands only once.
   * @param {FlowSession} session @param {{sign: string, screen: string}[]} signs @returns {HTMLElement[]}
   */
  function advice(session, signs) {
    /** @type {Map<string, HTMLElement>} */
    const items = new Map();
    Array.from(new Map(signs.map(function (one) { return [one.sign, one]; })).values()).forEach(function (one) {
      const words = session.root.querySelector('.own [data-sign="' + one.sign + '"]:not([data-unsure])');
      if (!words) return;
      const item = /** @type {HTMLElement} */ (words.cloneNode(true));
      onlyFitting(session, item);
      item.dataset.screen = one.screen;
      item.querySelectorAll(".own__wait").forEach(function (part) { part.remove(); });
      const said = site.one(item, ".own__do").textContent || "";
      const same = items.get(said);
      if (same) site.one(same, ".own__sign").prepend((site.one(item, ".own__sign").textContent || "").replace(/:$/, "; "));
      else items.set(said, item);
    });
    return Array.from(items.values());
  }

  /** Whether a result leaves time: no visit is needed today. @param {FlowSession} session @param {FlowWalk} now */
  function isSlow(session, now) { return ["see-doctor", "self-care"].includes(session.graph.times[now.outcome].split(":")[0]); }

  /** The short answers of the pages that belong to what was told. @param {FlowSession} session @returns {HTMLElement[]} */
  function toldPages(session) {
    const pages = /** @type {HTMLElement[]} */ (Array.from(session.root.querySelectorAll(".flow__words .told")));
    const told = pages.filter(function (page) {
      return (session.answers.get(page.dataset.screen || "") || []).includes(page.dataset.answer || "");
    });
    return told.map(function (page) { return /** @type {HTMLElement} */ (page.cloneNode(true)); });
  }

  /** Shows the answer of a page; the general advice goes to a fold. @param {HTMLElement} card @param {HTMLElement[]} told */
  function insteadOfAdvice(card, told) {
    if (!told.length) return;
    const general = site.element("div", "outcome__instead");
    card.querySelectorAll(":is(.outcome__do, .outcome__sooner) > *").forEach(function (part) { general.append(part); });
    told.forEach(function (page) { page.querySelectorAll(".told__more").forEach(function (link) { general.append(link); }); });
    site.one(card, ".outcome__own").replaceChildren.apply(site.one(card, ".outcome__own"), told);
    card.after(general);
  }

  /** Says "Do not drive" on the card if advice that is folded says it. @param {FlowSession} session @param {HTMLElement} card @param {HTMLElement[]} folded */
  function warnOfDriving(session, card, folded) {
    const line = folded.map(function (item) { return item.querySelector(".own__drive"); }).find(Boolean);
    if (!line || card.querySelector(".no-driving, .own__drive")) return;
    const words = site.element("p", "no-driving");
    words.append(site.element("strong", "", line.textContent || ""));
    card.append(words);
  }

  /**
   * Advice of lesser answers, that holds next to the result: what and by when are seen, the rest opens.
   * @param {FlowSession} session @param {FlowGiven[]} given @param {HTMLElement[]} told @returns {HTMLElement[]}
   */
  function lesser(session, given, told) {
    const ranks = Array.from(new Set(given.map(function (one) { return one.rank; })));
    return ranks.map(function (rank) {
      const section = sectionOf(session, session.graph.outcomes[rank]);
      const here = given.filter(function (one) { return one.rank === rank; });
      const parts = /** @type {Element[]} */ (listOf(advice(session, signsOf(here, false)))).concat(
        Array.from(section.querySelectorAll(":is(.outcome__do, .outcome__sooner) > *")).map(function (part) { return /** @type {Element} */ (part.cloneNode(true)); }),
        told.filter(function (page) { return here.some(function (one) { return one.screen === page.dataset.screen; }); }),
      );
      const box = /** @type {HTMLElement} */ (fold("", parts));
      box.classList.add("outcome__lesser");
      box.dataset.outcome = session.graph.outcomes[rank];
      const summary = site.one(box, "summary");
      summary.append("Also: ", site.copy(site.one(section, ".care-card__heading")), ". ", site.copy(site.one(section, ".outcome__when")));
      return box;
    });
  }

  /** What to do until help is there: for the person's own signs first. @param {FlowSession} session @param {FlowWalk} now @param {HTMLElement} shown */
  function waiting(session, now, shown) {
    const list = site.element("ul", "claims");
    signsOf(site.counting(session.graph, session.answers, now).decisive, false).forEach(function (one) {
      session.root.querySelectorAll('.own [data-sign="' + one.sign + '"]:not([data-unsure]) .own__wait').forEach(function (words) {
        const item = site.element("li", "");
        item.append(site.copy(/** @type {HTMLElement} */ (words)));
        list.append(item);
      });
    });
    const general = shown.querySelector(".outcome__wait");
    if (general && list.childElementCount) site.one(general, "summary").after(list);
    return general || fold("While you wait", list.childElementCount ? [list] : []);
  }

  /**
   * What the reader answered that counts, first what led to the result, each with the page that has its sources.
   * @param {FlowSession} session @param {FlowWalk} now
   */
  function reasons(session, now) {
    const decisive = site.element("ul", "");
    const others = site.element("ul", "");
    site.screensOf(now).forEach(function (screen) {
      (session.answers.get(screen) || []).forEach(function (value) {
        const one = site.given(session.graph, screen, value, session.answers);
        if (!one) return;
        const item = site.element("li", "", reason(session, screen, value, !!one.unsure));
        one.signs.slice(0, 1).forEach(function (sign) {
          const words = /** @type {HTMLElement|null} */ (session.root.querySelector('.own [data-sign="' + sign + '"]'));
          const link = site.element("a", "outcome__page", "What we know about this, with its sources");
          link.setAttribute("href", (words && words.dataset.page) || session.root.dataset.signs + sign + ".html");
          item.append(" ", link);
        });
        (one.rank <= now.outcome ? decisive : others).append(item);
      });
    });
    const parts = [];
    if (decisive.childElementCount) parts.push(site.element("h3", "", "Because you answered"), decisive);
    if (others.childElementCount) parts.push(site.element("h3", "", "Mention this too"), others);
    return parts;
  }

  /** An answer in words that stand alone. @param {FlowSession} session @param {string} screen @param {string} value @param {boolean} unsure */
  function reason(session, screen, value, unsure) {
    const ticks = site.one(site.stepsOf(session, screen)[0], ".step__why").dataset.form === "ticks";
    return (!ticks ? site.questionOf(session, screen) + " " : unsure ? "I am not sure: " : "") + site.label(session, screen, value);
  }

  /**
   * What would change the result: each answer that led to it, if it were otherwise; then whatever would make it more urgent.
   * @param {FlowSession} session @param {FlowWalk} now
   */
  function changes(session, now) {
    const list = site.element("ul", "");
    site.counting(session.graph, session.answers, now).decisive.forEach(function (one) {
      const other = without(session, one);
      if (other.screen === null && other.outcome === now.outcome) return;
      const then = other.screen !== null ? "a few more questions" : site.text(session, site.one(sectionOf(session, session.graph.outcomes[other.outcome]), ".care-card__heading"));
      list.append(site.element("li", "", "Without “" + site.label(session, one.screen, one.value) + "”: " + then + "."));
    });
    const more = site.element("div", "");
    session.graph.outcomes.slice(0, now.outcome).forEach(function (outcome) { more.append.apply(more, leading(session, outcome)); });
    return unsure(session, now).concat([list, more].filter(function (part) { return part.childElementCount; }));
  }

  /** What leads to an outcome, for the age of the person. @param {FlowSession} session @param {string} outcome @returns {HTMLElement[]} */
  function leading(session, outcome) {
    const section = sectionOf(session, outcome);
    const places = Array.from(section.querySelectorAll(".own__sign, .own__label")).filter(function (name) {
      return site.fits(session, name.parentElement || name);
    });
    const names = new Set(places.map(function (name) { return (name.textContent || "").replace(/:$/, ""); }));
    if (!names.size) return [];
    const box = site.element("div", "");
    const lead = site.element("p", "");
    const list = site.element("ul", "");
    box.dataset.outcome = outcome;
    lead.append(site.copy(site.one(section, ".care-card__heading")), ", if any of these is true:");
    names.forEach(function (name) { list.append(site.element("li", "", name)); });
    box.append(lead, list);
    return [box];
  }

  /** What to do if a sign is there that someone was unsure about. @param {FlowSession} session @param {FlowWalk} now @returns {Element[]} */
  function unsure(session, now) {
    const counting = site.counting(session.graph, session.answers, now);
    const list = listOf(advice(session, signsOf(counting.decisive.concat(counting.lesser), true)));
    return list.length ? [site.element("h3", "", "If you become sure that it is so"), list[0]] : [];
  }

  /** Where the answers end without one of them. @param {FlowSession} session @param {FlowGiven} given */
  function without(session, given) {
    const answers = new Map(session.answers);
    const rest = (answers.get(given.screen) || []).filter(function (value) { return value !== given.value; });
    const choice = session.graph.nodes.some(function (node) { return node.screen === given.screen && node.form === "choice"; });
    if (choice) answers.delete(given.screen);
    else answers.set(given.screen, rest);
    return site.walk(session.graph, answers);
  }

  /** The emergency list again, under every lesser result. @param {FlowSession} session @param {FlowWalk} now */
  function emergencies(session, now) {
    const signs = site.one(session.root, ".step--signs");
    const list = /** @type {HTMLElement} */ (site.one(signs, "ul").cloneNode(true));
    onlyFitting(session, list);
    return now.outcome < session.graph.emergencies ? null : fold(site.one(signs, "h2").textContent || "", [list]);
  }

  site.result = result;
})();
