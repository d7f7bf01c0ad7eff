"""Nothing is asked of other hosts and nothing is kept on the device but what the reader has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from every_page import open_pages
from playwright.sync_api import Browser, BrowserContext, Page

from generator.content.content import Content

EVERY = 15
"""So many pages apart, beside those of test_every_kind.py; benchmarks/every_page.py opens all of them."""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    created = chromium.new_context()
    yield created
    created.close()


def kept(context: BrowserContext) -> list[dict[str, object]]:
    """What stands in the browser's storage, for any origin."""
    return [dict(each) for origin in context.storage_state()["origins"] for each in origin["localStorage"]]


def test_no_page_breaks_its_policy_asks_another_host_or_keeps_anything(
    context: BrowserContext, address: str, built_site: Path
) -> None:
    pages = sorted(path.relative_to(built_site).as_posix() for path in built_site.rglob("*.html"))[::EVERY]
    opened = open_pages(context, address, pages)
    assert opened.complaints == []
    assert {url for url in opened.asked if not url.startswith(address)} == set()
    assert {f"{address}{name}" for name in pages} <= opened.asked
    assert context.cookies() == []
    assert kept(context) == []


def test_a_choice_is_kept_once_it_is_made_and_shapes_the_next_page(
    context: BrowserContext, address: str, real_content: Content
) -> None:
    site = real_content.site.address
    page = context.new_page()
    page.goto(f"{address}index.html")
    assert kept(context) == []
    page.locator("#scheme").select_option("dark")
    other = page.locator("#place option").last.get_attribute("value") or ""
    page.locator("#place").select_option(other)
    wanted = [{"name": f"{site}#place", "value": other}, {"name": f"{site}#scheme", "value": "dark"}]
    assert sorted(kept(context), key=str) == wanted
    page.goto(f"{address}causes/index.html")
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    assert page.locator("html").get_attribute("data-place") == other
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 24, 28)"
    page.locator("#scheme").select_option("device")
    assert kept(context) == [{"name": f"{site}#place", "value": other}]


def page_with_numbers(site: Path) -> str:
    """A page whose text names a number to call for each place."""
    for path in sorted(site.glob("situations/*.html")):
        if "by-place--number" in path.read_text(encoding="utf-8"):
            return path.relative_to(site).as_posix()
    raise AssertionError("no page names a number")


SHOWN = """() => Array.from(document.querySelectorAll(".by-place--number")).map(
  each => Array.from(each.querySelectorAll("[data-place]")).filter(place => place.checkVisibility()).map(place => place.dataset.place))"""


def test_a_text_names_the_numbers_of_the_chosen_place_alone(
    page: Page, address: str, built_site: Path
) -> None:
    page.goto(address + page_with_numbers(built_site))
    page.evaluate('document.querySelectorAll("details").forEach(each => { each.open = true })')
    for option in page.locator("#place option").all():
        place = option.get_attribute("value") or ""
        page.locator("#place").select_option(place)
        shown = page.evaluate(SHOWN)
        assert shown
        assert all(set(each) == {place} for each in shown)


def test_without_a_script_a_text_names_the_numbers_of_all_places(
    plain_page: Page, address: str, built_site: Path
) -> None:
    page = plain_page
    page.goto(address + page_with_numbers(built_site))
    places = page.locator("#place option").count()
    for each in page.locator("main .by-place--number").all():
        if each.is_visible():
            assert each.locator("[data-place]:visible").count() == places
    assert page.locator(".calls a:visible").count() >= places
