"""What a checker cannot see: headings, the keyboard, forced colours, less movement."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from kinds import KINDS, PHONE, page_of
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser


def opened(page: Page, address: str, **choices: Any) -> Page:
    """A page on a phone, for a reader with some wishes."""
    page.emulate_media(**choices)
    page.set_viewport_size(PHONE)
    page.goto(address)
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_begins_with_its_heading_and_has_its_landmarks(built_site: Path, kind: str) -> None:
    document = LexborHTMLParser((built_site / page_of(built_site, kind)).read_text(encoding="utf-8"))
    levels = [int((heading.tag or "")[1]) for heading in document.css("main :is(h1,h2,h3,h4,h5,h6)")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))
    for landmark in ("main", "header.site-header", "footer.site-footer", "nav[aria-label]", "[role=search]"):
        assert document.css_matches(landmark), landmark
    language = document.css_first("html").attributes["lang"]
    assert language in ("en", "en-GB")


def test_the_first_tab_offers_to_skip_to_the_text(page: Page, address: str, built_site: Path) -> None:
    opened(page, address + page_of(built_site, "facts/causes"))
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text().strip() == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate('document.activeElement.closest("main") !== null')


def test_the_menu_opens_and_closes_by_keyboard_on_a_phone(page: Page, address: str) -> None:
    opened(page, f"{address}index.html")
    button = page.locator(".site-menu > summary")
    menu = page.get_by_role("navigation", name="All sections")
    assert not menu.is_visible()
    for _ in range(12):
        page.keyboard.press("Tab")
        if button.evaluate("each => each === document.activeElement"):
            break
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Tab")
    assert menu.locator("a").first.evaluate("each => each === document.activeElement")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert button.evaluate("each => each === document.activeElement")


def test_search_is_reached_by_keyboard_on_a_phone(page: Page, address: str) -> None:
    opened(page, f"{address}index.html")
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate('document.activeElement.id === "site-search"'):
            break
    page.keyboard.type("sleep")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=sleep*")


def test_the_menu_opens_without_a_script(plain_page: Page, address: str) -> None:
    page = opened(plain_page, f"{address}causes/index.html")
    page.get_by_text("Menu", exact=True).click()
    assert page.locator(".site-menu a:visible").count() > 10


def test_in_forced_colours_cards_and_calls_keep_their_edges(page: Page, address: str) -> None:
    opened(page, f"{address}index.html", forced_colors="active")
    for name in (".care-card", ".call", ".site-search__box", ".site-menu__button"):
        assert page.locator(name).first.evaluate(
            "each => parseFloat(getComputedStyle(each).borderTopWidth) >= 1"
        ), name
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_who_asks_for_less_movement_gets_none(page: Page, address: str, built_site: Path) -> None:
    moving = """() => Array.from(document.querySelectorAll("*")).filter(each => {
      const style = getComputedStyle(each);
      return parseFloat(style.transitionDuration) > 0.001 || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.001);
    }).map(each => each.outerHTML.slice(0, 100))"""
    for kind in ("home", "facts/causes", "facts/flows", "search"):
        opened(page, address + page_of(built_site, kind), reduced_motion="reduce")
        assert page.evaluate(moving) == []
