"""The accessibility checker axe finds nothing on any kind of page, in both colour schemes and at three widths."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from find_browser import browser as find_browser
from kinds import KINDS, page_of
from playwright.sync_api import Page, sync_playwright
from sandbox import PROJECT

WIDTHS = (1280, 360, 320)
# Of long lists the first entries are enough: the others come from the same line of a template.
_SHORTEN = """() => document.querySelectorAll("main :is(ul, ol, dl, tbody)").forEach(list => {
  if (list.children.length > 30) Array.from(list.children).slice(30).forEach(child => child.remove());
})"""
_RUN = """(rules) => axe.run(document, { resultTypes: ["violations"], preload: false, runOnly: rules }).then(result => result.violations
  .map(each => each.id + ": " + each.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")))"""
_ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The schemes differ in colours alone, so in dark only the rules about colours can find anything else.
_RULES = {"light": _ALL, "dark": ["color-contrast", "link-in-text-block"]}

Findings = dict[str, list[str]]


def look(site: Path, address: str, kinds: tuple[str, ...]) -> Findings:
    """What axe finds on each of some kinds of page, in a browser of its own."""
    axe = (PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    found: Findings = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser())
        for kind in kinds:
            page = browser.new_page(reduced_motion="reduce")
            page.goto(address + page_of(site, kind))
            page.evaluate(axe)
            found[kind] = list(findings(page))
            page.close()
        browser.close()
    return found


def findings(page: Page) -> Iterator[str]:
    """What axe finds at each width in each scheme, with everything that can be opened opened."""
    page.evaluate(_SHORTEN)
    page.evaluate('document.querySelectorAll("details").forEach(each => { each.open = true })')
    for scheme, rules in _RULES.items():
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            yield from (f"{scheme} {width}: {finding}" for finding in page.evaluate(_RUN, rules))


@pytest.fixture(scope="module")
def found(built_site: Path, address: str) -> Findings:
    """The findings on every kind of page, looked for by two browsers at once."""
    with ThreadPoolExecutor(2) as pool:
        parts = pool.map(lambda kinds: look(built_site, address, kinds), (KINDS[::2], KINDS[1::2]))
        return {kind: findings for part in parts for kind, findings in part.items()}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(found: Findings, kind: str) -> None:
    assert found[kind] == []
