"""The graph gives what the rules say: the most urgent floor of all answers, however the questions are ordered or skipped.

The rules are worked out a second time here, straight from the screens and with nothing skipped.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest

from generator.content.content import Content
from generator.flow.cases import answer_ids, full_answers
from generator.flow.graph import Graph
from generator.flow.nodes import EVERY_AGE, NONE, SignAges, all_screens, sign_ages
from generator.schema.kinds.flow import Flow, Screen

Answers = dict[str, tuple[str, ...]]


def by_the_rules(flow: Flow, answers: Answers, ages: SignAges) -> int:
    """The index of the outcome, from every screen that applies. All emergencies count as one level."""
    rank = {outcome.id: index for index, outcome in enumerate(flow.outcomes)}
    liftable = {sign for screen, _ in all_screens(flow) for sign in screen.lifts}
    floors: list[tuple[int, frozenset[str]]] = [(len(flow.outcomes) - 1, frozenset())]
    lifted: set[str] = set()
    chosen = [option.age for option in flow.screens[0].options if option.id in answers[flow.screens[0].id]]
    age = chosen[0] if chosen else None

    def theirs(among: Sequence[str], signs: Sequence[str] = ()) -> bool:
        return age is None or (age in among and all(age in ages.get(sign, EVERY_AGE) for sign in signs))

    def floor(outcome: str | None, signs: Sequence[str] = ()) -> None:
        if outcome:
            floors.append((rank[outcome], frozenset(signs) if set(signs) <= liftable else frozenset()))

    def ask(screens: Sequence[Screen]) -> None:
        for screen in screens:
            ticked = answers[screen.id]
            if not theirs(screen.ages):
                continue
            asked = [sign for sign in screen.signs if theirs(screen.ages, [sign])]
            for sign in asked:
                if sign in ticked:
                    floor(screen.floors.get(sign, screen.outcome))
                if f"not-sure-{sign}" in ticked:
                    floor(screen.not_sure_floors.get(sign, screen.not_sure))
            for together in flow.together:
                if set(together.signs) <= set(asked) & set(ticked):
                    floor(together.outcome)
            for option in (*screen.options, *screen.gates):
                if screen.gates and not theirs(option.ages, option.signs):
                    continue
                if option.id in ticked or (screen.gates and f"not-sure-{option.id}" in ticked):
                    floor(option.outcome, option.signs)
                    ask(option.then)
            if screen.lifts and screen.options[0].id in ticked:
                lifted.update(screen.lifts)

    ask(flow.screens)
    outcome = min(rank for rank, signs in floors if not signs or not signs <= lifted)
    return max(outcome, sum(each.urgency == "emergency" for each in flow.outcomes) - 1)


@pytest.fixture(scope="module")
def ages(real_content: Content) -> SignAges:
    return sign_ages(real_content.facts["warning-sign"])


def random_answers(flow: Flow, random: Random, slips: float) -> Answers:
    """Answers of someone who gives other answers than a well person on a share of the screens."""
    answers = full_answers(flow, {})
    for screen, _ in all_screens(flow):
        if random.random() < slips:
            known = [answer for answer in answer_ids(screen) if answer != NONE]
            answers[screen.id] = tuple(
                random.sample(known, 1 if screen.options else random.randint(0, min(3, len(known))))
            )
    return answers


@pytest.mark.parametrize("slips", [0.05, 0.15, 0.3, 0.6])
@pytest.mark.parametrize("which", ["real_graph", "second_graph"])
def test_the_graph_gives_what_the_rules_say(
    which: str, slips: float, ages: SignAges, request: pytest.FixtureRequest
) -> None:
    graph: Graph = request.getfixturevalue(which)
    random = Random(f"{which} {slips}")
    for _ in range(2000):
        answers = random_answers(graph.flow, random, slips)
        assert graph.level(graph.walk(answers).outcome) == by_the_rules(graph.flow, answers, ages), answers


def test_one_more_sign_never_makes_the_result_less_urgent(real_graph: Graph) -> None:
    random = Random("one more")
    flow = real_graph.flow
    ticking = [screen for screen, _ in all_screens(flow) if not screen.options]
    for _ in range(2000):
        answers = random_answers(flow, random, 0.2)
        before = real_graph.level(real_graph.walk(answers).outcome)
        screen = random.choice(ticking)
        more = random.choice([answer for answer in answer_ids(screen) if answer != NONE])
        answers[screen.id] = tuple({*answers[screen.id], more})
        assert real_graph.level(real_graph.walk(answers).outcome) <= before, (screen.id, more, answers)


def test_every_case_comes_out_by_the_rules(real_graph: Graph, ages: SignAges) -> None:
    flow = real_graph.flow
    for case in flow.cases:
        outcome = next(index for index, each in enumerate(flow.outcomes) if each.id == case.outcome)
        assert by_the_rules(flow, full_answers(flow, dict(case.answers)), ages) == real_graph.level(
            outcome
        ), case.name
