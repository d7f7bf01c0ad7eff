"""The graph of states of a flow: what the sections, the links, the chart, the table, the proof and the browser all use.

A state is a node, the floor reached so far and the signs that still count unless an exception lifts them. The result is
always the most urgent floor reached: nothing that is asked later lowers it. A node is skipped when no answer of it could
make the result more urgent, and an exception when it could not make it less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.flow.nodes import NO, NONE, NOT_SURE, YES, Answer, Node, flatten
from generator.schema.kinds.flow import Flow, Outcome

MOST_NODES = 100
MOST_ANSWERS = 1_000
MOST_STATES = 2_000
"""Several times what a long flow has. States double with every sign that an exception can lift, so that there must be an end."""

Flags = frozenset[tuple[str, int]]


class TooLarge(Exception):
    """A flow with more questions, answers or states than a proof looks at."""


@dataclass(frozen=True)
class State:
    """Where someone stands: the node they are asked, the floor so far and the open flags."""

    node: int
    floor: int
    flags: Flags


@dataclass(frozen=True)
class End:
    """An outcome, by its index (0 is the most urgent)."""

    outcome: int


Step = State | End
GivenAnswers = Mapping[str, tuple[str, ...]]
"""Screen id → ids of what was ticked or chosen; what is left out was not asked."""


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
        return self.settle(0, self.none, frozenset())

    @cached_property
    def transitions(self) -> dict[State, dict[str, Step]]:
        """Every state that can be reached, with where each of its answers leads. Raises TooLarge."""
        found: dict[State, dict[str, Step]] = {}
        waiting = [self.start]
        while waiting:
            state = waiting.pop()
            if isinstance(state, State) and state not in found:
                if len(found) == MOST_STATES:
                    raise TooLarge(f"its answers combine in more than {MOST_STATES:,} ways")
                found[state] = {answer.id: self.follow(state, answer) for answer in self.nodes[state.node].answers}
                waiting += found[state].values()
        return dict(sorted(found.items(), key=lambda each: (each[0].node, -each[0].floor, sorted(each[0].flags))))

    def follow(self, state: State, answer: Answer) -> Step:
        """Where an answer leads."""
        floor = state.floor if answer.floor is None else min(state.floor, answer.floor)
        flags = frozenset(flag for flag in state.flags | set(answer.flags) if flag[0] not in answer.lifts)
        return self.settle(answer.next, floor, flags)

    def settle(self, index: int, floor: int, flags: Flags) -> Step:
        """The next node that can still change the result, or the end."""
        while index < len(self.nodes):
            node = self.nodes[index]
            if node.form == "exception":
                lifted = frozenset(flag for flag in flags if flag[0] not in node.screen.lifts)
                asked = result(floor, lifted) != result(floor, flags)
            else:
                asked = node.best < floor
            if asked:
                return State(index, floor, flags)
            index = node.after
        return End(result(floor, flags))

    def outcome(self, end: End) -> Outcome:
        """The outcome that an end stands for."""
        return self.flow.outcomes[end.outcome]

    def name(self, step: Step) -> str:
        """The name of a state or end in addresses: stable as long as the ids are."""
        if isinstance(step, End):
            return f"result-{self.flow.outcomes[step.outcome].id}"
        parts = [self.nodes[step.node].id]
        if step.floor != self.none:
            parts.append(f"at-least-{self.flow.outcomes[step.floor].id}")
        return "--".join([*parts, *(f"{sign}-{self.flow.outcomes[floor].id}" for sign, floor in sorted(step.flags))])

    def walk(self, given: GivenAnswers, seen: Callable[[State, Answer], None] | None = None) -> End:
        """The outcome of someone's answers; `seen` is told each state and the answer that counted there.

        Raises KeyError for a screen that is asked but was not answered, or an answer that the screen does not have.
        """
        step = self.start
        while isinstance(step, State):
            answer = self.choose(self.nodes[step.node], given)
            if seen:
                seen(step, answer)
            step = self.follow(step, answer)
        return step

    def choose(self, node: Node, given: GivenAnswers) -> Answer:
        """The answer that counts at a node: of several that were ticked, the one with the most urgent floor."""
        ticked = given[node.screen.id]
        if node.form == "gate":
            gate = node.gate.id if node.gate else ""
            return node.answer(YES if gate in ticked else NOT_SURE if NOT_SURE in ticked else NO)
        if not ticked:
            return node.answer(NONE)
        return min((node.answer(each) for each in ticked), key=lambda answer: self.none if answer.floor is None else answer.floor)


def graph_of(flow: Flow) -> Graph:
    """The graph of a flow whose references have been checked. Raises TooLarge."""
    nodes = flatten(flow)
    answers = sum(len(node.answers) for node in nodes)
    if len(nodes) > MOST_NODES or answers > MOST_ANSWERS:
        raise TooLarge(f"it has {len(nodes):,} questions with {answers:,} answers; at most {MOST_NODES} with {MOST_ANSWERS:,} are taken")
    return Graph(flow, nodes)


def result(floor: int, flags: Iterable[tuple[str, int]]) -> int:
    """The most urgent of a floor and the floors of flags."""
    return min([floor, *(each for _, each in flags)])
