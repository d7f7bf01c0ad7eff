"""What an author reads when a fact does not have the form of its kind."""

from __future__ import annotations

import pytest
from sandbox import Sandbox

MEAL, SOURCE, NUMBER, FLOW = (
    "causes/big-meal.yml",
    "sources/one.yml",
    "numbers/most-adults.yml",
    "flows/is-it-serious.yml",
)

# File, the words that are replaced, what they are replaced by, the words on the line at fault, rule, message and hint.
MISTAKES = {
    "missing key": (
        SOURCE,
        "publisher: Test publisher\n",
        "",
        "name:",
        "missing-key",
        'the key "publisher" is missing',
        "Add it. Who published it.",
    ),
    "missing key in a claim": (
        MEAL,
        "    sources: [one]\n    certainty: moderate\nget_help",
        "    sources: [one]\nget_help",
        "  help:",
        "missing-key",
        'the key "certainty" is missing',
        "Add it. How sure the evidence is: high (guideline, label, large study, agreed emergency fact), moderate (health service, "
        "cohort, consistent reviews), low (expert opinion, small series), very-low (case reports).",
    ),
    "misspelt key": (
        MEAL,
        "usual_urgency: self-care\n",
        "usual_urgency: self-care\ntreatmens: [sips]\n",
        "treatmens",
        "unknown-key",
        '"treatmens" is not a known key here',
        'Did you mean "treatments"?',
    ),
    "misspelt key in a card": (
        MEAL,
        "urgent: {any_of: [vomit-blood]}",
        "urgent: {any_of: [vomit-blood], anyof: [vomit-blood]}",
        "  urgent:",
        "unknown-key",
        '"anyof" is not a known key here',
        'Did you mean "any_of"?',
    ),
    "a comma in braces": (
        "site.yml",
        "intro: They settle by themselves.",
        "intro: They are common, and settle by themselves.",
        "intro: They are common",
        "unknown-key",
        '"and settle by themselves." is not a known key here',
        'Inside { } a comma begins a new key. Put the whole text that this belongs to in quotes: {text: "one, two"}.',
    ),
    "misspelt key with a hyphen": (
        MEAL,
        "  see-doctor: {",
        "  see_doctor: {",
        "see_doctor",
        "unknown-key",
        '"see_doctor" is not a known key here',
        'Did you mean "see-doctor"?',
    ),
    "key from another world": (
        "myths/fright.yml",
        "instead:",
        "zzz: 1\ninstead:",
        "zzz",
        "unknown-key",
        '"zzz" is not a known key here',
        "Known keys: name, medical_name, also_called, misspellings, searched_as, picture, related, former_ids, authors, review, exceptions, distress_help, instead, truth.",
    ),
    "wrong choice": (
        SOURCE,
        "type: guideline",
        "type: guidelines",
        "type:",
        "not-a-choice",
        '"type" must be "guideline", "national-health-service", "encyclopedia", "patient-organisation", "fact-sheet", "label", '
        '"review", "randomised-trial", "cohort-study", "case-series", "news" or "own-search"',
        'Did you mean "guideline"?',
    ),
    "choice that nothing is near": (
        MEAL,
        "usual_urgency: self-care",
        "usual_urgency: 3",
        "usual_urgency",
        "not-a-choice",
        '"usual_urgency" must be "emergency", "urgent", "see-doctor" or "self-care"',
        "Type one of these words.",
    ),
    "list where a text belongs": (
        MEAL,
        "name: A big meal",
        "name: [A big, meal]",
        "name:",
        "bad-value",
        '"name": a text belongs here, not a list or a group of keys',
        "The title, in words that readers use.",
    ),
    "group where a text belongs": (
        MEAL,
        "name: A big meal",
        "name: {big: meal}",
        "name:",
        "bad-value",
        '"name": a text belongs here; the colon behind "big" makes a key of what stands before it',
        'Put the whole text in quotes: "big: meal"',
    ),
    "a service where a text belongs": (
        MEAL,
        "name: A big meal",
        "name: {emergency}",
        "name:",
        "bad-value",
        '"name": a text belongs here; curly brackets make a group of keys of it',
        'Put the whole text in quotes: "{emergency}"',
    ),
    "words in square brackets where a text belongs": (
        MEAL,
        "name: A big meal",
        "name: [A big meal]",
        "name:",
        "bad-value",
        '"name": a text belongs here; square brackets or a dash make a list of it',
        'If they belong to the text, put it in quotes as a whole; if not, take them away: "A big meal"',
    ),
    "a colon in an item of a list": (
        SOURCE,
        "says:\n",
        "says:\n  - this: that it does\n",
        "  - this: that",
        "bad-value",
        '"says": a text belongs here; the colon behind "this" makes a key of what stands before it',
        'Put the whole text in quotes: "this: that it does"',
    ),
    "a text where a claim belongs": (
        MEAL,
        "  - text: Eat slowly.\n    sources: [two]\n    certainty: low\n",
        "  - Eat slowly.\n",
        "  - Eat slowly.",
        "not-a-group",
        '"do" must be a group of keys',
        'Write "text: …", and under it sources, certainty, each on a line of its own, indented under it.',
    ),
    "an address where an id belongs": (
        MEAL,
        "sources: [one]",
        'sources: ["https://example.org/new"]',
        "  sources:",
        "bad-form",
        "\"sources\" is not written as it must be: 'https://example.org/new'",
        "An address is not an id. Write the id of the source that has this address. If there is none, add it to sources/, or propose it "
        "with its own form first.",
    ),
    "text where a list belongs": (
        MEAL,
        "  sources: [one]\n",
        "  sources: one\n",
        "sources: one",
        "bad-value",
        '"sources": a list belongs here: one item a line, each behind "- "',
        "Ids of the sources that say so, the strongest first.",
    ),
    "group where a list belongs": (
        MEAL,
        "treatments: [sips, breath]",
        "treatments: {sips: breath}",
        "treatments:",
        "not-a-list",
        '"treatments" must be a list',
        'Put each item on a line of its own behind "- ".',
    ),
    "text where a group belongs": (
        MEAL,
        "  urgent: {any_of: [vomit-blood]}",
        "  urgent: vomit-blood",
        "  urgent:",
        "not-a-group",
        '"urgent" must be a group of keys',
        'Write "key: value" lines, indented under it.',
    ),
    "list where a group belongs": (
        "comparisons/hiccup-or-burp.yml",
        "    cells:\n      hiccup: In\n      burp: Out\n",
        "    cells: [In, Out]\n",
        "cells:",
        "not-a-group",
        '"cells" must be a group of keys',
        'Write "key: value" lines, indented under it.',
    ),
    "empty text": (
        MEAL,
        "name: A big meal",
        "name:",
        "name:",
        "bad-value",
        '"name": this is empty; write something or delete the key',
        "The title, in words that readers use.",
    ),
    "no source": (
        MEAL,
        "  sources: [one]\n",
        "  sources: []\n",
        "sources: []",
        "too-few",
        '"sources" needs at least 1 item',
        "Add what is missing.",
    ),
    "all of one": (
        "treatments/tablet.yml",
        "{all_of: [trouble-breathing, chest-pain]}",
        "{all_of: [chest-pain]}",
        "all_of",
        "too-few",
        '"all_of" needs at least 2 items',
        "Add what is missing.",
    ),
    "date in another order": (
        SOURCE,
        "accessed: 2026-01-02",
        "accessed: 02.01.2026",
        "accessed",
        "bad-value",
        '"accessed": a date belongs here, written year-month-day, such as 2026-03-31',
        "The day on which it was read.",
    ),
    "day that no calendar has": (
        SOURCE,
        "accessed: 2026-01-02",
        "accessed: 2026-02-30",
        "accessed",
        "bad-value",
        '"accessed": 2026-02-30 is not a day in the calendar',
        "The day on which it was read.",
    ),
    "year of two digits": (
        SOURCE,
        "year: 2024",
        "year: 24",
        "year",
        "bad-value",
        '"year": a year of four digits belongs here, or "undated" if the source gives none',
        'The year printed on it, or "undated".',
    ),
    "address without https": (
        SOURCE,
        "url: https://example.org/one",
        "url: http://example.org/one",
        "url",
        "bad-value",
        '"url": a full address that begins with https:// belongs here, without spaces',
        "Its https address.",
    ),
    "address that is a script": (
        SOURCE,
        "url: https://example.org/one",
        "url: javascript:alert(1)",
        "url",
        "bad-value",
        '"url": a full address that begins with https:// belongs here, without spaces',
        "Its https address.",
    ),
    "address with a quote": (
        SOURCE,
        "url: https://example.org/one",
        "url: 'https://example.org/\"onclick=x'",
        "url",
        "bad-value",
        '"url": a full address that begins with https:// belongs here, without spaces',
        "Its https address.",
    ),
    "id with capitals": (
        MEAL,
        "treatments: [sips, breath]",
        "treatments: [sips, Hold_Breath]",
        "treatments:",
        "bad-form",
        "\"treatments\" is not written as it must be: 'Hold_Breath'",
        "Write small letters, digits and single hyphens, such as how-long.",
    ),
    "reference without a kind": (
        MEAL,
        '"faq:how-long"',
        '"how-long"',
        "related:",
        "bad-form",
        "\"related\" is not written as it must be: 'how-long'",
        'Write "kind:id", both in small letters, digits and hyphens, such as "faq:how-long".',
    ),
    "telephone number with spaces": (
        "site.yml",
        'tel: "111"',
        'tel: "1 1 1"',
        "same-day: {text: the day line",
        "bad-form",
        "\"tel\" is not written as it must be: '1 1 1'",
        "Write digits only, without spaces.",
    ),
    "number in words": (
        NUMBER,
        "n: 9",
        "n: nine",
        "n: nine",
        "bad-value",
        '"n": a number in digits belongs here, such as 42 or 2.1',
        "How many of them.",
    ),
    "number with a comma": (
        "numbers/with-tablets.yml",
        "per: 1000",
        "per: 1,000",
        "per:",
        "bad-value",
        '"per": a number in digits belongs here, such as 42 or 2.1',
        "Of how many.",
    ),
    "yes for true": (
        NUMBER,
        "icon_array: true",
        "icon_array: yes",
        "icon_array",
        "bad-value",
        '"icon_array": only "true" or "false" belongs here',
        "True to draw the figure as a field of dots (for at most 1,000).",
    ),
    "too many years": (
        "site.yml",
        "review_years: 2",
        "review_years: 4",
        "review_years",
        "bad-value",
        '"review_years": Input should be less than or equal to 3',
        "After how many years a review must be renewed; at most 3.",
    ),
    "years in words": (
        "site.yml",
        "review_years: 2",
        "review_years: two",
        "review_years",
        "bad-value",
        '"review_years": a whole number in digits belongs here, such as 42',
        "After how many years a review must be renewed; at most 3.",
    ),
    "heading of a card that does not exist": (
        "site.yml",
        "  urgent: Get help today",
        "  urgent: Get help today\n  urgnet: Get help today",
        "urgnet",
        "unknown-key",
        '"urgnet" is not a known key here',
        'Did you mean "urgent"?',
    ),
    "no screens": (
        FLOW,
        "screens:\n",
        "screens: []\nspare:\n",
        "screens: []",
        "too-few",
        '"screens" needs at least 1 item',
        "Add what is missing.",
    ),
}


