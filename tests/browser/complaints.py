"""What a browser complains of on a page: errors, refused scripts, requests that failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Page

EMPTIED = "?emptied"
"""How the address of a tab ends whose page was taken away for the next test."""


@contextmanager
def complaints_of(
    page: Page, complaints: list[str], levels: tuple[str, ...], own: str = ""
) -> Iterator[None]:
    """Collect complaints inside the block; `levels` are those of the browser's console, such as "error".

    Any request to an address that does not begin with `own` is one as well.

    Scripts of the page before may still run until the first page is opened, and miss what was taken away.
    """

    def complain(text: str) -> None:
        if not page.url.endswith(EMPTIED):
            complaints.append(text)

    listeners: dict[Any, Callable[[Any], None]] = {
        "console": lambda message: complain(message.text) if message.type in levels else None,
        "pageerror": lambda error: complain(str(error)),
        "request": lambda request: (
            None if request.url.startswith(own) else complain(f"asked for {request.url}")
        ),
        # A request that was still on its way when the reader left the page is no fault.
        "requestfailed": lambda request: (
            None if request.failure == "net::ERR_ABORTED" else complain(request.url)
        ),
    }
    for event, listener in listeners.items():
        page.on(event, listener)
    yield
    for event, listener in listeners.items():
        page.remove_listener(event, listener)
