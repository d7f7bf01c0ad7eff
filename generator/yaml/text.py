"""The text of a file, the places in it, and why one is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.problems.problem import Finding

MAX_BYTES = 200_000
"""Four times the largest fact. What is done with a file grows with its size, so that no file can hold up the
check for long.
"""

# Controls, line separators, what turns the order of letters round, and what takes no room: soft hyphens,
# spaces of no width, fillers. A joiner (U+200C, U+200D) is needed in some scripts and in signs made of
# several, never beside Latin.
_UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
_JOINER = "(?<![\u02b0-\U0010ffff])[\u200c\u200d]|[\u200c\u200d](?![\u02b0-\U0010ffff])"
HIDDEN = re.compile(f"[{_UNSEEN}]|{_JOINER}")
_CLEANED = re.compile(f"[\u00ad\u200b\u2060\ufeff]|{_JOINER}")


@dataclass(frozen=True)
class Position:
    """A place in a text file; both numbers count from 1."""

    line: int
    column: int


class Refused(Exception):
    """A text that is not the plain YAML that facts are written in. Carries the finding and its place."""

    def __init__(self, finding: Finding, position: Position) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.position = position


def decode(raw: bytes, most: int = MAX_BYTES) -> str:
    """The text of a file, each line end a line feed.

    Raises Refused for a file of more than `most` bytes, not in UTF-8 or with hidden characters.
    """
    if len(raw) > most:
        raise refused(
            "file-too-large",
            f"the file has {len(raw):,} bytes; at most {most:,} are read, four times what the largest needs",
            "Split it into several files.",
            Position(1, 1),
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        raise refused(
            "not-utf-8",
            "the file is not saved as UTF-8 text",
            "Save it again and choose the encoding UTF-8.",
            position_at(before, len(before)),
        ) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    hidden = HIDDEN.search(text)
    if hidden:
        raise refused(
            "hidden-character",
            f"there is an invisible character here (U+{ord(hidden[0]):04X})",
            "Delete it, or type the words again instead of pasting them. Or run check --fix, which deletes "
            "what takes no room.",
            position_at(text, hidden.start()),
        )
    return text


def cleaned(text: str) -> str:
    """A text without the characters that take no room and change no word, such as soft hyphens."""
    return _CLEANED.sub("", text)


def refused(rule: str, message: str, hint: str, position: Position) -> Refused:
    """The refusal of a text at a place."""
    return Refused(Finding(rule, (), message, hint), position)


def start_of(event: Any) -> Position:
    """Where what a parser's event tells of begins."""
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def position_at(text: str, index: int) -> Position:
    """The place of a character."""
    before = lines_of(text[:index])
    return Position(len(before), len(before[-1]) + 1)


@lru_cache(maxsize=16)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text as editors and YAML count them: they end in a line feed, a carriage return, or
    both.
    """
    return tuple(re.split(r"\r\n|\r|\n", text))
