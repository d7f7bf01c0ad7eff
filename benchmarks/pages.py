"""Measures each kind of page as a phone loads it: Lighthouse's scores, and the compressed bytes of every file of the first view.

    make site
    .venv/bin/python benchmarks/pages.py            # every kind of page; some minutes
    .venv/bin/python benchmarks/pages.py home prose # some kinds
    .venv/bin/python benchmarks/pages.py --bytes    # the bytes alone, without Lighthouse

Lighthouse is fetched by npm when this first runs. It is no part of the tests, because its scores for speed depend on the machine.
Ends with 1 if a score or a weight misses its bar.
"""

from __future__ import annotations

import gzip
import http.server
import json
import os
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests"), str(PROJECT / "tests/browser")]

from find_browser import browser  # noqa: E402
from kinds import KINDS, page_of  # noqa: E402
from test_pages_light import MOST, parts  # noqa: E402

LIGHTHOUSE = "lighthouse@12.8.2"
BARS = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
NOT_FOR_SEARCH = ("not found",)
"""Kinds whose score for search engines does not count: an error page has to answer with an error."""


class Compressing(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with compression, as public hosts do."""

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.split("?")[0]))
        if not path.is_file():
            self.send_error(404)
            return
        body = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


def scores(address: str) -> dict[str, int]:
    """Lighthouse's scores of a page on a phone."""
    command = [
        "npx",
        "--yes",
        LIGHTHOUSE,
        address,
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless=new --no-sandbox",
    ]
    command.append(f"--only-categories={','.join(BARS)}")
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"CHROME_PATH": browser() or ""},
        timeout=300,
    )
    if done.returncode:
        sys.exit(f"Lighthouse could not be run: {done.stderr.strip()[-500:]}")
    categories = json.loads(done.stdout)["categories"]
    return {name: round((categories[name]["score"] or 0) * 100) for name in BARS}


def main(kinds: list[str], site: Path, with_lighthouse: bool) -> int:
    """Print a line for each kind, and the bytes by file; say whether every bar is met."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    met = True
    print(f"{'kind':<24}{'KB':>6}  " + "  ".join(BARS if with_lighthouse else []) + "  files")
    for kind in kinds:
        page = page_of(site, kind)
        found = parts(site, page)
        weight = sum(found.values())
        met &= weight <= MOST
        line = f"{kind:<24}{weight / 1000:>6.1f}  "
        if with_lighthouse:
            got = scores(f"http://127.0.0.1:{server.server_port}/{page}")
            met &= all(
                got[name] >= bar
                for name, bar in BARS.items()
                if not (name == "seo" and kind in NOT_FOR_SEARCH)
            )
            line += "  ".join(f"{got[name]:>{len(name)}}" for name in BARS)
        files = ", ".join(
            f"{name} {size / 1000:.1f}" for name, size in sorted(found.items(), key=lambda each: -each[1])
        )
        print(f"{line}  {files}", flush=True)
    server.shutdown()
    print("Every bar is met." if met else "A bar is missed.")
    return 0 if met else 1


if __name__ == "__main__":
    named = [each for each in sys.argv[1:] if not each.startswith("--")]
    folder = Path(os.environ.get("SITE", PROJECT / "site"))
    sys.exit(main(named or list(KINDS), folder, "--bytes" not in sys.argv))
