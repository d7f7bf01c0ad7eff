"""Whether a page fits: at 320 px, and at 1280 px with the text at 200 %, the size at which WCAG asks for it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page
from screen import NARROW, WIDE, show

_TOO_WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
_ENLARGE = """() => {
  const root = document.documentElement;
  root.style.fontSize = 2 * parseFloat(getComputedStyle(root).fontSize) + "px";
}"""
_CUT = """() => Array.from(document.querySelectorAll("body *")).filter(element => {
  const style = getComputedStyle(element);
  return element.childNodes.length && style.overflowX === "hidden" && element.clientWidth > 1
    && element.scrollWidth > element.clientWidth + 1;
}).map(element => element.outerHTML.slice(0, 100))"""
_OPEN = """() => document.querySelectorAll("details:not([open])").forEach(fold => {
  fold.open = true;
  fold.dataset.wasClosed = "";
})"""
_RESTORE = """() => {
  document.documentElement.style.fontSize = "";
  document.querySelectorAll("[data-was-closed]").forEach(fold => { fold.open = false });
}"""


def width_faults(page: Page) -> Iterator[str]:
    """What does not fit on the page that is open, with everything opened."""
    show(page, "light", NARROW)
    page.evaluate(_OPEN)
    if page.evaluate(_TOO_WIDE) > 0:
        yield f"wider than {NARROW} px"
    show(page, "light", WIDE)
    page.evaluate(_ENLARGE)
    if page.evaluate(_TOO_WIDE) > 0:
        yield f"wider than {WIDE} px with large text"
    for element in page.evaluate(_CUT):
        yield f"cut with large text: {element}"
    page.evaluate(_RESTORE)
