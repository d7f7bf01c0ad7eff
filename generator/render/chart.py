"""Draws a flow as a vertical ladder: screens down, outcomes to the side, every condition in words.

Texts are wrapped by counting letters, so that the same flow gives the same drawing on every machine. The
drawing is as wide as a narrow phone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from generator.flow.graph import Graph
from generator.flow.nodes import Answer, Node
from generator.render.escape import escape_words
from generator.schema.kinds.flow import Outcome

WIDTH = 340
LEFT = 200
GAP = 14
LINE = 14
PAD = 9
INDENT = 14


@dataclass(frozen=True)
class _Box:
    lines: list[str]
    head: int
    exits: list[tuple[str, list[str]]]

    @property
    def height(self) -> int:
        left = len(self.lines) * LINE + 2 * PAD
        right = sum(len(lines) * LINE + 2 * PAD + 4 for _, lines in self.exits) - 4
        return max(left, right, 40)


def chart(graph: Graph, plain: Callable[[str], str], sign_name: Callable[[str], str]) -> Markup:
    """The ladder as one picture: a piece of SVG for each question with all that it opens, so that paper
    breaks between them.

    `plain` takes markup out of a text, `sign_name` gives the short name of a warning sign.
    """
    pieces: list[Markup] = []
    steps: list[Markup] = []
    top = 0
    openers = _openers(graph)
    for index, node in enumerate(graph.nodes):
        box = _box(graph, index, openers.get(index), plain, sign_name)
        steps.append(_draw(node, box, top))
        top += box.height + GAP
        if index + 1 == len(graph.nodes) or graph.nodes[index + 1].depth == 0:
            pieces.append(_piece(steps, top))
            steps, top = [], 0
    pieces.append(_end(graph.flow.outcomes[-1], plain))
    description = "Every question from top to bottom, with the result of each answer at its side."
    title = f"{plain(graph.flow.name)} {description}"
    return Markup('<div class="flow-chart" role="img" aria-label="{}">{}</div>').format(
        escape_words(title), Markup("").join(pieces)
    )


def _piece(steps: list[Markup], height: int) -> Markup:
    return Markup('<svg class="ladder" aria-hidden="true" viewBox="0 0 {} {}">{}</svg>').format(
        WIDTH, height, Markup("").join(steps)
    )


def _openers(graph: Graph) -> dict[int, str]:
    """For the first question that an answer opens, by its place: that answer."""
    openers = {}
    for node in graph.nodes:
        for answer in node.answers if not node.gate else ():
            if answer.option and answer.option.then:
                openers[answer.next] = answer.option.label
    return openers


def _box(
    graph: Graph, place: int, opener: str | None, plain: Callable[[str], str], sign_name: Callable[[str], str]
) -> _Box:
    node = graph.nodes[place]
    width = 30 - 2 * node.depth
    heading = plain(node.gate.label if node.gate else node.screen.question)
    head = textwrap.wrap(f"If {plain(opener)}:", width - 4) if opener else []
    head += textwrap.wrap(f"Does this apply: {heading}?" if node.gate else heading, width - 4)
    lines = list(head)
    for item in _listed(node, plain, sign_name):
        lines += textwrap.wrap(f"• {item}", width, subsequent_indent="   ")
    return _Box(lines, len(head), _exits(graph, node, plain))


def _listed(node: Node, plain: Callable[[str], str], sign_name: Callable[[str], str]) -> list[str]:
    """What stands below a question: its signs, or the answers that lead on."""
    if node.form != "choice":
        return [plain(sign_name(sign)) for sign in node.screen.signs]
    listed = []
    for answer in node.answers:
        if answer.option and _floor(answer) is None:
            listed.append(f"{plain(answer.option.label)} ↓")
    return listed


def _floor(answer: Answer) -> int | None:
    return min([floor for _, floor in answer.flags], default=answer.floor)


def _exits(graph: Graph, node: Node, plain: Callable[[str], str]) -> list[tuple[str, list[str]]]:
    """The outcomes at the side of a node, each with the answers whose floor it is."""
    by_floor: dict[int, list[str]] = {}
    for answer in node.answers:
        floor = _floor(answer)
        if floor is not None:
            by_floor.setdefault(floor, []).append(_label(node, answer, plain))
    exits: list[tuple[str, list[str]]] = []
    for floor, labels in by_floor.items():
        outcome = graph.flow.outcomes[floor]
        lead = "at least: " if node.gate or node.form == "choice" else ""
        answers = textwrap.wrap(f"{'; '.join(dict.fromkeys(labels))} →", 18)
        exits.append((outcome.urgency, [*answers, *textwrap.wrap(lead + plain(outcome.title), 18)]))
    if node.form == "exception":
        exits.append(("self-care", textwrap.wrap("yes → no visit needed for this alone", 18)))
    return exits


def _label(node: Node, answer: Answer, plain: Callable[[str], str]) -> str:
    if answer.id in node.screen.signs:
        return "any of these"
    if answer.unsure_of or (answer.option and answer.option.not_sure):
        return "not sure"
    return "yes" if node.gate or not answer.option else plain(answer.option.label)


def _draw(node: Node, box: _Box, top: int) -> Markup:
    left = INDENT * node.depth
    shapes = [
        Markup('<rect class="ladder__question" x="{}" y="{}" width="{}" height="{}" rx="4"/>').format(
            left + 1, 1, LEFT - left - 2, box.height - 2
        )
    ]
    shapes.append(_text(box.lines, left + 8, PAD + 10, "ladder__text", box.head))
    y = 0
    for urgency, lines in box.exits:
        height = len(lines) * LINE + 2 * PAD
        middle = y + height // 2
        shapes.append(
            Markup('<path class="ladder__line" d="M{} {}H{}"/>').format(LEFT - 1, middle, LEFT + 10)
        )
        shapes.append(
            Markup(
                '<rect class="ladder__exit ladder__exit--{}" x="{}" y="{}" width="{}" height="{}" rx="4"/>'
            ).format(urgency, LEFT + 10, y + 1, WIDTH - LEFT - 11, height - 2)
        )
        shapes.append(_text(lines, LEFT + 16, y + PAD + 10, "ladder__text", 0))
        y += height + 4
    shapes.append(
        Markup('<path class="ladder__line" d="M{0} {1}V{2}"/>').format(
            INDENT + 40, box.height, box.height + GAP
        )
    )
    return Markup('<g class="ladder__step" id="chart-{}" transform="translate(0 {})">{}</g>').format(
        node.id, top, Markup("").join(shapes)
    )


def _end(outcome: Outcome, plain: Callable[[str], str]) -> Markup:
    lines = textwrap.wrap(f"None of all these → {plain(outcome.title)}", 44)
    height = len(lines) * LINE + 2 * PAD
    step = Markup(
        '<g class="ladder__step">'
        '<rect class="ladder__exit ladder__exit--{}" x="1" y="1" width="{}" height="{}" rx="4"/>{}</g>'
    )
    return _piece(
        [
            step.format(
                outcome.urgency, WIDTH - 2, height, _text(lines, 10, PAD + 12, "ladder__text", len(lines))
            )
        ],
        height + 2,
    )


def _text(lines: list[str], x: int, y: int, style: str, bold: int) -> Markup:
    spans = [
        Markup('<tspan x="{}" dy="{}"{}>{}</tspan>').format(
            x,
            LINE if index else 0,
            Markup(' class="ladder__head"') if index < bold else Markup(""),
            escape_words(line),
        )
        for index, line in enumerate(lines)
    ]
    return Markup('<text class="{}" y="{}">{}</text>').format(style, y, Markup("").join(spans))
