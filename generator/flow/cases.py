"""Cases: someone's answers and the outcome they must lead to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def full_answers(flow: Flow, answers: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """What counts of someone's answers to every screen: those given, and for the others what someone who is
    well would answer. What was ticked and did not fit counts for nothing.
    """
    full: dict[str, tuple[str, ...]] = {}
    for screen, _ in all_screens(flow):
        void = {NONE, *map(declined, lines(screen))}
        given = answers.get(screen.id, flow.default_answers.get(screen.id, ()))
        full[screen.id] = tuple(answer for answer in given if answer not in void)
    return full


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
    outcomes = graph.flow.outcome_ids
    results = []
    for case in graph.flow.cases:
        end = graph.walk(full_answers(graph.flow, dict(case.answers)))
        results.append(CaseResult(case, outcomes.index(case.outcome), end.outcome))
    return results


def case_faults(graph: Graph) -> Iterator[Finding]:
    """Every case comes out as it must."""
    outcomes = graph.flow.outcomes
    for index, result in enumerate(run_cases(graph)):
        case = result.case
        hint = f"Fix the flow, or the case if it is wrong. Reason given: {case.reason}"
        if result.wanted != result.got:
            message = f'"{case.name}" must reach {case.outcome}, but reaches {outcomes[result.got].id}'
            yield CASE_FAILS.at(("cases", index, "outcome"), message, hint)
        lesser = graph.also(full_answers(graph.flow, dict(case.answers)))
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
