"""Serves a folder to the browser, as public hosts do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


@contextmanager
def serve(site: Path, heard: list[str]) -> Iterator[str]:
    """Serve a folder inside the block, and write down every request."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Listening, heard, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


class _Listening(SimpleHTTPRequestHandler):
    def __init__(self, heard: list[str], *args: Any, **named: Any) -> None:
        self.heard = heard
        super().__init__(*args, **named)

    def log_message(self, format: str, *args: object) -> None:
        """Keep the line of the request, and say nothing."""
        self.heard.append(self.requestline)

    def end_headers(self) -> None:
        """Let the browser keep what it has, for ten minutes, as public hosts do."""
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()
