"""The preview tells the page in the browser of problems and of a new build, under the policy that pages are published with."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from generator.preview.serve import Preview, serve

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'"
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>x</title><link rel="icon" href="data:,"></head><body><h1>First</h1></body></html>"""


def test_problems_are_shown_above_the_page_until_it_is_built_again(tmp_path: Path, page: Page) -> None:
    refused: list[str] = []
    page.on(
        "console",
        lambda message: (
            refused.append(message.text) if "style" in message.text or "script" in message.text else None
        ),
    )
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    preview = Preview()
    server = serve(tmp_path, 0, preview)
    page.goto(f"http://127.0.0.1:{server.server_port}/index.html")
    preview.failed("line 3: no <b>source</b>")
    expect(page.locator("#__problems")).to_have_text("line 3: no <b>source</b>")
    assert page.evaluate("getComputedStyle(document.getElementById('__problems')).position") == "sticky"
    (tmp_path / "index.html").write_text(PAGE.replace("First", "Second"), encoding="utf-8")
    preview.built()
    expect(page.locator("h1")).to_have_text("Second")
    expect(page.locator("#__problems")).to_have_count(0)
    assert refused == []
    server.shutdown()
    server.server_close()
