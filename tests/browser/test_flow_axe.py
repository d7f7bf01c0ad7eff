"""The accessibility checker axe finds nothing on a question, an error and a result, in both schemes and at two widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser
from reader import Reader
from sandbox import PROJECT

from generator.flow.graph import Graph

RUN = """() => axe.run(document.querySelector(".flow"), {
  resultTypes: ["violations"], preload: false,
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(result => result.violations.map(each => each.id + ": " + each.nodes.map(node => node.html.slice(0, 200)).join(" | ")))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(
    chromium: Browser, address: str, real_graph: Graph, scheme: str, width: int
) -> None:
    axe = (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    context = chromium.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    reader = Reader(context.new_page(), f"{address}flows/should-i-worry.html")
    reader.open()
    page = reader.page
    page.evaluate(axe)
    found = {"start": page.evaluate(RUN)}
    reader.begin()
    found["question"] = page.evaluate(RUN)
    reader.go_on()
    found["error"] = page.evaluate(RUN)
    for screen in ("critical", "body", "illness", "contact"):
        reader.answer(screen, "none")
    found["choice"] = page.evaluate(RUN)
    reader.answer("coping", "low")
    while not reader.outcome():
        reader.answer(
            reader.screen() or "", *real_graph.flow.default_answers.get(reader.screen() or "", ("none",))
        )
    page.eval_on_selector_all(".flow__app details", "all => all.forEach(each => { each.open = true })")
    found["result"] = page.evaluate(RUN)
    page.get_by_role("button", name="Change: Do you have any of these danger signs?").press("Enter")
    reader.answer("critical", "breathing")
    found["emergency"] = page.evaluate(RUN)
    context.close()
    assert found == {name: [] for name in found}
