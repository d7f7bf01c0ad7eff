"""The flow on a narrow phone, with large text, and its weight."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
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


@pytest.fixture
def narrow(chromium: Browser, address: str) -> Iterator[Reader]:
    """A reader with a screen of 320 pixels."""
    context = chromium.new_context(viewport={"width": 320, "height": 640}, reduced_motion="reduce")
    context.set_default_timeout(8000)
    someone = Reader(context.new_page(), f"{address}flows/should-i-worry.html")
    someone.open()
    yield someone
    context.close()


@pytest.fixture
def large(narrow: Reader) -> Reader:
    """A reader with a wide screen and text of twice the size."""
    narrow.page.set_viewport_size({"width": 1280, "height": 900})
    narrow.page.evaluate(
        "document.documentElement.style.fontSize = 2 * parseFloat(getComputedStyle(document.documentElement).fontSize) + 'px'"
    )
    return narrow


@pytest.mark.parametrize("who", ["narrow", "large"])
@pytest.mark.parametrize(
    "outcome", ["self-care", "see-doctor", "midwife", "today", "emergency", "crisis-line"]
)
def test_every_screen_fits_and_its_targets_are_large(
    who: str, outcome: str, request: pytest.FixtureRequest, real_graph: Graph
) -> None:
    reader: Reader = request.getfixturevalue(who)
    flow = real_graph.flow
    case = max((case for case in flow.cases if case.outcome == outcome), key=lambda case: len(case.answers))
    assert reader.page.evaluate(SIDEWAYS) == [0]
    while not reader.outcome():
        assert reader.page.evaluate(SIDEWAYS) == [0], reader.screen()
        assert reader.page.evaluate(SMALL) == [], reader.screen()
        screen = reader.screen() or ""
        reader.answer(screen, *(case.answers.get(screen) or flow.default_answers.get(screen) or ("none",)))
    assert reader.outcome() == outcome
    assert reader.page.evaluate(SIDEWAYS) == [0]
    assert reader.page.evaluate(SMALL) == []


def test_the_script_is_light() -> None:
    folder = PROJECT / "overrides" / "components" / "flow"
    scripts = b"".join((folder / f"{name}.js").read_bytes() for name in ("walk", "screens", "result", "flow"))
    assert len(gzip.compress(scripts, 9)) < 10_000


def test_its_pages_are_light(site: Path) -> None:
    pages = [
        page for page in (site / "flows").glob("should-i-worry*.html") if not page.stem.endswith("-checked")
    ]
    assert len(pages) == 7
    # Half of the first view of 100 kB: the page of questions holds the words and the advice of every sign.
    assert {
        page.name: size for page in pages if (size := len(gzip.compress(page.read_bytes(), 9))) >= 50_000
    } == {}
