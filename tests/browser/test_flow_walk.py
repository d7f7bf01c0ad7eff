"""What a reader can do with the flow, by keyboard and by mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext
from reader import Reader

SELF_CARE = (
    "who:me",
    "critical",
    "body",
    "illness",
    "lately",
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
        if reader.page.evaluate("!!document.activeElement.parentElement.querySelector('.fit')"):
            press("Tab")
            press("Space")
        reader.tab_to(".flow__app form .button")
        press("Enter")
    assert reader.outcome() == outcome


def test_an_outcome_is_reached_by_mouse_alone(reader: Reader) -> None:
    go_on = reader.page.get_by_role("button", name="Continue")
    for target in ("who-me", "critical-breathing", "critical-breathing-yes"):
        reader.click(reader.page.locator(f'label[for="a-{target}"]'))
        if target != "critical-breathing":
            reader.click(go_on)
    assert reader.outcome() == "emergency"


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
    go(reader, "critical", "body", "illness", "lately")
    reader.go_on()
    assert reader.focused() == "There is a problem. Choose one answer."


def test_none_of_these_stands_alone(reader: Reader) -> None:
    reader.begin()
    reader.tick("critical", "breathing", "cauda", "not-sure-eye-sudden")
    reader.tick("critical", "none")
    assert reader.ticked() == ["none"]
    reader.tick("critical", "cauda")
    assert reader.ticked() == ["cauda"]
    reader.tick("critical", "not-sure-eye-sudden")
    assert reader.ticked() == ["cauda", "not-sure-eye-sudden"]


def test_back_link_and_back_of_the_browser_keep_the_answers(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body:not-sure-spreading-jerks", "illness", "lately")
    assert reader.screen() == "coping"
    reader.page.get_by_role("link", name="Back", exact=True).press("Enter")
    assert (reader.screen(), reader.ticked()) == ("lately", ["none"])
    reader.page.go_back()
    reader.page.go_back()
    reader.page.go_back()
    reader.page.go_back()
    assert (reader.screen(), reader.ticked()) == ("body", ["not-sure-spreading-jerks"])
    reader.page.go_forward()
    assert reader.screen() == "illness"


def test_an_earlier_yes_counts_until_it_is_changed(reader: Reader) -> None:
    reader.begin()
    reader.answer("critical", "breathing")
    reader.page.go_back()
    assert reader.ticked() == ["breathing"]
    reader.go_on()
    assert reader.outcome() == "emergency"
    reader.change("Any of these danger signs")
    reader.answer("critical", "none")
    assert reader.screen() == "body"


def test_change_keeps_the_later_answers_that_still_apply(reader: Reader) -> None:
    reader.begin()
    go(reader, "critical", "body", "illness", "lately:medicines")
    go(reader, "medicine-danger", "medicine-today", "medicine-change:changed", *SELF_CARE[5:])
    assert reader.outcome() == "pharmacist"
    reader.change("Which of these apply, now or lately?")
    assert reader.ticked() == ["medicines"]
    reader.answer("lately", "none")
    assert reader.outcome() == "self-care"
    reader.change("Who is this for?")
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
    reader.start_again()
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


_SAME_PLACE = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".flow__app form .button { position: fixed; top: 0; left: 0; z-index: 9; }");
  document.adoptedStyleSheets.push(sheet);
}"""


def test_a_double_click_answers_one_screen_only(reader: Reader) -> None:
    """Also where the button of the next screen comes to lie under the pointer."""
    reader.page.evaluate(_SAME_PLACE)
    for screen, answer in steps("who:me", "critical", "body"):
        reader.tick(screen, answer)
        reader.wait()
        reader.page.get_by_role("button", name="Continue").dblclick()
    assert (reader.screen(), reader.ticked()) == ("illness", [])
    assert reader.page.locator(".flow__app .screen__error").is_hidden()


def test_two_tabs_do_not_mix(reader: Reader, context: BrowserContext) -> None:
    other = Reader(context.new_page(), reader.address)
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


def test_for_someone_else_the_words_change(reader: Reader) -> None:
    reader.begin("adult")
    reader.tick("critical", "swallow-acute")
    asked = reader.page.locator(".flow__app form").inner_text()
    assert "They cannot swallow their own saliva" in asked
    assert "I cannot swallow" not in asked
    reader.go_on()
    assert "They cannot swallow" in reader.unfold("Why this result").inner_text()


def test_while_questions_run_nothing_else_is_on_the_page(reader: Reader) -> None:
    seen = ".md-content__inner > *"
    begin = [each for each in reader.page.locator(seen).all() if each.is_visible()]
    reader.begin()
    shown = [each for each in reader.page.locator(seen).all() if each.is_visible()]
    assert [each.evaluate("each => each.tagName + '.' + each.className") for each in shown] == [
        "H1.",
        "DIV.flow flow--live",
        "NAV.flow__foot",
    ]
    assert len(begin) > len(shown)
    assert reader.page.locator(".in-danger .call").first.is_visible()
    assert "Step 2 of about" in reader.page.locator(".flow__top").inner_text()


def test_the_first_question_stands_on_the_first_screen_of_a_phone(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 360, "height": 800})
    reader.open()
    box = reader.page.locator(".flow__app input").first.bounding_box()
    assert box
    assert box["y"] + box["height"] < 600


def test_whatever_fails_ends_in_the_emergency_line_and_the_list_of_pages(reader: Reader) -> None:
    reader.begin()
    reader.page.evaluate("() => { window.siteFlow.result = () => { throw new Error('broken') } }")
    reader.answer("critical", "breathing")
    assert "In an emergency call 999 now" in reader.page.locator(".flow__app").inner_text()
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
