"""The real site, built once and served on this machine, and a Chromium to open it with."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from complaints import EMPTIED
from find_browser import browser as find_browser
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright
from reader import Reader
from server import serve

TIMEOUT = 8000
"""Milliseconds that a page is waited for."""
DESK: ViewportSize = {"width": 1280, "height": 900}
_EMPTY = """address => {
  history.replaceState(null, "", address);
  document.documentElement?.remove(); // Gone already if the last test opened nothing.
}"""
"""Takes a tenth of the time that an empty page takes to open. The address is another one, so that the same page is
loaded afresh even if only a part of it is asked for; it stays in the same folder, because what the browser still asks
for later, such as the page's icon, is looked for beside it.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test in this folder needs Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def site(built_site: Path) -> Path:
    """The folder of the real site."""
    return built_site


@pytest.fixture(scope="session")
def heard() -> list[str]:
    """Every request that reached the server so far."""
    return []


@pytest.fixture(scope="session")
def address(site: Path, heard: list[str]) -> Iterator[str]:
    """Where the real site is served."""
    with serve(site, heard) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium. The tests are skipped where none is installed."""
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium on this machine; install one with: python tests/find_browser.py")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"] if root else [])
        yield running
        running.close()


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A fresh browser profile, for what `page` cannot forget: init scripts, a clock of its own, functions for the page."""
    made = chromium.new_context(viewport=DESK, reduced_motion="reduce")
    made.set_default_timeout(TIMEOUT)
    yield made
    made.close()


@pytest.fixture(scope="session")
def shared_page(chromium: Browser) -> Iterator[Page]:
    """The tab behind `page`."""
    yield from _kept(chromium.new_context())


@pytest.fixture(scope="session")
def shared_plain_page(chromium: Browser) -> Iterator[Page]:
    """The tab behind `plain_page`."""
    yield from _kept(chromium.new_context(java_script_enabled=False))


def _kept(context: BrowserContext) -> Iterator[Page]:
    context.set_default_timeout(TIMEOUT)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(shared_page: Page) -> Page:
    """An empty tab. All tests share one, because a new one takes longer than most tests; it comes as if it were new."""
    if shared_page.url.startswith("http"):
        shared_page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
    shared_page.unroute_all()
    return _as_new(shared_page)


@pytest.fixture
def plain_page(shared_plain_page: Page) -> Page:
    """The same with scripts switched off."""
    return _as_new(shared_plain_page)


def _as_new(page: Page) -> Page:
    """Nothing on the page, nothing stored, nothing allowed, a screen as on a desk and no wishes of the reader."""
    if page.url.startswith("http"):
        page.evaluate(_EMPTY, EMPTIED)
    else:
        page.goto("about:blank")
    page.context.clear_cookies()
    page.context.clear_permissions()
    page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    page.set_viewport_size(DESK)
    return page


@pytest.fixture
def reader(page: Page, address: str) -> Reader:
    """Someone who has opened the flow."""
    page.emulate_media(reduced_motion="reduce")
    someone = Reader(page, f"{address}flows/should-i-worry.html")
    someone.open()
    return someone
