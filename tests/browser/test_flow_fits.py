"""The flow on a narrow phone, with large text, and its weight."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Page
from reader import Reader
from sandbox import PROJECT

from generator.flow.graph import Graph

TARGETS = (
    ".flow__app :is(button, input, label, summary, a:not(.cite a, .links a, p a:not(.flow__back, .call)))"
)
SMALL = f"""() => [...document.querySelectorAll({TARGETS!r})]
  .filter(each => each.getClientRects().length && each.getBoundingClientRect().height < 44)
  .map(each => each.outerHTML)"""
SIDEWAYS = """() => [document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ...[...document.querySelectorAll(".flow__app *")].filter(each => each.getClientRects().length
    && !each.closest(".visually-hidden") && each.getBoundingClientRect().right > innerWidth + 1).map(each => each.outerHTML)]"""


LARGE = """() => { const root = document.documentElement;
  root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + "px"; }"""
OUTCOMES = ("self-care", "see-doctor", "midwife", "today", "emergency", "crisis-line")


def assert_it_fits(page: Page, place: str | None) -> None:
    """Nothing goes beyond the screen, and what is pressed is large."""
    assert page.evaluate(SIDEWAYS) == [0], place
    assert page.evaluate(SMALL) == [], place


@pytest.mark.parametrize(
    ("width", "large"), [(320, False), (1280, True)], ids=["a narrow screen", "text of twice the size"]
)
def test_every_screen_fits_and_its_targets_are_large(
    reader: Reader, real_graph: Graph, width: int, large: bool
) -> None:
    flow, page, seen = real_graph.flow, reader.page, set[str | None]()
    page.set_viewport_size({"width": width, "height": 640})
    if large:
        page.evaluate(LARGE)
    for outcome in OUTCOMES:
        case = max(
            (case for case in flow.cases if case.outcome == outcome), key=lambda case: len(case.answers)
        )
        while not reader.outcome():
            screen = reader.screen()
            if screen not in seen:
                assert_it_fits(page, screen)
            seen.add(screen)
            reader.hurry(case.answers, flow.default_answers, most=1)
        assert reader.outcome() == outcome
        assert_it_fits(page, outcome)
        reader.start_again()
    assert len(seen) > 12


def test_the_scripts_are_light() -> None:
    """With the page itself, below, they leave a third of the first view of 100 kB to the rest."""
    folder = PROJECT / "overrides" / "components" / "flow"
    scripts = [file.read_bytes() for file in folder.glob("*.js") if file.stem != "types"]
    assert len(scripts) == 6
    assert len(gzip.compress(b"".join(scripts), 9)) < 15_500


def test_its_pages_are_light(site: Path) -> None:
    pages = [
        page for page in (site / "flows").glob("should-i-worry*.html") if not page.stem.endswith("-checked")
    ]
    assert len(pages) == 7
    # Half of the first view of 100 kB: the page of questions holds the words and the advice of every sign.
    assert {
        page.name: size for page in pages if (size := len(gzip.compress(page.read_bytes(), 9))) >= 50_000
    } == {}
