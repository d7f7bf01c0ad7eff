"""The longest page of each kind on paper, on narrow and wide screens, by keyboard, and by the accessibility checker axe.

It asks no other host for anything, keeps nothing on the device, and makes the browser complain of nothing.
It is loaded once for all of these, because to load it takes longer than to look at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe import add_axe, findings, thin_out
from complaints import complaints_of
from focus import focus_faults
from kinds import KINDS, page_of
from paper import paper_faults
from playwright.sync_api import Page
from screen import NARROW
from width import width_faults

_KEPT = (
    "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie].filter(Boolean)"
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_of_each_kind_suits_every_reader(
    page: Page, address: str, built_site: Path, kind: str
) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    complaints: list[str] = []
    with complaints_of(page, complaints, ("error",), own=address):
        page.goto(address + page_of(built_site, kind))
        faults = {
            "on screens": list(width_faults(page)),
            # Nobody prints the page for lost readers.
            "on paper": list(paper_faults(page)) if kind != "not found" else [],
            "by keyboard": list(focus_faults(page)),
            "kept on the device": page.evaluate(_KEPT),
            "complaints of the browser": complaints,
            "by axe": list(axe_findings(page)),
        }
    assert {look: faults[look] for look in faults if faults[look]} == {}


def axe_findings(page: Page) -> Iterator[str]:
    """With everything that can be opened opened, but for the menu, which covers the page; of questions by links the first."""
    page.evaluate('location.hash = document.querySelector(".step__at")?.id ?? ""')
    page.evaluate('document.querySelectorAll("main details").forEach(fold => { fold.open = true })')
    thin_out(page)
    add_axe(page)
    return findings(page)
