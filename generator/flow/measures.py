"""Counts over a flow: states, paths, the longest path, and where a well person who slips now and then ends
up.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from operator import add

from generator.flow.graph import End, Graph, State, Step
from generator.flow.nodes import NO, NONE, NOT_SURE, YES, Answer, Node

SLIP = 0.03
"""How often the simulated well person slips: on 3 screens in 100."""


@dataclass(frozen=True)
class Measures:
    """Figures of a flow. `paths` counts every different way to an outcome, `by_outcome` the same for each
    outcome.
    """

    states: int
    transitions: int
    paths: int
    longest: int
    by_outcome: tuple[int, ...]
    screens_when_well: int


def measure(graph: Graph) -> Measures:
    """The figures, found by summing over states: ways are counted, never listed."""
    nothing = (0,) * len(graph.flow.outcomes)

    @cache
    def ways(step: Step) -> tuple[tuple[int, ...], int]:
        """How many ways lead from a step to each outcome, and the longest of them."""
        if isinstance(step, End):
            return (*nothing[: step.outcome], 1, *nothing[step.outcome + 1 :]), 0
        total, longest = nothing, 0
        for next_step in graph.transitions[step].values():
            counts, length = ways(next_step)
            total = tuple(map(add, total, counts))
            longest = max(longest, length)
        return total, longest + 1

    by_outcome, longest = ways(graph.start)
    transitions = sum(map(len, graph.transitions.values()))
    return Measures(
        len(graph.transitions), transitions, sum(by_outcome), longest, by_outcome, screens_when_well(graph)
    )


def screens_when_well(graph: Graph) -> int:
    """How many screens someone sees who answers everything as a well person would."""
    seen: list[str] = []
    step = graph.start
    while isinstance(step, State):
        node = graph.nodes[step.node]
        if node.screen.id not in seen:
            seen.append(node.screen.id)
        step = graph.follow(step, _well(graph, step))
    return len(seen)


def simulate_slips(graph: Graph, chance: float = SLIP) -> tuple[float, ...]:
    """The share of well people that reaches each outcome if they slip on each screen with the given chance.

    A slip is any other answer of the screen, all alike in likelihood; on a screen of gates it is one gate too
    many, or "not sure". Worked out exactly over the states, so that it is the same on every run.
    """
    nothing = [0.0] * len(graph.flow.outcomes)

    @cache
    def share(step: Step, gates: tuple[str, str] | None) -> tuple[float, ...]:
        if isinstance(step, End):
            return (*nothing[: step.outcome], 1.0, *nothing[step.outcome + 1 :])
        node = graph.nodes[step.node]
        if node.form == "gate":
            if gates is None or gates[0] != node.screen.id:
                chances = _gate_slips(graph, step, chance)
                return _mix([(weight, share(step, (node.screen.id, ticked))) for ticked, weight in chances])
            return share(graph.follow(step, _gate_answer(node, gates[1])), gates)
        well = _well(graph, step)
        others = [answer for answer in node.answers if answer.id != well.id]
        outcomes = [(1 - chance, share(graph.follow(step, well), gates))]
        outcomes += [(chance / len(others), share(graph.follow(step, answer), gates)) for answer in others]
        return _mix(outcomes)

    return share(graph.start, None)


def _gate_answer(node: Node, ticked: str) -> Answer:
    """What is answered at a gate by someone who ticked one thing on its screen."""
    if node.gate and ticked == node.gate.id:
        return node.answer(YES)
    return node.answer(NOT_SURE if ticked == NOT_SURE else NO)


def _gate_slips(graph: Graph, state: State, chance: float) -> list[tuple[str, float]]:
    gates = graph.nodes[state.node].screen.gates
    of_one = chance / (len(gates) + 1)
    return [(NONE, 1 - chance), *((gate.id, of_one) for gate in gates), (NOT_SURE, of_one)]


def _well(graph: Graph, state: State) -> Answer:
    node = graph.nodes[state.node]
    if node.form == "signs":
        return node.answer(NONE)
    if node.form == "gate":
        return node.answer(NO)
    return node.answer(graph.flow.default_answers[node.screen.id][0])


def _mix(parts: list[tuple[float, tuple[float, ...]]]) -> tuple[float, ...]:
    """Shares added up, each by its weight."""
    mixed = [0.0] * len(parts[0][1])
    for weight, shares in parts:
        for index, share in enumerate(shares):
            mixed[index] += weight * share
    return tuple(mixed)
