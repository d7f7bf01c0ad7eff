"""The cases of the main flow ask for everything that the flow can be told."""

from __future__ import annotations

import pytest

from generator.content.content import Content
from generator.flow.cases import full_answers, lines, score
from generator.flow.graph import Graph
from generator.flow.nodes import all_screens


@pytest.fixture(scope="module")
def given(real_graph: Graph) -> set[tuple[str, str]]:
    """Every answer that some case gives, as screen and answer."""
    flow = real_graph.flow
    return {
        (screen, answer)
        for case in flow.cases
        for screen, answers in full_answers(flow, dict(case.answers)).items()
        for answer in answers
    }


def test_every_answer_of_every_screen_is_given_by_a_case(
    real_graph: Graph, given: set[tuple[str, str]]
) -> None:
    every = {
        (screen.id, answer)
        for screen, _ in all_screens(real_graph.flow)
        for answer in (*lines(screen), *(option.id for option in screen.options))
    }
    assert sorted(every - given) == []


def test_being_unsure_is_given_by_a_case_for_each_outcome_that_a_screen_has_for_it(
    real_graph: Graph, given: set[tuple[str, str]]
) -> None:
    unheard = set()
    for node in real_graph.nodes:
        unsure = [answer for answer in node.answers if answer.unsure_of and node.form == "signs"]
        told = {answer.floor for answer in unsure if (node.screen.id, answer.id) in given}
        unheard |= {(node.id, answer.floor) for answer in unsure if answer.floor not in told}
    assert unheard == set()


def test_every_outcome_is_reached_by_a_case(real_graph: Graph) -> None:
    assert {case.outcome for case in real_graph.flow.cases} == {
        outcome.id for outcome in real_graph.flow.outcomes
    }


def test_every_warning_sign_is_in_the_flow(real_graph: Graph, real_content: Content) -> None:
    asked = {sign for node in real_graph.nodes for answer in node.answers for sign in answer.signs}
    assert sorted(set(real_content.facts["warning-sign"]) - asked) == []


def test_no_case_is_less_or_more_urgent_than_it_must_be(real_graph: Graph) -> None:
    found = score(real_graph)
    assert found.cases >= 60
    assert (found.emergencies_found, found.under, found.over) == (found.emergencies, 0, 0)
