"""Counts over a flow: states, paths, the longest path, and where a well person who slips now and then ends
up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from operator import add

from generator.flow.cases import full_answers
from generator.flow.graph import End, Graph, State, Step
from generator.flow.nodes import NO, NONE, NOT_SURE, YES, FlowAnswer, Node, unsure_about

SLIP = 0.03
"""How often the simulated well person slips: on 3 screens in 100."""

STANDS = 0.25
"""How often a line that a well person ticked by a slip or in doubt stands when its exact words have been
read. Nobody has measured it. One in four is our guess, far more than another 3 in 100: who misread a line may
misread its words.
"""


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
        len(graph.transitions),
        transitions,
        sum(by_outcome),
        longest,
        by_outcome,
        screens_when_well(graph),
    )


def screens_when_well(graph: Graph) -> int:
    """How many screens someone sees who answers everything as a well person would."""
    return len({graph.nodes[state.node].screen.id for state in states_when_well(graph)})


def states_when_well(graph: Graph) -> list[State]:
    """Where someone stands, one after the other, who answers everything as a well person would."""
    states = []
    step = graph.start
    while isinstance(step, State):
        states.append(step)
        step = graph.follow(step, well_answer(graph, step))
    return states


def simulate_slips(graph: Graph, chance: float = SLIP, stands: float = STANDS) -> tuple[float, ...]:
    """The share of well people that reaches each outcome if they slip on each screen with a chance.

    On a choice a slip is any other answer, all alike in likelihood. On a screen of lines it is one line
    ticked that does not fit, all alike in likelihood. Then the exact words are read: with the chance `stands`
    the tick stands, half of them as "yes" and half as "not sure"; else it is taken back, and nothing was
    ticked.
    Worked out exactly over the states, so that it is the same on every run.
    """
    nothing = [0.0] * len(graph.flow.outcomes)

    @cache
    def share(step: Step, gates: tuple[str, str] | None) -> tuple[float, ...]:
        if isinstance(step, End):
            return (*nothing[: step.outcome], 1.0, *nothing[step.outcome + 1 :])
        node = graph.nodes[step.node]
        if node.form == "gate":
            if gates is None or gates[0] != node.screen.id:
                chances = _slips(graph, step, chance, stands)
                return _mix([(weight, share(step, (node.screen.id, answer))) for answer, weight in chances])
            return share(graph.follow(step, _gate_answer(node, gates[1])), gates)
        chances = _slips(graph, step, chance, stands)
        return _mix(
            [(weight, share(graph.follow(step, node.answer(name)), gates)) for name, weight in chances]
        )

    return share(graph.start, None)


def simulate_unsure(graph: Graph, stays: float = STANDS) -> tuple[float, ...]:
    """The share of well people that reaches each outcome if they are unsure about two lines.

    The two are any two of the lines that a well person is shown, every pair alike in likelihood. Both are
    ticked, and the exact words are read: with the chance `stays` the doubt stays ("not sure"), else it is
    gone ("no"). With 1 every doubt stays: the most anxious reader that there can be. All else is answered as
    by someone who is well.
    """
    lines = lines_when_well(graph)
    totals = [0.0] * len(graph.flow.outcomes)
    outcomes: dict[frozenset[tuple[str, int]], int] = {}

    def count(doubts: tuple[Line, ...], weight: float) -> None:
        # Two lines of one screen with one floor are one and the same for the result.
        alike = frozenset((line.node, line.floor) for line in doubts)
        if alike not in outcomes:
            outcomes[alike] = graph.walk(_unsure_answers(graph, doubts)).outcome
        totals[outcomes[alike]] += weight

    pairs = list(combinations(lines, 2))
    for pair in pairs:
        count(pair, stays**2 / len(pairs))
        for line in pair:
            count((line,), stays * (1 - stays) / len(pairs))
        count((), (1 - stays) ** 2 / len(pairs))
    return tuple(totals)


@dataclass(frozen=True)
class Line:
    """A line that is shown: its node and screen, its id, and the floor of being unsure about it."""

    node: str
    screen: str
    id: str
    floor: int


def lines_when_well(graph: Graph) -> list[Line]:
    """Every line that someone is shown who answers everything as a well person would."""
    lines = []
    for state in states_when_well(graph):
        node = graph.nodes[state.node]
        for answer in graph.offered(state):
            if answer.unsure_of:
                floor = min(answer.floors(), default=graph.none)
                lines.append(Line(node.id, node.screen.id, answer.unsure_of, floor))
    return lines


def _unsure_answers(graph: Graph, lines: Iterable[Line]) -> dict[str, tuple[str, ...]]:
    answers = full_answers(graph.flow, {})
    for line in lines:
        answers[line.screen] = (*answers[line.screen], unsure_about(line.id))
    return answers


def _gate_answer(node: Node, given: str) -> FlowAnswer:
    """What is answered at a gate by someone who gave one answer on its screen."""
    gate = node.gate.id if node.gate else ""
    return node.answer(YES if given == gate else NOT_SURE if given == unsure_about(gate) else NO)


def _slips(graph: Graph, state: State, chance: float, stands: float) -> list[tuple[str, float]]:
    """What someone who slips with a chance answers on the screen of a state, each with its likelihood."""
    node = graph.nodes[state.node]
    well = well_answer(graph, state).id
    if node.form not in ("signs", "gate"):
        others = [answer.id for answer in graph.offered(state) if answer.id != well]
        return [(well, 1 - chance), *((other, chance / len(others)) for other in others)]
    lines = _lines_of(graph, state)
    of_one = chance * stands / 2 / len(lines)
    slips = [(NONE, 1 - chance * stands)]
    for line in lines:
        slips += [(line, of_one), (unsure_about(line), of_one)]
    return slips


def _lines_of(graph: Graph, state: State) -> list[str]:
    """The lines of the screen of a state that the person is shown."""
    node = graph.nodes[state.node]
    lines = []
    for other in graph.nodes if node.gate else (node,):
        if other.screen is node.screen:
            lines += [answer.unsure_of for answer in other.offered(state.age) if answer.unsure_of]
    return lines


def well_answer(graph: Graph, state: State) -> FlowAnswer:
    """What someone who is well answers in a state."""
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
