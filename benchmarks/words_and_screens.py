"""How much a reader meets when a page opens: visible words and phone screens with its folds closed, beside the figures of before.

    make site
    .venv/bin/python benchmarks/words_and_screens.py               # every page that has a budget
    .venv/bin/python benchmarks/words_and_screens.py situations    # one folder
    SITE=/other/site .venv/bin/python benchmarks/words_and_screens.py --save   # write the figures to compare with

For each page, at 360 x 800 in Chromium: the visible words of the page itself (not of the header and the foot, nor the numbers of
sources), its height in screens with header and foot, the screen on which the first advice stands, and how much of the words is
the message. `words_before.tsv` has the same for the pages as they were before they had depths. Ends with 1 if a budget is missed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from find_browser import browser  # noqa: E402

from generator.check.readability import word_count  # noqa: E402
from generator.check.rules.depths import LEAST_SHARE  # noqa: E402
from generator.schema.kinds import KINDS, Kind  # noqa: E402

PHONE: ViewportSize = {"width": 360, "height": 800}
BEFORE = Path(__file__).parent / "words_before.tsv"
NO_WORDS = ".cite a, .visually-hidden"
REST = (
    ".breadcrumbs, .review-line, .fold, .related-pages, .all-signs, .care-card__others, .cite, "
    # What stood around the message before pages had depths.
    ".sources, #sources, .figure, .compare, .tiles, .links, .myth, .also-called, .page-file, .neighbours, .contents, .question"
)
MOVED = "<h1>This page has moved</h1>"
ADVICE = (".answer__list dd:nth-of-type(2)", ".do-list", "#what-to-do", ".lead")
"""Where a page says what to do, the best place first."""


@dataclass(frozen=True)
class Reading:
    """What a reader meets on a page: visible words, screens, the screen of the first advice, and the message's part of the words."""

    words: int
    screens: float
    advice: float
    share: float


def reading(page: Page, address: str) -> Reading:
    """Open a page on a phone and measure it."""
    page.goto(address)
    height = page.evaluate("document.documentElement.scrollHeight")
    top = page.evaluate(
        """selectors => { const first = selectors.map(each => document.querySelector("main " + each)).find(Boolean);
        return first ? first.getBoundingClientRect().top + scrollY : 0; }""",
        list(ADVICE),
    )
    visible = _words(page, NO_WORDS)
    message = _words(page, REST)
    return Reading(
        visible,
        round(height / PHONE["height"], 1),
        round(top / PHONE["height"], 1),
        round(message / max(visible, 1), 2),
    )


def _words(page: Page, hidden: str) -> int:
    """The visible words of the page itself, once some elements are hidden."""
    page.evaluate(
        "hidden => document.querySelectorAll(hidden).forEach(each => { each.style.display = 'none'; })",
        hidden,
    )
    text: str = page.evaluate("document.querySelector('main').innerText")
    return word_count(text)


def pages(site: Path, folders: list[str]) -> Iterator[tuple[Kind, str]]:
    """Every page that has a budget, as its kind and its path in the site."""
    for kind in KINDS.values():
        if kind.most_words is not None and (not folders or kind.address in folders):
            for path in sorted((site / kind.address).glob("*.html")):
                is_redirect = MOVED in path.read_text(encoding="utf-8")
                if path.stem not in ("index", "compare") and not is_redirect:
                    yield kind, f"{kind.address}/{path.name}"


def before() -> dict[str, Reading]:
    """The figures of before, by page."""
    rows = (
        [line.split("\t") for line in BEFORE.read_text(encoding="utf-8").splitlines()]
        if BEFORE.is_file()
        else []
    )
    return {row[0]: Reading(int(row[1]), *map(float, row[2:])) for row in rows}


def main(site: Path, folders: list[str], save: bool) -> int:
    """Print a line for each page, and how many keep their budget."""
    old = before()
    readings: dict[str, Reading] = {}
    missed = 0
    print(
        f"{'page':<52}{'words':>6}{'(was)':>8}{'screens':>9}{'(was)':>7}{'advice':>8}{'(was)':>7}{'message':>9}"
    )
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page: Any = running.new_page(viewport=PHONE)
        for kind, path in pages(site, folders):
            now = readings[path] = reading(page, f"{site.resolve().as_uri()}/{path}")
            was = old.get(path, Reading(0, 0, 0, 0))
            over = now.words > (kind.most_words or 0)
            missed += over
            print(
                f"{path:<52}{now.words:>6}{f'({was.words})':>8}{now.screens:>9}{f'({was.screens})':>7}"
                f"{now.advice:>8}{f'({was.advice})':>7}{now.share:>9.0%}{'  over' if over else ''}"
                f"{'  little message' if now.share < LEAST_SHARE else ''}",
                flush=True,
            )
        running.close()
    if save:
        BEFORE.write_text(
            "".join("\t".join([path, *map(str, astuple(each))]) + "\n" for path, each in readings.items()),
            encoding="utf-8",
        )
    print(f"{len(readings) - missed} of {len(readings)} pages keep their budget.")
    return 1 if missed else 0


if __name__ == "__main__":
    named = [each for each in sys.argv[1:] if not each.startswith("--")]
    sys.exit(main(Path(os.environ.get("SITE", PROJECT / "site")), named, "--save" in sys.argv))
