"""The accessibility checker axe finds nothing on a question, an error and a result."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from axe import add_axe, findings, findings_on_a_phone
from playwright.sync_api import Page
from reader import Reader

from generator.flow.graph import Graph

_TAKE_OUT = """() => { window.taken = Array.from(document.querySelectorAll(".flow__static, .flow__words"), part => {
  const mark = document.createComment("");
  part.replaceWith(mark);
  return [part, mark];
}); }"""
_PUT_BACK = "() => window.taken.forEach(([part, mark]) => mark.replaceWith(part))"


def findings_of_app(page: Page, look: Callable[[Page, str], Iterator[str]] = findings) -> list[str]:
    """What axe finds in what a reader sees of the flow.

    The words of all other questions are hidden, and out of the page meanwhile: axe would go through thousands of them.
    """
    page.evaluate(_TAKE_OUT)
    found_by_axe = list(look(page, ".flow"))
    page.evaluate(_PUT_BACK)
    return found_by_axe


def test_axe_finds_nothing(reader: Reader, real_graph: Graph) -> None:
    page, seen = reader.page, dict[str, list[str]]()
    add_axe(page)
    seen["start"] = findings_of_app(page)
    reader.begin()
    seen["question"] = findings_of_app(page)
    reader.go_on()
    seen["error"] = findings_of_app(page, findings_on_a_phone)
    for screen in ("critical", "body", "illness", "lately"):
        reader.answer(screen, "none")
    seen["choice"] = findings_of_app(page, findings_on_a_phone)
    reader.answer("coping", "low")
    reader.hurry({}, real_graph.flow.default_answers)
    page.eval_on_selector_all(".flow__app details", "all => all.forEach(fold => { fold.open = true })")
    seen["result"] = findings_of_app(page)
    reader.change("Any of these danger signs")
    reader.answer("critical", "breathing")
    seen["emergency"] = findings_of_app(page)
    assert seen == {state: [] for state in seen}
