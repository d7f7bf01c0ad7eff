"""What comes from outside a page is checked before it is believed, and controls and contents agree however the reader came to it."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from generator.content.content import Content

HOME, OTHER = "index.html", "causes/index.html"
NUMBERS = """() => Array.from(document.querySelectorAll(".by-place--number"))
  .flatMap(number => Array.from(number.querySelectorAll("[data-place]")))
  .filter(place => getComputedStyle(place).display !== "none").map(place => place.dataset.place)"""
PUT_ASIDE = """() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }))"""
"""What a page hears when the browser had put it aside and shows it again. (The driver cannot follow a real one.)"""


def key(content: Content, name: str) -> str:
    """The key under which the site keeps a choice."""
    return f"{content.site.address}#{name}"


def keep(page: Page, name: str, value: str) -> None:
    """Put something into the browser's storage, as another page of the same host could."""
    page.evaluate("([name, value]) => localStorage.setItem(name, value)", [name, value])


def agree(page: Page, place: str) -> None:
    """The select and every number show one place."""
    expect(page.locator("#place")).to_have_value(place)
    shown = page.evaluate(NUMBERS)
    assert shown
    assert set(shown) == {place}


def test_a_place_that_cannot_be_chosen_counts_as_none(
    page: Page, address: str, real_content: Content
) -> None:
    first = next(place for place in real_content.site.places if place.id == real_content.site.default_place)
    page.goto(address + HOME)
    for impossible in ("Berlin", "", "constructor", "__proto__", "UK", "uk us", "[object Object]"):
        keep(page, key(real_content, "place"), impossible)
        keep(page, key(real_content, "scheme"), impossible)
        page.reload()
        agree(page, real_content.site.default_place)
        assert page.locator("#scheme").input_value() == "device", impossible
        page.locator("#site-search").fill("cant breathe")
        page.locator(".suggestions__call").wait_for()
        call = page.locator(".suggestions__call").inner_text()
        assert call == f"Call {first.terms['emergency'].text}", impossible


def test_another_site_on_the_same_host_chooses_nothing(
    page: Page, address: str, real_content: Content
) -> None:
    other = next(
        place.id for place in real_content.site.places if place.id != real_content.site.default_place
    )
    page.goto(address + HOME)
    for site in ("", "#", "https://other.example/#"):
        keep(page, f"{site}place", other)
        keep(page, f"{site}scheme", "dark")
    page.reload()
    agree(page, real_content.site.default_place)
    assert page.locator("html").get_attribute("data-md-color-scheme") == "default"


def test_the_page_before_shows_what_was_chosen_since(page: Page, address: str, real_content: Content) -> None:
    other = next(
        place.id for place in real_content.site.places if place.id != real_content.site.default_place
    )
    page.goto(address + HOME)
    page.goto(address + OTHER)
    page.locator("#place").select_option(other)
    page.locator("#scheme").select_option("dark")
    page.go_back()
    agree(page, other)
    expect(page.locator("#scheme")).to_have_value("dark")
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_page_that_was_put_aside_shows_what_was_chosen_since(
    page: Page, address: str, real_content: Content
) -> None:
    other = next(
        place.id for place in real_content.site.places if place.id != real_content.site.default_place
    )
    page.goto(address + HOME)
    keep(page, key(real_content, "place"), other)
    keep(page, key(real_content, "scheme"), "dark")
    page.evaluate(PUT_ASIDE)
    agree(page, other)
    expect(page.locator("html")).to_have_attribute("data-md-color-scheme", "slate")


def test_a_second_tab_follows_the_first(page: Page, address: str, real_content: Content) -> None:
    other = next(
        place.id for place in real_content.site.places if place.id != real_content.site.default_place
    )
    first, second = page, page.context.new_page()
    first.goto(address + HOME)
    second.goto(address + OTHER)
    second.locator("#place").select_option(other)
    second.locator("#scheme").select_option("dark")
    agree(first, other)
    expect(first.locator("html")).to_have_attribute("data-md-color-scheme", "slate")
    second.evaluate("localStorage.clear()")
    agree(first, real_content.site.default_place)
    second.close()


def test_where_nothing_can_be_kept_a_choice_holds_for_the_page(
    context: BrowserContext, address: str, real_content: Content
) -> None:
    page = context.new_page()
    other = next(
        place.id for place in real_content.site.places if place.id != real_content.site.default_place
    )
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
    )
    page.goto(address + HOME)
    agree(page, real_content.site.default_place)
    page.locator("#place").select_option(other)
    page.evaluate(PUT_ASIDE)
    agree(page, other)


def test_the_table_fits_its_choices_when_the_reader_comes_back(page: Page, address: str) -> None:
    page.goto(f"{address}causes/compare.html")
    page.locator("#filter-span").select_option("moments")
    shown = page.locator("#cause-table tbody tr:visible").count()
    assert shown < page.locator("#cause-table tbody tr").count()
    page.locator("#cause-table tbody tr:visible a").first.click()
    page.wait_for_url(lambda url: not url.endswith("compare.html"))
    page.go_back()
    chosen = page.locator("#filter-span").input_value()
    expected = shown if chosen == "moments" else page.locator("#cause-table tbody tr").count()
    expect(page.locator("#cause-table tbody tr:visible")).to_have_count(expected)
    expect(page.locator(".filter [role=status]")).to_have_text(re.compile(f"^{expected} of "))
    assert chosen == "moments", "the browser fills the choice in again"


def test_choices_that_the_browser_fills_in_late_shape_the_table(page: Page, address: str) -> None:
    page.goto(f"{address}causes/compare.html")
    page.evaluate("document.querySelector('#filter-span').value = 'moments'")
    page.evaluate(PUT_ASIDE)
    for row in page.locator("#cause-table tbody tr:visible").all():
        assert "moments" in (row.get_attribute("data-span") or "").split("|")
