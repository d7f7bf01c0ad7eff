"""What is printed takes few sheets, and its numbers are those of listed sources."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from kinds import page_of
from paper import lay_out
from playwright.sync_api import Page

_UNLISTED = """() => Array.from(document.querySelectorAll(".cite a")).filter(each => each.checkVisibility()).filter(each => {
  const source = document.getElementById(each.hash.slice(1));
  return !source.checkVisibility() || each.textContent !== String(source.value);
}).map(each => each.outerHTML)"""


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
    page.goto(address + page_of(built_site, kind))
    lay_out(page)
    assert page.locator(".cite a:visible").count() > 10
    assert page.evaluate(_UNLISTED) == []