@pytest.mark.parametrize(
    ("file", "old", "new", "at", "rule", "message", "hint"), MISTAKES.values(), ids=MISTAKES
)
def test_a_mistake_is_named_at_its_line_with_the_way_out(
    sandbox: Sandbox, file: str, old: str, new: str, at: str, rule: str, message: str, hint: str
) -> None:
    sandbox.edit(file, old, new)
    wanted = (file, sandbox.line(file, at), rule, "error", message, hint)
    found = [
        (sandbox.short(each), each.line, each.rule, each.severity, each.message, each.hint)
        for each in sandbox.problems()
    ]
    assert wanted in found
    assert {each[0] for each in found} == {file}, "other files are not at fault"


def test_every_mistake_of_a_file_is_reported_at_once(sandbox: Sandbox) -> None:
    sandbox.write(
        SOURCE,
        "name: [a]\nyear: 24\ntype: book\nurl: example.org\naccessed: today\nhow_seen: heard\nsays: words\nsay: x\n",
    )
    assert sandbox.found() == [
        (SOURCE, 1, "missing-key"),
        (SOURCE, 1, "bad-value"),
        (SOURCE, 2, "bad-value"),
        (SOURCE, 3, "not-a-choice"),
        (SOURCE, 4, "bad-value"),
        (SOURCE, 5, "bad-value"),
        (SOURCE, 6, "not-a-choice"),
        (SOURCE, 7, "bad-value"),
        (SOURCE, 8, "unknown-key"),
    ]


