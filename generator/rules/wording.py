"""Rules about words, none of which knows the subject."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.inline import words
from generator.problem import Finding, Path
from generator.rules.rule import Checked
from generator.schema.kinds.source import Source
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import Claim
from generator.schema.walk import parts, texts

SUMMARY_WORDS = 30
SUMMARY_SENTENCES = 2
SENTENCE_WORDS = 20
ACTION_WORDS = 25


def do_not_begins(checked: Checked) -> Iterator[Finding]:
    """Every item of a Do-not list begins with "Do not"."""
    for path, claim in parts(checked.fact, Claim):
        if len(path) > 1 and path[-2] == "do_not" and not claim.text.startswith("Do not "):
            yield Finding(
                "do-not-begins",
                (*path, "text"),
                'an item of a Do-not list begins with "Do not"',
                f'Write: "Do not {claim.text[0].lower()}{claim.text[1:60]}…"',
            )


def emergency_number_in_prose(checked: Checked) -> Iterator[Finding]:
    """No text holds an emergency number: places supply it."""
    if checked.kind == "site" or isinstance(checked.fact, Source):
        return
    numbers = {
        term.tel: name for place in checked.content.site.places for name, term in place.terms.items() if term.tel and len(term.tel) <= 3
    }
    if not numbers:
        return
    pattern = re.compile(rf"(?<![\d.,-])({'|'.join(map(re.escape, numbers))})(?![\d,]|\.\d| (?:people|mg|of|in|per)\b)")
    for path, text in texts(checked.fact):
        found = pattern.search(text)
        if found:
            yield Finding(
                "number-in-prose",
                path,
                f"the number {found[1]} is one country's own",
                f"Write {{{numbers[found[1]]}}}; the site puts in the number of the reader's place.",
            )


def summary_length(checked: Checked) -> Iterator[Finding]:
    """The main message has at most two sentences and thirty words."""
    summary = getattr(checked.fact, "summary", None)
    if not isinstance(summary, Claim):
        return
    sentences = sentences_of(summary.text)
    count = sum(map(word_count, sentences))
    if count > SUMMARY_WORDS or len(sentences) > SUMMARY_SENTENCES:
        yield Finding(
            "summary-length",
            ("summary", "text"),
            f"the main message has {len(sentences)} sentences and {count} words",
            f"Keep to {SUMMARY_SENTENCES} sentences and {SUMMARY_WORDS} words: what it is, and what to do.",
        )


def long_sentence(checked: Checked) -> Iterator[Finding]:
    """A sentence has at most twenty words."""
    if isinstance(checked.fact, Source):
        return
    for path, text in texts(checked.fact):
        if _is_reader_prose(path):
            yield from _too_long(path, text, SENTENCE_WORDS, "warning")


def long_action(checked: Checked) -> Iterator[Finding]:
    """A sentence in a warning sign has at most 25 words."""
    if isinstance(checked.fact, WarningSign):
        for path, text in texts(checked.fact):
            if _is_reader_prose(path):
                yield from _too_long(path, text, ACTION_WORDS, "error")


def sentences_of(text: str) -> list[str]:
    """The sentences of a text. A full stop inside a figure or behind a single letter does not end one."""
    plain = words(text, {})
    return [each for each in re.split(r"(?<=[.!?])(?<!\b[A-Za-z]\.)[”’\")]*\s+(?=[“\"(]?[A-Z0-9])", plain) if each.strip()]


def word_count(sentence: str) -> int:
    """How many words a sentence has; a figure counts as a word, a dash does not."""
    return len(re.findall(r"[\w'’.,%/-]*\w[\w'’%/-]*", sentence))


def _is_reader_prose(path: Path) -> bool:
    return path[0] not in ("also_called", "misspellings", "exceptions", "review", "authors", "cases") and path[-1] != "name"


def _too_long(path: Path, text: str, most: int, severity: str) -> Iterator[Finding]:
    for sentence in sentences_of(text):
        count = word_count(sentence)
        if count > most:
            rule = "long-action" if severity == "error" else "long-sentence"
            yield Finding(
                rule,
                path,
                f'a sentence of {count} words: "{sentence[:40]}…"',
                f"Split it: {most} words at most.",
                "error" if severity == "error" else "warning",
            )
