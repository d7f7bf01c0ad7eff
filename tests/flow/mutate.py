"""Weakened flows: each is a real flow with one rule made less careful, as a slip of an author would make it.

A mutant that no rule of the proof and no case notices shows a rule of the flow that nothing guards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.content.content import Content
from generator.flow.cases import case_faults
from generator.flow.graph import Graph, graph_of
from generator.flow.nodes import Answer, Node, all_screens
from generator.flow.prove import graph_faults
from generator.schema.kinds.flow import Flow, Option, Screen


@dataclass(frozen=True)
class Mutant:
    """A weakened flow; `name` says what was weakened."""

    name: str
    graph: Graph


def mutants(flow: Flow) -> Iterator[Mutant]:
    """Every mutant: floors, signs, screens, gates, "not sure" and exceptions made weaker, one at a time."""
    yield from _weaker_floors(graph_of(flow))
    yield from _dropped(flow)
    yield from _wider_exceptions(flow)
    yield from _moved_exceptions(graph_of(flow))


def caught(mutant: Mutant, content: Content) -> bool:
    """Whether a case or a rule of the proof fails. Cases that name what the mutant lacks do not count as failing for that."""
    return any(case_faults(mutant.graph)) or any(graph_faults(mutant.graph, content))


def _weaker_floors(graph: Graph) -> Iterator[Mutant]:
    """Every floor lowered by one outcome, and taken away. The floors of a gate's yes and not sure are one rule."""
    for index, node in enumerate(graph.nodes):
        answers = [node.answers[:2]] if node.form == "gate" else [(answer,) for answer in node.answers]
        for group in answers:
            if group[0].floor is None and not group[0].flags:
                continue
            for verb, change in (("lowered", _lower(graph.none)), ("removed", _without_floor)):
                weaker = tuple(change(answer) if answer in group else answer for answer in node.answers)
                if weaker != node.answers:
                    yield Mutant(f"{node.id}, {group[0].id}: floor {verb}", _with_answers(graph, index, weaker))


def _lower(none: int) -> Callable[[Answer], Answer]:
    def change(answer: Answer) -> Answer:
        floor = None if answer.floor in (None, none - 1) else answer.floor + 1
        flags = tuple((sign, each + 1) for sign, each in answer.flags if each + 1 < none)
        return replace(answer, floor=floor, flags=flags)

    return change


def _without_floor(answer: Answer) -> Answer:
    return replace(answer, floor=None, flags=())


def _with_answers(graph: Graph, index: int, answers: tuple[Answer, ...]) -> Graph:
    """The graph with other answers at one node, and with what is within reach of each node worked out again."""
    nodes = list(graph.nodes)
    nodes[index] = replace(nodes[index], answers=answers)
    for place in range(len(nodes) - 1, -1, -1):
        nodes[place] = replace(nodes[place], best=_best(nodes, place, graph.none))
    return Graph(graph.flow, tuple(nodes))


def _best(nodes: Sequence[Node], place: int, none: int) -> int:
    floors = [none]
    for answer in nodes[place].answers:
        floors += [floor for floor in (answer.floor, *(each for _, each in answer.flags)) if floor is not None]
    for node in nodes[place + 1 :]:
        if node.depth <= nodes[place].depth:
            break
        floors.append(node.best)
    return min(floors)


def _dropped(flow: Flow) -> Iterator[Mutant]:
    """Every screen left out, every sign of a screen no longer asked, and every gate that opens nothing."""
    for screen, _ in all_screens(flow):
        yield Mutant(f"{screen.id}: left out", graph_of(_edit(flow, screen, None)))
        for sign in screen.signs if len(screen.signs) > 1 else ():
            rest = screen.model_copy(update={"signs": tuple(each for each in screen.signs if each != sign)})
            changed = _cannot_tick(_edit(flow, screen, rest), screen, sign)
            yield Mutant(f"{screen.id}, {sign}: not asked", graph_of(changed))
        for option in (*screen.options, *screen.gates):
            if option.then:
                closed = _with_option(screen, option, option.model_copy(update={"then": ()}))
                yield Mutant(f"{screen.id}, {option.id}: opens nothing", graph_of(_edit(flow, screen, closed)))


def _cannot_tick(flow: Flow, screen: Screen, sign: str) -> Flow:
    """The flow with cases that answer a screen as far as it still asks."""
    cases = []
    for case in flow.cases:
        ticked = tuple(each for each in case.answers.get(screen.id, ()) if each != sign)
        answers = case.answers | ({screen.id: ticked} if screen.id in case.answers else {})
        cases.append(case.model_copy(update={"answers": answers}))
    return flow.model_copy(update={"cases": tuple(cases)})


def _wider_exceptions(flow: Flow) -> Iterator[Mutant]:
    """Every exception lifts one sign more, for every sign that the flow asks."""
    signs: dict[str, None] = {}
    for screen, _ in all_screens(flow):
        signs |= dict.fromkeys(screen.signs)
        signs |= dict.fromkeys(sign for option in (*screen.options, *screen.gates) for sign in option.signs)
    for screen, _ in all_screens(flow):
        for sign in signs if screen.lifts else ():
            if sign not in screen.lifts:
                wider = screen.model_copy(update={"lifts": (*screen.lifts, sign)})
                yield Mutant(f"{screen.id}: lifts {sign} too", graph_of(_edit(flow, screen, wider)))


def _moved_exceptions(graph: Graph) -> Iterator[Mutant]:
    """Every exception works for another answer too, and for that answer instead of the first."""
    for index, node in enumerate(graph.nodes):
        for other in node.answers[1:] if node.form == "exception" else ():
            lifts = node.answers[0].lifts
            also = tuple(replace(answer, lifts=lifts) if answer is other else answer for answer in node.answers)
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
        form: tuple(option.model_copy(update={"then": _edited(option.then, wanted, new)}) for option in getattr(screen, form))
        for form in ("options", "gates")
    }
    return screen.model_copy(update=inside)


def _with_option(screen: Screen, old: Option, new: Option) -> Screen:
    form = "options" if screen.options else "gates"
    return screen.model_copy(update={form: tuple(new if each is old else each for each in getattr(screen, form))})
