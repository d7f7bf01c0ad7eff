"""Slips of authors that are about what a file says, each with the way out that fits what was typed."""

from __future__ import annotations

import pytest
from sandbox import Sandbox

MEAL, TABLET, FLOW = "causes/big-meal.yml", "treatments/tablet.yml", "flows/is-it-serious.yml"

NOT_A_VERB = 'Begin it with "Do not" and a verb, such as "Do not eat …".'


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("Do NOT make them jump.", 'Write: "Do not make them jump."'),
        ("DO NOT make them jump.", 'Write: "Do not make them jump."'),
        ("do not make them jump.", 'Write: "Do not make them jump."'),
        ("Don't make them jump.", 'Write: "Do not make them jump."'),
        ("Please do not make them jump.", 'Write: "Do not make them jump."'),
        ("You should not make them jump.", 'Write: "Do not make them jump."'),
        ("Never ever make them jump.", 'Write: "Do not make them jump."'),
        ("Make them jump.", 'Write: "Do not make them jump."'),
        ("Avoid loud noises.", NOT_A_VERB),
        ("No loud noises.", NOT_A_VERB),
        ("Making them jump.", NOT_A_VERB),
        ("Do not.", NOT_A_VERB),
    ],
)
def test_a_do_not_item_is_answered_with_one_that_reads_well(sandbox: Sandbox, typed: str, hint: str) -> None:
    sandbox.edit(MEAL, "Do not lie down at once.", f'"{typed}"')
    assert [problem.hint for problem in sandbox.problems() if problem.rule == "do-not-begins"] == [hint]


@pytest.mark.parametrize(
    ("file", "old", "new", "message", "hint"),
    [
        (
            MEAL,
            "treatments: [sips, breath]",
            "treatments: [steroid-tablets]",
            'there is no treatment "steroid-tablets"; it is the id of a cause',
            'Only a treatment can stand here. Name the cause where it belongs, such as related: ["cause:steroid-tablets"].',
        ),
        (
            MEAL,
            '"faq:how-long"',
            '"myth:how-long"',
            'there is no myth "how-long"; it is the id of a faq',
            "Write faq:how-long.",
        ),
        (
            MEAL,
            "(treatment:sips)",
            "(cause:sips)",
            'there is no cause "sips"; it is the id of a treatment',
            "Write treatment:sips.",
        ),
        (
            MEAL,
            "(treatment:sips)",
            "(cause:about)",
            'there is no cause "about"; it is the id of a page',
            "Write page:about.",
        ),
    ],
)
def test_an_id_of_another_kind_is_named_as_what_it_is(
    sandbox: Sandbox, file: str, old: str, new: str, message: str, hint: str
) -> None:
    sandbox.edit(file, old, new)
    problem = sandbox.only_problem()
    assert (problem.rule, problem.message, problem.hint) == ("unknown-id", message, hint)


@pytest.mark.parametrize("typed", ["sources: [one, two, one]", "sources: [one, one]"])
def test_a_source_that_is_named_twice_is_told(sandbox: Sandbox, typed: str) -> None:
    sandbox.edit(MEAL, "sources: [one]", typed)
    assert sandbox.found() == [(MEAL, sandbox.line(MEAL, typed), "listed-twice")]


def test_a_link_to_the_page_itself_is_told(sandbox: Sandbox) -> None:
    sandbox.edit(MEAL, "(treatment:sips)", "(cause:big-meal)")
    assert [rule for _, _, rule in sandbox.found()] == ["related-to-itself"]


def test_a_sign_may_be_asked_behind_two_answers_of_which_only_some_readers_give_one(sandbox: Sandbox) -> None:
    text = sandbox.read(FLOW)
    assert "gates:" in text or "then:" in text
    assert sandbox.problems() == ()
