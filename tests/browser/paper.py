"""A page on paper: nothing is collapsed, cut or pale."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page
from screen import show

SHEET = 688
"""The width of an A4 sheet between its margins, in CSS pixels."""
_PALE = """() => {
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).map(value => {
    const part = value / 255; return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const pale = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, option, title") || !element.checkVisibility()) continue;
    const style = getComputedStyle(element), colour = element.closest("svg") ? style.fill : style.color;
    if (/^rgb/.test(colour) && 1.05 / (light(colour) + 0.05) < 4.5) pale.push(colour + " " + node.data.trim().slice(0, 60));
  }
  return pale;
}"""
_COLLAPSED = """() => Array.from(document.querySelectorAll("main details")).filter(element => element.checkVisibility())
  .flatMap(element => Array.from(element.children)).filter(element => element.getClientRects().length === 0 && element.textContent.trim())
  .map(element => element.outerHTML.slice(0, 100))"""
_CUT = """() => Array.from(document.querySelectorAll("main *")).filter(element => element.clientWidth > 1
  && element.scrollWidth > element.clientWidth + 1 && !["visible", "clip"].includes(getComputedStyle(element).overflowX))
  .map(element => element.outerHTML.slice(0, 100))"""
"""Nobody can scroll on paper."""
_PARTS_OF_SCREEN = ".site-search, .site-nav, .reader-choice, .breadcrumbs"
_TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def lay_out(page: Page) -> None:
    """Lay the page that is open out for paper, as for a reader who has chosen dark colours."""
    show(page, "dark", SHEET)
    page.emulate_media(media="print")


def paper_faults(page: Page) -> Iterator[str]:
    """What is wrong with the page that is open once it is on paper."""
    lay_out(page)
    for text in page.evaluate(_PALE):
        yield f"pale: {text}"
    for element in page.evaluate(_COLLAPSED):
        yield f"collapsed: {element}"
    for element in page.evaluate(_CUT):
        yield f"cut: {element}"
    if page.evaluate(_TOO_WIDE) > 0:
        yield "wider than the sheet"
    if not page.locator("h1").is_visible():
        yield "no heading"
    for address in page.locator(".sources__address").all()[:3]:
        if not address.is_visible():
            yield "the address of a source is hidden"
    for part in page.locator(_PARTS_OF_SCREEN).locator("visible=true").all():
        yield f"of no use on paper: {part.evaluate('part => part.outerHTML.slice(0, 100)')}"
    page.emulate_media(media="null")
