"""The search index: what of the content it holds, and in which form the browser gets it."""

from __future__ import annotations

import gzip
import json
from typing import Any

import pytest
import yaml
from sandbox import PROJECT, Sandbox

from generator.content.content import Content
from generator.load.load import load
from generator.render.resolve import Library
from generator.render.search_index import SearchEntry, index_entries, search_index
from generator.schema.kinds import KINDS


@pytest.fixture(scope="module")
def first_subject() -> Content:
    """The site's own content."""
    content = load(PROJECT / "content").content
    assert content
    return content


def index_of(content: Content) -> dict[str, Any]:
    """What the script puts into the page."""
    script = search_index(content)
    head, _, rest = script.partition(".index=")
    assert head.endswith("(window.siteSearch=window.siteSearch||{})")
    found: dict[str, Any] = json.loads(rest.removesuffix(";\n"))
    return found


def entry(content: Content, address: str) -> SearchEntry:
    return next(each for each in index_entries(Library(content)) if each.address == address)


def bodies(index: dict[str, Any]) -> list[set[str]]:
    """The words of each page, read as the browser reads them."""
    found: list[set[str]] = [set() for _ in index["pages"]]
    for line in index["words"].split(","):
        word, *steps = line.split(" ")
        number = -1
        for step in steps:
            number += int(step, 36) + 1
            found[number].add(word)
    return found


def test_every_fact_that_readers_look_for_is_in_it(second_subject: Content) -> None:
    kinds = {each.kind for each in index_entries(Library(second_subject))}
    assert kinds == {kind for kind in KINDS if second_subject.facts[kind]} - {"source", "change"} | {
        "list",
        "page",
    }


def test_sources_are_left_out(second_subject: Content) -> None:
    assert not [
        each for each in index_entries(Library(second_subject)) if each.address.startswith("sources/")
    ]


def test_a_page_brings_its_names_its_summary_and_its_urgency(second_subject: Content) -> None:
    found = entry(second_subject, "causes/heart-attack.html")
    fact = second_subject.facts["cause"]["heart-attack"]
    assert (found.kind, found.name, found.urgency) == ("cause", fact.name, "emergency")
    assert found.also_called == fact.also_called
    assert found.misspellings == fact.misspellings


def test_the_signs_of_an_emergency_come_with_its_page(second_subject: Content) -> None:
    found = entry(second_subject, "causes/heart-attack.html")
    assert found.signs
    assert all(address.startswith("warning-signs/") for address in found.signs)
    index = index_of(second_subject)
    row = next(row for row in index["pages"] if row[2] == found.address)
    assert [index["pages"][number][2] for number in row[9]] == list(found.signs)


def test_a_sign_brings_its_line_on_cards_and_what_to_do(second_subject: Content) -> None:
    found = entry(second_subject, "warning-signs/chest-pain.html")
    sign: Any = second_subject.facts["warning-sign"]["chest-pain"]
    assert found.card == sign.card
    assert found.summary == sign.action.text


@pytest.mark.first_subject
def test_the_page_of_telephone_numbers_is_in_it_with_the_services_names(first_subject: Content) -> None:
    names = " ".join(entry(first_subject, "help.html").also_called)
    assert all(service in names for service in ("Samaritans", "Suicide and Crisis Lifeline", "Poison Help"))
    index = index_of(first_subject)
    assert index["pages"][index["help"]][2] == "help.html"
    signs = [index["pages"][number][2] for number in index["first_signs"]]
    assert signs == [f"warning-signs/{sign}.html" for sign in first_subject.site.home.emergency]


@pytest.mark.first_subject
def test_medicines_come_with_their_brand_names_and_a_sign_with_what_readers_type(
    first_subject: Content,
) -> None:
    rows = {row[2]: row for row in index_of(first_subject)["pages"]}
    assert "sertraline=Lustral,Zoloft" in rows["causes/serotonergic.html"][10].split("|")
    assert "took/swallowed/ate/popped/had/drank {amount} {medicine}" in rows["warning-signs/overdose.html"][
        11
    ].split("|")
    assert not {"lustral", "popped"} & entry(first_subject, "causes/serotonergic.html").body


@pytest.mark.first_subject
def test_what_the_site_does_not_cover_and_the_weights_of_kinds_come_along(first_subject: Content) -> None:
    index = index_of(first_subject)
    assert "Huntington’s disease" in index["not_covered"]["others"]
    assert dict(zip(index["kinds"], index["weights"], strict=True))["term"] < 0


def test_nothing_that_is_said_to_be_missing_has_a_page(first_subject: Content) -> None:
    names = {
        name.lower()
        for each in index_entries(Library(first_subject))
        for name in (each.name, each.medical_name, *each.also_called, *each.drugs)
    }
    not_covered = first_subject.site.not_covered
    assert [name for name in (*not_covered.medicines, *not_covered.others) if name.lower() in names] == []


def test_services_stay_to_be_filled_in_by_the_browser(sandbox: Sandbox) -> None:
    sandbox.edit("faqs/water.yml", "answer:\n  - text: ", "answer:\n  - text: Ask your {doctor}. ")
    content = sandbox.content()
    assert entry(content, "faqs/water.html").summary.startswith("Ask your {doctor}. ")
    assert index_of(content)["places"]["south"]["terms"]["doctor"] == "family doctor"
    assert index_of(content)["places"]["south"]["tel"] == {"emergency": "911"}


def test_markup_is_no_word(sandbox: Sandbox) -> None:
    claim = 'answer:\n  - text: "[Sips](treatment:sips) **slowly**."\n    sources: [one]\n    certainty: low\n  - text: '
    sandbox.edit("faqs/water.yml", "answer:\n  - text: ", claim)
    content = sandbox.content()
    assert entry(content, "faqs/water.html").summary == "Sips slowly."
    assert {"sips", "slowly"} <= entry(content, "faqs/water.html").body
    assert "treatment" not in entry(content, "faqs/water.html").body


def test_the_browser_gets_every_word_of_every_page_back(second_subject: Content) -> None:
    index = index_of(second_subject)
    common = set(index["common"].split())
    entries = list(index_entries(Library(second_subject)))
    assert [set(each.body) - common for each in entries] == bodies(index)
    assert common


def test_the_same_content_gives_the_same_bytes(sandbox: Sandbox) -> None:
    assert search_index(sandbox.content()) == search_index(sandbox.content())


def test_apostrophes_and_accents_do_not_part_a_word(sandbox: Sandbox) -> None:
    sandbox.edit(
        "faqs/water.yml", "answer:\n  - text: ", "answer:\n  - text: Can’t and can't, Guillain-Barré. "
    )
    assert {"cant", "guillain", "barre"} <= entry(sandbox.content(), "faqs/water.html").body


def test_the_index_is_small_enough_for_500_pages(first_subject: Content) -> None:
    packed = len(gzip.compress(search_index(first_subject).encode(), 9))
    count = len(index_of(first_subject)["pages"])
    assert packed <= 120_000
    assert packed / count * 500 <= 100_000


@pytest.mark.first_subject
def test_every_page_that_the_query_suite_names_is_there(first_subject: Content) -> None:
    known = {each.address for each in index_entries(Library(first_subject))}
    groups = yaml.safe_load((PROJECT / "tests/data/queries.yml").read_text(encoding="utf-8"))
    queries = {query: pages for group in groups.values() for query, pages in group.items()}
    assert sum(map(len, groups.values())) == len(queries) >= 160
    assert {query: page for query, pages in queries.items() for page in pages if page not in known} == {}
    assert [query for query, pages in queries.items() if not 1 <= len(pages) <= 3] == []
