"""The graph that is proved, the browser's engine and the plain links give the same result for everyone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.flow.cases import answer_ids, full_answers
from generator.flow.graph import End, Graph, State
from generator.flow.nodes import NONE, all_screens
from generator.render.flow_view import FlowPerson, FlowView, step_id

Answers = dict[str, tuple[str, ...]]
MIXTURES = 1_000
"""benchmarks/long_tests.py tries more."""


@dataclass(frozen=True)
class Links:
    """The links of one state: where each answer leads, by the order in which the page offers them."""

    targets: list[str]
    labels: list[str]


@pytest.fixture(scope="module")
def document(site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((site / "flows" / "should-i-worry.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def people(real_graph: Graph) -> tuple[FlowPerson, ...]:
    return FlowView(real_graph.flow, real_graph).people


@pytest.fixture(scope="module")
def links(site: Path, people: tuple[FlowPerson, ...]) -> dict[str, dict[str, Links]]:
    """For each person the links of every state, by the id of its place, as someone without a script meets them."""
    return {person.id: _links(site / "flows" / f"should-i-worry-for-{person.id}.html") for person in people}


def _links(file: Path) -> dict[str, Links]:
    page = LexborHTMLParser(file.read_text(encoding="utf-8"))
    links: dict[str, Links] = {}
    for ways in page.css(".flow__static .step[data-screen] .step__ways"):
        place = ways.css_first(".step__at")
        assert place
        links[place.attributes["id"] or ""] = Links(
            [_href(a) for a in ways.css("a")], [a.text().strip() for a in ways.css("a")]
        )
    ids = [each.attributes["id"] for each in page.css("[id]")]
    for each in links.values():
        assert set(each.targets) <= set(ids)
    return links


def _href(link: LexborNode) -> str:
    return (link.attributes["href"] or "").removeprefix("#")


@pytest.fixture(scope="module")
def many(real_graph: Graph) -> list[Answers]:
    """The answers of every case, every single answer by itself, and a thousand mixtures."""
    flow = real_graph.flow
    found = [full_answers(flow, dict(case.answers)) for case in flow.cases]
    ticks = [
        (screen.id, answer)
        for screen, _ in all_screens(flow)
        for answer in answer_ids(screen)
        if answer != NONE
    ]
    found += [full_answers(flow, {screen: (answer,)}) for screen, answer in ticks]
    random = Random("same everywhere")
    for _ in range(MIXTURES):
        answers = full_answers(flow, {})
        for screen, _ in all_screens(flow):
            if random.random() < 0.2:
                known = [each for each in answer_ids(screen) if each != NONE]
                answers[screen.id] = tuple(
                    random.sample(known, 1 if screen.options else random.randint(0, min(3, len(known))))
                )
        found.append(answers)
    return found


def test_the_browser_has_every_state_and_every_answer(document: LexborHTMLParser, real_graph: Graph) -> None:
    node = document.css_first("#flow-data")
    assert node
    table = json.loads(node.text())
    places = {state: place for place, state in enumerate(real_graph.transitions)}
    expected = [
        [state.node, *(_row(steps.get(answer.id), places) for answer in real_graph.nodes[state.node].answers)]
        for state, steps in real_graph.transitions.items()
    ]
    assert table["states"] == expected
    assert table["outcomes"] == [outcome.id for outcome in real_graph.flow.outcomes]
    assert [[answer[0] for answer in each["answers"]] for each in table["nodes"]] == [
        [answer.id for answer in each.answers] for each in real_graph.nodes
    ]


def _row(step: State | End | None, places: Mapping[State, int]) -> int | None:
    return -1 - step.outcome if isinstance(step, End) else places[step] if step else None


def test_the_links_have_every_state_and_every_answer(
    links: Mapping[str, Mapping[str, Links]], people: tuple[FlowPerson, ...], real_graph: Graph
) -> None:
    for person in people:
        theirs = {state: steps for state, steps in real_graph.transitions.items() if state.age == person.age}
        assert sorted(links[person.id]) == sorted(step_id(real_graph, state) for state in theirs)
        for state, steps in theirs.items():
            for name, step in steps.items():
                target = _target(links[person.id][step_id(real_graph, state)], real_graph, state, name)
                assert target == step_id(real_graph, step) or (
                    isinstance(step, End) and target.startswith(f"{step_id(real_graph, step)}--")
                )


def test_every_sign_and_answer_stands_in_words(
    links: Mapping[str, Mapping[str, Links]], people: tuple[FlowPerson, ...], real_graph: Graph
) -> None:
    for state, person in [
        (state, person) for state in real_graph.transitions for person in people if state.age == person.age
    ]:
        node = real_graph.nodes[state.node]
        labels = links[person.id][step_id(real_graph, state)].labels
        if node.form == "signs":
            doubts = [label.startswith(("I am not sure", "Not sure: ")) for label in labels[:-1]]
            assert doubts == sorted(doubts)
            assert all(doubt or label.startswith("Yes") for doubt, label in zip(doubts, labels, strict=False))
            assert labels[-1] == "None of these"
        elif node.form == "gate":
            assert labels == ["Yes", "I am not sure", "No"]
        else:
            said = [
                option.label_someone if person.someone and option.label_someone else option.label
                for option in node.screen.options
            ]
            assert labels == said


def test_the_engine_of_the_browser_gives_the_same_result(
    page: Page, address: str, real_graph: Graph, many: list[Answers]
) -> None:
    page.goto(f"{address}flows/should-i-worry.html")
    results = page.evaluate(
        """all => {
          const graph = JSON.parse(document.getElementById("flow-data").textContent);
          return all.map(given => {
            const answers = new Map(Object.entries(given));
            const now = window.siteFlow.walk(graph, answers);
            const lesser = window.siteFlow.counting(graph, answers, now).lesser.map(one => graph.outcomes[one.rank]);
            return [graph.outcomes[now.outcome], ...new Set(lesser)];
          });
        }""",
        [{screen: list(ticked) for screen, ticked in answers.items()} for answers in many],
    )
    outcomes = [outcome.id for outcome in real_graph.flow.outcomes]
    assert results == [
        [outcomes[each] for each in (real_graph.walk(answers).outcome, *real_graph.also(answers))]
        for answers in many
    ]


def test_the_links_give_the_same_result(
    links: Mapping[str, Mapping[str, Links]], real_graph: Graph, many: list[Answers]
) -> None:
    states = {step_id(real_graph, state): state for state in real_graph.transitions}
    first = real_graph.start
    assert isinstance(first, State)
    for answers in many:
        (who,) = answers["who"]
        place = step_id(real_graph, real_graph.transitions[first][who])
        while place in links[who]:
            answer = real_graph.choose(states[place], answers)
            place = _target(links[who][place], real_graph, states[place], answer.id)
        assert place.split("--")[0] == step_id(real_graph, real_graph.walk(answers))


def test_the_engine_asks_the_screens_in_the_order_of_the_graph(
    page: Page, address: str, real_graph: Graph
) -> None:
    page.goto(f"{address}flows/should-i-worry.html")
    for case in real_graph.flow.cases:
        answers = full_answers(real_graph.flow, dict(case.answers))
        states: list[State] = []
        real_graph.walk(answers, partial(_note, states))
        asked = [real_graph.nodes[state.node].id for state in states]
        visits = page.evaluate(
            "given => window.siteFlow.walk(JSON.parse(document.getElementById('flow-data').textContent), new Map(Object.entries(given))).visits",
            {screen: list(ticked) for screen, ticked in answers.items()},
        )
        assert [visit["node"] for visit in visits] == asked


def _note(states: list[State], state: State, answer: object) -> None:
    states.append(state)


def _target(links: Links, graph: Graph, state: State, answer: str) -> str:
    """Where the link of an answer leads: a screen of signs has one link for all its signs that lead to the same place,
    and one for being unsure about any of them.
    """
    node = graph.nodes[state.node]
    if node.form != "signs":
        return links.targets[[each.id for each in node.answers].index(answer)]
    if answer == NONE:
        return links.targets[-1]
    end = step_id(graph, graph.transitions[state][answer])
    unsure = bool(node.answer(answer).unsure_of)
    for label, target in zip(links.labels[:-1], links.targets[:-1], strict=True):
        if unsure != label.startswith("Yes") and (target == end or target.startswith(f"{end}--")):
            return target
    raise AssertionError(f"no link for {answer}")
