"""What a reader meets when a page opens: the words that the check counts, its answer on the first screen, and folds that open."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page
from sandbox import PROJECT

from generator.check.page_words import page_words
from generator.content.content import Content
from generator.schema.kinds import KINDS

sys.path.append(str(PROJECT / "benchmarks"))
import words_and_screens

ANSWERED = "situations/eyelid-twitch.html"
SOME = (
    ("situation", "eyelid-twitch"),
    ("situation", "worried-about-als"),
    ("cause", "caffeine"),
    ("cause", "statins"),
    ("cause", "stroke"),
    ("medicine", "ppi"),
    ("treatment", "magnesium"),
    ("medical-test", "emg"),
    ("body-part", "eyelid"),
    ("warning-sign", "seizure"),
    ("faq", "why"),
)


@pytest.fixture
def phone(page: Page) -> Page:
    """A phone on which nothing has been chosen yet."""
    page.set_viewport_size(words_and_screens.PHONE)
    return page


@pytest.mark.parametrize(("kind", "name"), SOME)
def test_the_check_counts_the_words_that_a_reader_sees(
    phone: Page, built_site: Path, real_content: Content, kind: str, name: str
) -> None:
    fact = real_content.get(kind, name)
    assert fact
    seen = words_and_screens.reading(phone, (built_site / KINDS[kind].address / f"{name}.html").as_uri())
    counted = page_words(kind, fact, real_content)
    assert abs(counted.visible - seen.words) <= 3
    assert abs(counted.share - seen.share) <= 0.02


def bottom(phone: Page, selector: str) -> float:
    """Where the last such element ends, in pixels from the top of the page."""
    box = phone.locator(selector).last.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_a_situation_takes_six_screens_and_the_first_one_answers_all_three_questions(
    phone: Page, built_site: Path
) -> None:
    for path in sorted(built_site.glob("situations/*.html")):
        if path.stem != "index":
            phone.goto(path.as_uri())
            assert bottom(phone, ".answer__list dd") <= words_and_screens.PHONE["height"], path.stem
            height = phone.evaluate("document.documentElement.scrollHeight")
            assert height <= 6 * words_and_screens.PHONE["height"], path.stem


def test_home_asks_who_and_where_on_the_first_screen_and_shows_all_situations_on_two(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}index.html")
    for selector in (".site-header__place select", ".home__door", ".chips a", ".home .call:visible"):
        assert bottom(phone, selector) <= words_and_screens.PHONE["height"], selector
    assert bottom(phone, ".groups a") <= 2 * words_and_screens.PHONE["height"]
    assert phone.locator(".groups a").count() == phone.locator(".groups li").count() > 10


@pytest.mark.parametrize("which", ["page", "plain_page"])
def test_a_link_into_a_fold_opens_it(request: pytest.FixtureRequest, address: str, which: str) -> None:
    page: Page = request.getfixturevalue(which)
    page.goto(address + ANSWERED)
    assert not page.locator("#sources").is_visible()
    page.locator(".review-line a").click()
    page.locator("#sources").wait_for(state="visible")
    page.goto(f"{address}{ANSWERED}#look-alikes")
    page.locator("#look-alikes").wait_for(state="visible")


def test_a_switch_shows_how_sure_we_are_without_a_script(plain_page: Page, address: str) -> None:
    page = plain_page
    page.goto(f"{address}{ANSWERED}#sources")
    assert page.locator("main .cite__sure:visible").count() == 0
    page.locator("#show-evidence").check()
    assert page.locator(".answer .cite__sure:visible").count() == 3
    page.locator("#show-evidence").uncheck()
    assert page.locator("main .cite__sure:visible").count() == 0


def test_on_paper_a_fold_is_there_if_it_was_opened_and_the_sources_always(phone: Page, address: str) -> None:
    phone.goto(address + ANSWERED)
    phone.emulate_media(media="print")
    assert phone.locator("#sources .sources__address").first.is_visible()
    assert (
        not phone.locator("#look-alikes").is_visible()
        and phone.locator(".sources .of-folds:visible").count() == 0
    )
    phone.evaluate("document.querySelector('#look-alikes').closest('details').open = true")
    assert (
        phone.locator("#look-alikes").is_visible() and phone.locator(".sources .of-folds:visible").count() > 0
    )


def test_one_letter_is_shown_at_a_time_and_all_of_them_without_a_script(
    page: Page, plain_page: Page, address: str
) -> None:
    page.goto(f"{address}a-to-z.html")
    assert page.locator(".letter:visible h2").all_inner_texts() == ["A"]
    page.locator(".letters a", has_text="C").click()
    page.locator("#letter-c").wait_for(state="visible")
    assert page.locator(".letter:visible h2").all_inner_texts() == ["C"]
    term = page.goto(f"{address}glossary/index.html") and page.locator(".letter dt").last.get_attribute("id")
    page.goto(f"{address}glossary/index.html#{term}")
    page.reload()
    assert page.locator(f"#{term}").is_visible()
    plain_page.goto(f"{address}a-to-z.html")
    assert plain_page.locator(".letter:visible").count() == plain_page.locator(".letter").count() > 20
