"""Cases: someone's answers and the outcome they must lead to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.flow.graph import Graph
from generator.flow.nodes import NONE, NOT_SURE, all_screens
from generator.problems.problem import Finding, Path, did_you_mean
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
    """Answers to every screen: those given, and for the others what someone who is well would answer."""
    full: dict[str, tuple[str, ...]] = {
        screen.id: flow.default_answers.get(screen.id, ()) for screen, _ in all_screens(flow)
    }
    return full | {name: tuple(each for each in chosen if each != NONE) for name, chosen in answers.items()}


def case_form_faults(flow: Flow) -> Iterator[Finding]:
    """Cases name screens, answers and outcomes that the flow has."""
    screens = {screen.id: screen for screen, _ in all_screens(flow)}
    outcomes = [outcome.id for outcome in flow.outcomes]
    for index, case in enumerate(flow.cases):
        path: Path = ("cases", index)
        if case.outcome not in outcomes:
            yield Finding(
                "unknown-outcome",
                (*path, "outcome"),
                f'there is no outcome "{case.outcome}"',
                did_you_mean(case.outcome, outcomes),
            )
        for place, name in enumerate(case.also):
            if name not in outcomes:
                yield Finding(
                    "unknown-outcome",
                    (*path, "also", place),
                    f'there is no outcome "{name}"',
                    did_you_mean(name, outcomes),
                )
        for name, chosen in case.answers.items():
            if name not in screens:
                yield Finding(
                    "unknown-screen",
                    (*path, "answers", name),
                    f'there is no screen "{name}"',
                    did_you_mean(name, screens),
                    at_key=True,
                )
                continue
            known = answer_ids(screens[name])
            if screens[name].options and len(chosen) != 1:
                yield Finding(
                    "unknown-answer",
                    (*path, "answers", name),
                    f'on the screen "{name}" one answer is chosen, here stand {len(chosen)}',
                    f"Name one of: {', '.join(known)}.",
                )
                continue
            for position, each in enumerate(chosen):
                if each not in known:
                    yield Finding(
                        "unknown-answer",
                        (*path, "answers", name, position),
                        f'the screen "{name}" has no answer "{each}"',
                        did_you_mean(each, known) or f"Answers: {', '.join(known)}.",
                    )


def answer_ids(screen: Screen) -> list[str]:
    """What can be answered on a screen."""
    if screen.options:
        return [option.id for option in screen.options]
    return [*screen.signs, *(gate.id for gate in screen.gates), NOT_SURE, NONE]


def run_cases(graph: Graph) -> list[CaseResult]:
    """Every case with its result."""
    rank = {outcome.id: index for index, outcome in enumerate(graph.flow.outcomes)}
    return [
        CaseResult(case, rank[case.outcome], graph.walk(full_answers(graph.flow, dict(case.answers))).outcome)
        for case in graph.flow.cases
    ]


def case_faults(graph: Graph) -> Iterator[Finding]:
    """Every case comes out as it must."""
    for index, each in enumerate(run_cases(graph)):
        if each.wanted != each.got:
            got = graph.flow.outcomes[each.got].id
            yield Finding(
                "case-fails",
                ("cases", index, "outcome"),
                f'"{each.case.name}" must reach {each.case.outcome}, but reaches {got}',
                f"Mend the flow, or the case if it is wrong. Reason given: {each.case.reason}",
            )
        also = [
            graph.flow.outcomes[lesser].id
            for lesser in graph.also(full_answers(graph.flow, dict(each.case.answers)))
        ]
        for place, name in enumerate(each.case.also):
            if name not in also:
                yield Finding(
                    "case-fails",
                    ("cases", index, "also", place),
                    f'"{each.case.name}" must be shown {name} too, but is not',
                    f"Mend the flow, or the case if it is wrong. Reason given: {each.case.reason}",
                )


def score(graph: Graph) -> Score:
    """How the cases came out as a whole."""
    results = run_cases(graph)
    urgent = [each for each in results if graph.flow.outcomes[each.wanted].urgency == URGENCIES[0]]
    return Score(
        cases=len(results),
        emergencies=len(urgent),
        emergencies_found=sum(graph.flow.outcomes[each.got].urgency == URGENCIES[0] for each in urgent),
        under=sum(each.got > each.wanted for each in results),
        over=sum(each.got < each.wanted for each in results),
    )
