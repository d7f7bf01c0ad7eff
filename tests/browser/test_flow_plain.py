"""The flow without a script: one question at a time, by links, with the same results."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from generator.flow.graph import Graph
from generator.flow.nodes import NONE
from generator.render.flow_view import step_id

SHOWN = """() => ({
  start: !!document.querySelector("#start").getClientRects().length,
  questions: [...document.querySelectorAll(".step__body")].filter(each => each.getClientRects().length).length,
  links: [...document.querySelectorAll(".step__ways")].filter(each => each.getClientRects().length)
    .map(each => [...each.querySelectorAll("a")].map(a => a.getAttribute("href").slice(1))),
  results: [...document.querySelectorAll(".step--result")].filter(each => each.getClientRects().length).map(each => each.id),
})"""


@pytest.fixture
def plain(chromium: Browser, address: str) -> Iterator[Page]:
    """The flow's page with scripts switched off."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    context.set_default_timeout(8000)
    page = context.new_page()
    page.goto(f"{address}flows/should-i-worry.html")
    yield page
    context.close()


def test_at_first_only_the_start_is_shown(plain: Page) -> None:
    assert plain.evaluate(SHOWN) == {"start": True, "questions": 0, "links": [], "results": []}
    assert plain.locator(".flow__app").is_hidden()


def test_every_state_shows_its_question_and_its_links_alone(plain: Page, real_graph: Graph) -> None:
    for state, steps in real_graph.transitions.items():
        plain.goto(f"{plain.url.split('#')[0]}#{step_id(real_graph, state)}")
        node = real_graph.nodes[state.node]
        leads = [step_id(real_graph, step) for step in steps.values()]
        if node.form == "signs":
            leads = [leads[0], *leads[len(node.screen.signs) :]]
        assert plain.evaluate(SHOWN) == {"start": False, "questions": 1, "links": [leads], "results": []}, step_id(real_graph, state)


def test_a_step_begins_with_its_question(plain: Page, real_graph: Graph) -> None:
    for state in list(real_graph.transitions)[::20]:
        plain.goto(f"{plain.url.split('#')[0]}#{step_id(real_graph, state)}")
        heading = plain.locator(".step__body h2").locator("visible=true")
        top = heading.evaluate("each => each.getBoundingClientRect().top")
        assert 0 <= top < 200


def test_every_result_is_shown_alone_and_each_lesser_one_opens_with_its_condition(plain: Page, real_graph: Graph) -> None:
    for outcome in real_graph.flow.outcomes:
        plain.goto(f"{plain.url.split('#')[0]}#result-{outcome.id}")
        assert plain.evaluate(SHOWN) == {"start": False, "questions": 0, "links": [], "results": [f"result-{outcome.id}"]}
        words = plain.locator(f"#result-{outcome.id}").inner_text()
        opens = words.startswith("This holds only if you came here by the questions and answered no to all of these.")
        assert opens == (outcome.urgency != "emergency")
        assert plain.locator(f"#result-{outcome.id}").get_by_role("link", name="Start again").is_visible()


def test_a_well_reader_reaches_self_care_by_links(plain: Page, real_graph: Graph) -> None:
    plain.get_by_role("link", name="Start with the first question").click()
    flow = real_graph.flow
    for _ in range(60):
        here = plain.url.split("#")[1]
        if here.startswith("result-"):
            break
        state = next(state for state in real_graph.transitions if step_id(real_graph, state) == here)
        node = real_graph.nodes[state.node]
        chosen = flow.default_answers.get(node.screen.id, (NONE,))[0]
        labels = {option.id: option.label for option in node.screen.options}
        name = "No" if node.form == "gate" else labels.get(chosen, "None of these")
        plain.locator(".step__ways").get_by_role("link", name=name, exact=True).locator("visible=true").click()
    assert plain.url.endswith("#result-self-care")


def test_the_answers_fit_a_finger(plain: Page, real_graph: Graph) -> None:
    plain.goto(f"{plain.url.split('#')[0]}#{step_id(real_graph, real_graph.start)}")
    for link in plain.locator(".step__ways a").locator("visible=true").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    assert plain.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_what_would_change_the_advice_is_a_place_of_its_own(plain: Page) -> None:
    plain.goto(f"{plain.url.split('#')[0]}#result-self-care")
    plain.locator("#result-self-care").get_by_role("link", name="What would change this advice").click()
    assert plain.get_by_role("heading", name="What would change the advice").is_visible()
    assert plain.evaluate(SHOWN)["results"] == []
