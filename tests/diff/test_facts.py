"""`diff` tells a reviewer what changed for readers, statement by statement."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sandbox import Sandbox

from generator.content.content import Content
from generator.diff.change import FactChange
from generator.diff.facts import fact_changes

MEAL, MYTH, SIGN = "causes/big-meal.yml", "myths/fright.yml", "warning_signs/vomit-blood.yml"


def changes(old: Content, sandbox: Sandbox) -> list[tuple[str, str, str, str, str]]:
    return [
        (each.sort, f"{each.kind}:{each.id}", each.where, each.before, each.after)
        for each in fact_changes(old, sandbox.content())
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "change"),
    [
        (
            MYTH,
            "It has not been tested.",
            "It has been tested once.",
            ("re-worded", "myth:fright", "truth", "It has not been tested.", "It has been tested once."),
        ),
        (
            MYTH,
            "sources: [two]",
            "sources: [one, two]",
            (
                "re-sourced",
                "myth:fright",
                "truth",
                "It has not been tested. [two]",
                "It has not been tested. [one, two]",
            ),
        ),
        (
            MYTH,
            "certainty: low",
            "certainty: high",
            (
                "certainty",
                "myth:fright",
                "truth",
                "It has not been tested. [low]",
                "It has not been tested. [high]",
            ),
        ),
        (
            MEAL,
            "do:\n",
            "do:\n  - {text: Sit up., sources: [two], certainty: low}\n",
            ("added", "cause:big-meal", "do", "", "Sit up."),
        ),
        (
            MEAL,
            "points_towards:\n  - text: It began with a meal.\n    sources: [two]\n    certainty: low\n",
            "",
            ("removed", "cause:big-meal", "points_towards", "It began with a meal.", ""),
        ),
        (
            MEAL,
            "lasts: [minutes, hours]",
            "lasts: [minutes]",
            ("removed", "cause:big-meal", "lasts", "hours", ""),
        ),
        (
            "site.yml",
            "This is test data with made-up sources.",
            "This is test data with sources that were made up.",
            (
                "re-worded",
                "site:site",
                "disclaimer",
                "This is test data with made-up sources.",
                "This is test data with sources that were made up.",
            ),
        ),
        ("situations/after-a-meal.yml", "heading: What is going on", "heading: What happens", None),
    ],
)
def test_one_change_is_told_as_one(
    sandbox: Sandbox,
    second_subject: Content,
    file: str,
    old: str,
    new: str,
    change: tuple[str, str, str, str, str] | None,
) -> None:
    sandbox.edit(file, old, new)
    found = changes(second_subject, sandbox)
    assert found == [change] if change else len(found) == 1 and "sections › what-it-is › heading" in found[0]


def test_a_fact_that_another_took_in_says_where_it_is_now(sandbox: Sandbox, second_subject: Content) -> None:
    sandbox.write("myths/growing.yml", sandbox.read("myths/growing.yml") + "former_ids: [fright]\n")
    sandbox.delete(MYTH)
    removed = [change for change in changes(second_subject, sandbox) if change[0] == "removed"]
    assert [(change[1], change[3], change[4]) for change in removed] == [("myth:fright", "fright", "growing")]


def test_facts_that_come_and_go_are_named_once(sandbox: Sandbox, second_subject: Content) -> None:
    sandbox.write("myths/new.yml", sandbox.read(MYTH).replace("A fright", "A spoon of sugar and a fright"))
    sandbox.delete("myths/sugar.yml")
    assert [(each[0], each[1]) for each in changes(second_subject, sandbox)] == [
        ("removed", "myth:sugar"),
        ("added", "myth:new"),
    ]


def test_a_fact_that_moved_to_another_id_is_the_same_fact(sandbox: Sandbox, second_subject: Content) -> None:
    sandbox.write("myths/scare.yml", sandbox.read(MYTH) + "former_ids: [fright]\n")
    sandbox.delete(MYTH)
    found = [each for each in changes(second_subject, sandbox) if each[1].startswith("myth")]
    assert [(each[0], each[1], each[3], each[4]) for each in found] == [
        ("changed", "myth:scare", "fright", "scare"),
        ("added", "myth:scare", "", "fright"),
    ]


def test_advice_that_became_less_urgent_comes_first_and_is_marked(
    sandbox: Sandbox, second_subject: Content
) -> None:
    sandbox.edit(SIGN, "urgency: urgent", "urgency: see-doctor")
    sandbox.edit(MYTH, "It has not been tested.", "It has been tested once.")
    sandbox.edit(
        MEAL,
        "emergency: {any_of: [trouble-breathing, chest-pain]}",
        "emergency: {any_of: [trouble-breathing]}",
    )
    found = fact_changes(second_subject, sandbox.content())
    assert [(each.downgrade, each.id, each.before, each.after) for each in found] == [
        (True, "big-meal", "chest-pain", ""),
        (True, "vomit-blood", "urgent", "see-doctor"),
        (False, "fright", "It has not been tested.", "It has been tested once."),
    ]


def test_what_no_reader_sees_is_no_change(sandbox: Sandbox, second_subject: Content) -> None:
    sandbox.edit(MEAL, "misspellings: [bigg meal]", "misspellings: [big meel]")
    sandbox.edit(
        MYTH, "instead:", "# A comment.\nexceptions:\n  - {rule: contraction, reason: A test.}\ninstead:"
    )
    assert changes(second_subject, sandbox) == []


def test_a_review_is_told_with_its_dates(sandbox: Sandbox, second_subject: Content) -> None:
    block = "review:\n  date: 2026-01-01\n  next_date: 2027-01-01\n  name: Dr Ada Test\n  role: Nurse\n  hash: x\n"
    sandbox.write(MYTH, sandbox.read(MYTH) + block)
    signed = sandbox.content()
    assert changes(second_subject, sandbox) == [
        ("review", "myth:fright", "review", "not reviewed", "Dr Ada Test, 2026-01-01, next by 2027-01-01")
    ]
    sandbox.edit(MYTH, "next_date: 2027", "next_date: 2028")
    assert [(each.before[-10:], each.after[-10:]) for each in fact_changes(signed, sandbox.content())] == [
        ("2027-01-01", "2028-01-01")
    ]


@given(order=st.permutations(range(4)))
def test_statements_that_only_changed_places_are_no_change(
    order: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("order") / "content"
    sandbox = Sandbox.copy_to(folder)
    claims = [
        f"  - {{text: Claim number {number} stands here., sources: [two], certainty: low}}\n"
        for number in range(4)
    ]
    text = sandbox.read(MYTH).split("truth:")[0] + "truth:\n"
    sandbox.write(MYTH, text + "".join(claims))
    before = sandbox.content()
    sandbox.write(MYTH, text + "".join(claims[number] for number in order))
    assert fact_changes(before, sandbox.content()) == ()


def test_nothing_is_told_of_two_copies(second_subject: Content, tmp_path: Path) -> None:
    found: tuple[FactChange, ...] = fact_changes(
        second_subject, Sandbox.copy_to(tmp_path / "content").content()
    )
    assert found == ()
