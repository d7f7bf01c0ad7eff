"""On paper nothing is collapsed, cut or white on white, and sources have their addresses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kinds import KINDS, page_of
from playwright.sync_api import Browser, Page

A4 = {"width": 688, "height": 1000}
"""What is left of a sheet between its margins, in CSS pixels."""
_PALE = """() => {
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(each => {
    const part = each / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, option, title") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element), colour = element.closest("svg") ? style.fill : style.color;
    if (/^rgb/.test(colour) && 1.05 / (light(colour) + 0.05) < 4.5) found.push(colour + " " + node.data.trim().slice(0, 60));
  }
  return found;
}"""
_COLLAPSED = """() => Array.from(document.querySelectorAll("main details")).filter(each => each.checkVisibility())
  .flatMap(each => Array.from(each.children)).filter(each => each.getClientRects().length === 0 && each.textContent.trim())
  .map(each => each.outerHTML.slice(0, 100))"""


_UNLISTED = """() => Array.from(document.querySelectorAll(".cite a")).filter(each => each.checkVisibility()).filter(each => {
  const source = document.getElementById(each.hash.slice(1));
  return !source.checkVisibility() || each.textContent !== String(source.value);
}).map(each => each.outerHTML)"""


def printed(chromium: Browser, site: Path, page: str) -> Page:
    """A page as it is laid out for paper, by a reader who has chosen dark colours."""
    opened = chromium.new_page(viewport=A4, color_scheme="dark")
    opened.goto(f"{site.as_uri()}/{page}")
    opened.emulate_media(media="print")
    return opened


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_a_page_is_whole_and_black_on_white_on_paper(chromium: Browser, built_site: Path, kind: str) -> None:
    page = printed(chromium, built_site, page_of(built_site, kind))
    assert page.evaluate(_PALE) == []
    assert page.evaluate(_COLLAPSED) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.locator("h1").is_visible()
    for each in page.locator(".sources__address").all()[:3]:
        assert each.is_visible()
    for name in (".site-search", ".site-nav", ".choices", ".breadcrumbs"):
        assert page.locator(f"{name}:visible").count() == 0
    page.close()


def sheets(chromium: Browser, site: Path, page: str) -> int:
    """How many pages a printer would make of it."""
    opened = chromium.new_page(color_scheme="dark")
    opened.goto(f"{site.as_uri()}/{page}")
    paper = opened.pdf(format="A4")
    opened.close()
    return len(re.findall(rb"/Type\s*/Page\b", paper))


def test_the_warning_signs_are_a_poster_of_one_sheet(chromium: Browser, built_site: Path) -> None:
    assert sheets(chromium, built_site, "warning-signs/index.html") <= 2


def test_most_causes_are_a_leaflet_of_one_sheet(chromium: Browser, built_site: Path) -> None:
    causes = sorted(
        path for path in built_site.glob("causes/*.html") if path.stem not in ("index", "compare")
    )
    some = sorted(causes, key=lambda path: path.stat().st_size)[: len(causes) * 3 // 4 : 8]
    assert all(sheets(chromium, built_site, f"causes/{path.name}") <= 2 for path in some)


@pytest.mark.parametrize("kind", ["facts/situations", "facts/causes", "facts/comparisons"])
def test_each_number_on_paper_is_that_of_a_listed_source(
    chromium: Browser, built_site: Path, kind: str
) -> None:
    page = printed(chromium, built_site, page_of(built_site, kind))
    assert page.locator(".cite a:visible").count() > 10
    assert page.evaluate(_UNLISTED) == []
    page.close()


def test_a_situation_is_a_leaflet_of_two_sheets(chromium: Browser, built_site: Path) -> None:
    situations = sorted(path for path in built_site.glob("situations/*.html") if path.stem != "index")
    usual = sorted(situations, key=lambda path: path.stat().st_size)[: len(situations) * 3 // 4 : 3]
    assert all(sheets(chromium, built_site, f"situations/{path.name}") <= 4 for path in usual)
