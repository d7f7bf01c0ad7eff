"""How problems are shown: for people, for programs, and as notes on a pull request."""

from __future__ import annotations

import json

from generator.problems.problem import Problem, did_you_mean
from generator.problems.report import report, summary

GROUP = Problem(
    file="content/causes/a.yml",
    line=4,
    column=8,
    rule="unknown-group",
    severity="error",
    message='there is no group "evryday"',
    hint='Did you mean "everyday"?',
    source_line="group: evryday",
)
LONG = Problem(
    file="content/faqs/b.yml",
    line=12,
    column=11,
    rule="long-sentence",
    severity="warning",
    message="a sentence of 22 words",
    source_line="\t  text: Words and words.",
)
FILE = Problem("content/site.yml", 1, 1, "no-site-file", "error", "the file site.yml is missing", "Copy it.")


def test_people_see_the_line_with_a_caret_under_the_fault_and_the_way_out() -> None:
    assert (
        report([GROUP, LONG, FILE], "text")
        == """\
content/faqs/b.yml:12:11: warning[long-sentence] a sentence of 22 words
       text: Words and words.
              ^

content/causes/a.yml:4:8: error[unknown-group] there is no group "evryday"
    group: evryday
           ^
    Did you mean "everyday"?

content/site.yml:1:1: error[no-site-file] the file site.yml is missing
    Copy it.

2 errors, 1 warning in 3 files."""
    )


def test_a_long_line_is_cut_around_the_fault() -> None:
    line = "".join(f"{number:03} " for number in range(100))
    for column in (1, 37, 150, 237, 400):
        _, shown, caret, _, _ = report(
            [Problem("f", 1, column, "r", "error", "m", source_line=line)], "text"
        ).split("\n")
        fault = caret.index("^")
        assert caret == " " * fault + "^"
        assert shown[fault] == line[column - 1]
        assert len(shown) <= 4 + 110 + 2


def test_the_end_of_a_long_line_shows_that_something_stands_before_it() -> None:
    line = "a" * 150 + "X"
    assert (
        report([Problem("f", 1, 151, "r", "error", "m", source_line=line)], "text")
        == "f:1:151: error[r] m\n    …"
        + "a" * 109
        + "X\n     "
        + " " * 109
        + "^\n\n1 error, 0 warnings in 1 file."
    )


def test_nothing_wrong_is_said_in_words() -> None:
    assert report([], "text") == "No problems found."
    assert report([], "json") == "[]"
    assert report([], "github") == ""


def test_the_count_knows_one_from_many() -> None:
    assert summary([GROUP]) == "1 error, 0 warnings in 1 file."
    assert summary([GROUP, GROUP, LONG, LONG]) == "2 errors, 2 warnings in 2 files."


def test_programs_get_the_same_facts_by_name() -> None:
    assert json.loads(report([GROUP, LONG], "json")) == [
        {
            "file": "content/causes/a.yml",
            "line": 4,
            "column": 8,
            "rule": "unknown-group",
            "severity": "error",
            "message": 'there is no group "evryday"',
            "hint": 'Did you mean "everyday"?',
        },
        {
            "file": "content/faqs/b.yml",
            "line": 12,
            "column": 11,
            "rule": "long-sentence",
            "severity": "warning",
            "message": "a sentence of 22 words",
            "hint": "",
        },
    ]


def test_json_keeps_letters_readable() -> None:
    assert "“é”" in report([Problem("f", 1, 1, "r", "error", "“é”")], "json")


def test_a_pull_request_gets_one_note_a_problem() -> None:
    assert report([GROUP, FILE], "github") == (
        "::error file=content/causes/a.yml,line=4,col=8,title=unknown-group::"
        'there is no group "evryday". Did you mean "everyday"?\n'
        "::error file=content/site.yml,line=1,col=1,title=no-site-file::the file site.yml is missing. Copy it."
    )


def test_nothing_in_a_message_can_begin_a_note_of_its_own() -> None:
    problem = Problem("a,b:c%.yml", 1, 1, "r", "warning", "100%\n::error::x\r", "50%")
    assert report([problem], "github") == (
        "::warning file=a%2Cb%3Ac%25.yml,line=1,col=1,title=r::100%25%0A::error::x%0D. 50%25"
    )


def test_problems_are_ordered_by_file_and_line() -> None:
    assert sorted([LONG, FILE, GROUP]) == [GROUP, LONG, FILE]


def test_only_a_near_word_is_suggested() -> None:
    assert did_you_mean("evryday", ["everyday", "illness"]) == 'Did you mean "everyday"?'
    assert did_you_mean("zzz", ["everyday", "illness"]) == ""
    assert did_you_mean("zzz", []) == ""
