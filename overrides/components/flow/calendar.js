/**
 * An entry for the reader's own calendar: the day on which a result asks to look again. It is made in the page as
 * RFC 5545 (iCalendar) has it, and handed over as a file: nothing is stored or sent.
 *
 * Days are counted as days of the calendar, written "2026-11-28". No hours and no time zone come in, so that summer time cannot
 * move one.
 */
(function () {
  "use strict";
  /** @type {SiteFlow} */
  const site = (/** @type {any} */ (window).siteFlow ||= {});
  const OCTETS = 75;
  const DAY = 24 * 60 * 60 * 1000;

  /** The day so many days after another one; "" if that is no day of the calendar. @param {string} day @param {number} count */
  function dayAfter(day, count) {
    const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day);
    if (!parts) return "";
    const start = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
    return iso(start) === day ? iso(start + count * DAY) : "";
  }

  /** The day of a time in UTC. @param {number} time */
  function iso(time) { return new Date(time).toISOString().slice(0, 10); }

  /** The day on the reader's own clock. @param {Date} now */
  function today(now) { return iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate())); }

  /** One text of an entry, with what has a meaning of its own in an entry written as a letter. @param {string} text */
  function escaped(text) {
    return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
  }

  /** A line in pieces of at most 75 octets, each but the first after a space; no letter is cut. @param {string} line */
  function folded(line) {
    const encoder = new TextEncoder();
    const pieces = [""];
    let size = 0;
    for (const letter of line) {
      const more = encoder.encode(letter).length;
      if (size + more > OCTETS) {
        pieces.push(" ");
        size = 1;
      }
      pieces[pieces.length - 1] += letter;
      size += more;
    }
    return pieces.join("\r\n");
  }

  /**
   * A whole day with a reminder at nine in the morning, which leaves the day free for other things.
   * @param {{day: string, title: string, words: string, maker: string, now: Date, name: string}} entry
   *   `name` sets it apart from every other entry in the world.
   */
  function calendarEntry(entry) {
    const lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + escaped(entry.maker) + "//EN", "BEGIN:VEVENT",
      "UID:" + entry.name, "DTSTAMP:" + entry.now.toISOString().replace(/[-:]|\.\d+/g, ""),
      "DTSTART;VALUE=DATE:" + entry.day.replace(/-/g, ""),
      "SUMMARY:" + escaped(entry.title), "DESCRIPTION:" + escaped(entry.words), "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + escaped(entry.title), "TRIGGER:PT9H", "END:VALARM",
      "END:VEVENT", "END:VCALENDAR", "",
    ];
    return lines.map(folded).join("\r\n");
  }

  /** A name that no other entry has. */
  function chance() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (byte) { return byte.toString(16).padStart(2, "0"); }).join("");
  }

  /** Hands a text over as a file. @param {string} name @param {string} text */
  function handOver(name, text) {
    const link = site.element("a", "");
    const address = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
    link.setAttribute("href", address);
    link.setAttribute("download", name);
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(address); }, 60000);
  }

  /**
   * Asks when it began, and offers the day on which the result asks to look again. A day that has passed gets the words
   * of the result instead of an entry.
   * @param {FlowSession} session @param {HTMLElement} place What the result says then, with the number of days.
   * @param {string} sooner What would need help before that day.
   */
  function calendar(session, place, sooner) {
    const count = Number(place.dataset.days);
    const words = site.text(session, place);
    const now = today(new Date());
    const label = site.element("label", "", "When did it begin?");
    const began = /** @type {HTMLInputElement} */ (site.element("input", "recheck__began"));
    const said = site.element("p", "recheck__said");
    const save = site.button("Put it in my calendar", function () {
      handOver("reminder.ics", calendarEntry({
        day: dayAfter(began.value, count), title: words, words: sooner + "\n" + location.href.split("#")[0],
        maker: session.title, now: new Date(), name: chance(),
      }));
    });
    began.type = "date";
    began.value = began.max = now;
    began.id = "recheck-began";
    label.setAttribute("for", began.id);
    said.setAttribute("aria-live", "polite");
    function tell() {
      const day = dayAfter(began.value, count);
      save.hidden = !day || day <= now || began.value > now;
      said.textContent = save.hidden ? (day && day <= now ? words : "") : readable(day);
    }
    began.addEventListener("input", tell);
    tell();
    const box = site.element("div", "recheck");
    const line = site.element("p", "recheck__ask");
    line.append(label, " ", began);
    box.append(line, said, save);
    return box;
  }

  /** A day as the reader's device writes it. @param {string} day */
  function readable(day) {
    return new Date(day + "T12:00:00Z").toLocaleDateString([], { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  }

  site.dayAfter = dayAfter;
  site.calendarEntry = calendarEntry;
  site.calendar = calendar;
})();
