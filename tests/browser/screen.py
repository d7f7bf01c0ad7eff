"""The screen on which a page is looked at."""

from __future__ import annotations

from typing import Literal

from playwright.sync_api import Page

NARROW, WIDE = 320, 1280
_SHOWS = """scheme => document.documentElement.dataset.mdColorScheme === { light: "default", dark: "slate" }[scheme]"""


def show(page: Page, scheme: Literal["light", "dark"], width: int) -> None:
    """Show the page that is open in a colour scheme on a screen of a width."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    # The page hears of another scheme a frame or two later.
    page.wait_for_function(_SHOWS, arg=scheme)
