"""The site works at the root of a host, below one and two folders, and from a folder on disk, its page for lost readers too."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from sandbox import SECOND_SUBJECT
from workshop import Workshop

from generator.content.target import Target
from generator.pipeline.build import build

pytestmark = pytest.mark.browser

PAGES = (
    "",
    "index.html",
    "causes/",
    "causes/big-meal.html",
    "flows/is-it-serious.html",
    "a-to-z.html",
    "glossary/index.html",
)


class Host:
    """A host as the usual ones are: the site below a path, and its 404 page for every address that is not there."""

    def __init__(self, base: str) -> None:
        self.base, self.site = base, Path()
        host = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = self.path.partition("?")[0]
                file = host.site / (path.removeprefix(host.base) or "index.html")
                file = file / "index.html" if file.is_dir() else file
                there = path.startswith(host.base) and file.is_file()
                body = (file if there else host.site / "404.html").read_bytes()
                self.send_response(200 if there else 404)
                self.send_header(
                    "Content-Type", (guess_type(file.name)[0] or "text/html") if there else "text/html"
                )
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *arguments: object) -> None:
                """Nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.server.server_port}{base}"

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def bad(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A page, and what went wrong on it: requests that failed and complaints of the browser."""
    context = chromium.new_context()
    page, found = context.new_page(), list[str]()
    page.on(
        "requestfailed",
        # A page that is left, as one that has moved is at once, takes back what it still waits for.
        lambda request: (
            found.append(f"{request.failure}: {request.url}")
            if request.failure != "net::ERR_ABORTED"
            else None
        ),
    )
    page.on(
        "response",
        lambda response: (
            found.append(f"{response.status}: {response.url}") if response.status >= 400 else None
        ),
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "console",
        lambda message: found.append(message.text) if "Content Security Policy" in message.text else None,
    )
    yield page, found
    context.close()


# All other tests open pages at the root of a host.
@pytest.mark.parametrize(("base", "pages"), [("/", PAGES[:1]), ("/a/b/", PAGES)])
def test_every_request_is_answered_below_a_path(
    tmp_path: Path, bad: tuple[Page, list[str]], base: str, pages: tuple[str, ...]
) -> None:
    host = Host(base)
    result = build(
        SECOND_SUBJECT,
        tmp_path / "site",
        tmp_path / "work",
        lambda stage: None,
        Target(host.address.replace("http:", "https:")),
    )
    assert result.faults == ()
    host.site = tmp_path / "site"
    page, found = bad
    for name in pages:
        page.goto(host.address + name)
        styled(page)
    page.locator("a[href$='causes/index.html'] >> visible=true").first.click()
    expect(page).to_have_url(f"{host.address}causes/index.html")
    styled(page)
    assert found == []
    for lost in ("nothing.html", "causes/nothing/at/all.html"):
        page.goto(host.address + lost)
        styled(page)
        assert found == [f"404: {host.address}{lost}"], "the page itself and nothing that it loads"
        found.clear()
    page.wait_for_load_state("networkidle")
    assert found == [], "nothing that comes late either"
    page.locator(".site-header__name").click()
    expect(page).to_have_url(f"{host.address}index.html")
    styled(page)
    page.goto(f"{host.address}causes/large-meal.html")
    expect(page).to_have_url(f"{host.address}causes/big-meal.html")
    page.goto(f"{host.address}causes/large-meal.html?x=1#what-it-is")
    expect(page).to_have_url(f"{host.address}causes/big-meal.html?x=1#what-it-is")
    styled(page)
    search(page, f"{host.address}search/index.html")
    assert found == []
    host.close()


def test_every_request_is_answered_from_a_folder_on_disk(
    tmp_path: Path, bad: tuple[Page, list[str]], built_second_site: Workshop
) -> None:
    folder = tmp_path / "a folder with (odd) ümlauts & spaces"
    shutil.copytree(built_second_site.site, folder)
    root = folder.as_uri()
    page, found = bad
    for name in PAGES:
        page.goto(f"{root}/{name}index.html" if not name or name.endswith("/") else f"{root}/{name}")
        styled(page)
    page.locator("a[href='../causes/index.html'] >> visible=true").first.click()
    expect(page).to_have_url(f"{root}/causes/index.html")
    styled(page)
    page.goto(f"{root}/causes/large-meal.html?x=1#what-it-is")
    expect(page).to_have_url(f"{root}/causes/big-meal.html?x=1#what-it-is")
    styled(page)
    search(page, f"{root}/search/index.html")
    assert found == []


def test_without_a_script_a_former_address_leads_to_the_page(
    built_second_site: Workshop, plain_page: Page
) -> None:
    root = built_second_site.site.as_uri()
    page = plain_page
    page.goto(f"{root}/causes/large-meal.html?x=1#what-it-is")
    expect(page).to_have_url(f"{root}/causes/big-meal.html")


def styled(page: Page) -> None:
    """Everything has come, the style sheet too, and there is one main heading."""
    page.wait_for_load_state()
    assert page.evaluate(
        "[...document.styleSheets].length > 0 && [...document.styleSheets].every(sheet => sheet.ownerNode.sheet)"
    )
    expect(page.locator("h1")).to_be_visible()


def search(page: Page, address: str) -> None:
    """Search finds a page, with what it loads when it is first used."""
    page.goto(f"{address}?q=meal")
    expect(page.locator("main a[href*='big-meal.html']").first).to_be_visible()
    page.wait_for_load_state("networkidle")
