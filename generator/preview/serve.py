"""A live preview: builds again when a file changes and tells the browser; a mistake leaves the last good
pages up.
"""

from __future__ import annotations

import http.server
import json
import os
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

_CLIENT = Path(__file__).with_name("client.js")
_CLIENT_ADDRESS = "/__preview.js"


class Preview:
    """What the browser asks for: how often the site was built, and what keeps it from being built."""

    def __init__(self) -> None:
        self.version = 0
        self.problems = ""

    def built(self) -> None:
        """The site was built anew."""
        self.version += 1
        self.problems = ""

    def failed(self, problems: str) -> None:
        """The site could not be built; the last good pages stay up."""
        self.problems = problems


def serve(site_dir: Path, port: int, preview: Preview) -> http.server.ThreadingHTTPServer:
    """A server for the site on this machine only, running in a thread.

    Raises OSError if the port is taken.
    """
    handler = partial(_Handler, preview=preview, directory=str(site_dir))
    server = _Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    """When each file of a folder was last changed, and its size. Snapshots differ if a file was touched."""
    files = {}
    for where, _, names in os.walk(folder):
        for name in names:
            path = Path(where, name)
            with suppress(OSError):
                state = path.stat()
                files[path.as_posix()] = (state.st_mtime_ns, state.st_size)
    return files


def watch(
    folder: Path,
    changed: Callable[[], None],
    stop: threading.Event,
    before: Mapping[str, tuple[int, int]],
    every: float = 0.1,
) -> None:
    """Call `changed` whenever a file in a folder is new, changed or gone, until `stop` is set.

    `before` is a snapshot of what is already known: what was saved since then counts.
    """
    while not stop.wait(every):
        now = snapshot(folder)
        if now != before:
            before = now
            changed()


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing of a browser that went away before it had its answer; of a mistake of ours, the usual
        traceback.
        """
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *arguments: Any, preview: Preview, directory: str) -> None:
        self.preview = preview
        super().__init__(*arguments, directory=directory)

    def do_GET(self) -> None:
        if self.path == "/__preview":
            state = {"version": self.preview.version, "problems": self.preview.problems}
            self.reply(json.dumps(state).encode(), "application/json")
            return
        if self.path == _CLIENT_ADDRESS:
            self.reply(_CLIENT.read_bytes(), "text/javascript; charset=utf-8")
            return
        path = Path(self.translate_path(self.path))
        # A folder without its slash is answered with a redirect: its links would lead elsewhere.
        page = path / "index.html" if urlsplit(self.path).path.endswith("/") else path
        try:
            text = page.read_text(encoding="utf-8") if page.suffix == ".html" else None
        except OSError:
            text = None
        if text is None:
            super().do_GET()
        else:
            self.reply(_with_client(text).encode(), "text/html; charset=utf-8")

    def reply(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the terminal is for the author's problems."""


def _with_client(page: str) -> str:
    """A page with the preview's script. Its policy allows it, because it comes from the same address."""
    return page.replace("</body>", f'<script src="{_CLIENT_ADDRESS}" defer></script></body>', 1)
