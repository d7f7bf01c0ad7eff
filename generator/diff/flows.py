"""Compares the results of two versions of a flow over many sets of answers: where did the advice change?

Compared are all cases of both versions, every single answer of someone who is otherwise well (with the
answers that open its screen), and every case with one answer changed. An answer that only one version knows
counts as not given in the other: someone with a sign that is not asked for gets the result without it. A sign
that moved to another screen is the same sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TypeGuard

from generator.content.content import Content
from generator.diff.change import PathChange
from generator.flow.cases import answer_ids, full_answers
from generator.flow.graph import Graph, TooLarge, graph_of
from generator.flow.nodes import NONE, SignAges, all_screens, sign_ages, unsure_about
from generator.flow.prove import form_faults
from generator.schema.kinds.flow import Flow, Outcome, Screen
from generator.schema.parts import URGENCIES

AnswersByScreen = dict[str, tuple[str, ...]]
"""Screen id → the answers given there."""

AnswerPairs = frozenset[tuple[str, str]]
"""Pairs of screen id and answer: what differs from someone who is well."""


def flow_changes(old: Content, new: Content) -> tuple[tuple[PathChange, ...], int]:
    """The answers whose result changed, downgrades first, and how many sets of answers were compared."""
    changes: list[PathChange] = []
    compared = 0
    for name in sorted(old.facts["flow"].keys() & new.facts["flow"].keys()):
        before, after = old.get("flow", name), new.get("flow", name)
        if not (_is_sound(before) and _is_sound(after)) or before == after:
            continue
        with suppress(TooLarge):  # The check reports it, and there is nothing to compare.
            more, count = _compare(name, graph_of(before, _ages(old)), graph_of(after, _ages(new)))
            changes += more
            compared += count
    return tuple(sorted(changes, key=lambda change: (not change.downgrade, -change.examples))), compared


def _ages(content: Content) -> SignAges:
    return sign_ages(content.facts["warning-sign"])


def _is_sound(fact: object) -> TypeGuard[Flow]:
    """Whether it is a flow without a mistake in its form; with one, the check reports it and it cannot be
    compared.
    """
    return isinstance(fact, Flow) and not any(form_faults(fact))


def _compare(name: str, before: Graph, after: Graph) -> tuple[list[PathChange], int]:
    old, new = _Version(before), _Version(after)
    sets = set(map(_given, _people(before.flow, after.flow)))
    groups: list[_ChangedResult] = []
    for answers in sorted(sets, key=lambda answers: (len(answers), sorted(answers))):
        was, now = old.result(answers), new.result(answers)
        if (was.id, was.urgency) != (now.id, now.urgency):
            _count(groups, _ChangedResult(answers, was, now))
    return [group.as_path_change(name) for group in groups], len(sets)


@dataclass
class _ChangedResult:
    """A set of answers whose result changed, and how many larger sets changed to the same result."""

    answers: AnswerPairs
    before: Outcome
    after: Outcome
    count: int = 1

    @property
    def is_lower(self) -> bool:
        return URGENCIES.index(self.after.urgency) > URGENCIES.index(self.before.urgency)

    def as_path_change(self, flow: str) -> PathChange:
        before, after = (f"{outcome.id} ({outcome.urgency})" for outcome in (self.before, self.after))
        return PathChange(flow, _in_words(self.answers), before, after, self.is_lower, self.count)


def _count(groups: list[_ChangedResult], changed: _ChangedResult) -> None:
    """Count a set of answers to a smaller one that changed to the same result, or keep it as a new one."""
    for group in groups:
        same_result = group.after == changed.after and group.is_lower == changed.is_lower
        if same_result and group.answers <= changed.answers:
            group.count += 1
            return
    groups.append(changed)


class _Version:
    """One version of a flow, and where it asks for each answer and each warning sign."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.answers_of = {screen.id: answer_ids(screen) for screen, _ in all_screens(graph.flow)}
        self.signs: dict[str, AnswersByScreen] = {}
        for sign, answers in _places_of_signs(graph.flow.screens, {}):
            self.signs.setdefault(sign, answers)

    def result(self, given: AnswerPairs) -> Outcome:
        """The result of answers.

        A warning sign is given where this version asks for it, its screen opened.
        """
        answers: dict[str, list[str]] = {}
        for screen, answer in sorted(given):
            is_known = answer in self.answers_of.get(screen, ())
            same_place: AnswersByScreen = {screen: (answer,)} if is_known else {}
            for place, chosen in self.signs.get(answer, same_place).items():
                answers.setdefault(place, []).extend(chosen)
        without_doubles = {place: tuple(dict.fromkeys(chosen)) for place, chosen in answers.items()}
        return self.graph.outcome(self.graph.walk(full_answers(self.graph.flow, without_doubles)))


def _places_of_signs(
    screens: Sequence[Screen], opened: AnswersByScreen
) -> Iterator[tuple[str, AnswersByScreen]]:
    """Where each warning sign is asked: the answer that shows it, with the answers that open its screen."""
    for screen in screens:
        for sign in screen.signs:
            for answer in (sign, unsure_about(sign)):
                yield answer, opened | {screen.id: (answer,)}
        for option in (*screen.options, *screen.gates):
            opened_by_option = opened | {screen.id: (option.id,)}
            for sign in option.signs:
                yield sign, opened_by_option
            yield from _places_of_signs(option.then, opened_by_option)


def _people(*flows: Flow) -> Iterator[AnswersByScreen]:
    """Someone who is well, then every single answer, every case, and every case with one answer changed."""
    yield {}
    for flow in flows:
        singles = list(_single_answers(flow.screens, {}))
        yield from singles
        for case in flow.cases:
            yield dict(case.answers)
            for single in singles:
                yield dict(case.answers) | single


def _single_answers(screens: Sequence[Screen], opened: AnswersByScreen) -> Iterator[AnswersByScreen]:
    """Each answer alone, with the answers that open its screen."""
    for screen in screens:
        for answer in answer_ids(screen):
            yield opened | {screen.id: (answer,)}
        for option in (*screen.options, *screen.gates):
            yield from _single_answers(option.then, opened | {screen.id: (option.id,)})


def _given(answers: AnswersByScreen) -> AnswerPairs:
    pairs = set()
    for screen, chosen in answers.items():
        pairs |= {(screen, answer) for answer in chosen if answer != NONE}
    return frozenset(pairs)


def _in_words(given: AnswerPairs) -> str:
    by_screen: dict[str, list[str]] = {}
    for screen, answer in sorted(given):
        by_screen.setdefault(screen, []).append(answer)
    answers = [f"{screen}: {', '.join(chosen)}" for screen, chosen in by_screen.items()]
    return "; ".join(answers) or "someone who is well"
