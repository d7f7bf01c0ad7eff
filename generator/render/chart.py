"""The chart of a flow: a box for each question, and in it each answer beside the outcome that it leads to."""

from __future__ import annotations

from dataclasses import dataclass

from generator.flow.graph import Graph
from generator.flow.nodes import NO, NONE, FlowAnswer, Node
from generator.schema.kinds.flow import Option, Outcome, Together
from generator.schema.parts import AGES


@dataclass(frozen=True)
class ChartRow:
    """Answers of a question that reach the same outcome at least: signs, those that someone is unsure about,
    answers of a choice, and signs that count together; `any_unsure` if that is all signs of the question, or
    all of the row.
    """

    outcome: Outcome
    signs: tuple[str, ...]
    unsure: tuple[str, ...]
    options: tuple[Option, ...]
    together: tuple[Together, ...]
    yes: bool
    any_unsure: bool


@dataclass(frozen=True)
class Box:
    """A question. `opener` is the answer that leads to it alone, `ages` whom it is asked about if not
    everyone, `onward` the answers that lead on without an outcome, `lifted` the signs that its first answer
    sets aside.
    """

    node: Node
    opener: Option | None
    ages: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    onward: tuple[Option, ...]
    lifted: tuple[str, ...]


def chart(graph: Graph) -> list[Box]:
    """The boxes of a flow, in the order in which they are asked."""
    openers = _openers(graph)
    return [_box(graph, node, openers.get(place)) for place, node in enumerate(graph.nodes)]


def _openers(graph: Graph) -> dict[int, Option]:
    """For the first question that an answer opens, by its place: that answer."""
    openers = {}
    for node in graph.nodes:
        for answer in node.answers:
            if answer.option and answer.option.then:
                openers[answer.next] = answer.option
    return openers


def _box(graph: Graph, node: Node, opener: Option | None) -> Box:
    asked = set(AGES).intersection(node.screen.ages, node.gate.ages if node.gate else AGES)
    ages = tuple(age for age in AGES if age in asked) if len(asked) < len(AGES) else ()
    onward = [answer.option for answer in node.answers if answer.option and not answer.floors()]
    lifted = tuple(sorted(frozenset().union(*(answer.lifts for answer in node.answers))))
    return Box(node, opener, ages, tuple(_rows(graph, node)), () if node.gate else tuple(onward), lifted)


def _rows(graph: Graph, node: Node) -> list[ChartRow]:
    """The outcomes that a question can lead to, the most urgent first."""
    by_floor: dict[int, list[FlowAnswer]] = {}
    for answer in node.answers:
        if answer.best is not None and answer.id not in (NONE, NO):
            by_floor.setdefault(answer.best, []).append(answer)
    return [_row(graph.flow.outcomes[floor], node, by_floor[floor]) for floor in sorted(by_floor)]


def _row(outcome: Outcome, node: Node, answers: list[FlowAnswer]) -> ChartRow:
    if node.gate:
        return ChartRow(outcome, (), (), (), (), True, False)
    signs: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    together: tuple[Together, ...] = ()
    for answer in answers:
        if answer.together:
            together += (answer.together,)
        elif answer.option:
            options += (answer.option,)
        elif answer.unsure_of:
            unsure += (answer.unsure_of,)
        else:
            signs += (answer.id,)
    any_unsure = bool(unsure) and unsure in (node.screen.signs, signs)
    return ChartRow(outcome, signs, unsure, options, together, False, any_unsure)
