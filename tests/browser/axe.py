"""The accessibility checker axe, asked about a page in both colour schemes and at two widths."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from playwright.sync_api import Page
from sandbox import PROJECT

View = tuple[Literal["light", "dark"], int]
"""A colour scheme and the width of the screen."""
LIGHT: tuple[View, ...] = (("light", 1280), ("light", 320))
DARK: tuple[View, ...] = (("dark", 320),)
_ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RULES = {
    "light": _ALL,
    # The schemes differ in colours alone, so in dark only the rules about colours can find anything else.
    "dark": ["color-contrast", "link-in-text-block"],
}
_RUN = """([part, rules]) => axe.run(part || document, { resultTypes: ["violations"], preload: false, runOnly: rules })
  .then(result => result.violations.map(
    rule => rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")))"""
_THIN_OUT = """() => {
  // What an element is made of: its tags, classes and attributes, and which of them are empty.
  const shape = element => [
    element.localName,
    ...Array.from(element.classList).sort(),
    ...element.getAttributeNames().map(name => name + (element.getAttribute(name) ? "" : "!")),
    element.textContent.trim() ? "" : "!",
    "(" + Array.from(element.children).map(shape).join(",") + ")",
  ].join(".");
  for (const parent of document.querySelectorAll("main, main :not(svg, svg *)")) {
    const counts = new Map();
    for (const child of Array.from(parent.children)) {
      const count = counts.get(shape(child)) || 0;
      counts.set(shape(child), count + 1);
      if (count > 1) child.remove();
    }
  }
}"""


def add_axe(page: Page) -> None:
    """Put axe into the page that is open."""
    page.evaluate((PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))


def thin_out(page: Page) -> None:
    """Keep two of neighbours that are built alike: the others come from the same lines of a template."""
    page.evaluate(_THIN_OUT)


def findings(page: Page, part: str = "", views: tuple[View, ...] = LIGHT + DARK) -> Iterator[str]:
    """What axe finds in some views of the page, or of the part that a selector names."""
    for scheme, width in views:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        yield from (f"{scheme} {width}: {finding}" for finding in page.evaluate(_RUN, [part, _RULES[scheme]]))
