"""Opens every page of the finished site in a browser, and prints what breaks the policy of a page or asks another host.

The tests open the longest page of each kind and some of the others. Run it from the project's folder, after a build:
.venv/bin/python benchmarks/every_page.py [folder of the site]
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests"), str(PROJECT / "tests" / "browser")]

from every_page import open_pages  # noqa: E402
from find_browser import browser as find_browser  # noqa: E402
from server import serve  # noqa: E402


def main(site: Path) -> int:
    """Print every complaint; ends with 1 if there is one."""
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    with serve(site, []) as address, sync_playwright() as playwright:
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=find_browser(), args=flags)
        opened = open_pages(browser.new_context(), address, pages)
        browser.close()
    elsewhere = sorted(url for url in opened.asked if not url.startswith(address))
    print(f"{len(pages)} pages opened")
    for complaint in [*opened.complaints, *(f"asked for {url}" for url in elsewhere)]:
        print(complaint)
    return 1 if opened.complaints or elsewhere else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / "site"))
