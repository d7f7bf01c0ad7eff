"""How far a reader scrolls until the answer: twelve tasks, each from the home page by a link or the search box.

    make site
    .venv/bin/python benchmarks/reader_tasks.py
    SITE=/other/site .venv/bin/python benchmarks/reader_tasks.py

At 360 x 800 in Chromium, nothing chosen and folds closed. For each task: the pages that the reader opens, and on each the screens
down to the end of what they take next: the link, at last the answer. Ends with 1 if a way is broken or an answer is beyond the
first screen of its page.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error, Locator, Page, sync_playwright

PROJECT = Path(__file__).parent.parent
sys.path.append(str(PROJECT / "tests"))

from find_browser import browser  # noqa: E402

PHONE = {"width": 360, "height": 800}


@dataclass(frozen=True)
class Task:
    """What a reader wants, what they type into the search box if they do, the links they follow, and words of the answer."""

    wish: str
    links: tuple[str, ...]
    answer: str
    search: str = ""


TASKS = (
    Task("An eyelid has twitched for 3 weeks", ("My eyelid keeps twitching",), "after 2 weeks"),
    Task("Afraid of ALS at 2 am", ("I am frightened that my twitching is ALS",), "If tonight is unbearable"),
    Task("Takes a statin and twitches", ("Statins",), "Keep taking your statin", search="statin twitching"),
    Task("A baby jerks in clusters", ("Nods, crunches",), "today", search="baby jerks in clusters"),
    Task("A grandmother is drowsy", ("New confusion",), "now", search="grandmother drowsy"),
    Task("How much magnesium", ("Magnesium supplement",), "350 mg", search="how much magnesium"),
    Task("Legs twitch after running", ("My muscles twitch after exercise",), "See a"),
    Task("Is pregnant", ("Pregnant",), "maternity unit"),
    Task("Has stopped drinking", ("Medicines, alcohol", "I stopped alcohol"), "ask someone to stay with you"),
    Task("Has diabetes and shakes", ("Diabetes, kidneys", "I have diabetes and I shake"), "Take sugar now"),
    Task("Wants something to print for the doctor", ("Note for the doctor",), "in my own words"),
    Task("Reads badly, wants the gist", ("In short, to print",), "Most twitches are harmless"),
)


def way(page: Page, home: str, task: Task) -> Iterator[tuple[str, float]]:
    """What the reader takes on each page, and the screens down to its end. Raises Error if it is not there."""
    page.goto(home)
    if task.search:
        page.locator("#site-search").fill(task.search)
        yield f"search “{task.search}”", screens(page.locator("#site-search"))
        page.locator("#site-search").press("Enter")
        page.locator(".result").first.wait_for()
    for name in task.links:
        link = page.locator("main a", has_text=name).first
        yield name, screens(link)
        link.click()
    yield f"“{task.answer}”", screens(page.locator("main :is(p, dd, li)", has_text=task.answer).first)


def screens(element: Locator) -> float:
    """How many screens down from the top of its page an element ends, or of the part of it that a link has shown."""
    bottom: float = element.evaluate("element => element.getBoundingClientRect().bottom", timeout=3000)
    return max(bottom / PHONE["height"], 0)


def main(site: Path) -> int:
    """Print a line for each task."""
    broken = 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        for task in TASKS:
            page = running.new_page(viewport=PHONE)
            try:
                steps = list(way(page, f"{site.resolve().as_uri()}/index.html", task))
            except Error as error:
                print(f"{task.wish:<42} broken: {str(error).splitlines()[0]}")
                broken += 1
                continue
            total, last = sum(down for _, down in steps), steps[-1][1]
            broken += last > 1
            shown = " > ".join(f"{name} ({down:.1f})" for name, down in steps)
            print(f"{task.wish:<42}{total:>5.1f}  {shown}{'  too far' if last > 1 else ''}")
            page.close()
        running.close()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main(Path(os.environ.get("SITE", PROJECT / "site"))))
