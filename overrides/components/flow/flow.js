/**
 * Asks the questions of a flow one at a time.
 *
 * The page already works by links to pages without a script. This script puts one screen at a time in their place. Answers
 * are kept in memory only: they are never sent, stored or put into the address, which holds nothing but the name of a
 * screen. What the address or the history names is shown only as far as the answers in memory lead there. Whatever fails
 * ends in the emergency line and the links of the page.
 */
(function () {
  "use strict";
  /** @type {SiteFlow} */
  const site = (/** @type {any} */ (window).siteFlow ||= {});

  /** @param {HTMLElement} root */
  function start(root) {
    const session = open(root);
    const first = session.graph.nodes[0].screen;
    let shown = "";
    let turned = { x: -99, y: -99, time: 0 };
    let latest = { x: -99, y: -99 };

    /** Shows what a fragment of the address names, as far as the answers in memory allow. @param {string} name @param {boolean} [still] */
    function show(name, still) {
      const now = site.walk(session.graph, session.answers);
      const screen = screenOf(session.graph, name);
      turned = { x: latest.x, y: latest.y, time: Date.now() };
      shown = name;
      session.app.classList.toggle("is-someone", site.person(session.graph, session.answers)[2]);
      if (screen && (screen === now.screen || site.screensOf(now).includes(screen))) showScreen(session, screen, "");
      else if (now.screen === null && name === "result-" + session.graph.outcomes[now.outcome]) showResult(session, now);
      else if (session.answers.size) showScreen(session, first, "on");
      else showScreen(session, first, screen || name.startsWith("result-") ? "lost" : "");
      if (!still) site.focus(site.one(session.app, ".screen__question, .care-card__heading"));
    }

    session.go = function (name) {
      session.safely(function () {
        if (location.hash !== "#" + name) history.pushState(null, "", "#" + name);
        show(name);
      });
    };
    session.goOn = function () {
      const now = site.walk(session.graph, session.answers);
      session.go(now.screen !== null ? "q-" + now.screen : "result-" + session.graph.outcomes[now.outcome]);
    };

    /** Follows the address: Back, Forward, a link, or the page as it comes out of the browser's memory. */
    function follow() {
      const name = location.hash.slice(1);
      if (name !== shown && !elsewhere(root, name)) session.safely(function () { show(name); });
    }

    session.app.addEventListener("click", function (event) {
      const near = Math.abs(event.clientX - turned.x) < 9 && Math.abs(event.clientY - turned.y) < 9;
      if (event.detail && near && Date.now() - turned.time < 600) {
        // The second click of a double click does not answer the screen that the first one brought.
        event.preventDefault();
        event.stopPropagation();
      }
      latest = event.detail ? { x: event.clientX, y: event.clientY } : { x: -99, y: -99 };
    }, true);
    window.addEventListener("popstate", follow);
    window.addEventListener("pageshow", function (event) { if (event.persisted) follow(); });
    // Another place has other numbers, also in the title and on the visit sheet.
    new MutationObserver(function () {
      if (shown.startsWith("result-")) session.safely(function () { show(shown, true); });
    }).observe(document.documentElement, { attributes: true, attributeFilter: ["data-place"] });
    begin(session, show);
  }

  /** Shows the first screen. @param {FlowSession} session @param {(name: string, still?: boolean) => void} show */
  function begin(session, show) {
    session.root.classList.add("flow--live");
    session.app.hidden = false;
    const name = location.hash.slice(1);
    session.safely(function () { show(elsewhere(session.root, name) ? "" : name, true); });
    // The browser goes to the fragment when the page is complete, and takes the focus away.
    window.addEventListener("load", function () {
      setTimeout(function () {
        const question = session.app.querySelector(".screen__question");
        if (question && session.app.querySelector(".flow__note")) site.focus(/** @type {HTMLElement} */ (question));
      });
    });
  }

  /** A reader who has answered nothing. @param {HTMLElement} root @returns {FlowSession} */
  function open(root) {
    /** @type {FlowSession} */
    const session = {
      root: root,
      app: site.one(root, ".flow__app"),
      graph: JSON.parse(site.one(root, "#flow-data").textContent || ""),
      answers: new Map(),
      title: document.title,
      go: function () {},
      goOn: function () {},
      safely: function (act) {
        try {
          act();
        } catch (error) {
          console.error(error);
          session.app.replaceChildren(site.copy(site.one(root, ".flow__trouble")));
        }
      },
    };
    return session;
  }

  /** @param {FlowSession} session @param {string} screen @param {string} why Why this screen, if not because it is next: "lost" or "on". */
  function showScreen(session, screen, why) {
    const form = site.formOf(session, screen);
    const parts = [form, site.trail(session, screen)];
    if (screen === session.graph.nodes[0].screen) {
      if (!session.answers.size) parts.splice(1, 0, /** @type {HTMLElement} */ (site.one(session.root, ".step--start p").cloneNode(true)));
      if (why === "lost") parts.unshift(site.element("p", "flow__note", "Your answers are not kept when a page is closed or loaded again. Please start again."));
      if (why === "on") site.one(form, ".screen__buttons").append(" ", site.button("Go on with my answers", session.goOn));
    } else parts.unshift(top(session, screen));
    session.app.replaceChildren.apply(session.app, parts);
    const untouched = screen === session.graph.nodes[0].screen && !session.answers.size;
    document.title = (untouched ? "" : site.text(session, site.one(form, ".screen__question")) + " – ") + session.title;
  }

  /** @param {FlowSession} session @param {FlowWalk} now */
  function showResult(session, now) {
    const parts = site.result(session, now);
    session.app.replaceChildren.apply(session.app, [back(session, "")].concat(parts));
    document.title = site.text(session, site.one(parts[0], ".care-card__heading")) + " – " + session.title;
  }

  /** What stands above a question: the way back, and how far it is. @param {FlowSession} session @param {string} screen */
  function top(session, screen) {
    const line = back(session, screen);
    const at = site.progress(session.graph, session.answers, screen);
    if (at.step) line.append(" ", site.element("span", "flow__progress", "Step " + at.step + " of about " + at.steps));
    return line;
  }

  /** @param {FlowSession} session @param {string} screen */
  function back(session, screen) {
    const seen = site.screensOf(site.walk(session.graph, session.answers));
    const place = screen ? seen.indexOf(screen) : seen.length;
    const before = place < 0 ? seen[seen.length - 1] : seen[place - 1];
    const name = before ? "q-" + before : "start";
    const link = site.element("a", "flow__back", "Back");
    link.setAttribute("href", "#" + name);
    link.addEventListener("click", function (event) {
      event.preventDefault();
      session.go(name);
    });
    const line = site.element("p", "flow__top");
    line.append(link);
    return line;
  }

  /** The screen that the name of a step belongs to: without a script, steps are named by node and state. @param {FlowGraph} graph @param {string} name */
  function screenOf(graph, name) {
    if (!name.startsWith("q-")) return null;
    const id = name.slice(2).split("--")[0];
    const node = graph.nodes.find(function (each) { return each.screen === id || each.screen + "-" + each.gate === id; });
    return node ? node.screen : null;
  }

  /** Whether a fragment names a place on the page outside the questions, such as a source. @param {HTMLElement} root @param {string} name */
  function elsewhere(root, name) {
    const target = document.getElementById(name);
    return !!target && !root.contains(target);
  }

  document.querySelectorAll("[data-component=flow]").forEach(function (root) {
    try {
      start(/** @type {HTMLElement} */ (root));
    } catch (error) {
      // The links of the page stay as they are.
      root.classList.remove("flow--live");
      console.error(error);
    }
  });
})();
