"""Reads the text of one YAML file into plain values.

Every scalar stays text, so that YAML's surprises (`no`, `12:30`, `0123`, `1.10`) cannot change a value. Only
the plain part of YAML is taken: mappings, lists and text. What could hide something from a reviewer (anchors,
aliases, tags, merge keys, comments behind a value) is refused, each with its own message.
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

from generator.problems.problem import FieldPath
from generator.yaml.library import loader
from generator.yaml.messages import syntax_error
from generator.yaml.text import HIDDEN, Position, Refused, position_at, refused, start_of

MAX_DEPTH = 20

_LOADER = loader()
_CURLY_QUOTES = tuple("“‘„«")
_DASH_LINE = re.compile(r"\n *- ")
_COMMENT_LINE = re.compile(r"[^\S\n]*#")
_HASH_IN_LINE = re.compile(r"^[^\S\n]*[^\s#][^\n]*#", re.MULTILINE)
# A space that is no plain one, where YAML reads a plain one: in the indentation, behind a dash or behind a
# key's colon.
_ODD_SPACE = re.compile(
    r"(?:^ *(?:- *)*|(?:^ *(?:- +)*|[{,] *)[a-z][a-z_-]*: "
    r"*)(?P<space>[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])",
    re.MULTILINE,
)


@dataclass
class Positions:
    """Where each value (and the key it stands behind) begins."""

    values: dict[FieldPath, Position] = field(default_factory=dict)
    keys: dict[FieldPath, Position] = field(default_factory=dict)

    def find(self, path: FieldPath, at_key: bool = False) -> Position:
        """The place of a path, or of the nearest value around it that the file has."""
        for end in range(len(path), -1, -1):
            part = path[:end]
            if (at_key or end < len(path)) and part in self.keys:
                return self.keys[part]
            if part in self.values:
                return self.values[part]
        return Position(1, 1)


def read(text: str) -> Any:
    """The values of one YAML text: dicts, lists and text only. Raises Refused at the first thing that is not
    plain.
    """
    return _build(text, None)


@lru_cache(maxsize=16)
def locate(text: str) -> Positions:
    """Where each value of an accepted text stands. Walked only when a problem needs a line; not to be
    changed.
    """
    positions = Positions()
    with contextlib.suppress(Refused):
        _build(text, positions)
    return positions


def outer_keys(text: str) -> dict[str, Position]:
    """Where each of the outermost keys of an accepted text stands."""
    positions = locate(text).keys.items()
    return {str(path[0]): position for path, position in positions if len(path) == 1}


def _build(text: str, positions: Positions | None) -> Any:
    odd_space = _ODD_SPACE.search(text)
    if odd_space:
        raise refused(
            "odd-space",
            f"the space here is not a plain one (U+{ord(odd_space['space']):04X}), so YAML takes it for a "
            "letter",
            "Delete it and type a space. Such spaces come along when words are pasted from a page.",
            position_at(text, odd_space.start("space")),
        )
    builder = _Builder(text, positions)
    try:
        return builder.document()
    except yaml.YAMLError as error:
        raise syntax_error(text, error, builder.last) from None


_DASH_MISSING = 'Is a dash missing here? If another item begins, put "- " before it. If not: '


class _Builder:
    """Builds plain values from the parser's events, refusing what is not plain."""

    def __init__(self, text: str, positions: Positions | None) -> None:
        self.text = text
        self.positions = positions
        self.events: Iterator[Any] = iter(yaml.parse(text, Loader=_LOADER))
        self.spans: list[tuple[int, int]] = []
        self.has_hash = bool(_HASH_IN_LINE.search(text))
        self.last: Any = None

    def document(self) -> Any:
        value: Any = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise refused(
                        "several-documents",
                        "a second document starts here",
                        "Delete the line of three dashes: one file holds one fact.",
                        start_of(event),
                    )
                value = self.value(next(self.events), (), 1)
        if self.has_hash:
            self.refuse_comments_behind_values()
        return value

    def value(self, event: Any, path: FieldPath, depth: int) -> Any:
        if event.anchor or event.tag is not None or depth > MAX_DEPTH:
            self.refuse(event, depth)
        if self.positions is not None:
            self.positions.values[path] = start_of(event)
        if isinstance(event, yaml.ScalarEvent):
            scalar = self.scalar(event)
            self.last = event
            return scalar
        value = (
            self.sequence(path, depth)
            if isinstance(event, yaml.SequenceStartEvent)
            else self.mapping(path, depth)
        )
        self.last = event
        return value

    def scalar(self, event: Any) -> str:
        is_block = event.style in ("|", ">")
        if self.has_hash:
            start = event.start_mark.index
            if is_block:
                start = max(start, self.text.find("\n", start))
            self.spans.append((start, event.end_mark.index))
        value: str = event.value
        if not event.style:
            self.refuse_odd_plain_text(event)
        elif event.style == '"':
            _refuse_hidden_character(event)
        elif is_block and not value.strip():
            raise refused(
                "indentation",
                f"no text is indented under this {event.style}",
                "Begin each line of the text two spaces deeper than its key.",
                start_of(event),
            )
        return value

    def refuse_odd_plain_text(self, event: Any) -> None:
        """Raise Refused for a text without quotes that hides an item of a list or begins with a curly
        quote.
        """
        if event.end_mark.line > event.start_mark.line:
            self.refuse_swallowed_item(event)
        if event.value.startswith(_CURLY_QUOTES):
            raise refused(
                "smart-quote",
                f"the value begins with the curly quote {event.value[0]}, which YAML takes as a letter",
                'Type straight quotes instead: "…"',
                start_of(event),
            )

    def sequence(self, path: FieldPath, depth: int) -> list[Any]:
        values: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            values.append(self.value(event, (*path, len(values)), depth + 1))
        return values

    def mapping(self, path: FieldPath, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.key(event, depth)
            key_path = (*path, key)
            if key in values:
                is_item = bool(path) and isinstance(path[-1], int) and key == next(iter(values))
                raise refused(
                    "duplicate-key",
                    f'the key "{key}" stands here and in line {lines[key]}',
                    f"{_DASH_MISSING if is_item else ''}Keep one of the two; join what they say.",
                    start_of(event),
                )
            lines[key] = event.start_mark.line + 1
            if self.positions is not None:
                self.positions.keys[key_path] = start_of(event)
            values[key] = self.value(next(self.events), key_path, depth + 1)
        return values

    def key(self, event: Any, depth: int) -> str:
        if event.anchor or event.tag is not None or depth > MAX_DEPTH:
            self.refuse(event, depth)
        if not isinstance(event, yaml.ScalarEvent):
            raise refused(
                "odd-key",
                "a key must be one word; here stands a list or a group of keys",
                "Write the key as plain text, followed by a colon.",
                start_of(event),
            )
        if event.value == "<<":
            raise refused(
                "merge-key",
                "the merge key << is not used in facts",
                "Write the values out where they belong.",
                start_of(event),
            )
        return self.scalar(event)

    def refuse(self, event: Any, depth: int) -> NoReturn:
        """Say what is not plain about a value: its depth, an alias, an anchor or a tag."""
        if depth > MAX_DEPTH:
            raise refused(
                "too-deep",
                f"values are nested deeper than {MAX_DEPTH} levels",
                "Facts never need that; check the indentation.",
                start_of(event),
            )
        if isinstance(event, yaml.AliasEvent):
            raise refused(
                "alias",
                f"*{event.anchor} is an alias; facts do not use them",
                'Write the value out. If a text begins with *, put it in "quotes".',
                start_of(event),
            )
        if event.anchor:
            raise refused(
                "anchor",
                f"&{event.anchor} is an anchor; facts do not use them",
                'Delete it. If a text begins with &, put it in "quotes".',
                start_of(event),
            )
        raise refused(
            "tag",
            f"{event.tag} is a YAML tag; facts do not use them",
            'Delete it. If a text begins with !, put it in "quotes".',
            start_of(event),
        )

    def refuse_swallowed_item(self, event: Any) -> None:
        """A line that begins with a dash, but too far to the right: YAML takes it for more of the text
        above.
        """
        dash = _DASH_LINE.search(self.text, event.start_mark.index, event.end_mark.index)
        if dash:
            raise refused(
                "indentation",
                "this list item is indented deeper than the one above, so YAML takes it for more of its text",
                "Begin the dash in the same column as the other dashes of its list.",
                position_at(self.text, dash.end() - 2),
            )

    def refuse_comments_behind_values(self) -> None:
        for match in re.finditer("#", self.text):
            start = match.start()
            before = bisect(self.spans, (start, len(self.text))) - 1
            if before >= 0 and start < self.spans[before][1]:
                continue
            if _COMMENT_LINE.match(self.text, self.text.rfind("\n", 0, start) + 1):
                continue
            raise refused(
                "comment-behind-value",
                "this # begins a comment: the rest of this line is cut off",
                'Put the text in "quotes", or give the comment a line of its own.',
                position_at(self.text, start),
            )


def _refuse_hidden_character(event: Any) -> None:
    """Raise Refused for a character that an escape puts into a text in double quotes."""
    hidden = HIDDEN.search(event.value)
    if hidden:
        raise refused(
            "hidden-character",
            f"this text holds an invisible character (U+{ord(hidden[0]):04X})",
            "Delete the backslash and the code behind it.",
            start_of(event),
        )
