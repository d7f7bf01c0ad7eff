"""The flow that the page for authors takes apart is right as a whole, and shows each part."""

from __future__ import annotations

from pathlib import Path

from generator.author.flow_example import FLOW_EXAMPLE, flow_parts
from generator.check.check import check
from generator.load.load import load
from generator.start.answers import Answers
from generator.start.new_content import new_content
from generator.yaml.reader import read
from generator.yaml.writer import write_layout


def test_the_example_is_a_flow_without_a_mistake(tmp_path: Path) -> None:
    files = new_content(Answers("Title", "subject", ("uk",), "en", "cc0-1.0"), "2026-11-28")
    flow = read(files["flows/how-soon.yml"]) | read(FLOW_EXAMPLE.read_text(encoding="utf-8"))
    files["flows/how-soon.yml"] = write_layout(flow)
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [problem for problem in check(load(tmp_path)) if problem.rule != "fill-in"] == []


def test_each_part_shows_what_it_is_about() -> None:
    shown = {
        "outcomes": "urgency:",
        "ages": "age: baby",
        "signs": "not_sure:",
        "gates": "then:",
        "side_by_side": "keep_asking:",
        "options": 'not_sure: "true"',
        "lifts": "lifts:",
        "together": "together:",
        "cases": "also:",
    }
    assert flow_parts().keys() == shown.keys()
    for name, words in shown.items():
        assert words in flow_parts()[name]
