"""One page of each kind, the longest of it: what holds for these holds for all, because they come from the same templates."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import ViewportSize
from sandbox import PROJECT

_TEMPLATES = PROJECT / "generator/render/templates"
_OTHER_NAMES = {
    "home": "index.html",
    "search": "search/index.html",
    "cause_table": "causes/compare.html",
    "flow_checked": "flows/*-checked.html",
    "flow_chart": "flows/*-chart.html",
    "flow_person": "flows/*-for-*.html",
    "index/any": "myths/index.html",
    "prose": "about.html",
    "not found": "404.html",
}
_NO_PAGES = ("base", "fact")

KINDS = (
    *sorted(
        path.relative_to(_TEMPLATES).as_posix().removesuffix(".md.jinja")
        for path in _TEMPLATES.rglob("*.md.jinja")
        if path.name.removesuffix(".md.jinja") not in _NO_PAGES
    ),
    "prose",
    "not found",
)
"""Every kind of page: one for each template, hand-written pages, and the page for lost readers."""

PHONE: ViewportSize = {"width": 360, "height": 740}


def page_of(site: Path, kind: str) -> str:
    """The address of a kind's longest page."""
    folder, _, name = kind.rpartition("/")
    words = name.replace("_", "-")
    pattern = _OTHER_NAMES.get(kind) or {"facts": f"{words}/*.html", "index": f"{words}/index.html"}.get(
        folder, f"{kind.replace('_', '-')}.html"
    )
    found = [
        path
        for path in site.glob(pattern)
        if folder != "facts" or not re.search("index|compare|-(checked|chart|for-.+)$", path.stem)
    ]
    assert found, f"no page of the kind {kind}"
    return max(found, key=lambda path: (path.stat().st_size, path.name)).relative_to(site).as_posix()
