"""A page answers first, opens with what is for everybody, and folds the rest; what is said there depends on the fact alone."""

from __future__ import annotations

import json

import pytest
from sandbox import Sandbox
from selectolax.lexbor import LexborHTMLParser

from generator.check.page_words import foldable, page_words
from generator.content.content import Content
from generator.render.open_data import open_data
from generator.render.pages import render
from generator.render.resolve import Library
from generator.render.search_index import index_entries
from generator.schema import layout
from generator.schema.kinds import KINDS
from generator.schema.parts import Claim, Picture, WithCards

MEAL = "causes/big-meal"


@pytest.fixture(scope="module")
def pages(second_subject: Content) -> dict[str, str]:
    return {path.removesuffix(".md"): page.text for path, page in render(second_subject).items()}


def text(sandbox: Sandbox, page: str = MEAL) -> str:
    return render(sandbox.content())[f"{page}.md"].text


def places(page: str, *marks: str) -> list[int]:
    """Where some marks stand on a page, each of which must be there."""
    assert [mark for mark in marks if mark not in page] == []
    return [page.index(mark) for mark in marks]


# Order


def test_a_page_about_something_harmless_answers_first_and_ends_with_the_emergency(
    pages: dict[str, str],
) -> None:
    marks = (
        'class="answer"',
        "review-line",
        "<h3>Do</h3>",
        "<h3>Do not</h3>",
        "{ #what-it-is }",
        "{ #how-long }",
    )
    cards = (
        "care-card--see-doctor",
        "care-card--urgent",
        "care-card--emergency",
        "all-signs",
        "{ #what-to-expect }",
        'class="fold"',
    )
    order = places(pages[MEAL], *marks, *cards)
    assert order == sorted(order)


def test_a_page_about_an_emergency_begins_with_the_call(pages: dict[str, str]) -> None:
    order = places(pages["causes/heart-attack"], 'class="call"', 'class="answer"', "care-card--emergency")
    assert order == sorted(order)


def test_a_situation_begins_with_what_the_reader_does(pages: dict[str, str]) -> None:
    order = places(
        pages["situations/after-a-meal"],
        'class="answer"',
        "{ #what-you-can-do }",
        "{ #what-it-is }",
        "{ #what-to-expect }",
    )
    assert order == sorted(order)


# Depths


def folds(page: str) -> dict[str, str]:
    """The words in each fold of a page by its id."""
    tree = LexborHTMLParser(page)
    return {node.attributes["id"] or "": node.text() for node in tree.css("details.fold > .fold__body")}


def test_what_is_not_for_everybody_is_folded_and_stands_nowhere_else(pages: dict[str, str]) -> None:
    words = "The nerve to that muscle runs past the stomach."
    assert pages[MEAL].count(words) == 1 and words in folds(pages[MEAL])["details"]
    assert 'id="what-it-is-details"' in pages[MEAL]


def test_a_part_of_full_depth_is_folded_under_its_own_heading(pages: dict[str, str]) -> None:
    page = pages["situations/after-a-meal"]
    assert (
        "A burp sounds much the same." in folds(page)["look-alikes"]
        and "<summary>What looks like it</summary>" in page
    )
    assert "## What looks like it" not in page


@pytest.mark.parametrize(
    ("kind", "name"),
    [("cause", "big-meal"), ("situation", "after-a-meal"), ("treatment", "sips"), ("medicine", "steroids")],
)
def test_every_claim_of_a_part_is_shown_at_one_depth(second_subject: Content, kind: str, name: str) -> None:
    fact = second_subject.get(kind, name)
    claims = [claim for part in layout.parts(kind, fact) for claim in part.claims()]
    groups = (layout.on_page(kind, fact), layout.folded(kind, fact), layout.details(kind, fact))
    shown = [claim for group in groups for part in group for claim in part.claims()]
    assert sorted(map(id, claims)) == sorted(map(id, shown))


def test_no_field_that_holds_claims_is_forgotten(second_subject: Content) -> None:
    """A new field of claims has to be given its place: it would be on no page."""
    for kind, name, fact in second_subject.all():
        if isinstance(fact, WithCards):
            claims = {id(claim) for part in layout.parts(kind.id, fact) for claim in part.claims()}
            for field, value in fact:
                if isinstance(value, tuple) and value and hasattr(value[0], "certainty"):
                    assert {id(claim) for claim in value} <= claims, f"{kind.id}:{name} {field}"


