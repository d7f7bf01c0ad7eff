"""The calendar entry that a result offers, read by a library that knows RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, Page

LINE = 75
ENTRY = {"day": "2026-12-12", "title": "Look again", "words": "Sooner.", "maker": "A flow", "name": "abc"}


@pytest.fixture(scope="module")
def flow(chromium: Browser, address: str) -> Iterator[Page]:
    """The page of the flow, whose scripts make the entry; nothing is done on it."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{address}flows/should-i-worry.html")
    yield page
    context.close()


def entry(flow: Page, **given: Any) -> str:
    """An entry as a file holds it."""
    return str(
        flow.evaluate(
            "entry => window.siteFlow.calendarEntry({...entry, now: new Date(Date.UTC(2026, 10, 28, 23, 30))})",
            ENTRY | given,
        )
    )


@pytest.mark.parametrize(
    ("day", "days", "after"),
    [
        ("2026-11-28", 14, "2026-12-12"),
        ("2026-12-24", 14, "2027-01-07"),
        ("2028-02-15", 14, "2028-02-29"),
        ("2028-02-20", 14, "2028-03-05"),
        ("2027-02-20", 14, "2027-03-06"),
        ("2100-02-20", 14, "2100-03-06"),
        ("2026-03-20", 14, "2026-04-03"),
        ("2026-10-20", 14, "2026-11-03"),
        ("2027-02-29", 14, ""),
        ("", 14, ""),
        ("tomorrow", 14, ""),
    ],
)
def test_days_are_counted_over_ends_of_years_leap_days_and_summer_time(
    flow: Page, day: str, days: int, after: str
) -> None:
    assert flow.evaluate("([day, days]) => window.siteFlow.dayAfter(day, days)", [day, days]) == after
    if after:
        assert date.fromisoformat(day) + timedelta(days=days) == date.fromisoformat(after)


@pytest.mark.parametrize(
    "zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/London", "America/St_Johns"]
)
def test_the_day_is_that_of_the_readers_own_clock(chromium: Browser, address: str, zone: str) -> None:
    context = chromium.new_context(timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time(datetime(2026, 3, 29, 0, 30, tzinfo=UTC))
    page.goto(f"{address}flows/should-i-worry.html")
    shown, own, after = page.evaluate(
        """() => {
          const place = document.createElement("p");
          place.dataset.days = "14";
          const session = {graph: {nodes: [{screen: "who"}], people: []}, answers: new Map(), title: ""};
          const began = window.siteFlow.calendar(session, place, "").querySelector("input").value;
          const now = new Date();
          return [began, [now.getFullYear(), now.getMonth() + 1, now.getDate()], window.siteFlow.dayAfter(began, 14)];
        }"""
    )
    context.close()
    assert date.fromisoformat(shown) == date(*own)
    assert date.fromisoformat(after) - date(*own) == timedelta(days=14)


def test_an_entry_is_a_whole_day_with_a_reminder(flow: Page) -> None:
    calendar = Calendar.from_ical(entry(flow))
    (event,) = calendar.walk("VEVENT")
    (alarm,) = calendar.walk("VALARM")
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert not calendar.errors
    assert not event.errors
    assert event["DTSTART"].dt == date(2026, 12, 12)
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == datetime(2026, 11, 28, 23, 30, tzinfo=UTC)
    assert (event["UID"], event["SUMMARY"], event["DESCRIPTION"]) == ("abc", "Look again", "Sooner.")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=9))


@pytest.mark.parametrize(
    "words",
    [
        "Commas, semicolons; backslashes \\ and \\n that is no line",
        "One line\nand another",
        "é" * 100,
        "🙂 a name that has letters of four octets " * 9,
        "a" * 300,
        "BEGIN:VALARM",
    ],
)
def test_any_words_come_back_as_they_were_in_lines_of_at_most_75_octets(flow: Page, words: str) -> None:
    text = entry(flow, title=words, words=words)
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= LINE
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    for line in lines:
        line.decode()  # No letter is cut in two.
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (words, words)
