"""Every rule of the content finds its mistake, at its line, and nothing else.

Each example changes a copy of the second subject, which has no problems, so that exactly one is left.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sandbox import Sandbox

from generator.readability import sentences_of, word_count
from generator.render.pages import render
from generator.rules import RULES
from generator.rules.rule import Rule

MEAL, TABLET, SOURCE = "causes/big-meal.yml", "treatments/tablet.yml", "sources/reported.yml"
SIGN, NUMBER, FLOW, ABOUT = "warning_signs/weight-loss.yml", "numbers/quickly-gone.yml", "flows/is-it-serious.yml", "pages/about.md"

TERM_HINT = "Known services: doctor, emergency, emergency-department, same-day."
LONG = "One two three four five six seven eight nine ten one two three four five six seven eight nine ten one."


@dataclass(frozen=True)
class Example:
    """A change to one file, and the problem that it must give at the line that holds some words."""

    file: str
    old: str
    new: str
    at: str
    rule: str
    message: str
    hint: str
    severity: str = "error"
    found_in: str = ""
    """The file at fault, if it is not the one that was changed."""


EXAMPLES = [
    Example(
        MEAL,
        "treatments: [sips, breath]",
        "treatments: [sips, breathe]",
        "treatments:",
        "unknown-id",
        'there is no treatment "breathe"',
        'Did you mean "breath"?',
    ),
    Example(
        MEAL,
        '"faq:how-long"',
        '"faqs:how-long"',
        "related:",
        "unknown-id",
        '"faqs" is no kind of fact',
        'Did you mean "faq"?',
    ),
    Example(
        "site.yml",
        "[after-a-meal, for-days, in-a-baby]",
        "[after-a-meal, for-days, in-a-baby, zzz]",
        "  situations:",
        "unknown-id",
        'there is no situation "zzz"',
        "Write situations/zzz.yml, or take the id out.",
    ),
    Example(
        MEAL,
        "[small sips](treatment:sips)",
        "[small sips](https://example.org/sips)",
        "small sips",
        "bad-link",
        'the link "small sips" leads to "https://example.org/sips"',
        "Texts link to facts only: [words](kind:id). An outside address belongs into a source.",
    ),
    Example(
        MEAL,
        "[small sips](treatment:sips)",
        "[small sips](page:privcy)",
        "small sips",
        "unknown-id",
        'there is no page "privcy"',
        'Did you mean "privacy"?',
    ),
    Example(
        MEAL,
        "A {doctor} asks what you eat.",
        "A {docter} asks what you eat.",
        "{docter}",
        "unknown-term",
        "{docter} is no service of site.yml",
        'Did you mean "doctor"?',
    ),
    Example(
        TABLET,
        "{all_of: [trouble-breathing, chest-pain]}",
        "{all_of: [trouble-breathing, chest-pain], any_of: [chest-pain]}",
        "  emergency:",
        "any-or-all",
        "a card has either any_of or all_of",
        "Write any_of if one sign is enough, all_of if only all of them together count.",
    ),
    Example(
        TABLET,
        "{all_of: [trouble-breathing, chest-pain]}",
        "{}",
        "  emergency:",
        "any-or-all",
        "a card has either any_of or all_of",
        "Write any_of if one sign is enough, all_of if only all of them together count.",
    ),
    Example(
        MEAL,
        "see-doctor: {any_of: [two-days, weight-loss]}",
        "see-doctor: {any_of: [two-days, vomit-blood]}",
        "  see-doctor:",
        "card-urgency",
        'the sign "vomit-blood" is urgent, this card is see-doctor',
        'Move it to the card "urgent". A sign has one urgency everywhere.',
    ),
    Example(
        "causes/heart-attack.yml",
        "get_help:",
        "points_away:\n  - {text: You are young., sources: [one], certainty: low}\nget_help:",
        "points_away:",
        "emergency-points-away",
        "an emergency must not say what points away from it",
        "Delete points_away. A reader in danger could be held back by it.",
    ),
    Example(
        SOURCE,
        "how_seen: secondary",
        "how_seen: not_seen",
        "sources: [two, reported]",
        "source-not-seen",
        "this source has not been read, so nothing may rest on it",
        "Read it and change its how_seen, or name another source.",
        found_in=NUMBER,
    ),
    Example(
        NUMBER,
        "sources: [two, reported]",
        "sources: [reported]",
        "sources:",
        "secondary-alone",
        "a figure or warning rests only on what another text reports",
        "Add a source that was read directly, as an abstract or as a copy.",
    ),
    Example(
        NUMBER,
        "n: 98.5",
        "n: 100.5",
        "n: 100.5",
        "number-range",
        "100.5 of 100 cannot be",
        "Check n and per.",
    ),
    Example(
        NUMBER,
        "n: 98.5\nper: 100",
        "n: 0\nper: 0",
        "n: 0",
        "number-range",
        "0 of 0 cannot be",
        "Check n and per.",
    ),
    Example(
        MEAL,
        "Do not lie down at once.",
        "Lie down at once.",
        "Lie down",
        "do-not-begins",
        'an item of a Do-not list begins with "Do not"',
        'Write: "Do not lie down at once.…"',
    ),
    Example(
        MEAL,
        "Eat slowly.",
        "Eat slowly, or call 911.",
        "call 911",
        "number-in-prose",
        "the number 911 is one country's own",
        "Write {emergency}; the site puts in the number of the reader's place.",
    ),
    Example(
        MEAL,
        "A full stomach is the usual trigger. It passes by itself.",
        "One. Two. Three.",
        "One. Two. Three.",
        "summary-length",
        "the main message has 3 sentences and 3 words",
        "Keep to 2 sentences and 30 words: what it is, and what to do.",
    ),
    Example(
        MEAL,
        "Eat slowly.",
        LONG,
        LONG,
        "long-sentence",
        'a sentence of 21 words: "One two three four five six seven eight …"',
        "Split it: 20 words at most.",
        "warning",
    ),
    Example(
        SIGN,
        '  text: "See a {doctor}."\n  sources: [two]\n  certainty: moderate\nwhy:',
        f"  text: {LONG[:-1]} two three four five six.\n  sources: [two]\n  certainty: moderate\n"
        "exceptions:\n  - {rule: long-sentence, reason: The other rule for signs is looked at here.}\nwhy:",
        LONG[:-1],
        "long-action",
        'a sentence of 26 words: "One two three four five six seven eight …"',
        "Split it: 25 words at most.",
    ),
    Example(
        "site.yml",
        "default_place: north",
        "default_place: nroth",
        "default_place",
        "unknown-place",
        'there is no place "nroth"',
        'Did you mean "north"?',
    ),
    Example(
        "site.yml",
        "      same-day: {text: the nurse line}\n",
        "",
        '    terms:\n      emergency: {text: "911"',
        "missing-service",
        'the place "south" does not say what "same-day" is there',
        "Every place names every service, so that no sentence has a hole.",
    ),
    Example(
        "site.yml",
        "address: https://example.org/hiccups/",
        "address: https://example.org/hiccups",
        "address:",
        "bad-value",
        "the address of the site ends in a slash",
        "Write https://example.org/hiccups/",
    ),
    Example(
        MEAL,
        "group: everyday",
        "group: evryday",
        "group:",
        "unknown-group",
        'there is no group "evryday"',
        'Did you mean "everyday"?',
    ),
    Example(
        ABOUT,
        "A program's tests.",
        "A <b>program's</b> tests.",
        "<b>",
        "page-markup",
        "HTML stands here; pages are plain Markdown",
        "Say it without HTML.",
    ),
    Example(
        ABOUT,
        "A program's tests.",
        "A program&#39;s tests.",
        "&#39;",
        "page-markup",
        "HTML stands here; pages are plain Markdown",
        "Say it without HTML.",
    ),
    Example(
        ABOUT,
        "## Who made it",
        "## Who made it {: onclick=alert(1) }",
        "{:",
        "page-markup",
        "curly brackets that name no service of site.yml",
        TERM_HINT,
    ),
    Example(
        ABOUT,
        "## Who made it",
        "## Who made it { #who }",
        "{ #who }",
        "page-markup",
        "curly brackets that name no service of site.yml",
        TERM_HINT,
    ),
    Example(
        ABOUT,
        "A program's tests.",
        "{{ config.site_name }}",
        "{{",
        "page-markup",
        "curly brackets that name no service of site.yml",
        TERM_HINT,
    ),
    Example(
        ABOUT,
        "[address](https://example.org/one)",
        "![address](https://example.org/one)",
        "![",
        "page-markup",
        "a picture stands here; pages hold words only",
        "Describe it in words.",
    ),
    Example(
        ABOUT,
        "A program's tests.",
        "A program's tests.\n\n[one]: https://example.org/one",
        "[one]:",
        "page-markup",
        "a link of a form that pages do not use",
        "Write [words](kind:id), [words](page:id) or [words](https://…).",
    ),
    Example(
        ABOUT,
        "(faq:how-long)",
        "(faq:how-lang)",
        "how-lang",
        "bad-link",
        'the link to "faq:how-lang" leads nowhere',
        'Did you mean "how-long"?',
    ),
    Example(
        "faqs/how-long.yml",
        "[longer](number:with-tablets)",
        "longer",
        "name:",
        "unused",
        'nothing uses the number "with-tablets"',
        "Name it where it belongs, or delete the file.",
        found_in="numbers/with-tablets.yml",
    ),
    Example(
        "faqs/water.yml",
        "name: Does water help?",
        "name: how long do they LAST?",
        "name:",
        "duplicate-name",
        '"how-long" has the same name',
        "Join the two, or say how they differ.",
    ),
    Example(
        FLOW,
        "answers: {}\n    outcome: home",
        "answers: {}\n    outcome: book",
        "outcome: book\n    reason",
        "case-fails",
        '"Someone who is well" must reach book, but reaches home',
        "Mend the flow, or the case if it is wrong. Reason given: Nothing is there.",
    ),
    Example(
        FLOW,
        "signs: [fever-after-operation]",
        "signs: [vomit-blood]",
        "  urgent:",
        "sign-not-asked",
        'the flow "is-it-serious" never asks for "fever-after-operation"',
        "Add it to a screen, so that the flow and the pages agree.",
        found_in="causes/chest-infection.yml",
    ),
]


def name_of(example: Example) -> str:
    return f"{example.rule}: {example.new[:40]}"


@pytest.mark.parametrize("example", EXAMPLES, ids=name_of)
def test_a_rule_finds_its_mistake_and_nothing_else(sandbox: Sandbox, example: Example) -> None:
    sandbox.edit(example.file, example.old, example.new)
    found, file = sandbox.only_problem(), example.found_in or example.file
    assert (sandbox.short(found), found.line) == (file, sandbox.line(file, example.at))
    assert (found.rule, found.message, found.hint, found.severity) == (example.rule, example.message, example.hint, example.severity)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_states_itself_in_a_sentence_and_says_why(rule: Rule) -> None:
    assert rule.statement.endswith(".")
    assert rule.why.endswith((".", "?"))
    assert rule.source


def test_every_example_is_of_a_rule() -> None:
    assert {example.rule for example in EXAMPLES} <= {*RULES, "bad-value"}


def test_the_second_subject_has_no_problems(sandbox: Sandbox) -> None:
    assert sandbox.problems() == ()


def test_a_fact_may_break_a_rule_if_it_says_why(sandbox: Sandbox) -> None:
    sandbox.edit(MEAL, "Do not lie down at once.", "Lie down at once.")
    sandbox.edit(MEAL, "group:", "exceptions:\n  - {rule: do-not-begins, reason: A test of exceptions.}\ngroup:")
    assert sandbox.problems() == ()


def test_an_exception_holds_for_its_own_rule_and_file_only(sandbox: Sandbox) -> None:
    sandbox.edit(MEAL, "group:", "exceptions:\n  - {rule: do-not-begins, reason: A test of exceptions.}\ngroup:")
    sandbox.edit(MEAL, "Eat slowly.", "Eat slowly, or call 911.")
    sandbox.edit("treatments/sips.yml", "Do not drink upside down.", "Drink upside down.")
    assert [rule for _, _, rule in sandbox.found()] == ["number-in-prose", "do-not-begins"]


def test_a_figure_that_looks_like_an_emergency_number_is_none(sandbox: Sandbox) -> None:
    sandbox.edit(MEAL, "Eat slowly.", "In 911 of 1,999 people, or 2.999 in 9110, 999 mg helped 911 people.")
    assert sandbox.problems() == ()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Wait. Then see.", 2),
        ("Ask Dr. who you like.", 1),
        ("About 1.5 hours.", 1),
        ("It was vitamin B. All is well.", 1),
        ("**Wait!** Why? See.", 3),
        ("He said “Wait.” Then he left.", 2),
    ],
)
def test_sentences_are_counted_as_a_reader_would(text: str, sentences: int) -> None:
    assert len(sentences_of(text)) == sentences


@pytest.mark.parametrize(("text", "words"), [("10 to 12 years", 4), ("a – b", 2), ("don't", 1), ("1,000 people/day", 2), ("", 0)])
def test_words_are_counted_as_a_reader_would(text: str, words: int) -> None:
    assert word_count(text) == words


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
    assert [(file, line) for file, line, _ in sandbox.found()] == [("site.yml", sandbox.line("site.yml", 'emergency: {text: "911"}'))]


def test_a_field_of_dots_is_drawn_only_for_what_it_can_show(sandbox: Sandbox) -> None:
    sandbox.edit("numbers/most-adults.yml", "n: 9\nper: 10", "n: 9\nper: 100000")
    assert [file for file, _, _ in sandbox.found()] == ["numbers/most-adults.yml"]


def test_a_cell_for_a_column_that_does_not_exist_is_not_lost_in_silence(sandbox: Sandbox) -> None:
    sandbox.edit("comparisons/hiccup-or-burp.yml", "      burp: Out", "      brup: Out")
    assert [(file, line) for file, line, _ in sandbox.found()] == [
        ("comparisons/hiccup-or-burp.yml", sandbox.line("comparisons/hiccup-or-burp.yml", "brup"))
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("faqs/water.yml", '"treatment:sips"', '"page:privacy"'),
        ("comparisons/hiccup-or-burp.yml", 'about: "cause:big-meal"', 'about: "page:privacy"'),
        (FLOW, '"treatment:sips"', '"page:privacy"'),
        ("site.yml", '"faq:how-long"', '"page:privacy"'),
    ],
)
def test_a_page_of_prose_where_a_fact_belongs_is_found_or_shown(sandbox: Sandbox, file: str, old: str, new: str) -> None:
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
        "warning_signs/tired.yml", sandbox.read(SIGN).replace("Losing weight", "Tired").replace("urgency: see-doctor", "urgency: self-care")
    )
    sandbox.edit("faqs/water.yml", '"treatment:sips"', '"warning-sign:tired"')
    assert found_or_shown(sandbox, "warning_signs/tired.yml")


def found_or_shown(sandbox: Sandbox, file: str) -> bool:
    """Whether the pages can be made, or the mistake is found in the file."""
    found = sandbox.found()
    if found:
        return file in [each for each, _, _ in found]
    return bool(render(sandbox.content()))
