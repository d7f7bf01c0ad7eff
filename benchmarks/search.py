"""How large the search index is, and how fast search answers on a slow processor. Run from the project's folder:

    .venv/bin/python benchmarks/search.py [SITE]

SITE is a built site; without it the one in site/ is taken. Bars: 120 KB compressed, and 100 ms to the first
result with the processor slowed to a quarter.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import statistics
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT / "tests"))

from find_browser import browser  # noqa: E402

SLOWED = 4
RUNS = 7
QUERIES = ("eyelid", "cant breathe", "anxeity twiches at nite")
LOAD = "async () => { const start = performance.now(); await siteSearch.load(); return performance.now() - start }"
TYPE = """query => new Promise(done => {
  const box = document.getElementById("site-search");
  const form = box.form;
  box.value = query.slice(0, -1);
  const start = performance.now();
  const seen = new MutationObserver(() => {
    if (!form.querySelector("[role=option]")) return;
    seen.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
  });
  seen.observe(form, {subtree: true, childList: true});
  box.value = query;
  box.dispatchEvent(new InputEvent("input", {bubbles: true}));
})"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a line for every request."""

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing."""


def sizes(site: Path) -> None:
    """Print how large the parts of search are."""
    text = (site / "assets/search-index.js").read_bytes()
    pages = len(json.loads(text[text.index(b".index=") + 7 : text.rindex(b";")])["pages"])
    packed = len(gzip.compress(text, 9))
    print(f"index: {packed / 1000:.1f} KB compressed, {len(text) / 1000:.0f} KB as it is, for {pages} pages")
    print(f"index for 500 pages: {packed / pages * 500 / 1000:.1f} KB compressed")
    parts = [f"assets/{name}.js" for name in ("stemmer", "fastest-levenshtein", "dale-chall")]
    parts += [
        f"components/search/{script.name}" for script in sorted((site / "components/search").glob("*.js"))
    ]
    packed_parts = {Path(part).name: len(gzip.compress((site / part).read_bytes(), 9)) for part in parts}
    print(
        "programs, compressed: "
        + ", ".join(f"{name} {size / 1000:.1f} KB" for name, size in packed_parts.items())
    )
    print(f"programs in all: {sum(packed_parts.values()) / 1000:.1f} KB")


def times(address: str, fresh: Callable[[], Page]) -> None:
    """Print how long search takes, in milliseconds."""
    ready, landing = [], []
    for _ in range(RUNS):
        page = fresh()
        page.goto(f"{address}/about.html")
        ready.append(page.evaluate(LOAD))
        page.context.close()
        page = fresh()
        page.goto(f"{address}/search/index.html?q=eyelid")
        page.wait_for_selector("#search-results ol")
        landing.append(page.evaluate("performance.now()"))
        page.context.close()
    told(f"from the first focus until search is ready ({SLOWED}x slowed)", ready)
    told(f"search page, from opening it to its results ({SLOWED}x slowed)", landing)
    for query in QUERIES:
        first = []
        for _ in range(RUNS):
            page = fresh()
            page.goto(f"{address}/about.html")
            page.evaluate("siteSearch.load()")
            first.append(page.evaluate(TYPE, query))
            page.context.close()
        told(f"from a key to the first result on the screen, “{query}” ({SLOWED}x slowed)", first)


def told(what: str, values: list[float]) -> None:
    """Print the middle and the largest of some times."""
    print(f"{what}: {statistics.median(values):.0f} ms, at most {max(values):.0f} ms")


def main(site: Path) -> None:
    """Measure a built site."""
    sizes(site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser())

        def fresh() -> Page:
            page = chromium.new_context(viewport={"width": 360, "height": 740}).new_page()
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
            return page

        times(f"http://127.0.0.1:{server.server_port}", fresh)
        chromium.close()
    server.shutdown()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "site")
