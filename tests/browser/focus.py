"""The way of the focus through a page: whatever takes it is seen, and shows it."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page
from screen import NARROW, show

PRESSES = 12
"""So many times the Tab key is pressed on each page; what lies behind is focused by the page itself, which goes faster."""
_SHORTEN = """() => document.querySelectorAll("main :is(ul, ol, dl, tbody), .site-menu ul").forEach(list => {
  if (list.children.length > 4) Array.from(list.children).slice(4).forEach(child => child.remove());
})"""
_FAULT = """() => {
  const element = document.activeElement;
  const name = element.outerHTML.slice(0, 120), style = getComputedStyle(element);
  const shape = element.closest("svg") ? element.querySelector("text") || element : element;
  const boxes = Array.from(shape.getClientRects()).filter(box => box.width > 1 && box.height > 1);
  if (!boxes.length) return name + " has no size";
  if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return name + " is not visible";
  const middle = boxes[0], x = middle.left + middle.width / 2, y = middle.top + middle.height / 2;
  if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return name + " is off the screen";
  const above = document.elementFromPoint(x, y);
  if (!above || !(element.contains(above) || above.contains(element))) return name + " is covered by " + (above && above.outerHTML.slice(0, 80));
  const inside = element.closest("svg") && Array.from(element.querySelectorAll("*")).some(part => getComputedStyle(part).fill === "rgb(255, 221, 0)");
  if (!inside && style.outlineStyle === "none" && style.boxShadow === "none") return name + " shows no focus";
  return "";
}"""
"""What a reader would miss of the element that has the focus."""
_LISTEN = f"""() => {{
  const fault = {_FAULT}, focused = new Set(), faults = [];
  window.look = () => {{
    if (document.activeElement === document.body) return;
    focused.add(document.activeElement);
    if (fault()) faults.push(fault());
  }};
  // Before the focus goes on, the page has settled.
  addEventListener("keydown", look, true);
  window.looked = () => ({{ focused: focused.size, faults }});
}}"""
_FOCUS_ALL = """() => {
  const places = "a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  for (const element of document.querySelectorAll(places)) {
    element.focus();
    if (document.activeElement === element) look();
  }
  return looked();
}"""
"""Chromium shows the focus as after a key, because a key has moved it before."""


def focus_faults(page: Page) -> Iterator[str]:
    """What is wrong with the focus on the page that is open. Long lists are shorter afterwards."""
    show(page, "light", NARROW)
    page.evaluate(_SHORTEN)
    page.evaluate(_LISTEN)
    for _ in range(PRESSES + 1):
        page.keyboard.press("Tab")
    by_key = page.evaluate("looked()")
    if by_key["focused"] != PRESSES:
        yield f"{PRESSES} presses of the Tab key lead to {by_key['focused']} elements"
    everything = page.evaluate(_FOCUS_ALL)
    if everything["focused"] <= PRESSES:
        yield "nothing takes the focus behind these"
    yield from everything["faults"]
