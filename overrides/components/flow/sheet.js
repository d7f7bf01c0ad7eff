/** What a reader takes along from a result: a sheet of one page for a visit, to print or to copy. */
(function () {
  "use strict";
  /** @type {SiteFlow} */
  const site = (/** @type {any} */ (window).siteFlow ||= {});
  const LINES = ["When it began, and how often it comes:", "Where it is:", "My medicines, also bought ones:"];
  const QUESTIONS = ["What do you think it is?", "Do I need a test, and what will it show?", "What can I do, and what should make me come back?"];

  /** The sheet. It is seen in print only. @param {FlowSession} session @param {FlowWalk} now @param {HTMLElement} shown */
  function sheet(session, now, shown) {
    const box = site.element("section", "sheet");
    const day = new Date().toLocaleDateString([], { day: "numeric", month: "long", year: "numeric" });
    const card = site.one(shown, ".outcome");
    const heading = site.text(session, site.one(card, ".care-card__heading"));
    box.append(site.element("h2", "", "Visit sheet"));
    box.append(site.element("p", "sheet__from", day + ". " + nameOf() + " Version " + session.graph.version + "."));
    box.append(site.element("p", "sheet__result", "Result: " + heading + ". " + site.text(session, site.one(card, ".outcome__when")) + "."));
    shown.querySelectorAll(".outcome__own li, .outcome__lesser > summary").forEach(function (line) {
      box.append(site.element("p", "sheet__do", site.text(session, line)));
    });
    box.append(answered(session, now));
    LINES.forEach(function (line) { box.append(site.element("p", "sheet__line", line)); });
    box.append(site.element("h3", "", "What I want to ask"));
    QUESTIONS.concat("").forEach(function (line) { box.append(site.element("p", "sheet__line", line)); });
    return box;
  }

  /** The name of the flow, as the page has it. */
  function nameOf() { return (site.one(document.documentElement, "h1").textContent || "").trim(); }

  /** What was asked and what was answered: first what was not "no". @param {FlowSession} session @param {FlowWalk} now */
  function answered(session, now) {
    const list = site.element("dl", "sheet__answers");
    const screens = site.screensOf(now);
    const yes = screens.filter(function (screen) { return (session.answers.get(screen) || []).length; });
    const no = screens.filter(function (screen) { return !yes.includes(screen); });
    yes.concat(no).forEach(function (screen) {
      const words = yes.includes(screen) ? site.said(session, screen).join(" · ") : "No to all: " + site.asked(session, screen).join(" · ");
      list.append(site.element("dt", "", site.questionOf(session, screen)), site.element("dd", "", words));
    });
    return list;
  }

  /** The buttons below a result. @param {FlowSession} session */
  function takeAway(session) {
    const restart = site.button("Start again", function () {
      session.answers.clear();
      session.go("start");
    });
    const print = site.button("Print the visit sheet", function () { window.print(); });
    return [print, " ", copying(session), " ", restart];
  }

  /** @param {FlowSession} session */
  function copying(session) {
    const made = site.button("Copy the visit sheet", function () {
      const lines = Array.from(session.app.querySelectorAll(".sheet :is(h2, h3, p, dt, dd)")).map(function (line) {
        return (line.tagName === "DD" ? "  " : "") + line.textContent;
      });
      navigator.clipboard.writeText(lines.join("\n")).then(
        function () { made.textContent = "Copied"; },
        function () { made.textContent = "Copying is not allowed here"; },
      );
    });
    made.setAttribute("aria-live", "polite");
    made.hidden = !navigator.clipboard;
    return made;
  }

  site.sheet = sheet;
  site.takeAway = takeAway;
})();
