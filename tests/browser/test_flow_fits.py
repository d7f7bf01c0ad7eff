"""The flow on a narrow phone, with large text, and its weight."""

from __future__ import annotations

import gzip
from pathlib import Path

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


LARGE = """size => { const root = document.documentElement; root.style.fontSize = "";
  root.style.fontSize = size * parseFloat(getComputedStyle(root).fontSize) + "px"; }"""
OUTCOMES = ("self-care", "see-doctor", "midwife", "today", "emergency", "crisis-line")


def misfits(page: Page) -> dict[str, list[str]]:
    """What goes beyond a narrow screen or a wide one with text of twice the size, and what is too small to be pressed."""
    wrong = {}
    for width, size in ((320, 1), (1280, 2)):
        page.set_viewport_size({"width": width, "height": 640})
        page.evaluate(LARGE, size)
        sideways, small = page.evaluate(f"[({SIDEWAYS})(), ({SMALL})()]")
        if sideways != [0] or small:
            wrong[f"{width} px"] = [*sideways, *small]
    return wrong


def test_every_screen_fits_and_its_targets_are_large(reader: Reader, real_graph: Graph) -> None:
    flow, page, seen = real_graph.flow, reader.page, dict[str, dict[str, list[str]]]()
    for outcome in OUTCOMES:
        case = max(
            (case for case in flow.cases if case.outcome == outcome), key=lambda case: len(case.answers)
        )
        while not reader.outcome():
            screen = reader.screen() or ""
            if screen not in seen:
                seen[screen] = misfits(page)
            reader.hurry(case.answers, flow.default_answers, most=1)
        assert reader.outcome() == outcome
        seen[outcome] = misfits(page)
        reader.start_again()
    assert len(seen) > 12 + len(OUTCOMES)
    assert {place: wrong for place, wrong in seen.items() if wrong} == {}


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
