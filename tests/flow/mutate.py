"""Weakened flows: each is a real flow with one rule made less careful, as a slip of an author would make it.

A mutant that no rule of the proof and no case notices shows a rule of the flow that nothing guards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from generator.content.content import Content
from generator.flow.cases import WellPerson, faults_of_case
from generator.flow.graph import Graph, graph_of
from generator.flow.nodes import FlowAnswer, Node, SignAges, all_screens, best_floors, declined, unsure_about
from generator.flow.prove import graph_faults
from generator.problems.problem import FieldPath
from generator.schema.kinds.flow import Flow, Option, Screen


@dataclass(frozen=True)
class Mutant:
    """A weakened flow; `name` says what was weakened, `narrows` whether something is asked of fewer people."""

    name: str
    graph: Graph
    narrows: bool = False


def mutants(flow: Flow, ages: SignAges) -> Iterator[Mutant]:
    """Every mutant: floors, signs, screens, gates, ages, "not sure" and exceptions made weaker, one at a time."""
    sound = graph_of(flow, ages)
    yield from _weaker_floors(sound)
    yield from _moved_exceptions(sound)
    for name, changed in (*_dropped(flow), *_wider_exceptions(flow)):
        yield Mutant(name, graph_of(changed, ages))
    for name, changed in _narrower(flow):
        yield Mutant(name, graph_of(changed, ages), narrows=True)


def changes_nothing(mutant: Mutant, sound: Graph) -> bool:
    """Whether nobody is led elsewhere than by the sound flow: signs or a gate may narrow the ages already."""
    return mutant.narrows and mutant.graph.transitions == sound.transitions


def goes_unnoticed(mutant: Mutant, sound: Graph, content: Content) -> bool:
    """Whether no case and no rule of the proof fails. Cases that name what the mutant lacks do not count as failing for that."""
    noticed = (
        _fails_a_case(mutant) or changes_nothing(mutant, sound) or any(graph_faults(mutant.graph, content))
    )
    return not noticed


def _fails_a_case(mutant: Mutant) -> bool:
    """Whether a case fails: those that answer the weakened screen are tried first, because most often one of them does."""
    cases, well = mutant.graph.flow.cases, WellPerson(mutant.graph.flow)
    screen = re.split("[,:]", mutant.name)[0]
    first = sorted(range(len(cases)), key=lambda index: screen not in cases[index].answers)
    return any(any(faults_of_case(mutant.graph, index, well)) for index in first)


def _weaker_floors(graph: Graph) -> Iterator[Mutant]:
    """Every floor lowered by one outcome, and taken away. What the author writes in one place is one rule: yes and
    not sure of a gate, and being unsure about each sign of a screen.
    """
    for index, node in enumerate(graph.nodes):
        rules: dict[FieldPath, list[FlowAnswer]] = {}
        for answer in node.answers:
            rules.setdefault(answer.path, []).append(answer)
        for group in rules.values():
            if (group[0].floor is None and not group[0].flags) or (node.asks_age and group[0].floor is None):
                continue
            for verb, change in (("lowered", _lower(graph.none)), ("removed", _without_floor)):
                weaker = tuple(change(answer) if answer in group else answer for answer in node.answers)
                if weaker != node.answers:
                    yield Mutant(
                        f"{node.id}, {group[0].id}: floor {verb}", _with_answers(graph, index, weaker)
                    )


def _lower(none: int) -> Callable[[FlowAnswer], FlowAnswer]:
    def change(answer: FlowAnswer) -> FlowAnswer:
        floor = None if answer.floor in (None, none - 1) else answer.floor + 1
        flags = tuple((sign, each + 1) for sign, each in answer.flags if each + 1 < none)
        return replace(answer, floor=floor, flags=flags)

    return change


def _without_floor(answer: FlowAnswer) -> FlowAnswer:
    return replace(answer, floor=None, flags=())


def _with_answers(graph: Graph, index: int, answers: tuple[FlowAnswer, ...]) -> Graph:
    """The graph with other answers at one node, and with what is within reach of each node worked out again."""
    nodes = list(graph.nodes)
    nodes[index] = replace(nodes[index], answers=answers)
    depth = nodes[index].depth + 1
    for place in range(index, -1, -1):
        if nodes[place].depth < depth:  # The node itself, and those that open it.
            depth = nodes[place].depth
            inside = list(takewhile(partial(_is_below, nodes[place]), nodes[place + 1 :]))
            nodes[place] = replace(nodes[place], best=best_floors(nodes[place], inside, graph.none))
    return Graph(graph.flow, tuple(nodes))


def _is_below(outer: Node, node: Node) -> bool:
    return node.depth > outer.depth


def _dropped(flow: Flow) -> Iterator[tuple[str, Flow]]:
    """Every screen left out, every sign of a screen no longer asked, and every gate that opens nothing."""
    for screen, _ in all_screens(flow):
        if screen is flow.screens[0]:  # Without it there is no age, and no answer of it is a floor.
            continue
        yield f"{screen.id}: left out", _edit(flow, screen, None)
        for sign in screen.signs if len(screen.signs) > 1 else ():
            rest = screen.model_copy(update={"signs": tuple(each for each in screen.signs if each != sign)})
            changed = _cannot_tick(_edit(flow, screen, rest), screen, sign)
            yield f"{screen.id}, {sign}: not asked", changed
        for option in (*screen.options, *screen.gates):
            if option.then:
                closed = _with_option(screen, option, option.model_copy(update={"then": ()}))
                yield f"{screen.id}, {option.id}: opens nothing", _edit(flow, screen, closed)


def _cannot_tick(flow: Flow, screen: Screen, sign: str) -> Flow:
    """The flow with cases that answer a screen as far as it still asks."""
    cases = []
    for case in flow.cases:
        void = {sign, unsure_about(sign), declined(sign)}
        ticked = tuple(each for each in case.answers.get(screen.id, ()) if each not in void)
        answers = case.answers | ({screen.id: ticked} if screen.id in case.answers else {})
        cases.append(case.model_copy(update={"answers": answers}))
    return flow.model_copy(update={"cases": tuple(cases)})


def _wider_exceptions(flow: Flow) -> Iterator[tuple[str, Flow]]:
    """Every exception lifts one sign more, for every sign that the flow asks."""
    signs: dict[str, None] = {}
    for screen, _ in all_screens(flow):
        signs |= dict.fromkeys(screen.signs)
        signs |= dict.fromkeys(sign for option in (*screen.options, *screen.gates) for sign in option.signs)
    for screen, _ in all_screens(flow):
        for sign in signs if screen.lifts else ():
            if sign not in screen.lifts:
                wider = screen.model_copy(update={"lifts": (*screen.lifts, sign)})
                yield f"{screen.id}: lifts {sign} too", _edit(flow, screen, wider)


def _narrower(flow: Flow) -> Iterator[tuple[str, Flow]]:
    """Every screen and gate asked of one age less, every floor of a sign of its own left out, and every answer that ends the questions."""
    for screen, _ in all_screens(flow):
        for age in screen.ages if len(screen.ages) > 1 and not screen.lifts else ():
            ages = tuple(each for each in screen.ages if each != age)
            yield (
                f"{screen.id}: not asked of {age}",
                _edit(flow, screen, screen.model_copy(update={"ages": ages})),
            )
        for key in ("floors", "not_sure_floors"):
            for sign in getattr(screen, key):
                floors = {name: outcome for name, outcome in getattr(screen, key).items() if name != sign}
                yield (
                    f"{screen.id}, {sign}: nothing of its own in {key}",
                    _edit(flow, screen, screen.model_copy(update={key: floors})),
                )
        for option in (*screen.options, *screen.gates):
            if option.keep_asking:
                ending = _with_option(screen, option, option.model_copy(update={"keep_asking": False}))
                yield f"{screen.id}, {option.id}: ends the questions", _edit(flow, screen, ending)


def _moved_exceptions(graph: Graph) -> Iterator[Mutant]:
    """Every exception works for another answer too, and for that answer instead of the first."""
    for index, node in enumerate(graph.nodes):
        for other in node.answers[1:] if node.form == "exception" else ():
            lifts = node.answers[0].lifts
            also = tuple(
                replace(answer, lifts=lifts) if answer is other else answer for answer in node.answers
            )
            yield Mutant(f"{node.id}: {other.id} lifts too", _with_answers(graph, index, also))
            instead = (replace(also[0], lifts=frozenset()), *also[1:])
            yield Mutant(f"{node.id}: {other.id} lifts instead", _with_answers(graph, index, instead))


def _edit(flow: Flow, wanted: Screen, new: Screen | None) -> Flow:
    """The flow with one screen changed, or left out if there is no new one."""
    return flow.model_copy(update={"screens": _edited(flow.screens, wanted, new)})


def _edited(screens: Sequence[Screen], wanted: Screen, new: Screen | None) -> tuple[Screen, ...]:
    found = []
    for screen in screens:
        kept = new if screen is wanted else _edited_inside(screen, wanted, new)
        if kept:
            found.append(kept)
    return tuple(found)


def _edited_inside(screen: Screen, wanted: Screen, new: Screen | None) -> Screen:
    inside = {
        form: tuple(
            option.model_copy(update={"then": _edited(option.then, wanted, new)})
            for option in getattr(screen, form)
        )
        for form in ("options", "gates")
    }
    return screen.model_copy(update=inside)


def _with_option(screen: Screen, old: Option, new: Option) -> Screen:
    form = "options" if screen.options else "gates"
    return screen.model_copy(
        update={form: tuple(new if each is old else each for each in getattr(screen, form))}
    )
