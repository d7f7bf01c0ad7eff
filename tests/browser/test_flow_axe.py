"""The accessibility checker axe finds nothing on a question, an error and a result."""

from __future__ import annotations

from axe import DARK, LIGHT, View, add_axe, findings
from reader import Reader

from generator.flow.graph import Graph

NARROW = (*LIGHT[1:], *DARK)
"""On a wide screen a question stands as the start does."""


def test_axe_finds_nothing(reader: Reader, real_graph: Graph) -> None:
    page = reader.page
    add_axe(page)
    seen: dict[str, list[str]] = {}

    def look(state: str, views: tuple[View, ...] = LIGHT + DARK) -> None:
        seen[state] = list(findings(page, ".flow", views))

    look("start")
    reader.begin()
    look("question", NARROW)
    reader.go_on()
    look("error", NARROW)
    for screen in ("critical", "body", "illness", "lately"):
        reader.answer(screen, "none")
    look("choice", NARROW)
    reader.answer("coping", "low")
    while not reader.outcome():
        reader.answer(
            reader.screen() or "", *real_graph.flow.default_answers.get(reader.screen() or "", ("none",))
        )
    page.eval_on_selector_all(".flow__app details", "all => all.forEach(fold => { fold.open = true })")
    look("result")
    reader.change("Any of these danger signs")
    reader.answer("critical", "breathing")
    look("emergency")
    assert seen == {state: [] for state in seen}
