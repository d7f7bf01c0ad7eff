"""The site works from a folder on disk, and can be taken along as one file."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from complaints import complaints_of
from kinds import PHONE
from playwright.sync_api import Page, expect

from generator.finish.offline_zip import ADDRESS, write_offline_zip


@pytest.fixture(scope="module")
def copy(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a reader has it who has unpacked the zip, in a folder with a difficult name."""
    folder = tmp_path_factory.mktemp("carried") / "my copy, of (2026)"
    with zipfile.ZipFile(built_site / ADDRESS) as file:
        file.extractall(folder)
    return folder


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page on a phone that reads from disk; the browser must not have complained."""
    page.set_viewport_size(PHONE)
    complaints: list[str] = []
    with complaints_of(page, complaints, ("error",)):
        yield page
    assert complaints == []


def test_the_copy_leads_from_the_home_page_to_a_cause_and_the_flowchart(page: Page, copy: Path) -> None:
    page.goto((copy / "index.html").as_uri())
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.site-header')).backgroundColor")
        == "rgb(11, 79, 108)"
    )
    page.locator("main").get_by_role("link", name="Causes", exact=True).click()
    page.locator("main .tile__link").first.click()
    assert "/causes/" in page.url
    expect(page.locator(".care-card").first).to_be_visible()
    page.goto((copy / "index.html").as_uri())
    page.locator(".home__door").click()
    assert "/flows/" in page.url
    page.locator(".flow__app :is(button, .button):visible").first.click()
    expect(page.locator(".flow__app fieldset")).to_be_visible()


def test_the_copy_can_be_searched(page: Page, copy: Path) -> None:
    page.goto((copy / "causes/index.html").as_uri())
    page.locator("#site-search").fill("coffee")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=coffee*")
    expect(page.locator("#search-results a").first).to_be_visible()


def test_the_copy_says_how_old_it_is_and_where_a_newer_one_is(page: Page, copy: Path) -> None:
    page.goto((copy / "download.html").as_uri())
    expect(page.locator("main")).to_contain_text("was read on")
    link = page.get_by_role("link", name="Download the site").get_attribute("href") or ""
    assert link.startswith("https://") and link.endswith(ADDRESS)


def test_the_zip_holds_the_whole_site_but_itself_and_is_the_same_every_time(
    built_site: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(built_site / ADDRESS) as file:
        names = set(file.namelist())
        assert file.testzip() is None
    assert names == {
        path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()
    } - {ADDRESS}
    assert (built_site / ADDRESS).stat().st_size < 10_000_000
    small = tmp_path / "site"
    small.mkdir()
    (small / "index.html").write_text("one", encoding="utf-8")
    write_offline_zip(small, "https://example.org/")
    first = (small / ADDRESS).read_bytes()
    (small / "index.html").touch()
    write_offline_zip(small, "https://example.org/")
    assert (small / ADDRESS).read_bytes() == first


def test_the_zip_of_a_changed_site_holds_what_the_site_holds_now(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name in ("a.html", "b.html", "gone.html", "ä.json"):
        (site / name).write_text(f"{name} " * 1_000, encoding="utf-8")
    write_offline_zip(site, "https://example.org/")
    (site / "b.html").write_text("changed " * 1_000, encoding="utf-8")
    (site / "new.html").write_text("new", encoding="utf-8")
    (site / "gone.html").unlink()
    write_offline_zip(site, "https://example.org/")
    second = (site / ADDRESS).read_bytes()
    write_offline_zip(site, "https://example.org/")
    assert (site / ADDRESS).read_bytes() == second
    (site / ADDRESS).write_bytes(b"no zip")
    write_offline_zip(site, "https://example.org/")
    assert (site / ADDRESS).read_bytes() == second
    with zipfile.ZipFile(site / ADDRESS) as file:
        assert file.testzip() is None
        assert file.read("b.html") == b"changed " * 1_000
