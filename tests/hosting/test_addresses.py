"""An address that was published stays: as its page, or as a plain page that leads to where it is now."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from sandbox import Sandbox
from workshop import Workshop

from generator.cli import main
from generator.content.addresses import Claimed, addresses, claimed_addresses, dates, former_addresses
from generator.finish.site_files import write_site_files


def publish(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, today: str = "2026-03-01") -> int:
    monkeypatch.setattr(
        sys, "argv", ["generator", "publish", "--content", str(sandbox.folder), "--today", today]
    )
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def rename(sandbox: Sandbox, old: str, new: str, former: str = "") -> None:
    """Give a fact that nothing refers to another id."""
    sandbox.write(f"myths/{new}.yml", sandbox.read(f"myths/{old}.yml") + former)
    sandbox.delete(f"myths/{old}.yml")


def test_publishing_lists_every_page_sorted_and_says_how_many_are_new(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(sandbox, monkeypatch) == 0
    listed = [
        line.split()[0] for line in sandbox.read("published.txt").splitlines() if not line.startswith("#")
    ]
    assert listed == sorted(addresses(sandbox.content()))
    assert {"about.html", "causes/big-meal.html", "glossary/index.html"} <= set(listed)
    assert capsys.readouterr().out.startswith(f"{len(listed)} new addresses, {len(listed)} in all: ")
    assert sandbox.found() == []
    text = sandbox.read("published.txt")
    assert publish(sandbox, monkeypatch) == 0
    assert sandbox.read("published.txt") == text
    assert capsys.readouterr().out.startswith("0 new addresses, ")


def test_a_published_page_that_is_gone_is_an_error_at_its_line(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(sandbox, monkeypatch)
    rename(sandbox, "sugar", "spoon")
    assert sandbox.found() == [
        ("published.txt", sandbox.line("published.txt", "myths/sugar.html"), "lost-address")
    ]
    assert sandbox.only_problem().hint.startswith(
        'In the file that took its place write: former_ids: [sugar] (of another kind: ["myth:sugar"]).'
    )


def test_a_former_id_keeps_the_address_and_is_never_lost_again(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(sandbox, monkeypatch)
    rename(sandbox, "sugar", "spoon", "former_ids: [sugar]\n")
    assert sandbox.found() == []
    capsys.readouterr()
    assert publish(sandbox, monkeypatch) == 0
    assert capsys.readouterr().out.startswith("1 new addresses, ")
    assert {"myths/sugar.html", "myths/spoon.html"} <= {
        line.split()[0] for line in sandbox.read("published.txt").splitlines()
    }


def test_a_fact_that_cannot_be_read_is_not_called_lost(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(sandbox, monkeypatch)
    sandbox.edit("myths/sugar.yml", "instead:", "insted:")
    assert "lost-address" not in {rule for _, _, rule in sandbox.found()}


def test_content_with_mistakes_is_not_listed(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    sandbox.edit("myths/sugar.yml", "instead:", "insted:")
    assert publish(sandbox, monkeypatch) == 1
    assert not (sandbox.folder / "published.txt").exists()


def test_every_listed_address_is_a_page_and_every_former_one_leads_to_one(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, built_second_site: Workshop
) -> None:
    content = built_second_site.sandbox.content()
    for address in addresses(content):
        assert (built_second_site.site / address).is_file()
    assert {address: key for address, key, _ in former_addresses(content)} == {
        "causes/large-meal.html": ("cause", "big-meal"),
        "medicines/dexamethasone.html": ("cause", "steroid-tablets"),
    }
    moved = (built_second_site.site / "medicines/dexamethasone.html").read_text()
    assert 'content="0; url=../causes/steroid-tablets.html"' in moved
    page = (built_second_site.site / "causes/large-meal.html").read_text()
    assert 'http-equiv="refresh" content="0; url=big-meal.html"' in page and "<noscript>" in page


def test_the_site_map_says_since_when_a_page_has_had_its_words(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(sandbox, monkeypatch, "2026-03-01")
    assert dates(sandbox.content())["myths/sugar.html"] == "2026-03-01"
    sandbox.edit("myths/sugar.yml", "There is no good study.", "There is no good study yet.")
    assert "myths/sugar.html" not in dates(sandbox.content())
    publish(sandbox, monkeypatch, "2026-04-01")
    assert dates(sandbox.content())["myths/sugar.html"] == "2026-04-01"
    assert dates(sandbox.content())["myths/fright.html"] == "2026-03-01"


def test_the_site_map_gives_those_dates_and_no_others(tmp_path: Path) -> None:
    write_site_files(
        tmp_path,
        ["index.html", "myths/sugar.html", "404.html"],
        "https://example.org/",
        {"myths/sugar.html": "2026-04-01"},
    )
    entries = [
        [field.text for field in entry] for entry in ElementTree.parse(tmp_path / "sitemap.xml").getroot()
    ]
    assert entries == [["https://example.org/"], ["https://example.org/myths/sugar.html", "2026-04-01"]]


def test_a_build_takes_over_dates_that_alone_are_new(
    built_workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop = built_workshop
    publish(workshop.sandbox, monkeypatch)
    workshop.build()
    assert "<lastmod>2026-03-01</lastmod>" in (workshop.site / "sitemap.xml").read_text()


@pytest.mark.parametrize(
    "name",
    [
        "index", "a-to-z", "help", "search", "download", "404", "open-data", "by-urgency", "author", "api", "feed", "sitemap", "robots",
        "assets", "components", "causes", "body-parts", "reviews",
    ],
)  # fmt: skip
def test_no_page_of_prose_takes_an_address_that_the_site_needs(sandbox: Sandbox, name: str) -> None:
    sandbox.write(f"pages/{name}.md", "# A page\n\nWords about it.\n")
    assert sandbox.found() == [(f"pages/{name}.md", 1, "address-taken")]


@pytest.mark.parametrize("name", ["Help.md", "HELP.md", "help.markdown", "Search.md"])
def test_nobody_is_told_to_rename_a_page_to_an_address_that_is_taken(sandbox: Sandbox, name: str) -> None:
    sandbox.write(f"pages/{name}", "# A page\n\nWords about it.\n")
    assert "is a page that the site makes" in sandbox.only_problem().hint


@pytest.mark.parametrize(
    ("file", "copy"), [("causes/big-meal", "index"), ("causes/big-meal", "compare"), ("myths/sugar", "index")]
)
def test_no_fact_takes_the_address_of_a_page_that_the_site_makes(
    sandbox: Sandbox, file: str, copy: str
) -> None:
    place = f"{file.partition('/')[0]}/{copy}.yml"
    sandbox.write(
        place,
        sandbox.read(f"{file}.yml")
        .replace("name: ", "name: Another ", 1)
        .replace("former_ids: [large-meal]\n", ""),
    )
    assert (place, 1, "address-taken") in sandbox.found()


def test_no_flow_takes_the_page_that_says_how_another_was_checked(sandbox: Sandbox) -> None:
    flow = sandbox.read("flows/is-it-serious.yml")
    sandbox.write("flows/is-it-serious-checked.yml", flow.replace("name: ", "name: Another ", 1))
    assert [file for file, _, rule in sandbox.found() if rule == "address-taken"] == [
        "flows/is-it-serious-checked.yml"
    ]


@pytest.mark.parametrize(
    "former", ["index", "compare", "heart-attack", "big-meal", "cause:heart-attack", "medicine:alcohol"]
)
def test_no_former_id_takes_an_address_that_is_there(sandbox: Sandbox, former: str) -> None:
    sandbox.edit("causes/big-meal.yml", "former_ids: [large-meal]", f'former_ids: [large-meal, "{former}"]')
    assert sandbox.found() == [
        ("causes/big-meal.yml", sandbox.line("causes/big-meal.yml", "former_ids"), "address-taken")
    ]


def test_a_former_id_names_a_kind_that_is_known(sandbox: Sandbox) -> None:
    sandbox.edit("causes/big-meal.yml", "former_ids: [large-meal]", 'former_ids: ["medicin:meal"]')
    problem = sandbox.only_problem()
    assert (problem.rule, problem.message) == ("unknown-id", '"medicin" is not a kind of fact')
    assert problem.hint == 'Did you mean "medicine"?'


def test_whoever_names_a_former_id_is_told_the_new_one(sandbox: Sandbox) -> None:
    sandbox.edit("causes/big-meal.yml", '"faq:how-long"', '"medicine:dexamethasone"')
    assert sandbox.only_problem().hint == "It is now cause:steroid-tablets."


def test_the_index_of_a_kind_lists_the_pages_that_took_in_one_of_it(built_second_site: Workshop) -> None:
    index = (built_second_site.site / "medicines/index.html").read_text()
    assert 'class="tile__link" href="../causes/steroid-tablets.html"' in index


def test_every_address_of_a_finished_site_is_claimed_by_one(built_second_site: Workshop) -> None:
    """What the site makes at an address that no list has could be lost behind a page of prose of the same name."""
    content = built_second_site.sandbox.content()
    claimed = [each.plain for each in claimed_addresses(content)]
    assert len(set(claimed)) > 50
    site = built_second_site.site
    made = [
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and not path.name.startswith(".")
    ]
    pages = {Claimed(address, None).plain for address in made if address.endswith(".html")}
    assert pages - set(claimed) == set()
    assert {address.partition("/")[0].partition(".")[0] for address in made} <= {
        each.partition("/")[0] for each in claimed
    }
