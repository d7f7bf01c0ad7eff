"""What a result shows at once, what it folds, and what can be taken along."""

from __future__ import annotations

from datetime import date

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator
from reader import Reader

from generator.check.rules.results import RESULT_WORDS
from generator.flow.graph import Graph
from generator.flow.nodes import all_screens

SEEN_WORDS = """() => {
  const texts = [];
  const walker = document.createTreeWalker(document.querySelector(".flow__app .step--shown"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const folded = parent.closest("details") && !parent.closest(".outcome__lesser > summary");
    if (!folded && !parent.closest(".cite, .calls, button") && parent.checkVisibility()) texts.push(walker.currentNode.textContent);
  }
  return texts.join(" ").split(/\\s+/).filter(word => /\\w/.test(word)).length;
}"""

PEOPLE = {
    "well": ({}, "self-care"),
    "afraid": ({"coping": ["worry"]}, "worry-help"),
    "urgent": ({"same-day": ["fast-weakness"]}, "today"),
    "emergency": ({"critical": ["stroke-signs", "breathing"]}, "emergency"),
    "well baby": ({"who": ["baby"], "baby-when": ["asleep"]}, "within-days"),
    "baby with spasms": ({"who": ["baby"], "baby-signs": ["infantile-spasms"]}, "hospital-today"),
}
Answers = dict[str, list[str]]


def result(reader: Reader, graph: Graph, **answers: list[str]) -> Locator:
    """The card of the result of someone who is well but for some answers; "_" stands for "-" in the names of screens."""
    reader.walk(
        {name.replace("_", "-"): given for name, given in answers.items()}, graph.flow.default_answers
    )
    return reader.page.locator(".flow__app .outcome")


@pytest.mark.parametrize("who", PEOPLE)
def test_few_words_are_seen_at_once(reader: Reader, real_graph: Graph, who: str) -> None:
    answers, outcome = PEOPLE[who]
    assert reader.walk(answers, real_graph.flow.default_answers) == outcome
    assert 0 < reader.page.evaluate(SEEN_WORDS) <= RESULT_WORDS


def test_the_advice_of_the_sign_that_was_ticked_comes_before_the_general_advice(
    reader: Reader, real_graph: Graph
) -> None:
    shown = result(reader, real_graph, about=["diabetes"], diabetes_today=["low-sugar"]).inner_text()
    assert shown.index("take sugar now (even without a meter), then test") < shown.index(
        "Read out what you ticked"
    )
    assert "Have a sugary drink" in reader.unfold("While you wait").inner_text()


def test_the_same_advice_for_two_signs_stands_once_with_both_names(reader: Reader, real_graph: Graph) -> None:
    card = result(reader, real_graph, critical=["worst-headache", "stroke-signs", "eye-sudden"])
    others = reader.unfold("What to do for your other answers")
    texts = [*card.locator(".own__do").all_inner_texts(), *others.locator(".own__do").all_inner_texts()]
    assert len(texts) == len(set(texts)) > 0


def test_a_warning_not_to_drive_is_seen_though_its_advice_is_folded(
    reader: Reader, real_graph: Graph
) -> None:
    card = result(reader, real_graph, same_day=["swallow-slow", "new-jerks"])
    assert card.locator("[data-sign]").get_attribute("data-sign") == "swallow-slow"
    assert "Do not drive." in card.inner_text()


def test_who_fears_a_disease_gets_the_answer_of_its_page(reader: Reader, real_graph: Graph) -> None:
    card = result(reader, real_graph, coping=["worry"])
    assert "Twitching alone is almost always harmless" in card.inner_text()
    assert "talking therapy" in reader.unfold("What to do for your other answers").text_content()  # type: ignore[operator]


def test_a_lesser_advice_is_seen_with_its_time(reader: Reader, real_graph: Graph) -> None:
    result(reader, real_graph, coping=["low"], same_day=["fast-weakness"])
    assert reader.outcome() == "crisis-line"
    also = reader.page.locator('.outcome__lesser[data-outcome="today"] > summary')
    assert also.inner_text() == "Also: Get medical help today. By when: Today"
    assert "if the weakness spreads" in reader.unfold("Also: Get medical help today").inner_text()


def test_the_reasons_name_what_led_there_first_with_its_page(reader: Reader, real_graph: Graph) -> None:
    result(reader, real_graph, body=["not-sure-spreading-jerks"], coping=["worry"])
    assert reader.outcome() == "today"
    why = reader.unfold("Why this result")
    assert why.locator("h3").all_inner_texts() == ["Because you answered", "Mention this too"]
    assert why.locator("li").first.inner_text().startswith("I am not sure: ")
    assert why.locator("li a").last.get_attribute("href") == "../warning-signs/health-anxiety.html"


def test_an_exception_that_was_used_is_a_reason(reader: Reader, real_graph: Graph) -> None:
    result(reader, real_graph, how_long=["long-one"], assessed=["assessed-well"])
    assert reader.outcome() == "self-care"
    assert "within 12 months" in reader.unfold("Why this result").inner_text()


