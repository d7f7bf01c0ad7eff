"""One page of each kind, the longest of it: what holds for these holds for all, because they come from the same templates.
And the browser and the server that the tests of pages use.
"""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from find_browser import browser
from playwright.sync_api import Browser, sync_playwright
from sandbox import PROJECT

_TEMPLATES = PROJECT / "generator/templates"
_OTHER_NAMES = {
    "home": "index.html",
    "search": "search/index.html",
    "cause_table": "causes/compare.html",
    "flow_checked": "flows/*-checked.html",
    "index/any": "treatments/index.html",
    "prose": "about.html",
    "not found": "404.html",
}
_NO_PAGES = ("base", "fact")

KINDS = (
    *sorted(
        path.relative_to(_TEMPLATES).as_posix().removesuffix(".md.jinja")
        for path in _TEMPLATES.rglob("*.md.jinja")
        if path.name.removesuffix(".md.jinja") not in _NO_PAGES
    ),
    "prose",
    "not found",
)
"""Every kind of page: one for each template, hand-written pages, and the page for lost readers."""

PHONE = {"width": 360, "height": 740}


def page_of(site: Path, kind: str) -> str:
    """The address of a kind's longest page."""
    folder, _, name = kind.rpartition("/")
    words = name.replace("_", "-")
    pattern = _OTHER_NAMES.get(kind) or {"facts": f"{words}/*.html", "index": f"{words}/index.html"}.get(folder, f"{kind.replace('_', '-')}.html")
    found = [path for path in site.glob(pattern) if folder != "facts" or not path.stem.endswith(("index", "-checked", "compare"))]
    assert found, f"no page of the kind {kind}"
    return max(found, key=lambda path: (path.stat().st_size, path.name)).relative_to(site).as_posix()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A running Chromium."""
    path = browser()
    assert path, "no Chromium; run: make test"
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path)
        yield launched
        launched.close()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address at which a site is served."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site))) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