# Evidence


def test_the_numbers_of_sources_stand_at_the_word_and_how_sure_we_are_behind_the_switch(
    pages: dict[str, str],
) -> None:
    tree = LexborHTMLParser(pages[MEAL])
    assert 'minutes.<span class="cite"><a href="#source-one" aria-label="Source 1">1</a>' in pages[MEAL]
    assert tree.css_first('#sources input[type="checkbox"]#show-evidence') and tree.css_first(
        'label[for="show-evidence"]'
    )
    labels = [node.text().strip() for node in tree.css(".cite__sure")]
    counted = tree.css_first("#sources p")
    assert counted and f"weak evidence {labels.count('weak evidence')}" in counted.text()
    assert f"fairly strong evidence {labels.count('fairly strong evidence')}" in counted.text()


def test_that_nobody_has_reviewed_a_page_is_said_once(pages: dict[str, str], second_subject: Content) -> None:
    assert pages[MEAL].count(second_subject.site.unreviewed) == 1


# Corrections


def test_what_others_say_wrongly_is_folded_and_stands_on_one_page_of_all_corrections(
    pages: dict[str, str],
) -> None:
    wrong = "Hiccups always end after an hour."
    assert pages[MEAL].count(wrong) == 1 and wrong in folds(pages[MEAL])["corrections"]
    assert wrong in pages["corrected"] and "Usually for minutes." in pages["corrected"]
    assert [path for path, page in pages.items() if wrong in page] == [
        MEAL,
        "corrected",
    ] or wrong not in pages["index"]


def test_a_mistake_is_never_given_as_what_the_reader_has_read(pages: dict[str, str]) -> None:
    assert [
        path for path, page in pages.items() if "may have read" in page and not path.startswith("author/")
    ] == []


def test_what_others_say_may_be_wrong_in_any_way_but_not_dangerous(sandbox: Sandbox) -> None:
    """False comfort is quoted as false comfort. Nobody is told a dose or to stop a medicine, not even by others."""
    sandbox.edit(f"{MEAL}.yml", "Hiccups always end after an hour.", "There is nothing to worry about.")
    assert sandbox.found() == []
    sandbox.edit(f"{MEAL}.yml", "There is nothing to worry about.", "You can stop taking your tablets.")
    assert {rule for _, _, rule in sandbox.found()} == {"stop-medicine"}


# Cards


def test_a_card_shows_its_first_signs_and_folds_the_others(sandbox: Sandbox) -> None:
    sandbox.edit(
        "causes/steroid-tablets.yml",
        "see-doctor: {any_of: [new-tablet]}",
        "see-doctor: {any_of: [two-days, weight-loss, baby-feeds-less, new-tablet, two-days]}",
    )
    card = LexborHTMLParser(text(sandbox, "causes/steroid-tablets")).css_first(".care-card--see-doctor")
    assert card
    assert (
        len(card.css(".care-card__signs")[0].css("li")) == 4 and len(card.css(".care-card__others li")) == 1
    )


def test_signs_that_count_only_together_are_not_parted(
    second_subject: Content, pages: dict[str, str]
) -> None:
    card = LexborHTMLParser(pages["treatments/tablet"]).css_first(".care-card--emergency")
    assert card and len(card.css("li")) >= 2 and not card.css("details")


def test_a_card_speaks_of_the_right_person_in_short_words(sandbox: Sandbox) -> None:
    sandbox.edit("situations/in-a-baby.yml", "get_help:", "get_help:\n  emergency: {any_of: [chest-pain]}")
    assert "their chest hurts" in text(sandbox, "situations/in-a-baby")
    assert "your chest hurts" in text(sandbox)


# What stands around


def test_the_panel_of_help_stands_only_where_readers_are_in_distress(pages: dict[str, str]) -> None:
    assert 'class="help-panel"' in pages["situations/in-a-baby"]
    assert 'class="help-panel"' not in pages[MEAL]


