"""Reads one YAML file into plain values; the only module that knows which YAML library is used.

Every scalar stays text, so that YAML's surprises (`no`, `12:30`, `0123`, `1.10`) cannot change a value. Only the plain
part of YAML is taken: mappings, lists and text. What could hide something from a reviewer (anchors, aliases, tags, merge
keys, comments behind a value) is refused, each with its own message.
"""

from __future__ import annotations

import contextlib
import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NoReturn

import yaml

from generator.problems.problem import Finding, Path

MAX_BYTES = 200_000
"""Four times the largest fact. What is done with a file grows with its size, so that no file can hold up the check for long."""
MAX_DEPTH = 20

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# C0 and C1 controls, line separators and everything that can turn the order of letters round.
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
_COMMENT_LINE = re.compile(r"[^\S\n]*#")
_GLUED_DASH = re.compile(r" *-[^\s-][^:]*: ")
_MID_LINE_COMMENT = re.compile(r"(?<=\s)#")


@dataclass(frozen=True)
class Position:
    """A place in a text file; both numbers count from 1."""

    line: int
    column: int


@dataclass
class Positions:
    """Where each value (and the key it stands behind) begins."""

    values: dict[Path, Position] = field(default_factory=dict)
    keys: dict[Path, Position] = field(default_factory=dict)

    def find(self, path: Path, at_key: bool = False) -> Position:
        """The place of a path, or of the nearest value around it that the file has."""
        for end in range(len(path), -1, -1):
            part = path[:end]
            if (at_key or end < len(path)) and part in self.keys:
                return self.keys[part]
            if part in self.values:
                return self.values[part]
        return Position(1, 1)


class Refused(Exception):
    """A text that is not the plain YAML that facts are written in. Carries the finding and its place."""

    def __init__(self, finding: Finding, position: Position) -> None:
        super().__init__(finding.message)
        self.finding = finding
        self.position = position


