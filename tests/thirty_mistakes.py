"""Thirty different mistakes, sown into a copy of the second subject, and where each must be found."""

from __future__ import annotations

from dataclasses import dataclass

from sandbox import Found, Sandbox


@dataclass(frozen=True)
class Mistake:
    """In a file some words are replaced by others; the mistake must be found on the line where `at` begins."""

    rule: str
    file: str
    old: str
    new: str
    at: str


MEAL, SITUATION, ABOUT = "causes/big-meal.yml", "situations/after-a-meal.yml", "pages/about.md"

THIRTY = (
    # What YAML itself makes of a slip.
    Mistake(
        "duplicate-key",
        "causes/steroid-tablets.yml",
        "treatments:",
        "group: illness\ntreatments:",
        "group: illness",
    ),
    Mistake(
        "unquoted-colon",
        "medicines/alcohol.yml",
        "Alcohol can bring",
        "Alcohol: it can bring",
        "  text: Alcohol: it",
    ),
    Mistake(
        "comment-behind-value",
        "medicines/sleeping-tablets.yml",
        "Poor sleep.",
        "Poor sleep, pain #1.",
        "  text: Poor sleep",
    ),
    Mistake("tab", "myths/sugar.yml", "    sources:", "\tsources:", "\tsources:"),
    Mistake(
        "hidden-character",
        "myths/growing.yml",
        "There is no link.",
        "There is no\u202e link.",
        "  - text: There is no",
    ),
    Mistake("smart-quote", "faqs/baby.yml", "text: Usually not.", "text: “Usually not.”", "  - text: “"),
    Mistake("anchor", "glossary/diaphragm.yml", "meaning: The", "meaning: &flat The", "meaning:"),
    Mistake("indentation", "body_parts/stomach.yml", "usual:\n", " usual:\n", " usual:"),
    # What does not have the form of its kind.
    Mistake("bad-value", "sources/three.yml", "accessed: 2026-01-02", "accessed: 2026-02-30", "accessed:"),
    Mistake("not-a-choice", "sources/three.yml", "how_seen: abstract", "how_seen: abstrct", "how_seen:"),
    Mistake("unknown-key", "medical_tests/blood-test.yml", "shows:\n", "limit: none\nshows:\n", "limit:"),
    Mistake("missing-key", "treatments/breath.yml", "type: self-care\n", "", "name:"),
    Mistake(
        "bad-value",
        "comparisons/water-or-breath.yml",
        "sources: [two]\n    certainty",
        "sources: two\n    certainty",
        "    sources: two",
    ),
    Mistake("bad-form", "situations/in-a-baby.yml", "id: what-it-is", "id: What it is", "  - id:"),
    Mistake("too-few", "numbers/with-tablets.yml", "sources: [three]", "sources: []", "sources:"),
    Mistake(
        "not-a-list",
        "situations/for-days.yml",
        "treatments: [tablet]",
        "treatments: {tablet: once}",
        "treatments:",
    ),
    # What a rule forbids.
    Mistake("unknown-id", MEAL, "treatments: [sips, breath]", "treatments: [sipps, breath]", "treatments:"),
    Mistake("bad-link", MEAL, "(treatment:sips)", "(https://example.org)", '  - text: "Wait, or'),
    Mistake("unknown-term", MEAL, "A {doctor} asks", "A {docter} asks", '  - text: "A {docter}'),
    Mistake("do-not-begins", MEAL, "Do not lie down", "Never lie down", "  - text: Never"),
    Mistake("number-in-prose", MEAL, "Eat slowly.", "Eat slowly or call 999.", "  - text: Eat slowly or"),
    Mistake("unknown-group", MEAL, "group: everyday", "group: every-day", "group:"),
    Mistake(
        "emergency-points-away",
        "causes/heart-attack.yml",
        "get_help:",
        "points_away: [{text: No., sources: [one], certainty: low}]\nget_help:",
        "points_away:",
    ),
    Mistake(
        "card-urgency",
        SITUATION,
        "urgent: {any_of: [vomit-blood]}",
        "urgent: {any_of: [weight-loss]}",
        "  urgent:",
    ),
    Mistake(
        "answer-length",
        SITUATION,
        "This is common and stops by itself.",
        "It is common, and it stops by itself after some minutes or so. Wait for it, and do not look at the clock while you do.",
        "    text: It is common,",
    ),
    Mistake(
        "any-or-all",
        "treatments/tablet.yml",
        "{all_of: [trouble-breathing, chest-pain]}",
        "{}",
        "  emergency:",
    ),
    Mistake("number-range", "numbers/quickly-gone.yml", "n: 98.5", "n: 985", "n:"),
    Mistake("page-markup", ABOUT, "A program's tests.", "A <i>program's</i> tests.", "A <i>"),
    Mistake("unknown-place", "site.yml", "default_place: north", "default_place: west", "default_place:"),
    Mistake(
        "case-fails",
        "flows/is-it-serious.yml",
        "answers: {}\n    outcome: home",
        "answers: {}\n    outcome: book",
        "outcome: book\n    reason",
    ),
)


def sow(sandbox: Sandbox) -> list[Found]:
    """Make the thirty mistakes, and say where each must be found: file, line and rule, in the order of a report."""
    for each in THIRTY:
        sandbox.edit(each.file, each.old, each.new)
    return sorted((each.file, sandbox.line(each.file, each.at), each.rule) for each in THIRTY)
