"""On paper nothing is collapsed, cut or white on white, and sources have their addresses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kinds import KINDS, page_of
from playwright.sync_api import Page, ViewportSize

A4: ViewportSize = {"width": 688, "height": 1000}
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


def print_page(page: Page, address: str) -> None:
    """Lay a page out for paper, as for a reader who has chosen dark colours."""
    page.set_viewport_size(A4)
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    page.emulate_media(media="print")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "not found"])
def test_a_page_is_whole_and_black_on_white_on_paper(
    page: Page, address: str, built_site: Path, kind: str
) -> None:
    print_page(page, address + page_of(built_site, kind))
    assert page.evaluate(_PALE) == []
    assert page.evaluate(_COLLAPSED) == []
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert page.locator("h1").is_visible()
    for each in page.locator(".sources__address").all()[:3]:
        assert each.is_visible()
    for name in (".site-search", ".site-nav", ".reader-choice", ".breadcrumbs"):
        assert page.locator(f"{name}:visible").count() == 0


def sheets(page: Page, address: str) -> int:
    """How many pages a printer would make of it."""
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    paper = page.pdf(format="A4")
    return len(re.findall(rb"/Type\s*/Page\b", paper))


@pytest.mark.parametrize(
    ("printed", "most"), [("warning-signs/index.html", 2), ("in-short.html", 3), ("doctor-note.html", 1)]
)
def test_what_is_made_to_be_printed_takes_few_sheets(
    page: Page, address: str, built_site: Path, printed: str, most: int
) -> None:
    assert sheets(page, address + printed) <= most


@pytest.mark.parametrize("folder", ["situations", "causes", "medicines"])
def test_a_standard_page_is_a_leaflet_of_one_sheet(
    page: Page, address: str, built_site: Path, folder: str
) -> None:
    pages = []
    for path in built_site.glob(f"{folder}/*.html"):
        if path.stem not in ("index", "compare") and "components/moved" not in path.read_text(
            encoding="utf-8"
        ):
            pages.append(path)
    middle = sorted(pages, key=lambda path: path.stat().st_size)[len(pages) // 2]
    assert sheets(page, f"{address}{folder}/{middle.name}") == 1


@pytest.mark.parametrize("kind", ["facts/situations", "facts/causes", "facts/comparisons"])
def test_each_number_on_paper_is_that_of_a_listed_source(
    page: Page, address: str, built_site: Path, kind: str
) -> None:
    print_page(page, address + page_of(built_site, kind))
    assert page.locator(".cite a:visible").count() > 10
    assert page.evaluate(_UNLISTED) == []
