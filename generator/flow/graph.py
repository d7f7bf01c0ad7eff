"""The graph of states of a flow: what the sections, the links, the chart, the table, the proof and the
browser all use.

A state is a node, the floor reached so far and the signs that still count unless an exception lifts them. The
result is always the most urgent floor reached: nothing that is asked later lowers it. A node is skipped when
no answer of it could make the result more urgent, and an exception when it could not make it less. An
emergency ends the questions at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from generator.flow.nodes import (
    ANYONE,
    NO,
    NONE,
    NOT_SURE,
    YES,
    Flags,
    FlowAnswer,
    Node,
    SignAges,
    flatten,
    unsure_about,
)
from generator.schema.kinds.flow import Flow, Outcome

MAX_NODES = 100
MAX_ANSWERS = 1_000
MAX_STATES = 2_000
"""Several times what a long flow has. States double with every sign that an exception can lift, so that there
must be an end.
"""


class TooLarge(Exception):
    """A flow with more questions, answers or states than a proof looks at."""


@dataclass(frozen=True)
class State:
    """Where someone stands: the node they are asked, the floor so far, the open flags and the age of the
    person.
    """

    node: int
    floor: int
    flags: Flags
    age: str = ANYONE


@dataclass(frozen=True)
class End:
    """An outcome, by its index (0 is the most urgent), for someone of an age."""

    outcome: int
    age: str = ANYONE


Step = State | End
GivenAnswers = Mapping[str, tuple[str, ...]]
"""Screen id → what was chosen, or ticked and confirmed; what is left out was not asked."""


@dataclass(frozen=True)
class Graph:
    """A flow with its nodes, its first state and every transition that can be taken."""

    flow: Flow
    nodes: tuple[Node, ...]

    @cached_property
    def none(self) -> int:
        """The index of the outcome of an answer without any floor: the last one."""
        return len(self.flow.outcomes) - 1

    @cached_property
    def start(self) -> Step:
        """Where everyone begins."""
        return self.settle(0, self.none, frozenset(), ANYONE)

    @cached_property
    def emergencies(self) -> int:
        """How many outcomes are emergencies: those stand first."""
        return sum(outcome.urgency == "emergency" for outcome in self.flow.outcomes)

    @cached_property
    def transitions(self) -> dict[State, dict[str, Step]]:
        """Every state that can be reached, with where each of its answers leads. Raises TooLarge."""
        reached: dict[State, dict[str, Step]] = {}
        waiting = [self.start]
        while waiting:
            state = waiting.pop()
            if isinstance(state, State) and state not in reached:
                if len(reached) == MAX_STATES:
                    raise TooLarge(f"its answers combine in more than {MAX_STATES:,} ways")
                reached[state] = {answer.id: self.follow(state, answer) for answer in self.offered(state)}
                waiting += reached[state].values()
        order = sorted(reached, key=lambda state: (state.node, -state.floor, sorted(state.flags), state.age))
        return {state: reached[state] for state in order}

    @cached_property
    def asked(self) -> frozenset[int]:
        """The nodes that somebody is asked."""
        return frozenset(state.node for state in self.transitions)

    def offered(self, state: State) -> list[FlowAnswer]:
        """The answers that the person of a state may give."""
        return self.nodes[state.node].offered(state.age)

    def follow(self, state: State, answer: FlowAnswer) -> Step:
        """Where an answer leads."""
        floor = state.floor if answer.floor is None else min(state.floor, answer.floor)
        return self.settle(answer.next, floor, answer.flags_after(state.flags), answer.age or state.age)

    def settle(self, index: int, floor: int, flags: Flags, age: str) -> Step:
        """The next node that can still change the result, or the end."""
        while index < len(self.nodes) and floor >= self.emergencies:
            node = self.nodes[index]
            if node.form == "exception":
                lifted = frozenset(flag for flag in flags if flag[0] not in node.screen.lifts)
                asked = result(floor, lifted) != result(floor, flags)
            else:
                asked = node.best[age] < floor or node.asks_age
            if asked:
                return State(index, floor, flags, age)
            index = node.after
        return End(result(floor, flags), age)

    def level(self, outcome: int) -> int:
        """How urgent an outcome is, for comparing: emergencies differ in the way to hospital, and none is
        below another.
        """
        return max(outcome, self.emergencies - 1)

    def outcome(self, end: End) -> Outcome:
        """The outcome that an end stands for."""
        return self.flow.outcomes[end.outcome]

    def name(self, step: Step) -> str:
        """The name of a state or end in addresses: stable as long as the ids are."""
        if isinstance(step, End):
            return f"result-{self.flow.outcomes[step.outcome].id}"
        parts = [self.nodes[step.node].id, *([step.age] if step.age else [])]
        if step.floor != self.none:
            parts.append(f"at-least-{self.flow.outcomes[step.floor].id}")
        for sign, floor in sorted(step.flags):
            parts.append(f"{sign or 'beside'}-{self.flow.outcomes[floor].id}")
        return "--".join(parts)

    def walk(self, given: GivenAnswers, seen: Callable[[State, FlowAnswer], None] | None = None) -> End:
        """The outcome of someone's answers; `seen` is told each state and the answer that counted there.

        Raises KeyError for a screen that is asked but was not answered, or an answer that the screen does not
        have.
        """
        step = self.start
        while isinstance(step, State):
            answer = self.choose(step, given)
            if seen:
                seen(step, answer)
            step = self.follow(step, answer)
        return step

    def also(self, given: GivenAnswers) -> tuple[int, ...]:
        """The lesser outcomes of someone's answers: what the result shows next to the most urgent one.

        Whom it is about is no sign: what that asks for is done with any more urgent result, or one in the
        same time.
        """
        shown: dict[str, State] = {}
        end = self.walk(given, lambda state, answer: shown.update({self.nodes[state.node].screen.id: state}))
        lesser: set[int] = set()
        for index, node in enumerate(self.nodes):
            state = shown.get(node.screen.id)
            if state is None:
                continue
            for answer in self.given_at(State(index, state.floor, state.flags, state.age), given):
                lesser.update(
                    floor for floor in answer.floors() if not answer.age or self.adds(floor, end.outcome)
                )
        return tuple(floor for floor in sorted(lesser) if self.level(end.outcome) < floor < self.none)

    def given_at(self, state: State, given: GivenAnswers) -> list[FlowAnswer]:
        """All that someone of an age has answered at a node. Signs that ask for more together are one
        answer.
        """
        node = self.nodes[state.node]
        if node.form == "gate":
            answer = self.choose(state, given)
            return [answer] if answer.offered(state.age) else []
        values = given[node.screen.id]
        answers = []
        summed: set[str] = set()
        for answer in self.offered(state):
            if answer.together and set(answer.together.signs) <= set(values):
                answers.append(answer)
                summed.update(answer.together.signs)
        for value in values:
            answer = node.answer(value)
            if value not in summed and answer.offered(state.age):
                answers.append(answer)
        return answers

    def adds(self, floor: int, outcome: int) -> bool:
        """Whether an outcome asks for something as urgent as another one, at another time."""
        lesser, greater = self.flow.outcomes[floor], self.flow.outcomes[outcome]
        return lesser.urgency == greater.urgency and lesser.by_when != greater.by_when

    def choose(self, state: State, given: GivenAnswers) -> FlowAnswer:
        """The answer that counts in a state: of several that were given, the one with the most urgent floor.

        A sign that cannot be the person's does not count.
        """
        node = self.nodes[state.node]
        ticked = given[node.screen.id]
        if node.form == "gate":
            gate = node.gate.id if node.gate else ""
            return node.answer(YES if gate in ticked else NOT_SURE if unsure_about(gate) in ticked else NO)
        answers = self.given_at(state, given)
        if not answers:
            return node.answer(NONE)
        return min(answers, key=lambda answer: self.none if answer.floor is None else answer.floor)


def graph_of(flow: Flow, ages: SignAges = MappingProxyType({})) -> Graph:
    """The graph of a flow whose references have been checked; `ages` are those of its signs. Raises
    TooLarge.
    """
    nodes = flatten(flow, ages)
    answers = sum(len(node.answers) for node in nodes)
    if len(nodes) > MAX_NODES or answers > MAX_ANSWERS:
        raise TooLarge(
            f"it has {len(nodes):,} questions with {answers:,} answers; at most {MAX_NODES} with "
            f"{MAX_ANSWERS:,} are taken"
        )
    return Graph(flow, nodes)


def result(floor: int, flags: Iterable[tuple[str, int]]) -> int:
    """The most urgent of a floor and the floors of flags."""
    return min([floor, *(flag_floor for _, flag_floor in flags)])
