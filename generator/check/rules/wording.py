"""Rules about how texts are built: lengths, reading grade, and forms that a list or a text must have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.readability import TextCounts, count_text, sentences_of, word_count
from generator.check.rules.rule import Checked, Passage, Violation, fact_rule
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import Claim
from generator.schema.walk import parts

SUMMARY_WORDS = 30
SUMMARY_SENTENCES = 2
SENTENCE_WORDS = 20
ACTION_WORDS = 25
PARAGRAPH_SENTENCES = 3
GRADE = 8
GRADE_WORDS = 100
"""A page with fewer words is not measured: a long name alone would decide."""

_LABEL = re.compile(r"^\*\*[^*]+\*\*")
"""Bold words at the beginning of a text: they name it, and are no sentence of it."""

_NHS = (
    "NHS service manual (https://service-manual.nhs.uk/content/how-we-write): up to 20 words in a sentence, "
    "3 sentences in a paragraph."
)
_GOV = (
    "GOV.UK (https://insidegovuk.blog.gov.uk/2014/08/04/sentence-length-why-25-words-is-our-limit): 25 words "
    "are the limit."
)
_CDC = (
    "CDC Clear Communication Index (https://www.cdc.gov/ccindex/widget.html): one main message, in 1 to 3 "
    "short sentences. "
    "The limit of two sentences and thirty words is ours."
)
_GRADE = (
    "House rule, with the Flesch-Kincaid formula (Kincaid and others, Research Branch Report 8-75, US Navy, "
    "1975). The NHS "
    "(https://service-manual.nhs.uk/content/how-we-write) aims for a reading age of 9 to 11, or where that "
    "cannot be, of 11 to 14."
)


@fact_rule(
    "do-not-begins",
    why='In a hurry only the first words are read. "Do not" must be among them.',
    source=(
        "NHS service manual (https://service-manual.nhs.uk/design-system/components/do-and-dont-lists): each "
        'begins with "do not".'
    ),
)
def do_not_begins(checked: Checked) -> Iterator[Violation]:
    """Every item of a Do-not list begins with "Do not"."""
    for path, claim in parts(checked.fact, Claim):
        if len(path) > 1 and path[-2] == "do_not" and not claim.text.startswith("Do not "):
            yield Violation(
                (*path, "text"),
                'an item of a Do-not list begins with "Do not"',
                _instead(claim.text),
            )


@fact_rule("summary-length", why="Many readers read the main message and nothing else.", source=_CDC)
def summary_length(checked: Checked) -> Iterator[Violation]:
    """The main message has at most two sentences and thirty words."""
    summary = checked.passage_at(("summary", "text"))
    if summary is None:
        return
    count = sum(map(word_count, summary.sentences))
    if count > SUMMARY_WORDS or len(summary.sentences) > SUMMARY_SENTENCES:
        yield Violation(
            ("summary", "text"),
            f"the main message has {len(summary.sentences)} sentences and {count} words",
            f"Keep to {SUMMARY_SENTENCES} sentences and {SUMMARY_WORDS} words: what it is, and what to do.",
        )


@fact_rule(
    "long-sentence",
    "warning",
    why="Tired, worried and unpractised readers lose the beginning before the end comes.",
    source=_NHS,
)
def long_sentence(checked: Checked) -> Iterator[Violation]:
    """A sentence has at most twenty words."""
    for passage in checked.passages:
        yield from _too_long(passage, SENTENCE_WORDS)


@fact_rule(
    "long-action", why="A warning sign is read in fear. Beyond this length readers give up.", source=_GOV
)
def long_action(checked: Checked) -> Iterator[Violation]:
    """A sentence in a warning sign has at most 25 words."""
    if isinstance(checked.fact, WarningSign):
        for passage in checked.passages:
            yield from _too_long(passage, ACTION_WORDS)


@fact_rule("long-paragraph", "warning", why="A block of text looks like work, and is skipped.", source=_NHS)
def long_paragraph(checked: Checked) -> Iterator[Violation]:
    """A paragraph has at most three sentences."""
    for passage in checked.passages:
        if passage.path[-1] != "text" or len(passage.sentences) <= PARAGRAPH_SENTENCES:
            continue
        count = len(sentences_of(_LABEL.sub("", passage.text)))
        if count > PARAGRAPH_SENTENCES:
            hint = f"Make two of it, or shorten it: {PARAGRAPH_SENTENCES} sentences at most."
            yield Violation(passage.path, f"a paragraph of {count} sentences", hint)


@fact_rule(
    "reading-grade",
    "warning",
    why=(
        "Many adults read no better. A pointer for where to look, never a verdict: it knows nothing of "
        "meaning."
    ),
    source=_GRADE,
)
def reading_grade(checked: Checked) -> Iterator[Violation]:
    """A page is readable after eight years at school."""
    whole = TextCounts(0, 0, 0)
    measured = []
    for passage in checked.passages:
        if not passage.is_title:
            counts = count_text(passage.plain)
            whole += counts
            measured.append((passage, counts))
    if whole.words >= GRADE_WORDS and whole.grade > GRADE:
        passage, hardest = max(measured, key=_weight_on_grade)
        yield Violation(
            passage.path,
            f"the page has a reading grade of {whole.grade:.1f}; this text weighs most, with "
            f"{hardest.grade:.1f}",
            "Begin here: shorter sentences, shorter words, and one thing at a time.",
        )


def _weight_on_grade(measured: tuple[Passage, TextCounts]) -> float:
    """How far a text lifts the grade of its page above the limit."""
    counts = measured[1]
    return (counts.grade - GRADE) * counts.words


_FORBIDDING = re.compile(
    r"(?:please )?(?:(?:you )?(?:do|should|must|can) ?not|don['’]t|never(?: ever)?) (?=[a-z])", re.IGNORECASE
)
_NOT_A_VERB = re.compile(r"(?:do not|avoid|no|not|stop|refrain|\w+ing)\b", re.IGNORECASE)


def _instead(text: str) -> str:
    """How to write a Do-not item: its own words behind "Do not", if they can stand there."""
    rest = _FORBIDDING.sub("", text, count=1)
    if _NOT_A_VERB.match(rest):
        return 'Begin it with "Do not" and a verb, such as "Do not eat …".'
    return f'Write: "Do not {rest[0].lower()}{rest[1:] if len(rest) <= 60 else f"{rest[1:60]}…"}"'


def _too_long(passage: Passage, most: int) -> Iterator[Violation]:
    if passage.is_title or len(passage.plain) < most:
        return
    for sentence in passage.sentences:
        count = word_count(sentence)
        if count > most:
            yield Violation(
                passage.path,
                f'a sentence of {count} words: "{sentence[:40]}…"',
                f"Split it: {most} words at most.",
            )
