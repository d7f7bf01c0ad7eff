"""Counts over a flow: states, paths, the longest path, and where a well person who slips now and then ends up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from generator.flow.graph import End, Graph, State, Step
from generator.flow.nodes import NO, NONE, NOT_SURE, YES, Answer

SLIP = 0.03
"""How often the simulated well person slips: on 3 screens in 100."""


@dataclass(frozen=True)
class Measures:
    """Figures of a flow. `paths` counts every different way to an outcome, `by_outcome` the same for each outcome."""

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
        if isinstance(step, End):
            return tuple(int(index == step.outcome) for index in range(len(nothing))), 0
        found = [ways(each) for each in graph.transitions[step].values()]
        return tuple(map(sum, zip(*(counts for counts, _ in found), strict=True))), 1 + max(
            length for _, length in found
        )

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


def slips(graph: Graph, chance: float = SLIP) -> tuple[float, ...]:
    """The share of well people that reaches each outcome if they slip on each screen with the given chance.

    A slip is any other answer of the screen, all alike in likelihood; on a screen of gates it is one gate too many, or
    "not sure". Worked out exactly over the states, so that it is the same on every run.
    """
    nothing = [0.0] * len(graph.flow.outcomes)

    @cache
    def share(step: Step, gates: tuple[str, str] | None) -> tuple[float, ...]:
        if isinstance(step, End):
            return tuple(float(index == step.outcome) for index in range(len(nothing)))
        node = graph.nodes[step.node]
        if node.form == "gate":
            if gates is None or gates[0] != node.screen.id:
                return _mix(
                    [
                        (weight, share(step, (node.screen.id, ticked)))
                        for ticked, weight in _gate_slips(graph, step, chance)
                    ]
                )
            gate = node.gate.id if node.gate else ""
            name = YES if gates[1] == gate else NOT_SURE if gates[1] == NOT_SURE else NO
            return share(graph.follow(step, node.answer(name)), gates)
        well = _well(graph, step)
        others = [answer for answer in node.answers if answer.id != well.id]
        outcomes = [(1 - chance, share(graph.follow(step, well), gates))]
        outcomes += [(chance / len(others), share(graph.follow(step, answer), gates)) for answer in others]
        return _mix(outcomes)

    return share(graph.start, None)


def _gate_slips(graph: Graph, state: State, chance: float) -> list[tuple[str, float]]:
    gates = [gate.id for gate in graph.nodes[state.node].screen.gates]
    return [(NONE, 1 - chance), *((name, chance / (len(gates) + 1)) for name in [*gates, NOT_SURE])]


def _well(graph: Graph, state: State) -> Answer:
    node = graph.nodes[state.node]
    if node.form == "signs":
        return node.answer(NONE)
    if node.form == "gate":
        return node.answer(NO)
    return node.answer(graph.flow.default_answers[node.screen.id][0])


def _mix(parts: list[tuple[float, tuple[float, ...]]]) -> tuple[float, ...]:
    return tuple(sum(weight * shares[index] for weight, shares in parts) for index in range(len(parts[0][1])))
