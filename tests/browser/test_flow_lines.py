"""A line that is ticked shows its exact words, and counts only as far as they fit."""

from __future__ import annotations

from playwright.sync_api import Locator
from reader import Reader

BREATHING = "#a-critical-breathing"


def exact(reader: Reader, line: str) -> Locator:
    """The exact words below a line, with the question whether they fit."""
    return reader.page.locator(f"#a-{line}-fit")


def test_a_tick_shows_the_exact_words_directly_below_and_no_others(reader: Reader) -> None:
    reader.begin()
    assert exact(reader, "critical-breathing").is_hidden()
    reader.page.locator(BREATHING).check()
    words = exact(reader, "critical-breathing")
    assert "worse when I lie flat" in words.inner_text()
    assert "is not this" in words.inner_text()
    assert "in the last 24 hours" in words.inner_text()
    assert reader.page.locator(".flow__app .fit").locator("visible=true").count() == 1
    line, below = (
        reader.page.locator(place).bounding_box() for place in (BREATHING, "#a-critical-breathing-fit")
    )
    following = reader.page.locator("#a-critical-stroke-signs").bounding_box()
    assert line and below and following
    assert line["y"] < below["y"] < following["y"]
    reader.page.locator(BREATHING).uncheck()
    assert words.is_hidden()


def test_after_a_tick_the_next_stop_of_the_keyboard_is_the_question_whether_it_fits(reader: Reader) -> None:
    reader.begin()
    reader.page.locator(BREATHING).focus()
    reader.page.keyboard.press("Space")
    reader.page.keyboard.press("Tab")
    assert reader.page.evaluate(
        "document.activeElement.closest('.fit fieldset').querySelector('legend').innerText"
    ) == ("Does that fit?")


def test_nobody_goes_on_before_the_exact_words_are_answered(reader: Reader) -> None:
    reader.begin()
    reader.page.locator(BREATHING).check()
    reader.go_on()
    assert reader.screen() == "critical"
    assert reader.focused() == "There is a problem. Say whether each line that you ticked fits."
    reader.page.get_by_role("link", name="Say whether each line").press("Enter")
    assert reader.page.evaluate("document.activeElement.id") == "a-critical-breathing-yes"


def test_what_does_not_fit_counts_for_nothing_and_is_remembered(reader: Reader) -> None:
    reader.begin()
    reader.answer("critical", "no-breathing")
    assert reader.screen() == "body"
    reader.page.go_back()
    assert reader.ticked() == ["no-breathing"]
    reader.tick("critical", "breathing")
    reader.go_on()
    assert reader.outcome() == "emergency"


def test_being_unsure_is_about_one_sign(reader: Reader) -> None:
    reader.begin()
    reader.answer("critical", "not-sure-eye-sudden")
    assert reader.screen() == "body"
    reader.page.go_back()
    reader.answer("critical", "not-sure-eye-sudden", "not-sure-breathing")
    assert reader.outcome() == "emergency"


def test_being_unsure_about_a_gate_opens_its_list_and_no_other(reader: Reader) -> None:
    reader.begin()
    for screen in ("critical", "body", "illness"):
        reader.answer(screen, "none")
    reader.answer("lately", "not-sure-medicines")
    asked = []
    while reader.screen() != "coping":
        asked.append(reader.screen() or "")
        reader.answer(asked[-1], "no-change" if asked[-1] == "medicine-change" else "none")
    assert asked == ["medicine-danger", "medicine-today", "medicine-change"]


def test_a_line_is_a_reason_once(reader: Reader) -> None:
    reader.begin()
    reader.answer("critical", "breathing")
    reasons = reader.page.locator(".flow__app details", has=reader.page.get_by_text("Because you answered"))
    assert (reasons.first.text_content() or "").count("Breathing is hard, noisy") == 1


def test_progress_is_counted_as_for_someone_who_is_well(reader: Reader) -> None:
    reader.begin()
    assert reader.page.locator(".flow__progress").inner_text() == "Step 2 of about 12"
    reader.answer("critical", "none")
    assert reader.page.locator(".flow__progress").inner_text() == "Step 3 of about 12"
