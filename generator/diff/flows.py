"""Compares the results of two versions of a flow over many sets of answers: where did the advice change?

Compared are all cases of both versions, every single answer of someone who is otherwise well (with the answers that open
its screen), and every case with one answer changed. An answer that only one version knows counts as not given in the
other: someone with a sign that is not asked for gets the result without it. A sign that moved to another screen is the same sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from generator.content.content import Content
from generator.diff.change import PathChange
from generator.flow.cases import answer_ids, full_answers
from generator.flow.graph import Graph, TooLarge, graph_of
from generator.flow.nodes import NONE, all_screens
from generator.flow.prove import form_faults
from generator.schema.kinds.flow import Flow, Outcome, Screen
from generator.schema.parts import URGENCIES

Answers = dict[str, tuple[str, ...]]
_Told = frozenset[tuple[str, str]]


def flow_changes(old: Content, new: Content) -> tuple[tuple[PathChange, ...], int]:
    """The answers whose result changed, downgrades first, and how many sets of answers were compared."""
    found: list[PathChange] = []
    compared = 0
    for name in sorted(old.facts["flow"].keys() & new.facts["flow"].keys()):
        was, now = old.get("flow", name), new.get("flow", name)
        if isinstance(was, Flow) and isinstance(now, Flow) and was != now and not any(form_faults(was)) and not any(form_faults(now)):
            with suppress(TooLarge):  # As with a mistake in its form: the check tells it, and there is nothing to compare.
                changes, count = _compare(name, graph_of(was), graph_of(now))
                found += changes
                compared += count
    return tuple(sorted(found, key=lambda change: (not change.downgrade, -change.examples))), compared


def _compare(name: str, was: Graph, now: Graph) -> tuple[list[PathChange], int]:
    old, new = _Version(was), _Version(now)
    everyone = sorted({_told(answers) for answers in _people(was.flow, now.flow)}, key=lambda told: (len(told), sorted(told)))
    kept: list[_Kept] = []
    for told in everyone:
        before, after = old.result(told), new.result(told)
        if (before.id, before.urgency) != (after.id, after.urgency):
            _keep(kept, _Kept(told, before, after))
    return [PathChange(name, _words(each.told), _shown(each.before), _shown(each.after), each.lower, each.count) for each in kept], len(
        everyone
    )


@dataclass
class _Kept:
    """A set of answers whose result changed, and how many larger sets changed to the same result."""

    told: _Told
    before: Outcome
    after: Outcome
    count: int = 1

    @property
    def lower(self) -> bool:
        return URGENCIES.index(self.after.urgency) > URGENCIES.index(self.before.urgency)


def _keep(kept: list[_Kept], changed: _Kept) -> None:
    """Counts a set of answers to a smaller one that changed to the same result, or keeps it as a new one."""
    for each in kept:
        if each.told <= changed.told and each.after == changed.after and each.lower == changed.lower:
            each.count += 1
            return
    kept.append(changed)


class _Version:
    """One version of a flow, and where it asks for each answer and each warning sign."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.known = {screen.id: answer_ids(screen) for screen, _ in all_screens(graph.flow)}
        self.signs: dict[str, Answers] = {}
        for sign, answers in _signs(graph.flow.screens, {}):
            self.signs.setdefault(sign, answers)

    def result(self, told: _Told) -> Outcome:
        """The result of answers. A warning sign is given where this version asks for it, its screen opened."""
        answers: dict[str, list[str]] = {}
        for screen, answer in sorted(told):
            here: Answers = {screen: (answer,)} if answer in self.known.get(screen, ()) else {}
            for place, chosen in self.signs.get(answer, here).items():
                answers.setdefault(place, []).extend(chosen)
        given = {place: tuple(dict.fromkeys(chosen)) for place, chosen in answers.items()}
        return self.graph.outcome(self.graph.walk(full_answers(self.graph.flow, given)))


def _signs(screens: Sequence[Screen], opened: Answers) -> Iterator[tuple[str, Answers]]:
    """Where each warning sign is asked: the answer that shows it, with the answers that open its screen."""
    for screen in screens:
        yield from ((sign, opened | {screen.id: (sign,)}) for sign in screen.signs)
        for option in (*screen.options, *screen.gates):
            here = opened | {screen.id: (option.id,)}
            yield from ((sign, here) for sign in option.signs)
            yield from _signs(option.then, here)


def _people(*flows: Flow) -> Iterator[Answers]:
    yield {}
    for flow in flows:
        singles = list(_singles(flow.screens, {}))
        yield from singles
        for case in flow.cases:
            yield dict(case.answers)
            for single in singles:
                yield dict(case.answers) | single


def _singles(screens: Sequence[Screen], opened: Answers) -> Iterator[Answers]:
    """Each answer alone, with the answers that open its screen."""
    for screen in screens:
        for answer in answer_ids(screen):
            yield opened | {screen.id: (answer,)}
        for option in (*screen.options, *screen.gates):
            yield from _singles(option.then, opened | {screen.id: (option.id,)})


def _told(answers: Answers) -> _Told:
    return frozenset((screen, each) for screen, chosen in answers.items() for each in chosen if each != NONE)


def _shown(outcome: Outcome) -> str:
    return f"{outcome.id} ({outcome.urgency})"


def _words(told: _Told) -> str:
    by_screen: dict[str, list[str]] = {}
    for screen, answer in sorted(told):
        by_screen.setdefault(screen, []).append(answer)
    return "; ".join(f"{screen}: {', '.join(chosen)}" for screen, chosen in by_screen.items()) or "someone who is well"
