"""Where the site will be found: one rule for the address, wherever it is given, and one place that decides."""

from __future__ import annotations

from pathlib import Path

import pytest
from terminal import Terminal
from workshop import Workshop

from generator.content.target import Target

GOOD = "https://x.example/health/"
BAD = {
    "https://x.example/health": "the address of the site ends in a slash; write https://x.example/health/",
    "https://x.example": "the address of the site ends in a slash; write https://x.example/",
    "x.example": "a full address that begins with https:// belongs here, without spaces",
    "http://x.example/": "a full address that begins with https:// belongs here, without spaces",
    "https://x.example/a b/": "a full address that begins with https:// belongs here, without spaces",
    " ": "this is blank; leave it out, or write a full address that begins with https://",
}


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop.in_folder(tmp_path)


def words(workshop: Workshop, *more: str) -> list[str]:
    folders = ("--content", workshop.sandbox.folder, "--build", workshop.work, "--site", workshop.site)
    return ["build", *map(str, folders), *more]


@pytest.mark.parametrize("variable", [True, False], ids=["variable", "option"])
@pytest.mark.parametrize("address", BAD)
def test_an_address_that_site_yml_would_not_take_is_refused_by_the_name_of_what_gave_it(
    workshop: Workshop, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, address: str, variable: bool
) -> None:
    if variable:
        monkeypatch.setenv("SITE_ADDRESS", address)
    code, _, said = terminal(*words(workshop, *(() if variable else ("--address", address))))
    assert code == 2
    assert "SITE_ADDRESS" in said and "--address" in said
    assert f'"{address}": {BAD[address]}' in said
    assert not workshop.site.exists()


def test_an_address_of_the_editor_is_held_to_the_same_rule_but_for_the_slash(
    workshop: Workshop, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_EDIT_URL", "x.example/edit")
    code, _, said = terminal(*words(workshop))
    assert code == 2
    assert "SITE_EDIT_URL" in said


def test_the_variables_count_unless_the_options_are_given_and_an_empty_one_is_none(
    workshop: Workshop, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_ADDRESS", "https://other.example/")
    monkeypatch.setenv("SITE_EDIT_URL", "https://x.example/edit/content")
    assert terminal(*words(workshop, "--address", GOOD))[0] == 0
    page = (workshop.site / "causes/big-meal.html").read_text(encoding="utf-8")
    assert f"{GOOD}causes/big-meal.html" in page and "other.example" not in page
    assert "https://x.example/edit/content/causes/big-meal.yml" in page
    assert f"Sitemap: {GOOD}sitemap.xml" in (workshop.site / "robots.txt").read_text()
    assert f"{GOOD}feed.xml" in (workshop.site / "feed.xml").read_text()
    monkeypatch.setenv("SITE_ADDRESS", "")
    assert terminal(*words(workshop))[0] == 0
    assert "https://example.org/hiccups/causes" in (workshop.site / "causes/big-meal.html").read_text(
        encoding="utf-8"
    )


def test_a_build_that_is_called_by_a_program_reads_no_variable(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_ADDRESS", "https://other.example/")
    content = Target(GOOD).on(workshop.sandbox.content())
    assert content.site.address == GOOD
    assert Target().on(workshop.sandbox.content()) == workshop.sandbox.content()
    workshop.build()
    assert "other.example" not in (workshop.site / "index.html").read_text(encoding="utf-8")
