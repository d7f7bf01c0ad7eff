"""The accessibility checker axe finds nothing in what is the same on all pages, and finds faults that are planted."""

from __future__ import annotations

import pytest
from axe import add_axe, findings, findings_on_a_phone, thin_out
from playwright.sync_api import Page


def style(media: str, rule: str) -> str:
    """A script that adds a rule of style for some screens."""
    return f"const sheet = new CSSStyleSheet(); sheet.replaceSync('@media {media} {{ {rule} }}'); document.adoptedStyleSheets.push(sheet)"


def test_axe_finds_nothing_in_the_head_and_the_foot(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    add_axe(page)
    assert list(findings(page, ".site-header", ".site-footer")) == []


def test_axe_finds_nothing_in_the_open_menu(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    page.locator(".site-menu > summary").click()
    add_axe(page)
    assert list(findings_on_a_phone(page, ".site-header")) == []


SMALL = (
    "document.querySelector('main h1').insertAdjacentHTML('afterend',"
    " '<p class=small><a href=#a>a</a><a href=#b>b</a><a href=#c>c</a></p>');"
    " const small = new CSSStyleSheet(); small.replaceSync('.small a { display: inline-block; padding: 30px }');"
    " document.adoptedStyleSheets.push(small);"
)
"""Three links beside each other."""


@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.querySelector('main p').style.color = '#ccc'", "color-contrast"),
        ("document.querySelector('main ul li:nth-child(3) a').textContent = ''", "link-name"),
        ("document.querySelector('main h1').outerHTML = '<p>x</p>'", "page-has-heading-one"),
        (style("(min-width: 1000px)", "main h1 { color: #ccc !important }"), "color-contrast"),
        (style("(min-width: 1000px) and (prefers-color-scheme: light)", "main h1 { color: #ccc !important }"), "color-contrast"),
        (SMALL + style("(min-width: 1000px)", ".small a { padding: 0; font-size: 4px; line-height: 4px }"), "target-size"),
        (style("(min-width: 1000px) and (prefers-color-scheme: dark)", "main { background: #999 !important }"), "color-contrast"),
        (style("(max-width: 400px) and (prefers-color-scheme: dark)", "main h1 { color: #444 !important }"), "color-contrast"),
    ],
)  # fmt: skip
def test_axe_finds_a_fault_on_a_page_that_was_thinned_out(
    page: Page, address: str, fault: str, rule: str
) -> None:
    page.goto(f"{address}causes/index.html")
    page.evaluate(f"() => {{ {fault} }}")
    thin_out(page)
    add_axe(page)
    assert rule in {finding.split(":")[0] for finding in findings(page)}
