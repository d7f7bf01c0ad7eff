"""Flattens the screens of a flow into nodes: one question each, in the order in which they are asked.

A screen of gates becomes one node for each gate, followed by the screens that the gate opens, so that no memory of gates
is needed: where someone stands says which gates they answered yes to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.problems.problem import Path
from generator.schema.kinds.flow import Flow, Option, Screen

Form = Literal["signs", "choice", "gate", "exception"]
NONE, NOT_SURE, YES, NO = "none", "not-sure", "yes", "no"


@dataclass(frozen=True)
class Answer:
    """One answer of a node.

    `floor` is the index of the outcome that is reached at least (0 is the most urgent), None for no floor. `flags` are
    signs that count unless an exception lifts them, each with its floor. `next` is the index of the node that follows.
    """

    id: str
    option: Option | None
    floor: int | None
    flags: tuple[tuple[str, int], ...]
    lifts: frozenset[str]
    signs: tuple[str, ...]
    next: int
    path: Path


@dataclass(frozen=True)
class Node:
    """One question. `after` is the node that follows when nothing is opened; `best` the most urgent floor in reach here."""

    id: str
    screen: Screen
    form: Form
    gate: Option | None
    answers: tuple[Answer, ...]
    after: int
    best: int
    depth: int
    path: Path

    def answer(self, answer_id: str) -> Answer:
        """The answer of an id. Raises KeyError if there is none."""
        for answer in self.answers:
            if answer.id == answer_id:
                return answer
        raise KeyError(answer_id)


def flatten(flow: Flow) -> tuple[Node, ...]:
    """The nodes of a flow. References to outcomes must have been checked before."""
    return tuple(_Flattener(flow).nodes)


def liftable(flow: Flow) -> frozenset[str]:
    """The signs that some exception can lift."""
    return frozenset(sign for screen, _ in all_screens(flow) for sign in screen.lifts)


def all_screens(flow: Flow) -> list[tuple[Screen, Path]]:
    """Every screen, opened ones included, with its path."""
    found: list[tuple[Screen, Path]] = []

    def visit(screens: Sequence[Screen], path: Path) -> None:
        for index, screen in enumerate(screens):
            here = (*path, index)
            found.append((screen, here))
            for name in ("options", "gates"):
                for position, option in enumerate(getattr(screen, name)):
                    visit(option.then, (*here, name, position, "then"))

    visit(flow.screens, ("screens",))
    return found


def asked_signs(flow: Flow) -> list[str]:
    """Every warning sign that a flow asks for."""
    found: list[str] = []
    for screen, _ in all_screens(flow):
        found += screen.signs
        for option in (*screen.options, *screen.gates):
            found += option.signs
    return found


class _Flattener:
    def __init__(self, flow: Flow) -> None:
        self.rank = {outcome.id: index for index, outcome in enumerate(flow.outcomes)}
        self.liftable = liftable(flow)
        self.nodes: list[Node] = []
        self.add_screens(flow.screens, ("screens",), 0)
        self.mend_ends()

    def add_screens(self, screens: Sequence[Screen], path: Path, depth: int) -> None:
        for index, screen in enumerate(screens):
            here = (*path, index)
            if screen.gates:
                for position, gate in enumerate(screen.gates):
                    self.add_gate(screen, gate, (*here, "gates", position), depth)
            elif screen.signs:
                self.add_signs(screen, here, depth)
            else:
                self.add_choice(screen, here, depth)

    def add_signs(self, screen: Screen, path: Path, depth: int) -> None:
        floor = self.rank[screen.outcome] if screen.outcome else None
        end = len(self.nodes) + 1
        answers = [
            Answer(sign, None, floor, (), frozenset(), (sign,), end, (*path, "signs", index)) for index, sign in enumerate(screen.signs)
        ]
        if screen.not_sure:
            answers.append(Answer(NOT_SURE, None, self.rank[screen.not_sure], (), frozenset(), (), end, (*path, "not_sure")))
        answers.append(Answer(NONE, None, None, (), frozenset(), (), end, path))
        self.close(len(self.nodes), Node(screen.id, screen, "signs", None, tuple(answers), end, 0, depth, path))

    def add_choice(self, screen: Screen, path: Path, depth: int) -> None:
        place = self.reserve()
        answers = []
        for index, option in enumerate(screen.options):
            here = (*path, "options", index)
            first = len(self.nodes)
            self.add_screens(option.then, (*here, "then"), depth + 1)
            lifts = frozenset(screen.lifts) if index == 0 else frozenset()
            answers.append(self.option_answer(option.id, option, lifts, first if option.then else -1, here))
        form: Form = "exception" if screen.lifts else "choice"
        self.close(place, Node(screen.id, screen, form, None, tuple(answers), -1, 0, depth, path))

    def add_gate(self, screen: Screen, gate: Option, path: Path, depth: int) -> None:
        """A gate: being unsure whether it applies counts as yes."""
        place = self.reserve()
        self.add_screens(gate.then, (*path, "then"), depth + 1)
        first = place + 1 if gate.then else -1
        yes = self.option_answer(YES, gate, frozenset(), first, path)
        answers = (
            yes,
            replace(yes, id=NOT_SURE, option=None, signs=()),
            Answer(NO, None, None, (), frozenset(), (), -1, path),
        )
        self.close(place, Node(f"{screen.id}-{gate.id}", screen, "gate", gate, answers, -1, 0, depth, path))

    def option_answer(self, name: str, option: Option, lifts: frozenset[str], first: int, path: Path) -> Answer:
        floor = self.rank[option.outcome] if option.outcome else None
        soft = bool(option.signs) and floor is not None and set(option.signs) <= self.liftable
        flags = tuple((sign, floor) for sign in option.signs if floor is not None) if soft else ()
        return Answer(name, option, None if soft else floor, flags, lifts, option.signs, first, path)

    def reserve(self) -> int:
        self.nodes.append(None)  # type: ignore[arg-type]
        return len(self.nodes) - 1

    def close(self, place: int, node: Node) -> None:
        """Puts a node at its place, now that all it opens stands behind it."""
        if place == len(self.nodes):
            self.nodes.append(node)
        end = len(self.nodes)
        none = len(self.rank) - 1
        floors = [answer.floor for answer in node.answers if answer.floor is not None]
        floors += [floor for answer in node.answers for _, floor in answer.flags]
        floors += [inner.best for inner in self.nodes[place + 1 : end]]
        self.nodes[place] = replace(node, after=end, best=min(floors, default=none))

    def mend_ends(self) -> None:
        """Sends the last screen that an answer opens past the screens that other answers open."""
        afters = [node.after for node in self.nodes]
        for index, node in enumerate(self.nodes):
            firsts = sorted(answer.next for answer in node.answers if answer.next > index and node.form != "signs")
            for start, stop in zip(firsts, [*firsts[1:], afters[index]], strict=False):
                for inner in range(start, stop):
                    if afters[inner] == stop:
                        afters[inner] = afters[index]
        for index, node in enumerate(self.nodes):
            after = afters[index]
            answers = tuple(
                replace(answer, next=after if answer.next == -1 or node.form == "signs" else answer.next) for answer in node.answers
            )
            self.nodes[index] = replace(node, after=after, answers=answers)
