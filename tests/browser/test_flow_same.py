"""The graph that is proved, the browser's engine and the plain links give the same result for everyone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.flow.cases import answer_ids, full_answers
from generator.flow.graph import End, Graph, State
from generator.flow.nodes import NONE, NOT_SURE, all_screens
from generator.render.flow_view import step_id

Answers = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Links:
    """The links of one state: where each answer leads, by the order in which the page offers them."""

    targets: list[str]
    labels: list[str]


@pytest.fixture(scope="module")
def document(site: Path) -> LexborHTMLParser:
    return LexborHTMLParser((site / "flows" / "should-i-worry.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def links(document: LexborHTMLParser) -> dict[str, Links]:
    """The links of every state, by the id of its anchor, as someone without a script meets them."""
    found: dict[str, Links] = {}
    for step in document.css(".flow__static .step[data-screen]"):
        anchors = [anchor.attributes["id"] or "" for anchor in step.css(".step__at")]
        for anchor, ways in zip(anchors, step.css(".step__ways"), strict=True):
            found[anchor] = Links([_href(a) for a in ways.css("a")], [a.text().strip() for a in ways.css("a")])
    return found


def _href(link: LexborNode) -> str:
    return (link.attributes["href"] or "").removeprefix("#")


@pytest.fixture(scope="module")
def many(real_graph: Graph) -> list[Answers]:
    """The answers of every case, every single answer by itself, and a few thousand mixtures."""
    flow = real_graph.flow
    found = [full_answers(flow, dict(case.answers)) for case in flow.cases]
    ticks = [(screen.id, answer) for screen, _ in all_screens(flow) for answer in answer_ids(screen) if answer != NONE]
    found += [full_answers(flow, {screen: (answer,)}) for screen, answer in ticks]
    random = Random("same everywhere")
    for _ in range(3000):
        answers = full_answers(flow, {})
        for screen, _ in all_screens(flow):
            if random.random() < 0.2:
                known = [each for each in answer_ids(screen) if each != NONE]
                answers[screen.id] = tuple(random.sample(known, 1 if screen.options else random.randint(0, min(3, len(known)))))
        found.append(answers)
    return found


def test_the_browser_has_every_state_and_every_answer(document: LexborHTMLParser, real_graph: Graph) -> None:
    node = document.css_first("#flow-data")
    assert node
    table = json.loads(node.text())
    places = {state: place for place, state in enumerate(real_graph.transitions)}
    expected = [
        [state.node, *(-1 - step.outcome if isinstance(step, End) else places[step] for step in steps.values())]
        for state, steps in real_graph.transitions.items()
    ]
    assert table["states"] == expected
    assert table["outcomes"] == [outcome.id for outcome in real_graph.flow.outcomes]
    assert [[answer[0] for answer in each["answers"]] for each in table["nodes"]] == [
        [answer.id for answer in each.answers] for each in real_graph.nodes
    ]


def test_the_links_have_every_state_and_every_answer(links: Mapping[str, Links], real_graph: Graph) -> None:
    assert sorted(links) == sorted(step_id(real_graph, state) for state in real_graph.transitions)
    for state, steps in real_graph.transitions.items():
        for name, step in steps.items():
            assert links[step_id(real_graph, state)].targets[_place(real_graph, state, name)] == step_id(real_graph, step)


def test_every_sign_and_answer_stands_in_words(links: Mapping[str, Links], real_graph: Graph) -> None:
    for state in real_graph.transitions:
        node = real_graph.nodes[state.node]
        labels = links[step_id(real_graph, state)].labels
        if node.form == "signs":
            assert labels == ["Yes, at least one of these", "I am not sure", "None of these"]
        elif node.form == "gate":
            assert labels == ["Yes", "I am not sure", "No"]
        else:
            assert [option.label in label for option, label in zip(node.screen.options, labels, strict=True)] == [True] * len(labels)


def test_the_engine_of_the_browser_gives_the_same_result(page: Page, address: str, real_graph: Graph, many: list[Answers]) -> None:
    page.goto(f"{address}flows/should-i-worry.html")
    results = page.evaluate(
        """all => {
          const graph = JSON.parse(document.getElementById("flow-data").textContent);
          return all.map(answers => window.flowEngine.walk(graph, answers).outcome);
        }""",
        [{screen: list(ticked) for screen, ticked in answers.items()} for answers in many],
    )
    assert results == [real_graph.flow.outcomes[real_graph.walk(answers).outcome].id for answers in many]


def test_the_links_give_the_same_result(links: Mapping[str, Links], real_graph: Graph, many: list[Answers]) -> None:
    nodes = {step_id(real_graph, state): state for state in real_graph.transitions}
    for answers in many:
        here = step_id(real_graph, real_graph.start)
        while here in links:
            answer = real_graph.choose(real_graph.nodes[nodes[here].node], answers)
            here = links[here].targets[_place(real_graph, nodes[here], answer.id)]
        assert here == step_id(real_graph, real_graph.walk(answers))


def test_the_engine_asks_the_screens_in_the_order_of_the_graph(page: Page, address: str, real_graph: Graph) -> None:
    page.goto(f"{address}flows/should-i-worry.html")
    for case in real_graph.flow.cases:
        answers = full_answers(real_graph.flow, dict(case.answers))
        asked: list[str] = []
        real_graph.walk(answers, lambda state, answer, asked=asked: asked.append(real_graph.nodes[state.node].id))  # type: ignore[misc]
        visits = page.evaluate(
            "answers => window.flowEngine.walk(JSON.parse(document.getElementById('flow-data').textContent), answers).visits",
            {screen: list(ticked) for screen, ticked in answers.items()},
        )
        assert [visit["node"] for visit in visits] == asked


def _place(graph: Graph, state: State, answer: str) -> int:
    """Which of the links of a state an answer is: a screen of signs has one for all its signs."""
    node = graph.nodes[state.node]
    if node.form == "signs":
        return {NOT_SURE: 1, NONE: 2}.get(answer, 0)
    return [each.id for each in node.answers].index(answer)
