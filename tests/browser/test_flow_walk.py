"""What a reader can do with the flow, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from reader import Reader

from generator.flow.graph import Graph

SELF_CARE = (
    "who:me",
    "critical",
    "body",
    "illness",
    "contact",
    "coping:fine",
    "about",
    "same-day",
    "same-day-body",
    "strength",
    "other-signs",
    "how-long:short-one",
)
NOTE = "Your answers are not kept when a page is closed or loaded again. Please start again."


def steps(*screens: str) -> list[tuple[str, str]]:
    """Screens with their answers: "screen:answer", "none" where no answer is named."""
    return [(screen, answer or "none") for screen, _, answer in (each.partition(":") for each in screens)]


def go(reader: Reader, *screens: str) -> None:
    """Answer these screens, which are asked in this order."""
    for screen, answer in steps(*screens):
        assert reader.screen() == screen
        reader.hurry({screen: [answer]}, most=1)


@pytest.mark.parametrize(
    ("screens", "outcome"), [(SELF_CARE, "self-care"), (("who:me", "critical:breathing"), "emergency")]
)
def test_an_outcome_is_reached_by_keyboard_alone(
    reader: Reader, screens: tuple[str, ...], outcome: str
) -> None:
    press = reader.page.keyboard.press
    for screen, answer in steps(*screens):
        assert reader.screen() == screen
        assert screen == "who" or reader.page.evaluate("document.activeElement.matches('.screen__question')")
        reader.tab_to(f'.flow__app input[name="{screen}"]')
        while not reader.page.evaluate("id => document.activeElement.id === id", f"a-{screen}-{answer}"):
            press("ArrowDown" if reader.page.evaluate("document.activeElement.type") == "radio" else "Tab")
        press("Space")
        reader.tab_to(".flow__app form .button")
        press("Enter")
    assert reader.outcome() == outcome


@pytest.mark.parametrize(
    ("screens", "outcome"), [(SELF_CARE, "self-care"), (("who:me", "critical:breathing"), "emergency")]
)
def test_an_outcome_is_reached_by_mouse_alone(reader: Reader, screens: tuple[str, ...], outcome: str) -> None:
    for screen, answer in steps(*screens):
        reader.click(reader.page.locator(f'label[for="a-{screen}-{answer}"]'))
        reader.click(reader.page.get_by_role("button", name="Continue"))
    assert reader.outcome() == outcome


def test_focus_and_title_follow_every_step(reader: Reader) -> None:
    title = reader.page.title()
    reader.begin()
    for screen, answer in steps(*SELF_CARE[1:]):
        question = reader.page.locator(".flow__app .screen__question").inner_text()
        assert reader.focused() == question
        assert reader.page.title() == f"{question} – {title}"
        reader.answer(screen, answer)
    assert reader.focused() == "Look after yourself at home"
    assert reader.page.title() == f"Look after yourself at home – {title}"


def test_nothing_is_chosen_beforehand_and_nothing_moves_by_itself(reader: Reader) -> None:
    for screen, answer in steps(*SELF_CARE):
        assert reader.ticked() == []
        reader.tick(screen, answer)
        assert reader.screen() == screen
        reader.go_on()


def test_without_an_answer_an_error_takes_the_focus(reader: Reader) -> None:
    reader.begin()
    title = reader.page.title()
    reader.go_on()
    assert reader.focused() == "There is a problem. Tick what applies, or “None of these”."
    assert reader.page.title() == f"Error: {title}"
    reader.page.get_by_role("link", name="Tick what applies").press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "a-critical-breathing"
    go(reader, "critical", "body", "illness", "contact")
    reader.go_on()
    assert reader.focused() == "There is a problem. Choose one answer."


def test_none_of_these_stands_alone(reader: Reader) -> None:
    reader.begin()
    reader.tick("critical", "breathing", "cauda", "not-sure")
    reader.tick("critical", "none")
    assert reader.ticked() == ["none"]
    reader.tick("critical", "cauda")
    assert reader.ticked() == ["cauda"]
    reader.tick("critical", "not-sure")
    assert reader.ticked() == ["cauda", "not-sure"]


def test_back_link_and_back_of_the_browser_keep_the_answers(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body:not-sure", "illness", "contact")
    assert reader.screen() == "coping"
    reader.page.get_by_role("link", name="Back", exact=True).press("Enter")
    assert (reader.screen(), reader.ticked()) == ("contact", ["none"])
    reader.page.go_back()
    reader.page.go_back()
    reader.page.go_back()
    reader.page.go_back()
    assert (reader.screen(), reader.ticked()) == ("body", ["not-sure"])
    reader.page.go_forward()
    assert reader.screen() == "illness"


def test_an_earlier_yes_counts_until_it_is_changed(reader: Reader) -> None:
    reader.begin()
    reader.answer("critical", "breathing")
    reader.page.go_back()
    assert reader.ticked() == ["breathing"]
    reader.go_on()
    assert reader.outcome() == "emergency"
    reader.page.get_by_role("button", name="Change: Do you have any of these danger signs?").press("Enter")
    reader.answer("critical", "none")
    assert reader.screen() == "body"


def test_change_keeps_the_later_answers_that_still_apply(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body", "illness", "contact", "coping:fine", "about:medicines")
    go(reader, "medicine-danger", "medicine-today", "medicine-change:changed", *SELF_CARE[7:])
    assert reader.outcome() == "pharmacist"
    reader.page.get_by_role("button", name="Change: Do any of these apply to you?").press("Enter")
    assert reader.ticked() == ["medicines"]
    reader.page.get_by_label("A medicine, drug or herb").uncheck()
    reader.answer("about", "none")
    assert reader.outcome() == "self-care"
    reader.page.get_by_role("button", name="Change: Who is this for?").press("Enter")
    reader.answer("who", "child")
    go(reader, "child-signs", "child-pattern:other")
    assert reader.outcome() == "see-doctor"


def test_ticks_of_a_screen_that_is_left_unfinished_do_not_count(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical")
    reader.tick("body", "confusion")
    reader.page.go_back()
    reader.go_on()
    assert (reader.screen(), reader.ticked()) == ("body", [])


def test_start_again_forgets_everything_and_back_does_not_bring_it_back(reader: Reader) -> None:
    go(reader, *SELF_CARE)
    reader.page.get_by_role("button", name="Start again").press("Enter")
    assert reader.at_start()
    assert reader.focused() == "Who is this for?"
    reader.page.go_back()
    assert (reader.at_start(), reader.note(), reader.outcome()) == (True, NOTE, None)
    reader.begin()
    assert (reader.screen(), reader.ticked()) == ("critical", [])


@pytest.mark.parametrize(
    "fragment", ["q-strength", "q-how-long--at-least-midwife", "result-self-care", "result-emergency"]
)
def test_a_bare_link_to_a_step_starts_again_with_a_note(reader: Reader, fragment: str) -> None:
    reader.open(fragment)
    assert (reader.at_start(), reader.note(), reader.focused()) == (True, NOTE, "Who is this for?")
    assert reader.outcome() is None


def test_loading_again_starts_again_with_a_note(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body")
    reader.page.reload()
    assert (reader.at_start(), reader.note()) == (True, NOTE)


@pytest.mark.parametrize("fragment", ["nothing-like-this", "q", "%E0%A4%A", "constructor"])
def test_an_unknown_fragment_leads_to_the_start(reader: Reader, fragment: str) -> None:
    reader.open(fragment)
    assert (reader.at_start(), reader.note()) == (True, None)


def test_a_link_to_a_question_that_is_not_reached_keeps_the_answers(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body")
    reader.page.evaluate("location.hash = '#q-strength'")
    reader.page.get_by_role("button", name="Go on with my answers").press("Enter")
    assert reader.screen() == "illness"
    assert reader.page.get_by_role("button", name="Change").count() == 3


def test_a_link_to_an_answered_question_shows_it_with_its_answer(reader: Reader) -> None:
    go(reader, *SELF_CARE[:8])
    reader.page.evaluate("location.hash = '#q-about'")
    reader.page.locator("#a-about-none").wait_for()
    assert (reader.screen(), reader.ticked()) == ("about", ["none"])


def test_a_look_at_a_source_does_not_lose_the_result(reader: Reader) -> None:
    go(reader, *SELF_CARE)
    reader.page.locator(".flow__app .cite a").first.press("Enter")
    assert reader.page.evaluate("location.hash").startswith("#source-")
    assert reader.page.locator(".flow__app .step--shown").is_visible()
    reader.page.go_back()
    assert reader.outcome() == "self-care"


def test_a_double_click_answers_one_screen_only(reader: Reader) -> None:
    for screen, answer in steps("who:me", "critical", "body"):
        reader.tick(screen, answer)
        reader.wait()
        reader.page.get_by_role("button", name="Continue").dblclick()
    assert (reader.screen(), reader.ticked()) == ("illness", [])
    assert reader.page.locator(".flow__app .screen__error").is_hidden()


def test_two_tabs_do_not_mix(reader: Reader) -> None:
    other = Reader(reader.page.context.new_page(), reader.address)
    other.open()
    other.begin("adult")
    reader.page.bring_to_front()
    go(reader, *SELF_CARE[:5])
    other.page.bring_to_front()
    other.answer("critical", "breathing")
    reader.page.bring_to_front()
    assert (reader.screen(), other.outcome()) == ("coping", "emergency")
    go(reader, *SELF_CARE[5:])
    assert reader.outcome() == "self-care"
    other.page.close()


def test_for_someone_else_the_words_change(reader: Reader) -> None:
    reader.begin("adult")
    assert reader.focused() == "Do they have any of these danger signs?"
    assert "They cannot swallow their own saliva" in reader.page.locator(".flow__app form").inner_text()
    assert "I cannot swallow" not in reader.page.locator(".flow__app form").inner_text()
    reader.answer("critical", "swallow-acute")
    assert "They cannot swallow" in reader.page.locator(".flow__app .outcome__because").inner_text()


def test_every_lesser_result_shows_the_emergency_list_and_a_way_to_restart(
    reader: Reader, real_graph: Graph
) -> None:
    go(reader, *SELF_CARE[:9], "strength:weakness")
    assert reader.outcome() == "within-days"
    listed = reader.page.locator(".flow__emergency")
    assert (
        listed.get_by_role("listitem").count() == len(real_graph.flow.emergency_signs) - 1
    )  # One is asked of small children only.
    assert listed.inner_text().startswith("If any of these happens, call 999 now:")
    assert reader.page.get_by_role("button", name="Start again").is_visible()


def reasons(page: Page) -> list[str]:
    return [each.strip() for each in page.locator(".flow__app .outcome__because > *").all_inner_texts()]


def test_the_reasons_name_what_led_there_first(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body:not-sure", "illness", "contact", "coping:worry", "about")
    assert reader.outcome() == "today"
    assert reasons(reader.page) == [
        "Because you answered",
        "Do you have any of these sudden changes? I am not sure about one of these",
        "Mention this too",
        "How are you in yourself? Checking my muscles or worrying takes over my days",
    ]


def test_an_exception_that_was_used_is_a_reason(reader: Reader) -> None:
    go(reader, *SELF_CARE[:-1], "how-long:long-one", "assessed:assessed-well")
    assert reader.outcome() == "self-care"
    assert reasons(reader.page)[0] == "Because you answered"
    assert "for this twitching? Yes, in the last 12 months" in reasons(reader.page)[1].replace("\n", " ")


def test_what_would_change_the_advice_is_more_urgent_only(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body:not-sure", "illness", "contact", "coping:fine", "about")
    more = reader.page.locator(".flow__app details [data-outcome]")
    found = [each.get_attribute("data-outcome") for each in more.all()]
    assert found == [
        "emergency",
        "crisis-now",
        "hospital-now",
        "poisons-line",
        "maternity-now",
        "crisis-line",
    ]


def test_the_visit_sheet_prints_alone_with_the_answers(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body:not-sure", "illness", "contact", "coping:fine", "about")
    assert reader.page.locator(".sheet").is_hidden()
    reader.page.emulate_media(media="print")
    sheet = reader.page.locator(".sheet")
    assert sheet.is_visible()
    words = sheet.inner_text()
    assert "Visit sheet" in words
    assert "Version 1.1" in words
    assert "Do you have any of these sudden changes?\nI am not sure about one of these" in words
    assert reader.page.locator(".flow__app .care-card__heading").is_visible()


def test_the_chart_and_the_list_print_from_a_page_of_their_own(reader: Reader) -> None:
    reader.page.get_by_role("link", name="All questions and results as a chart and as a list").click()
    reader.page.emulate_media(media="print")
    assert reader.page.locator(".flow-chart").is_visible()
    assert reader.page.locator(".outline").first.is_visible()


def test_the_visit_sheet_can_be_copied(reader: Reader) -> None:
    reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(reader, *SELF_CARE)
    reader.page.get_by_role("button", name="Copy the visit sheet").press("Enter")
    reader.page.get_by_role("button", name="Copied").wait_for()
    copied = reader.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Visit sheet\nResult: Look after yourself at home.")
    assert "Who is this for?\n  Me, and I am 16 or over" in copied


def words(reader: Reader, part: str = "") -> str:
    return reader.page.locator(f".flow__app {part}").inner_text()


def test_a_result_gives_the_advice_of_the_sign_that_was_ticked_before_the_general_advice(
    reader: Reader,
) -> None:
    reader.begin()
    go(reader, *SELF_CARE[1:6], "about:diabetes", "diabetes-danger", "diabetes-today:low-sugar")
    assert reader.outcome() == "today"
    shown = words(reader, ".outcome")
    assert (
        shown.index("take sugar now (even without a meter), then test")
        < shown.index("Have a sugary drink")
        < shown.index("Read out what you ticked")
    )
    sheet = reader.page.locator(".sheet").text_content() or ""
    assert "take sugar now (even without a meter), then test" in sheet


def test_the_same_advice_for_two_signs_stands_once_with_both_names(reader: Reader) -> None:
    reader.begin()
    reader.answer("critical", "worst-headache", "stroke-signs", "eye-sudden")
    items = reader.page.locator(".flow__app .outcome__own > .own > li .own__do")
    texts = [each.inner_text() for each in items.all()]
    assert len(texts) == len(set(texts))


def test_a_lesser_advice_is_never_hidden(reader: Reader) -> None:
    reader.begin()
    go(reader, *SELF_CARE[1:5], "coping:low", "about", "same-day:fast-weakness")
    assert reader.outcome() == "crisis-line"
    also = words(reader, '.outcome__lesser[data-outcome="today"]')
    assert "Get medical help today" in also
    assert "By when: Today" in also
    assert "if the weakness spreads" in also


def test_who_is_unsure_finds_the_advice_of_each_sign_folded(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body", "illness", "contact:not-sure", "coping:fine", "about")
    assert reader.outcome() == "poisons-line"
    folded = reader.page.locator(".flow__app .outcome__own details")
    assert folded.locator("li").count() == 7
    assert folded.locator("li").first.is_hidden()


def test_a_baby_is_asked_for_its_own_signs_and_for_nothing_that_cannot_be_its_own(reader: Reader) -> None:
    reader.begin("baby")
    asked: list[str] = []
    for screen in ("critical", "baby-critical", "body", "illness", "contact"):
        asked.append(words(reader, "form"))
        reader.answer(screen, "none")
    asked.append(words(reader, "form"))
    assert "sexual" not in " ".join(asked)
    reader.answer("baby-signs", "infantile-spasms")
    reader.answer("about", "none")
    assert reader.outcome() == "hospital-today"
    result = words(reader, ".step--shown")
    assert "Film a spell" in result
    assert "drive" not in result
    assert "pesticide" not in result


def test_life_in_danger_has_a_card_of_its_own(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body", "illness", "contact", "coping:danger")
    assert reader.outcome() == "crisis-now"
    result = words(reader, ".step--shown")
    assert "You are not alone" in result
    assert "Samaritans on 116 123" in result
    assert "fit" not in result.replace("fits", "").split()
    assert reader.page.locator(".flow__app .calls a").first.is_visible()


def test_whatever_fails_ends_in_the_emergency_line_and_the_list_of_pages(reader: Reader) -> None:
    reader.begin()
    reader.page.evaluate("() => { window.siteFlow.result = () => { throw new Error('broken') } }")
    reader.answer("critical", "breathing")
    assert "In an emergency call 999 now" in words(reader)
    assert (
        reader.page.locator(".flow__app")
        .get_by_role("link", name="Everything on this site from A to Z")
        .is_visible()
    )


def test_a_broken_table_leaves_the_links(reader: Reader) -> None:
    reader.page.route(
        "**/should-i-worry.html",
        lambda route: route.fulfill(body=route.fetch().text().replace('id="flow-data">{', 'id="flow-data">')),
    )
    reader.open()
    assert reader.page.locator("#start").is_visible()
    assert reader.page.locator(".flow__app").is_hidden()


@pytest.mark.parametrize("name", ["constructor", "toString", "__proto__"])
def test_a_word_from_the_address_reaches_no_part_of_an_object(reader: Reader, name: str) -> None:
    reader.begin()
    reader.page.evaluate("name => { location.hash = '#q-' + name }", name)
    reader.page.get_by_role("button", name="Go on with my answers").press("Enter")
    assert reader.screen() == "critical"


def test_another_place_changes_the_numbers_of_a_result_and_its_sheet(reader: Reader) -> None:
    reader.begin()
    reader.answer("critical", "breathing")
    reader.page.locator("#place").select_option("us")
    reader.page.wait_for_function("document.title.startsWith('Call 911 now')")
    assert "Call 911 now" in (reader.page.locator(".sheet").text_content() or "")
