"""Rules together: what exceptions do, what one deletion brings about, and what must be found because no page could show it.

Each rule by itself is tested with the examples in generator/check/rules/examples (see tests/rules).
"""

from __future__ import annotations

import pytest
from sandbox import Sandbox

from generator.render.pages import render

MEAL, TABLET, SOURCE = "causes/big-meal.yml", "treatments/tablet.yml", "sources/reported.yml"
SIGN, NUMBER, FLOW, ABOUT = (
    "warning_signs/weight-loss.yml",
    "numbers/quickly-gone.yml",
    "flows/is-it-serious.yml",
    "pages/about.md",
)


def test_the_second_subject_has_no_problems(sandbox: Sandbox) -> None:
    assert sandbox.problems() == ()


def test_a_fact_may_break_a_rule_if_it_says_why(sandbox: Sandbox) -> None:
    sandbox.edit(MEAL, "Do not lie down at once.", "Lie down at once.")
    sandbox.edit(
        MEAL, "group:", "exceptions:\n  - {rule: do-not-begins, reason: A test of exceptions.}\ngroup:"
    )
    assert sandbox.problems() == ()


def test_an_exception_holds_for_its_own_rule_and_file_only(sandbox: Sandbox) -> None:
    sandbox.edit(
        MEAL, "group:", "exceptions:\n  - {rule: do-not-begins, reason: A test of exceptions.}\ngroup:"
    )
    sandbox.edit(MEAL, "Do not lie down at once.", "Lie down at once.")
    sandbox.edit(MEAL, "Eat slowly.", "Eat slowly, or call 911.")
    sandbox.edit("treatments/sips.yml", "Do not drink upside down.", "Drink upside down.")
    assert [rule for _, _, rule in sandbox.found()] == ["number-in-prose", "do-not-begins"]


def test_a_figure_that_looks_like_an_emergency_number_is_none(sandbox: Sandbox) -> None:
    sandbox.edit(MEAL, "Eat slowly.", "In 911 of 1,999 people, or 2.999 in 9110, 999 mg helped 911 people.")
    assert sandbox.problems() == ()


def test_a_source_that_is_deleted_is_missed_by_every_claim_that_used_it(sandbox: Sandbox) -> None:
    sandbox.delete("sources/three.yml")
    lines = {
        (path.relative_to(sandbox.folder).as_posix(), number)
        for path in sandbox.folder.rglob("*.yml")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if "sources: [three]" in line
    }
    assert len(lines) > 20
    assert set(sandbox.found()) == {(file, line, "unknown-id") for file, line in lines}


@pytest.mark.parametrize("source", ["one", "two", "three", "reported"])
def test_a_broken_source_is_not_reported_again_by_those_that_name_it(sandbox: Sandbox, source: str) -> None:
    sandbox.edit(f"sources/{source}.yml", "type: ", "type: old-")
    assert sandbox.found() == [(f"sources/{source}.yml", 4, "not-a-choice")]


# What follows must be found by `check`, because the pages would otherwise be wrong or could not be made.


def test_an_emergency_service_needs_a_number_to_call(sandbox: Sandbox) -> None:
    sandbox.edit("site.yml", 'emergency: {text: "911", tel: "911"}', 'emergency: {text: "911"}')
    assert [(file, line) for file, line, _ in sandbox.found()] == [
        ("site.yml", sandbox.line("site.yml", 'emergency: {text: "911"}'))
    ]


def test_a_field_of_dots_is_drawn_only_for_what_it_can_show(sandbox: Sandbox) -> None:
    sandbox.edit("numbers/most-adults.yml", "n: 9\nper: 10", "n: 9\nper: 100000")
    assert [file for file, _, _ in sandbox.found()] == ["numbers/most-adults.yml"]


def test_a_cell_for_a_column_that_does_not_exist_is_not_lost_in_silence(sandbox: Sandbox) -> None:
    sandbox.edit("comparisons/hiccup-or-burp.yml", "      burp: Out", "      brup: Out")
    assert (
        "comparisons/hiccup-or-burp.yml",
        sandbox.line("comparisons/hiccup-or-burp.yml", "brup"),
        "table-cells",
    ) in sandbox.found()


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("faqs/water.yml", '"treatment:sips"', '"page:privacy"'),
        ("comparisons/hiccup-or-burp.yml", 'about: "cause:big-meal"', 'about: "page:privacy"'),
        (FLOW, '"treatment:sips"', '"page:privacy"'),
    ],
)
def test_a_page_of_prose_where_a_fact_belongs_is_found_or_shown(
    sandbox: Sandbox, file: str, old: str, new: str
) -> None:
    sandbox.edit(file, old, new)
    assert found_or_shown(sandbox, file)


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("site.yml", "  see-doctor: See a {doctor}\n", ""),
        (
            "faqs/water.yml",
            "answer:\n  - text: It may. Nobody has tested it well.\n    sources: [two]\n    certainty: very-low\n",
            "answer: []\n",
        ),
        ("visit_questions/since-when.yml", "name: Since when?", 'name: "{emergency}"'),
    ],
)
def test_what_no_page_can_show_is_found(sandbox: Sandbox, file: str, old: str, new: str) -> None:
    sandbox.edit(file, old, new)
    assert found_or_shown(sandbox, file)


def test_a_warning_sign_that_needs_no_help_is_found(sandbox: Sandbox) -> None:
    sandbox.write(
        "warning_signs/tired.yml",
        sandbox.read(SIGN)
        .replace("Losing weight", "Tired")
        .replace("urgency: see-doctor", "urgency: self-care"),
    )
    sandbox.edit("faqs/water.yml", '"treatment:sips"', '"warning-sign:tired"')
    assert found_or_shown(sandbox, "warning_signs/tired.yml")


def found_or_shown(sandbox: Sandbox, file: str) -> bool:
    """Whether the pages can be made, or the mistake is found in the file."""
    found = sandbox.found()
    if found:
        return file in [each for each, _, _ in found]
    return bool(render(sandbox.content()))


def test_letters_that_are_the_same_but_for_their_case_are_no_trap(sandbox: Sandbox) -> None:
    sandbox.edit(MEAL, "Eat slowly.", "Eat slowly and do not utiliſe a straw.")
    sandbox.edit("treatments/tablet.yml", "brands: [Examplex]", "brands: [ſ]")
    sandbox.edit("myths/sugar.yml", "instead: ", "instead: The S brand is no sugar. ")
    assert {"word-to-avoid", "brand-without-generic"} <= {problem.rule for problem in sandbox.problems()}
