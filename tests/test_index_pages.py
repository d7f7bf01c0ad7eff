"""What index pages list, and in which order a reader finds it there."""

from __future__ import annotations

import re

import pytest
from sandbox import Sandbox

from generator.content.content import Content
from generator.render.index_pages import a_to_z, by_letter, by_urgency
from generator.render.pages import render
from generator.render.resolve import Library


@pytest.fixture(scope="session")
def library(second_subject: Content) -> Library:
    return Library(second_subject)


def found_in_order(text: str, *words: str) -> bool:
    """Whether some words stand in a text in this order."""
    return re.search(".*".join(map(re.escape, words)), text, re.DOTALL) is not None


def test_questions_of_the_doctor_stand_in_the_order_that_authors_gave_them(second_subject: Content) -> None:
    text = render(second_subject)["visit-questions/index.md"].text
    assert found_in_order(text, "Since when", "How often")


def test_treatments_begin_with_what_readers_can_do_themselves(second_subject: Content) -> None:
    text = render(second_subject)["treatments/index.md"].text
    assert found_in_order(text, "## What you can do yourself", "Small sips", "## Medicines", "Examplamide")


def test_a_myth_is_listed_in_quotes_and_under_its_own_name_alone(
    library: Library, second_subject: Content
) -> None:
    entries = [entry for _, entries in a_to_z(library) for entry in entries if entry.view.kind.id == "myth"]
    assert {entry.word for entry in entries} == {
        f"“{fact.name}”" for fact in second_subject.facts["myth"].values()
    }
    assert not any(entry.other_name for entry in entries)


def test_a_myth_is_called_one_wherever_it_is_linked(sandbox: Sandbox) -> None:
    sandbox.edit("faqs/water.yml", '["treatment:sips"]', '["treatment:sips", "myth:sugar"]')
    assert "Myth&#58; “" in render(sandbox.content())["faqs/water.md"].text


def test_causes_are_listed_by_urgency_and_then_by_name_whatever_signs_are_called(library: Library) -> None:
    for _, views in by_urgency(library, library.of("cause")):
        assert [view.name for view in views] == sorted((view.name for view in views), key=str.casefold)


def test_names_that_begin_with_a_digit_stand_last(sandbox: Sandbox) -> None:
    sandbox.edit("glossary/singultus.yml", "[hiccup]", "[24 hour hiccup]")
    assert a_to_z(Library(sandbox.content()))[-1][0] == "0 to 9"


def test_words_stand_under_their_letters(library: Library) -> None:
    assert [letter for letter, _ in by_letter(library.of("term"))] == ["D", "S"]