def test_other_names_the_file_and_who_leads_here_are_in_the_fold_about_the_page(
    pages: dict[str, str],
) -> None:
    about = folds(pages[MEAL])["about-page"]
    for words in (
        "eating too much",
        "Gastric distension",
        "content/causes/big-meal.yml",
        "Steroids" if False else "JSON",
        "Pages that mention",
    ):
        assert words in about
    assert pages[MEAL].count("eating too much") == 1 + pages[MEAL].count('"eating too much"')


def test_at_most_three_related_pages_are_seen(sandbox: Sandbox) -> None:
    sandbox.edit(
        f"{MEAL}.yml",
        'related: ["faq:how-long"',
        'related: ["faq:how-long", "faq:water", "faq:baby", "myth:sugar"',
    )
    tree = LexborHTMLParser(text(sandbox))
    seen = tree.css_first(".related-pages")
    assert seen and len(seen.css("a")) == 3 and "More related pages" in folds(text(sandbox))["about-page"]


def test_a_question_shows_fewer_related_pages_than_others(sandbox: Sandbox) -> None:
    sandbox.edit("faqs/water.yml", '["treatment:sips"]', '["treatment:sips", "myth:sugar", "faq:baby"]')
    seen = LexborHTMLParser(render(sandbox.content())["faqs/water.md"].text).css_first(".related-pages")
    assert seen and len(seen.css("a")) == KINDS["faq"].related_shown == 2


# The answer elsewhere


def test_a_page_without_an_answer_is_an_error(sandbox: Sandbox) -> None:
    page = sandbox.read(f"{MEAL}.yml")
    start, end = page.index("answer:"), page.index("get_help:")
    sandbox.write(f"{MEAL}.yml", page[:start] + page[end:])
    problem = sandbox.only_problem()
    assert (problem.rule, problem.message) == ("missing-key", 'the key "answer" is missing')


def test_lists_and_search_show_the_first_of_the_answer(
    second_subject: Content, pages: dict[str, str]
) -> None:
    view = Library(second_subject).get("cause", "big-meal")
    assert view.answer
    assert view.summary == view.answer.serious.text
    assert view.description == " ".join(claim.text for claim in view.answer.claims())
    entry = next(entry for entry in index_entries(Library(second_subject)) if entry.address == f"{MEAL}.html")
    assert entry.summary == view.summary
    assert view.summary in pages["causes/index"]


def test_every_situation_is_on_the_page_in_short(second_subject: Content, pages: dict[str, str]) -> None:
    tree = LexborHTMLParser(pages["in-short"])
    assert len(tree.css(".in-short")) == len(second_subject.facts["situation"])


def test_open_data_keeps_the_summary_that_version_1_had(second_subject: Content) -> None:
    fact = json.loads(open_data(second_subject, "https://example.org/")["api/v1/causes/big-meal.json"])[
        "fact"
    ]
    assert fact["summary"] == fact["answer"]["serious"]


# Counting


def test_the_words_of_a_picture_count(second_subject: Content) -> None:
    fact = second_subject.facts["cause"]["big-meal"]
    caption = Claim(text="It moves.", sources=("one",), certainty="low")
    picture = Picture(drawing="muscle", shows="A muscle.", labels={"top": "The top"}, caption=caption)
    shown = fact.model_copy(update={"picture": picture})
    before, after = (page_words("cause", each, second_subject) for each in (fact, shown))
    assert (after.message - before.message, after.rest) == (4, before.rest)


def test_a_folded_claim_costs_no_words_but_those_of_its_heading(sandbox: Sandbox) -> None:
    before = page_words("cause", sandbox.content().facts["cause"]["big-meal"], sandbox.content())
    sandbox.edit(f"{MEAL}.yml", "corrects: Hiccups", "depth: full\n    corrects: Hiccups")
    after = page_words("cause", sandbox.content().facts["cause"]["big-meal"], sandbox.content())
    assert before.message - after.message == len("How long it lasts. Usually for minutes.".split())
    assert after.rest - before.rest == len("How long it lasts".split())


def test_the_least_sure_claims_are_named_first_and_what_to_do_never(second_subject: Content) -> None:
    named = foldable("situation", second_subject.facts["situation"]["after-a-meal"])
    assert all(claim.path[0] not in ("do", "do_not", "answer") for claim in named)
    certainties = [claim.claim.certainty for claim in named]
    assert certainties == sorted(certainties, key=["very-low", "low", "moderate", "high"].index)
