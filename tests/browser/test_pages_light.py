"""The first view of any kind of page weighs at most 100 KB as it travels, with everything that the page loads."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from kinds import KINDS, page_of
from selectolax.lexbor import LexborHTMLParser

from generator.finish.style_sheet import THEME_CLASSES

MOST = 100_000


def parts(site: Path, page: str) -> dict[str, int]:
    """The compressed bytes of a page and of everything that it loads at once."""
    tree = LexborHTMLParser((site / page).read_text(encoding="utf-8"))
    found = {page: site / page}
    for node in tree.css('link[rel="stylesheet"], link[rel="icon"], script[src], img[src]'):
        link = node.attributes.get("href") or node.attributes.get("src") or ""
        path = site / link.lstrip("/") if link.startswith("/") else (site / page).parent / link
        found[path.resolve().relative_to(site.resolve()).as_posix()] = path
    return {name: len(gzip.compress(path.read_bytes(), mtime=0)) for name, path in found.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_view_is_light(built_site: Path, kind: str) -> None:
    found = parts(built_site, page_of(built_site, kind))
    assert sum(found.values()) <= MOST, found
    assert any(name.endswith(".css") for name in found)


def test_the_style_sheet_has_the_rules_for_every_class_of_the_theme(built_site: Path) -> None:
    classes = {
        name
        for path in built_site.rglob("*.html")
        for found in re.findall(r'class="([^"]*)"', path.read_text(encoding="utf-8"))
        for name in found.split()
        if name.startswith("md-")
    }
    assert classes <= THEME_CLASSES
    assert len(list(built_site.rglob("*.css"))) == 1
