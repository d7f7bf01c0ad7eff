"""Flattens the screens of a flow into nodes: one question each, in the order in which they are asked.

A screen of gates becomes one node for each gate, followed by the screens that the gate opens, so that no
memory of gates is needed: where someone stands says which gates they answered yes to. What is asked depends
on the age of the person.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from generator.problems.problem import FieldPath
from generator.schema.kinds.flow import Flow, Option, Screen, Together
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import AGES, Fact

Form = Literal["signs", "choice", "gate", "exception"]
NONE, NOT_SURE, YES, NO = "none", "not-sure", "yes", "no"
ANYONE = ""
"""The age of a person of whom nothing is known yet."""
EVERY_AGE: frozenset[str] = frozenset(AGES)

SignAges = Mapping[str, frozenset[str]]
"""The ages of warning signs; a sign that is left out may be of any age."""


Flags = frozenset[tuple[str, int]]
"""Signs that still count unless an exception lifts them, each with its floor."""


def unsure_about(line: str) -> str:
    """The answer of someone who is unsure whether one sign or gate fits."""
    return f"{NOT_SURE}-{line}"


def declined(line: str) -> str:
    """What someone gives who ticked a sign or gate, and then said that its exact words do not fit. It counts
    for nothing.
    """
    return f"{NO}-{line}"


@dataclass(frozen=True)
class FlowAnswer:
    """One answer of a node.

    `floor` is the index of the outcome that is reached at least (0 is the most urgent), None for no floor.
    `flags` are signs that count unless an exception lifts them, each with its floor; the flag without a name
    is an outcome that stands beside whatever else comes out. `next` is the index of the node that follows.
    `ages` says who may give the answer, and `age` is the age that the answer tells, if any. `unsure_of` is
    the sign or gate that someone is unsure about who gives it, if it is such an answer; `together` the signs
    that are all there, if it stands for several.
    """

    id: str
    option: Option | None
    floor: int | None
    flags: tuple[tuple[str, int], ...]
    lifts: frozenset[str]
    signs: tuple[str, ...]
    next: int
    path: FieldPath
    ages: frozenset[str] = EVERY_AGE
    age: str = ANYONE
    unsure_of: str = ""
    together: Together | None = None

    def offered(self, age: str) -> bool:
        """Whether someone of an age may give it."""
        return age == ANYONE or age in self.ages

    def floors(self) -> list[int]:
        """Every outcome that it reaches at least, those of its flags included."""
        floors = [floor for _, floor in self.flags]
        return floors if self.floor is None else [self.floor, *floors]

    @property
    def best(self) -> int | None:
        """The most urgent outcome that it reaches at least; None if there is none."""
        return min(self.floors(), default=None)

    def flags_after(self, flags: Flags) -> Flags:
        """The flags that are open once it is given."""
        open_flags = flags.union(self.flags)
        if not self.lifts:
            return open_flags
        return frozenset(flag for flag in open_flags if flag[0] not in self.lifts)


@dataclass(frozen=True)
class Node:
    """One question. `after` is the node that follows when nothing is opened; `best` the most urgent floor in
    reach, by age.
    """

    id: str
    screen: Screen
    form: Form
    gate: Option | None
    answers: tuple[FlowAnswer, ...]
    after: int
    best: Mapping[str, int]
    depth: int
    path: FieldPath

    @property
    def asks_age(self) -> bool:
        """Whether it asks whom the answers are about."""
        return any(answer.age for answer in self.answers)

    @property
    def together(self) -> list[Together]:
        """The signs that ask for more together, if they are asked here."""
        return [answer.together for answer in self.answers if answer.together]

    def offered(self, age: str) -> list[FlowAnswer]:
        """The answers that someone of an age may give."""
        return [answer for answer in self.answers if answer.offered(age)]

    def answer(self, answer_id: str) -> FlowAnswer:
        """The answer of an id. Raises KeyError if there is none."""
        for answer in self.answers:
            if answer.id == answer_id:
                return answer
        raise KeyError(answer_id)


def flatten(flow: Flow, ages: SignAges) -> tuple[Node, ...]:
    """The nodes of a flow. References to outcomes must have been checked before."""
    return tuple(_Flattener(flow, ages).nodes)


def sign_ages(signs: Mapping[str, Fact]) -> SignAges:
    """The ages of the warning signs of a content, by id."""
    return {name: frozenset(sign.ages) for name, sign in signs.items() if isinstance(sign, WarningSign)}


def best_floors(node: Node, inner: Sequence[Node], none: int) -> dict[str, int]:
    """For each age the most urgent floor that a node and those inside it can give; `none` is the outcome
    without a floor.
    """
    best = {}
    for age in (ANYONE, *AGES):
        answers = node.offered(age)
        best[age] = none
        for answer in answers:
            best[age] = min([best[age], *answer.floors()])
        if len(answers) > 1:
            best[age] = min([best[age], *(opened_node.best[age] for opened_node in inner)])
    return best


def liftable(flow: Flow) -> frozenset[str]:
    """The signs that some exception can lift."""
    return frozenset[str]().union(*(screen.lifts for screen, _ in all_screens(flow)))


def all_screens(flow: Flow) -> list[tuple[Screen, FieldPath]]:
    """Every screen, opened ones included, with its path."""
    listed: list[tuple[Screen, FieldPath]] = []

    def visit(screens: Sequence[Screen], path: FieldPath) -> None:
        for index, screen in enumerate(screens):
            screen_path = (*path, index)
            listed.append((screen, screen_path))
            for name in ("options", "gates"):
                for position, option in enumerate(getattr(screen, name)):
                    visit(option.then, (*screen_path, name, position, "then"))

    visit(flow.screens, ("screens",))
    return listed


def asked_signs(flow: Flow) -> list[str]:
    """Every warning sign that a flow asks for."""
    signs: list[str] = []
    for screen, _ in all_screens(flow):
        signs += screen.signs
        for option in (*screen.options, *screen.gates):
            signs += option.signs
    return signs


class _Flattener:
    def __init__(self, flow: Flow, ages: SignAges) -> None:
        self.ages = ages
        self.rank = {outcome.id: index for index, outcome in enumerate(flow.outcomes)}
        self.liftable = liftable(flow)
        self.together = flow.together
        self.nodes: list[Node] = []
        self.add_screens(flow.screens, ("screens",), 0)
        self.mend_ends()

    def add_screens(self, screens: Sequence[Screen], path: FieldPath, depth: int) -> None:
        for index, screen in enumerate(screens):
            screen_path = (*path, index)
            if screen.gates:
                for position, gate in enumerate(screen.gates):
                    self.add_gate(screen, gate, (*screen_path, "gates", position), depth)
            elif screen.signs:
                self.add_signs(screen, screen_path, depth)
            else:
                self.add_choice(screen, screen_path, depth)

    def add_signs(self, screen: Screen, path: FieldPath, depth: int) -> None:
        end = len(self.nodes) + 1
        answers = [
            self.sign_answer(screen, sign, end, (*path, "signs", index))
            for index, sign in enumerate(screen.signs)
        ]
        answers += [self.unsure_answer(screen, answer, path) for answer in answers]
        for index, together in enumerate(self.together):
            if set(together.signs) <= set(screen.signs):
                answers.append(self.together_answer(screen, together, end, ("together", index)))
        answers.append(FlowAnswer(NONE, None, None, (), frozenset(), (), end, path))
        self.close(
            len(self.nodes), Node(screen.id, screen, "signs", None, tuple(answers), end, {}, depth, path)
        )

    def sign_answer(self, screen: Screen, sign: str, end: int, path: FieldPath) -> FlowAnswer:
        outcome = screen.floors.get(sign, screen.outcome)
        floor = self.rank[outcome] if outcome else None
        return FlowAnswer(
            sign, None, floor, (), frozenset(), (sign,), end, path, self.ages_of(screen.ages, [sign])
        )

    def unsure_answer(self, screen: Screen, answer: FlowAnswer, path: FieldPath) -> FlowAnswer:
        """The answer of someone who is unsure about the sign that another answer shows."""
        own = screen.not_sure_floors.get(answer.id)
        outcome = own or screen.not_sure
        return replace(
            answer,
            id=unsure_about(answer.id),
            floor=self.rank[outcome] if outcome else None,
            signs=(),
            path=(*path, "not_sure_floors", answer.id) if own else (*path, "not_sure"),
            unsure_of=answer.id,
        )

    def together_answer(self, screen: Screen, together: Together, end: int, path: FieldPath) -> FlowAnswer:
        """The answer of someone who has several signs at once that ask for more together."""
        ages = self.ages_of(screen.ages, together.signs)
        floor = self.rank[together.outcome]
        return FlowAnswer(together.id, None, floor, (), frozenset(), (), end, path, ages, together=together)

    def ages_of(self, ages: Iterable[str], signs: Iterable[str]) -> frozenset[str]:
        """The ages of some answer: those of its screen or gate, as far as its signs can be theirs."""
        return frozenset(ages).intersection(*(self.ages.get(sign, EVERY_AGE) for sign in signs))

    def add_choice(self, screen: Screen, path: FieldPath, depth: int) -> None:
        place = self.reserve()
        answers = []
        for index, option in enumerate(screen.options):
            option_path = (*path, "options", index)
            first = len(self.nodes)
            self.add_screens(option.then, (*option_path, "then"), depth + 1)
            lifts = frozenset(screen.lifts) if index == 0 else frozenset()
            answer = self.option_answer(option.id, option, lifts, first if option.then else -1, option_path)
            answers.append(replace(answer, ages=frozenset(screen.ages), age=option.age or ANYONE))
        form: Form = "exception" if screen.lifts else "choice"
        self.close(place, Node(screen.id, screen, form, None, tuple(answers), -1, {}, depth, path))

    def add_gate(self, screen: Screen, gate: Option, path: FieldPath, depth: int) -> None:
        """A gate: being unsure whether it applies counts as yes."""
        place = self.reserve()
        self.add_screens(gate.then, (*path, "then"), depth + 1)
        first = place + 1 if gate.then else -1
        ages = self.ages_of(EVERY_AGE.intersection(screen.ages, gate.ages), gate.signs)
        yes = replace(self.option_answer(YES, gate, frozenset(), first, path), ages=ages)
        answers = (
            yes,
            replace(yes, id=NOT_SURE, option=None, signs=(), unsure_of=gate.id),
            FlowAnswer(NO, None, None, (), frozenset(), (), -1, path),
        )
        self.close(place, Node(f"{screen.id}-{gate.id}", screen, "gate", gate, answers, -1, {}, depth, path))

    def option_answer(
        self, name: str, option: Option, lifts: frozenset[str], first: int, path: FieldPath
    ) -> FlowAnswer:
        floor = self.rank[option.outcome] if option.outcome else None
        flags: tuple[tuple[str, int], ...] = ()
        if floor is not None and option.keep_asking:
            flags = (("", floor),)
        elif floor is not None and set(option.signs) <= self.liftable:
            flags = tuple((sign, floor) for sign in option.signs)
        return FlowAnswer(name, option, None if flags else floor, flags, lifts, option.signs, first, path)

    def reserve(self) -> int:
        self.nodes.append(None)  # type: ignore[arg-type]
        return len(self.nodes) - 1

    def close(self, place: int, node: Node) -> None:
        """Puts a node at its place, now that all it opens stands behind it."""
        if place == len(self.nodes):
            self.nodes.append(node)
        end = len(self.nodes)
        self.nodes[place] = replace(
            node, after=end, best=best_floors(node, self.nodes[place + 1 : end], len(self.rank) - 1)
        )

    def mend_ends(self) -> None:
        """Sends the last screen that an answer opens past the screens that other answers open."""
        afters = [node.after for node in self.nodes]
        for index, node in enumerate(self.nodes):
            for start, stop in _opened_spans(index, node, afters[index]):
                for inner in range(start, stop):
                    if afters[inner] == stop:
                        afters[inner] = afters[index]
        self.nodes = list(map(_ending_at, self.nodes, afters))


def _opened_spans(index: int, node: Node, end: int) -> Iterator[tuple[int, int]]:
    """From where to where the nodes stand that each answer of a node opens."""
    if node.form != "signs":
        firsts = sorted(answer.next for answer in node.answers if answer.next > index)
        yield from pairwise([*firsts, end])


def _ending_at(node: Node, after: int) -> Node:
    """A node whose answers lead to the node after it, if they open nothing."""
    answers = []
    for answer in node.answers:
        opens = answer.next != -1 and node.form != "signs"
        answers.append(answer if opens else replace(answer, next=after))
    return replace(node, after=after, answers=tuple(answers))