def decode(raw: bytes, most: int = MAX_BYTES) -> str:
    """The text of a file. Raises Refused for a file of more than `most` bytes, not in UTF-8 or with hidden characters."""
    if len(raw) > most:
        raise _refused(
            "file-too-large",
            f"the file has {len(raw):,} bytes; at most {most:,} are read, four times what the largest needs",
            "Split it into several files.",
            Position(1, 1),
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig")
        raise _refused(
            "not-utf-8",
            "the file is not saved as UTF-8 text",
            "Save it again and choose the encoding UTF-8.",
            _position_at(before, len(before)),
        ) from None
    hidden = _HIDDEN.search(text)
    if hidden:
        raise _refused(
            "hidden-character",
            f"a character that nobody can see (U+{ord(hidden[0]):04X}) stands here",
            "Delete it, or type the words again instead of pasting them.",
            _position_at(text, hidden.start()),
        )
    return text


def read(text: str) -> Any:
    """The values of one YAML text: dicts, lists and text only. Raises Refused at the first thing that is not plain."""
    return _build(text, None)


@lru_cache(maxsize=16)
def locate(text: str) -> Positions:
    """Where each value of an accepted text stands. Walked only when a problem needs a line; not to be changed."""
    positions = Positions()
    with contextlib.suppress(Refused):
        _build(text, positions)
    return positions


def _build(text: str, positions: Positions | None) -> Any:
    try:
        builder = _Builder(text, positions)
        return builder.document()
    except yaml.YAMLError as error:
        raise _syntax_error(text, error) from None


class _Builder:
    """Builds plain values from the parser's events, refusing what is not plain."""

    def __init__(self, text: str, positions: Positions | None) -> None:
        self.text = text
        self.positions = positions
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=_Loader))
        self.spans: list[tuple[int, int]] = []
        self.has_hash = bool(_MID_LINE_COMMENT.search(text))

    def document(self) -> Any:
        value: Any = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _refused(
                        "several-documents",
                        "a second document starts here",
                        "Delete the line of three dashes: one file holds one fact.",
                        _start(event),
                    )
                value = self.value(next(self.events), (), 1)
        if self.has_hash:
            self.refuse_comments_behind_values()
        return value

    def value(self, event: Any, path: Path, depth: int) -> Any:
        if event.anchor or event.tag is not None or depth > MAX_DEPTH:
            self.refuse(event, depth)
        if self.positions is not None:
            self.positions.values[path] = _start(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(path, depth)
        return self.mapping(path, depth)

    def scalar(self, event: Any) -> str:
        if self.has_hash:
            start = event.start_mark.index
            if event.style in ("|", ">"):
                start = max(start, self.text.find("\n", start))
            self.spans.append((start, event.end_mark.index))
        value: str = event.value
        hidden = _HIDDEN.search(value) if event.style == '"' else None
        if hidden:
            raise _refused(
                "hidden-character",
                f"this text holds a character that nobody can see (U+{ord(hidden[0]):04X})",
                "Delete the backslash and the code behind it.",
                _start(event),
            )
        if not event.style and value[:1] and value[0] in "“‘„«":
            raise _refused(
                "smart-quote",
                f"the value begins with the curly quote {value[0]}, which YAML takes as a letter",
                'Type straight quotes instead: "…"',
                _start(event),
            )
        return value

    def sequence(self, path: Path, depth: int) -> list[Any]:
        values: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.value(event, (*path, len(values)), depth + 1))
        return values

    def mapping(self, path: Path, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, depth)
            here = (*path, key)
            if key in values:
                raise _refused(
                    "duplicate-key",
                    f'the key "{key}" stands here and in line {lines[key]}',
                    "Keep one of the two; join what they say.",
                    _start(event),
                )
            lines[key] = event.start_mark.line + 1
            if self.positions is not None:
                self.positions.keys[here] = _start(event)
            values[key] = self.value(next(self.events), here, depth + 1)
        return values

    def key(self, event: Any, depth: int) -> str:
        if event.anchor or event.tag is not None or depth > MAX_DEPTH:
            self.refuse(event, depth)
        if not isinstance(event, yaml.ScalarEvent):
            raise _refused(
                "odd-key",
                "a key must be one word; here stands a list or a group of keys",
                "Write the key as plain text, followed by a colon.",
                _start(event),
            )
        if event.value == "<<":
            raise _refused("merge-key", "the merge key << is not used in facts", "Write the values out where they belong.", _start(event))
        return self.scalar(event)

    def refuse(self, event: Any, depth: int) -> NoReturn:
        """Say what is not plain about a value: its depth, an alias, an anchor or a tag."""
        if depth > MAX_DEPTH:
            raise _refused(
                "too-deep",
                f"values are nested deeper than {MAX_DEPTH} levels",
                "Facts never need that; check the indentation.",
                _start(event),
            )
        if isinstance(event, yaml.AliasEvent):
            raise _refused(
                "alias",
                f"*{event.anchor} is an alias; facts do not use them",
                'Write the value out. If a text begins with *, put it in "quotes".',
                _start(event),
            )
        if event.anchor:
            raise _refused(
                "anchor",
                f"&{event.anchor} is an anchor; facts do not use them",
                'Delete it. If a text begins with &, put it in "quotes".',
                _start(event),
            )
        raise _refused(
            "tag",
            f"{event.tag} is a YAML tag; facts do not use them",
            'Delete it. If a text begins with !, put it in "quotes".',
            _start(event),
        )

    def refuse_comments_behind_values(self) -> None:
        for match in _MID_LINE_COMMENT.finditer(self.text):
            start = match.start()
            before = bisect(self.spans, (start, len(self.text))) - 1
            if before >= 0 and start < self.spans[before][1]:
                continue
            if _COMMENT_LINE.match(self.text, self.text.rfind("\n", 0, start) + 1):
                continue
            raise _refused(
                "comment-behind-value",
                "a space and # begin a comment: the rest of this line is cut off",
                'Put the text in "quotes", or give the comment a line of its own.',
                _position_at(self.text, start),
            )


