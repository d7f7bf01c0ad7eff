"""`diff` finds every answer whose result changed, and marks what became less urgent."""

from __future__ import annotations

import pytest
from sandbox import Sandbox

from generator.content.content import Content
from generator.diff.flows import flow_changes

FLOW = "flows/is-it-serious.yml"

Found = tuple[bool, str, str, str]


def found(old: Content, sandbox: Sandbox) -> list[Found]:
    paths, compared = flow_changes(old, sandbox.content())
    assert compared > 50
    return [(each.downgrade, each.answers, each.before, each.after) for each in paths]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "signs: [weight-loss]\n    outcome: book\n    not_sure: book\n",
            "signs: [weight-loss]\n    outcome: pharmacist\n    not_sure: pharmacist\n",
            [
                (False, "slowly: not-sure-weight-loss", "book (see-doctor)", "pharmacist (see-doctor)"),
                (False, "slowly: weight-loss", "book (see-doctor)", "pharmacist (see-doctor)"),
            ],
        ),
        (
            "signs: [vomit-blood]\n    outcome: today\n    not_sure: today\n",
            "signs: [vomit-blood]\n    outcome: book\n    not_sure: book\n",
            [
                (True, "today: not-sure-vomit-blood", "today (urgent)", "book (see-doctor)"),
                (True, "today: vomit-blood", "today (urgent)", "book (see-doctor)"),
            ],
        ),
        (
            "signs: [two-days], outcome: book}\n      - {id: unsure",
            "signs: [two-days], outcome: today}\n      - {id: unsure",
            [(False, "how-long: long", "book (see-doctor)", "today (urgent)")],
        ),
        ("label: Under 1\n", "label: Younger than 1\n", []),
        ("signs: [weight-loss]\n", "signs: [weight-loss, vomit-blood]\n", []),
    ],
)
def test_a_changed_answer_is_found_and_its_likes_are_counted_to_it(
    sandbox: Sandbox, second_subject: Content, old: str, new: str, wanted: list[Found]
) -> None:
    sandbox.edit(FLOW, old, new)
    assert found(second_subject, sandbox) == wanted


def test_a_sign_that_is_no_longer_asked_is_a_downgrade(sandbox: Sandbox, second_subject: Content) -> None:
    sandbox.edit(
        FLOW, "signs: [trouble-breathing, chest-pain]\n    outcome", "signs: [trouble-breathing]\n    outcome"
    )
    assert (True, "danger: chest-pain", "emergency (emergency)", "home (self-care)") in found(
        second_subject, sandbox
    )


def test_a_sign_that_moved_to_another_screen_is_the_same_sign(
    sandbox: Sandbox, second_subject: Content
) -> None:
    sandbox.edit(
        FLOW, "  - id: today\n    question: Is this true?", "  - id: soon\n    question: Is this true?"
    )
    assert [each for each in found(second_subject, sandbox) if "vomit-blood" in each[1]] == []


def test_an_answer_in_an_opened_screen_is_compared_with_what_opens_it(
    sandbox: Sandbox, second_subject: Content
) -> None:
    sandbox.edit(
        FLOW,
        "signs: [fever-after-operation]\n            outcome: today\n            not_sure: today\n",
        "signs: [fever-after-operation]\n            outcome: today\n            not_sure: emergency\n",
    )
    assert found(second_subject, sandbox) == [
        (
            False,
            "about: operation; operation-signs: not-sure-fever-after-operation",
            "today (urgent)",
            "emergency (emergency)",
        )
    ]