def test_what_would_change_a_result_is_about_these_answers(reader: Reader, real_graph: Graph) -> None:
    result(reader, real_graph, body=["not-sure-spreading-jerks"])
    change = reader.unfold("What would change it")
    sure, otherwise = change.locator("ul").nth(0), change.locator("ul").nth(1)
    assert "Call" in sure.inner_text()
    assert otherwise.inner_text().startswith("Without “")
    assert "a few more questions" in otherwise.inner_text()
    more = [each.get_attribute("data-outcome") for each in change.locator("[data-outcome]").all()]
    outcomes = [outcome.id for outcome in real_graph.flow.outcomes]
    assert more == outcomes[: outcomes.index("today")][: len(more)]


def test_every_lesser_result_has_the_emergency_list_and_a_way_to_restart(
    reader: Reader, real_graph: Graph
) -> None:
    result(reader, real_graph, strength=["weakness"])
    assert reader.outcome() == "within-days"
    listed = reader.unfold("Signs for which to call at once").get_by_role("listitem")
    # One is asked of small children only.
    assert listed.count() == len(real_graph.flow.emergency_signs) - 1
    assert reader.page.locator(".in-danger .call").first.is_visible()
    assert reader.page.get_by_role("button", name="Start again").is_visible()


def test_a_babys_result_has_nothing_that_cannot_be_its_own(reader: Reader, real_graph: Graph) -> None:
    result(reader, real_graph, who=["baby"], baby_signs=["infantile-spasms"])
    words = reader.page.locator(".flow__app .step--shown").text_content() or ""
    assert "Film a spell" in words
    assert "drive" not in words
    assert "sexual" not in words


def test_life_in_danger_has_a_card_of_its_own(reader: Reader, real_graph: Graph) -> None:
    card = result(reader, real_graph, coping=["danger"])
    assert reader.outcome() == "crisis-now"
    assert "You are not alone" in card.inner_text()
    assert "Samaritans on 116 123" in card.inner_text()
    assert "drive" not in card.locator(".outcome__own").inner_text()
    assert card.locator(".calls a").first.is_visible()


def test_another_place_changes_the_numbers_of_a_result_and_its_sheet(
    reader: Reader, real_graph: Graph
) -> None:
    result(reader, real_graph, critical=["breathing"])
    reader.page.locator("#place").select_option("us")
    reader.page.wait_for_function("document.title.startsWith('Call 911 now')")
    assert "Call 911 now" in (reader.page.locator(".sheet").text_content() or "")


def test_the_visit_sheet_is_one_page_with_what_was_asked_and_answered(
    reader: Reader, real_graph: Graph
) -> None:
    every = {
        screen.id: [gate.id for gate in screen.gates]
        for screen, _ in all_screens(real_graph.flow)
        if screen.gates
    }
    reader.walk(every | {"strength": ["weakness", "wasting"]}, real_graph.flow.default_answers)
    assert reader.page.locator(".sheet").is_hidden()
    pages = reader.page.pdf(format="A4").count(b"/Type /Page\n")
    reader.page.emulate_media(media="print")
    sheet = reader.page.locator(".sheet").inner_text()
    assert reader.page.locator(".flow__app .outcome").is_hidden()
    assert pages == 1
    assert "Result: See a GP within days." in sheet
    assert "No to all: Breathing is newly hard" in sheet
    assert "What I want to ask" in sheet


def test_the_visit_sheet_can_be_copied(reader: Reader, real_graph: Graph) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    result(reader, real_graph)
    reader.page.get_by_role("button", name="Copy the visit sheet").press("Enter")
    reader.page.get_by_role("button", name="Copied").wait_for()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Visit sheet\n")
    assert "Who is this for?\n  " in copied


def test_the_day_is_put_into_a_calendar(reader: Reader, real_graph: Graph) -> None:
    result(reader, real_graph)
    reader.page.locator("#recheck-began").fill(date.today().isoformat())
    with reader.page.expect_download() as downloading:
        reader.page.get_by_role("button", name="Put it in my calendar").press("Enter")
    assert downloading.value.suggested_filename == "reminder.ics"
    (event,) = Calendar.from_ical(downloading.value.path().read_bytes()).walk("VEVENT")
    begins = event["DTSTART"].dt
    assert isinstance(begins, date) and (begins - date.today()).days == 14
    assert event["SUMMARY"] == "Is it still there? Then book a visit with your GP."
    assert "999" in str(event["DESCRIPTION"])


def test_a_day_that_has_passed_gives_the_advice_at_once(reader: Reader, real_graph: Graph) -> None:
    result(reader, real_graph)
    reader.page.locator("#recheck-began").fill("2025-01-31")
    assert (
        reader.page.locator(".recheck__said").inner_text()
        == "Is it still there? Then book a visit with your GP."
    )
    assert reader.page.get_by_role("button", name="Put it in my calendar").is_hidden()


def test_a_calendar_is_offered_only_where_an_outcome_names_a_day(reader: Reader, real_graph: Graph) -> None:
    result(reader, real_graph, strength=["weakness"])
    assert reader.page.locator(".recheck").count() == 0