_SLIPS: tuple[tuple[str, str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "unquoted-colon",
        "a colon and a space inside a text start a new key here",
        'Put the whole text in "quotes".',
    ),
    (r"character '\t' that cannot start", "tab", "a tab stands here; YAML indents with spaces only", "Replace each tab by two spaces."),
    (
        "found unexpected end of stream",
        "open-quote",
        "a quote or bracket that was opened is never closed",
        "Close it. A quote mark inside a quoted text needs a \\ before it.",
    ),
    ("cannot start any token", "odd-start", "a value cannot start with this character", 'Put the text in "quotes".'),
    (
        "did not find expected <document start>",
        "indentation",
        "this line is not part of what stands above it",
        "Check the indentation: the same number of spaces for keys that belong together.",
    ),
    (
        "did not find expected key",
        "indentation",
        "a key was expected here",
        "Check the indentation: keys that belong together start in the same column, and a text that holds quotes or colons "
        'is put in "quotes" as a whole.',
    ),
    (
        "could not find expected ':'",
        "missing-colon",
        "the line above has no colon behind its key",
        'Write "key: value", with a space behind the colon.',
    ),
    (
        "did not find expected '-' indicator",
        "indentation",
        "a list item was expected here",
        'Start it with "- " in the same column as the items above.',
    ),
    (
        "did not find expected ',' or",
        "open-bracket",
        "a list in square or curly brackets is not closed",
        "Close the bracket, or put one item on each line behind a dash.",
    ),
    (
        "unknown escape character",
        "odd-escape",
        "a backslash inside double quotes needs a letter that YAML knows",
        "Use single quotes, or write the backslash twice.",
    ),
    ("found undefined alias", "alias", "a text that begins with * is taken for an alias", 'Put the text in "quotes".'),
    (
        "block sequence entries are not allowed",
        "indentation",
        "a list cannot begin on this line",
        "Start the list on the next line, indented under its key.",
    ),
    (
        "a dash without a space",
        "indentation",
        "the dash of this list item stands right before its text",
        'Put a space behind it: "- text: …".',
    ),
    ("undefined tag handle", "tag", "a text that begins with ! is taken for a tag", 'Put the text in "quotes".'),
)


def _syntax_error(text: str, error: yaml.YAMLError) -> Refused:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or error)
    if "end of stream" in said:
        mark = getattr(error, "context_mark", None) or mark
    lines = lines_of(text)
    position = _within(lines, Position(mark.line + 1, mark.column + 1)) if mark else Position(1, 1)
    here = lines[position.line - 1] if position.line <= len(lines) else ""
    indent = here[: len(here) - len(here.lstrip())]
    if "\t" in indent:
        position = Position(position.line, indent.index("\t") + 1)
        said = r"character '\t' that cannot start"
    if "mapping values are not allowed" in said and not indent and ": " not in here[: position.column - 1]:
        position, said = Position(position.line, 1), "could not find expected ':'"
    above = lines[position.line - 2] if position.line > 1 else ""
    if "mapping values are not allowed" in said and _GLUED_DASH.match(above):
        position, said = Position(position.line - 1, above.index("-") + 1), "a dash without a space"
    for sign, rule, message, hint in _SLIPS:
        if sign in said:
            return _refused(rule, message, hint, position)
    return _refused(
        "yaml",
        f"this is not YAML that can be read ({said})",
        'Compare with a neighbouring file. A text with special characters is put in "quotes".',
        position,
    )


def _within(lines: tuple[str, ...], position: Position) -> Position:
    """A place, or the end of its line or of the text if it lies behind that."""
    line = min(position.line, len(lines))
    end = len(lines[line - 1]) + 1
    return Position(line, min(position.column, end) if line == position.line else end)


def _refused(rule: str, message: str, hint: str, position: Position) -> Refused:
    return Refused(Finding(rule, (), message, hint), position)


def _start(event: Any) -> Position:
    return Position(event.start_mark.line + 1, event.start_mark.column + 1)


def _position_at(text: str, index: int) -> Position:
    before = lines_of(text[:index])
    return Position(len(before), len(before[-1]) + 1)


@lru_cache(maxsize=16)
def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text as editors and YAML count them: they end in a line feed, a carriage return, or both."""
    return tuple(re.split(r"\r\n|\r|\n", text))
