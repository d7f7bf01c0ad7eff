"""The flow without a script: one question at a time, by links, with the same results."""

from __future__ import annotations

import pytest
from kinds import PHONE
from playwright.sync_api import Page

from generator.flow.graph import Graph
from generator.flow.nodes import NONE
from generator.render.flow_view import FlowView, step_id

SHOWN = """() => ({
  start: !!document.querySelector("#start").getClientRects().length,
  questions: [...document.querySelectorAll(".step__body")].filter(each => each.getClientRects().length).length,
  links: [...document.querySelectorAll(".step__ways")].filter(each => each.getClientRects().length)
    .map(each => [...each.querySelectorAll("a")].map(a => a.getAttribute("href").slice(1))),
  results: [...document.querySelectorAll(".step--result")].filter(each => each.getClientRects().length).map(each => each.id),
})"""


@pytest.fixture
def plain(plain_page: Page, address: str) -> Page:
    """The flow's page with scripts switched off."""
    plain_page.set_viewport_size(PHONE)
    plain_page.goto(f"{address}flows/should-i-worry.html")
    return plain_page


def go(page: Page, person: str, place: str) -> None:
    """Open a place on the page of a person's links."""
    page.goto(f"{page.url.split('flows/')[0]}flows/should-i-worry-for-{person}.html#{place}")


def test_at_first_only_the_question_whom_it_is_about_is_shown(plain: Page, real_graph: Graph) -> None:
    assert plain.evaluate(SHOWN) == {"start": True, "questions": 0, "links": [], "results": []}
    assert plain.locator(".flow__app").is_hidden()
    assert plain.locator("#start a").count() == len(FlowView(real_graph.flow, real_graph).people)


@pytest.mark.parametrize("who", ["me", "child", "toddler", "baby"])
def test_every_state_shows_its_question_and_its_links_alone(plain: Page, real_graph: Graph, who: str) -> None:
    view = next(
        FlowView(real_graph.flow, real_graph).of(person)
        for person in FlowView(real_graph.flow, real_graph).people
        if person.id == who
    )
    go(plain, who, "start")
    ways = {step.id: [way.target for way in step.ways] for step in view.steps}
    shown = plain.evaluate(
        f"ids => {{ const shown = {SHOWN}; return ids.map(id => {{ location.hash = id; return shown(); }}) }}",
        list(ways),
    )
    for step_shown, (place, targets) in zip(shown, ways.items(), strict=True):
        assert step_shown == {"start": False, "questions": 1, "links": [targets], "results": []}, place


def test_a_step_begins_with_its_question(plain: Page, real_graph: Graph) -> None:
    for state in [state for state in real_graph.transitions if state.age == "adult"][::20]:
        go(plain, "me", step_id(real_graph, state))
        heading = plain.locator(".step__body h2").locator("visible=true")
        top = heading.evaluate("each => each.getBoundingClientRect().top")
        assert 0 <= top < 200


def test_every_result_is_shown_alone_and_each_lesser_one_opens_with_its_condition(
    plain: Page, real_graph: Graph
) -> None:
    for outcome in real_graph.flow.outcomes:
        go(plain, "child" if outcome.id == "hospital-today" else "me", f"result-{outcome.id}")
        assert plain.evaluate(SHOWN) == {
            "start": False,
            "questions": 0,
            "links": [],
            "results": [f"result-{outcome.id}"],
        }
        words = plain.locator(f"#result-{outcome.id}").inner_text()
        opens = words.startswith(
            "This holds only if you came here by the questions, and none of the emergency signs is true."
        )
        assert opens == (outcome.urgency != "emergency")
        assert plain.locator(f"#result-{outcome.id}").get_by_role("link", name="Start again").is_visible()


def test_a_result_reached_from_a_question_gives_the_advice_of_its_signs_alone(plain: Page) -> None:
    go(plain, "me", "result-emergency--critical--adult")
    own = plain.locator("#result-emergency .own").locator("visible=true")
    assert own.count() == 1
    assert "Stroke" in own.inner_text() or "face" in own.inner_text()
    go(plain, "baby", "result-hospital-today--baby-signs--baby")
    words = plain.locator("#result-hospital-today").inner_text()
    assert "Film a spell" in words
    assert "drive" not in words


def test_a_well_reader_reaches_self_care_by_links(plain: Page, real_graph: Graph) -> None:
    flow = real_graph.flow
    plain.locator(".step__people a").first.click()
    for _ in range(60):
        place = plain.url.split("#")[1]
        if place.startswith("result-"):
            break
        state = next(state for state in real_graph.transitions if step_id(real_graph, state) == place)
        node = real_graph.nodes[state.node]
        chosen = flow.default_answers.get(node.screen.id, (NONE,))[0]
        labels = {option.id: option.label for option in node.screen.options}
        name = "No" if node.form == "gate" else labels.get(chosen, "None of these")
        plain.locator(".step__ways").get_by_role("link", name=name, exact=True).locator(
            "visible=true"
        ).click()
    assert plain.url.endswith("#result-self-care--adult")


def test_the_words_fit_the_person(plain: Page, real_graph: Graph) -> None:
    go(plain, "adult", "q-critical--adult")
    assert "They cannot swallow their own saliva" in (plain.locator("body").text_content() or "")
    go(plain, "me", "q-critical--adult")
    assert "I cannot swallow my own saliva" in (plain.locator("body").text_content() or "")
    for person in FlowView(real_graph.flow, real_graph).people:
        go(plain, person.id, "start")
        assert plain.locator(".for-me, .for-someone").count() == 0
        asked = " ".join(plain.locator(".step[data-screen]").all_text_contents())
        assert ("sexual" in asked) == (person.age == "adult")


def test_the_answers_fit_a_finger(plain: Page, real_graph: Graph) -> None:
    go(plain, "me", "q-critical--adult")
    for link in plain.locator(".step__ways a").locator("visible=true").all():
        box = link.bounding_box()
        assert box
        assert box["height"] >= 44
    assert plain.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_what_would_change_the_advice_is_a_place_of_its_own(plain: Page) -> None:
    go(plain, "me", "result-self-care")
    plain.locator("#result-self-care").get_by_role("link", name="What would change this advice").click()
    assert plain.get_by_role("heading", name="What would change the advice").is_visible()
    assert plain.evaluate(SHOWN)["results"] == []


def test_the_emergency_signs_are_a_place_of_their_own(plain: Page) -> None:
    go(plain, "me", "result-self-care")
    plain.locator("#result-self-care").get_by_role("link", name="none of the emergency signs").click()
    assert plain.locator("#emergency-signs li").first.is_visible()
    assert plain.evaluate(SHOWN)["results"] == []


def test_a_question_may_have_any_number_of_states(plain: Page) -> None:
    go(plain, "me", "start")
    plain.evaluate(
        """() => {
          const step = document.querySelector(".step[data-screen]");
          for (let count = 0; count < 200; count++) {
            const ways = step.querySelector(".step__ways").cloneNode(true);
            ways.querySelector(".step__at").id = "copy-" + count;
            step.append(ways);
          }
          location.hash = "copy-199";
        }"""
    )
    assert plain.evaluate(SHOWN)["questions"] == 1
    assert len(plain.evaluate(SHOWN)["links"]) == 1
