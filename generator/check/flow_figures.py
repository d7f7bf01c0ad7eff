"""The figures of a flow as a few lines of text, for people who change its rules."""

from __future__ import annotations

from generator.check.rules.screens import READING_WORDS, readings
from generator.content.content import Content
from generator.flow.cases import score
from generator.flow.graph import Graph, graph_of
from generator.flow.measures import SLIP, STANDS, measure, simulate_slips, simulate_unsure
from generator.flow.nodes import sign_ages
from generator.schema.kinds.flow import Flow


def figures_text(content: Content) -> str:
    """The figures of every flow of a content that has been checked without an error; nothing if there is no
    flow.
    """
    ages = sign_ages(content.facts["warning-sign"])
    texts = []
    for name, flow in content.facts["flow"].items():
        if isinstance(flow, Flow):
            texts.append("\n".join([*_lines(name, graph_of(flow, ages)), *_reading_lines(flow, content)]))
    return "\n\n".join(texts)


def _lines(name: str, graph: Graph) -> list[str]:
    counted, scored = measure(graph), score(graph)
    wide = max(len(outcome.id) for outcome in graph.flow.outcomes)
    lines = [
        f"Flow {name}, version {graph.flow.version}",
        f"  {counted.states:,} states, {counted.transitions:,} answers in them, {counted.paths:,} ways, "
        f"the longest of {counted.longest} answers; {counted.screens_when_well} screens for someone who is "
        "well",
        f"  {scored.cases:,} cases: emergencies recognised {scored.emergencies_found} of "
        f"{scored.emergencies}, "
        f"less urgent than right {scored.under}, more urgent {scored.over}",
        f"  Of 100 well people, if {STANDS * 100:.0f} in 100 doubts stand once the exact words are read:",
        f"    (1) slip on {SLIP * 100:.0f} screens in 100, (2) unsure about two lines, (3) the same, and all "
        "doubts stand",
        f"  {'Result':<{wide + 2}}    (1)    (2)    (3)             ways",
    ]
    shares = zip(simulate_slips(graph), simulate_unsure(graph), simulate_unsure(graph, 1), strict=True)
    for outcome, ways, of_100 in zip(graph.flow.outcomes, counted.by_outcome, shares, strict=True):
        figures = "  ".join(f"{share * 100:>5.1f}" for share in of_100)
        lines.append(f"    {outcome.id:<{wide}}  {figures}  {ways:>15,}")
    return lines


def _reading_lines(flow: Flow, content: Content) -> list[str]:
    """What the people of the measured cases read until the result."""
    lines = [f"  Words read until the result, at most {READING_WORDS}, and screens:"]
    for _, reading in readings(flow, content):
        lines.append(f"    {reading.words:>5}  {reading.screens:>3}  {reading.name}")
    return lines if len(lines) > 1 else []
