"""Cases: someone's answers and the outcome they must lead to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.flow.graph import Graph
from generator.flow.nodes import NONE, all_screens, declined, unsure_about
from generator.flow.rules import CASE_FAILS, UNKNOWN_ANSWER, UNKNOWN_OUTCOME, UNKNOWN_SCREEN
from generator.problems.problem import FieldPath, Finding, did_you_mean
from generator.schema.kinds.flow import Case, Flow, Screen
from generator.schema.parts import URGENCIES


@dataclass(frozen=True)
class CaseResult:
    """A case with the index of the outcome it should reach and of the one it does."""

    case: Case
    wanted: int
    got: int


@dataclass(frozen=True)
class Score:
    """How the cases came out. A case is under-triaged if its result is less urgent than it should be."""

    cases: int
    emergencies: int
    emergencies_found: int
    under: int
    over: int


class WellPerson:
    """Someone who is well, and answers every screen of a flow. A case says in what they differ."""

    def __init__(self, flow: Flow) -> None:
        self.usual: dict[str, tuple[str, ...]] = {}
        self.void: dict[str, frozenset[str]] = {}
        for screen, _ in all_screens(flow):
            self.void[screen.id] = frozenset({NONE, *map(declined, lines(screen))})
            self.usual[screen.id] = self.counting(screen.id, flow.default_answers.get(screen.id, ()))

    def counting(self, screen: str, given: Sequence[str]) -> tuple[str, ...]:
        """What counts of the answers to a screen: what was ticked and did not fit counts for nothing."""
        return tuple(answer for answer in given if answer not in self.void[screen])

    def answers(self, differing: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """What counts of their answers to every screen, if they answer some screens differently."""
        full = dict(self.usual)
        for screen, given in differing.items():
            if screen in full:
                full[screen] = self.counting(screen, given)
        return full


def full_answers(flow: Flow, answers: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What counts of someone's answers to every screen: those given, and for the others what someone who is
    well would answer.
    """
    return WellPerson(flow).answers(answers)


def case_form_faults(flow: Flow) -> Iterator[Finding]:
    """Cases name screens, answers and outcomes that the flow has."""
    screens = {screen.id: screen for screen, _ in all_screens(flow)}
    outcomes = flow.outcome_ids
    for index, case in enumerate(flow.cases):
        path: FieldPath = ("cases", index)
        yield from _known_outcome(case.outcome, (*path, "outcome"), outcomes)
        for place, name in enumerate(case.also):
            yield from _known_outcome(name, (*path, "also", place), outcomes)
        for name, chosen in case.answers.items():
            if name in screens:
                yield from _known_answers(screens[name], chosen, (*path, "answers", name))
            else:
                yield UNKNOWN_SCREEN.at(
                    (*path, "answers", name),
                    f'there is no screen "{name}"',
                    did_you_mean(name, screens),
                    at_key=True,
                )


def _known_answers(screen: Screen, chosen: tuple[str, ...], path: FieldPath) -> Iterator[Finding]:
    """What a case answers on a screen are answers of the screen, and one alone where one is chosen."""
    known = [*answer_ids(screen), *map(declined, lines(screen))]
    if screen.options and len(chosen) != 1:
        yield UNKNOWN_ANSWER.at(
            path,
            f'on the screen "{screen.id}" one answer is chosen, here stand {len(chosen)}',
            f"Name one of: {', '.join(known)}.",
        )
        return
    for position, answer in enumerate(chosen):
        if answer not in known:
            yield UNKNOWN_ANSWER.at(
                (*path, position),
                f'the screen "{screen.id}" has no answer "{answer}"',
                did_you_mean(answer, known) or f"Answers: {', '.join(answer_ids(screen))}.",
            )


def _known_outcome(name: str, path: FieldPath, outcomes: list[str]) -> Iterator[Finding]:
    """An outcome that a case names is one of the flow's."""
    if name not in outcomes:
        message = f'there is no outcome "{name}"'
        yield UNKNOWN_OUTCOME.at(path, message, did_you_mean(name, outcomes))


def answer_ids(screen: Screen) -> list[str]:
    """What can be answered on a screen and counts, and "none"."""
    if screen.options:
        return [option.id for option in screen.options]
    return [*lines(screen), *map(unsure_about, lines(screen)), NONE]


def ticked(screen: Screen, given: Sequence[str]) -> list[str]:
    """The lines of a screen that someone ticked, whatever they said of the exact words."""
    return [line for line in lines(screen) if {line, unsure_about(line), declined(line)}.intersection(given)]


def lines(screen: Screen) -> list[str]:
    """What can be ticked on a screen: its signs or gates."""
    return [*screen.signs, *(gate.id for gate in screen.gates)]


def run_cases(graph: Graph) -> list[CaseResult]:
    """Every case with its result."""
    well = WellPerson(graph.flow)
    return [run_case(graph, case, well) for case in graph.flow.cases]


def run_case(graph: Graph, case: Case, well: WellPerson) -> CaseResult:
    """A case with its result; `well` is someone who answers the flow of the graph."""
    end = graph.walk(well.answers(case.answers))
    return CaseResult(case, graph.flow.outcome_ids.index(case.outcome), end.outcome)


def case_faults(graph: Graph) -> Iterator[Finding]:
    """Every case comes out as it must."""
    well = WellPerson(graph.flow)
    for index in range(len(graph.flow.cases)):
        yield from faults_of_case(graph, index, well)


def faults_of_case(graph: Graph, index: int, well: WellPerson) -> Iterator[Finding]:
    """The case of an index reaches its outcome, and is shown the lesser ones that it names."""
    case = graph.flow.cases[index]
    outcomes = graph.flow.outcomes
    result = run_case(graph, case, well)
    hint = f"Fix the flow, or the case if it is wrong. Reason given: {case.reason}"
    if result.wanted != result.got:
        message = f'"{case.name}" must reach {case.outcome}, but reaches {outcomes[result.got].id}'
        yield CASE_FAILS.at(("cases", index, "outcome"), message, hint)
    lesser = graph.also(well.answers(case.answers)) if case.also else ()
    shown = [outcomes[outcome].id for outcome in lesser]
    for place, name in enumerate(case.also):
        if name not in shown:
            message = f'"{case.name}" must be shown {name} too, but is not'
            yield CASE_FAILS.at(("cases", index, "also", place), message, hint)


def score(graph: Graph) -> Score:
    """How the cases came out as a whole."""
    emergencies = recognised = under = over = 0
    results = run_cases(graph)
    for result in results:
        under += result.got > result.wanted
        over += result.got < result.wanted
        if graph.flow.outcomes[result.wanted].urgency == URGENCIES[0]:
            emergencies += 1
            recognised += graph.flow.outcomes[result.got].urgency == URGENCIES[0]
    return Score(len(results), emergencies, recognised, under, over)