@pytest.mark.parametrize("text", ["", "words\n", "- a\n- b\n", "# only a comment\n"])
def test_a_file_that_is_no_group_of_keys_is_refused(sandbox: Sandbox, text: str) -> None:
    sandbox.write("myths/fright.yml", text)
    found = sandbox.only_problem()
    assert (found.rule, found.line, found.message) == ("not-a-group", 1, "the file must be a group of keys")


def test_a_mistake_deep_in_a_flow_is_found_at_its_line(sandbox: Sandbox) -> None:
    sandbox.edit(
        FLOW,
        "question: Is this true?\n                    why",
        "questoin: Is this true?\n                    why",
    )
    assert sandbox.found() == [(FLOW, sandbox.line(FLOW, "questoin"), "unknown-key")]


def test_a_misspelt_key_is_one_mistake_and_another_that_is_missing_a_second(sandbox: Sandbox) -> None:
    sandbox.edit(SOURCE, "name:", "nmae:")
    sandbox.edit(SOURCE, "publisher: Test publisher\n", "")
    assert [problem.message for problem in sandbox.problems()] == [
        'the key "publisher" is missing',
        '"nmae" is not a known key here',
    ]


def test_an_unknown_sign_behind_an_answer_is_found_at_its_line(sandbox: Sandbox) -> None:
    sandbox.edit(FLOW, "signs: [baby-not-feeding]", "signs: [nobody-knows]")
    assert (FLOW, sandbox.line(FLOW, "nobody-knows"), "unknown-id") in sandbox.found()


def test_text_keeps_its_words_and_loses_its_line_breaks(sandbox: Sandbox) -> None:
    sandbox.edit(SOURCE, "publisher: Test publisher", "publisher: >\n  Test\n  publisher  no  0123")
    source = sandbox.content().get("source", "one")
    assert source
    assert source.model_dump()["publisher"] == "Test publisher no 0123"
