"""The accessibility checker axe, asked about a page in both colour schemes, on a narrow and on a wide screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from playwright.sync_api import Page
from sandbox import PROJECT
from screen import NARROW, WIDE, show

_SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
_STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that take half of the time, and the only ones that can find something else in another scheme."""
_SIZES = ["target-size", "scrollable-region-focusable"]
"""The only rules that can find something else where the same things are shown at another size."""
_RUN = """([parts, rules, without]) => axe.run(
  parts.length ? { include: parts.map(part => [part]) } : document,
  {
    resultTypes: ["violations"],
    preload: false,
    runOnly: rules,
    rules: Object.fromEntries(without.map(rule => [rule, { enabled: false }])),
  },
).then(result => result.violations.map(
  rule => rule.id + ": " + rule.nodes.slice(0, 3).map(node => node.html.slice(0, 200)).join(" | ")))"""
_COLOURS_OF_ALL = """() => new Map(Array.from(document.body.querySelectorAll("*"), element => {
  const { color, backgroundColor, backgroundImage, opacity } = getComputedStyle(element);
  return [element, element.getClientRects().length ? [color, backgroundColor, backgroundImage, opacity].join() : ""];
}))"""
_NOTE_COLOURS = f"scheme => {{ (window.colours ??= {{}})[scheme] = ({_COLOURS_OF_ALL})() }}"
_MARK_CHANGED = f"""([scheme, parts]) => {{
  for (const [element, colours] of ({_COLOURS_OF_ALL})())
    if (colours && colours !== window.colours[scheme].get(element) && element.closest(parts)) element.setAttribute("data-changed", "");
  return Boolean(document.querySelector("[data-changed]"));
}}"""
_THIN_OUT = """() => {
  const shapes = new Map();
  const hidden = new Set(Array.from(document.querySelectorAll("main *")).filter(element => !element.checkVisibility()));
  // What an element is made of: its tags, classes and attributes, and which of them are empty.
  const shape = element => {
    if (!shapes.has(element)) shapes.set(element, [
      element.localName,
      ...Array.from(element.classList).sort(),
      ...element.getAttributeNames().map(name => name + (element.getAttribute(name) ? "" : "!")),
      element.textContent.trim() ? "" : "!",
      // Of what nobody sees, such as the questions that come later, the outside does.
      hidden.has(element) ? "" : "(" + Array.from(new Set(Array.from(element.children, shape))).join() + ")",
    ].join("."));
    return shapes.get(element);
  };
  // From the inside out: what differed by what was taken out of it is alike then. The parts of a drawing hang together.
  const parents = document.querySelectorAll("main, main :not(svg:not(.icon-array), svg *)");
  for (const parent of Array.from(parents).reverse()) {
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
    script = (PROJECT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
    page.evaluate(f"{script}\n;0")  # What a script ends with is sent back.


def thin_out(page: Page) -> None:
    """Keep two of neighbours that are built alike: the others come from the same lines of a template."""
    page.evaluate(_THIN_OUT)


def findings(page: Page, *parts: str) -> Iterator[str]:
    """What axe finds on the page, or in the parts that selectors name.

    On the wide screen it looks again at the colours of what is shown there alone or has others, and at all the rest if
    there is any such thing: in the parts, or else in the main part, because head and foot are the same on all pages.
    """
    yield from findings_on_a_phone(page, *parts)
    for scheme in _SCHEMES[::-1]:
        show(page, scheme, WIDE)
        if page.evaluate(_MARK_CHANGED, [scheme, ", ".join(parts or ["main"])]):
            yield from _run(page, ["[data-changed]"], _COLOURS)
    if page.locator("[data-changed]").count():
        yield from _run(page, parts, _STANDARDS, without=_COLOURS)
    else:
        yield from _run(page, parts, _SIZES)


def findings_on_a_phone(page: Page, *parts: str) -> Iterator[str]:
    """The same on the narrow screen alone, for what stands on a wide one as on a page that is looked at on both."""
    for scheme in _SCHEMES:
        show(page, scheme, NARROW)
        yield from _run(page, parts, _STANDARDS if scheme == "light" else _COLOURS)
        page.evaluate(_NOTE_COLOURS, scheme)


def _run(page: Page, parts: Sequence[str], rules: list[str], without: Sequence[str] = ()) -> list[str]:
    violations: list[str] = page.evaluate(_RUN, [list(parts), rules, list(without)])
    return violations
