"""What an author is told where the YAML library gives up.

The library says what it expected. An author needs to know what they typed: so the text around the place is
looked at first, one kind of slip after the other, and only then the library's own words are translated.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.yaml.text import Position, Refused, lines_of, refused, start_of

_SIGN_MEANINGS = {
    "[": "the beginning of a list",
    "{": "the beginning of a group of keys",
    '"': "the beginning of a quoted text",
    "'": "the beginning of a quoted text",
    "*": "an alias",
    "&": "an anchor",
    "!": "a tag",
    ">": "the sign that a text of several lines follows",
    "|": "the sign that a text of several lines follows",
    "@": "a sign of its own",
    "`": "a sign of its own",
    "%": "an instruction",
    "?": "the beginning of a key",
    ":": "the end of a key",
    ",": "the end of an item",
    "]": "the end of a list",
    "}": "the end of a group of keys",
}
"""What YAML takes a sign for, where a value begins with it."""

_CLOSED = re.compile(r"[]}\"'] *$")
_SIGNS = "*&!>|@`%?:,"
_GLUED_DASH = re.compile(r" *-[^\s-][^:]*: ")
_NEXT_ITEM = re.compile(r"[\"'\[{]|[\w-]+:\s")
_KEY = re.compile(r"[\w-]+:(?:\s|$)")
_DASH = re.compile(r" *- +(?=\S)")
_KEY_LINE = re.compile(r"((?: *- +)* *)[\w-]+:(?:\s|$)")
_KEY_ALONE = re.compile(r"\s+[\w-]+$")
_IN_QUOTES = 'Put the whole text in quotes: "…". A quote mark inside them needs a \\ before it.'
_IN_SINGLE_QUOTES = "Put the whole text in single quotes: '…'. An apostrophe inside them is typed twice."


@dataclass(frozen=True)
class _Error:
    """Where the library gave up: what it said, the text's lines, and the places that it named.

    `opened` is where the value began that was read last, if it was in quotes or brackets.
    """

    parser_message: str
    lines: tuple[str, ...]
    problem: Position
    context: Position
    opened: Position | None
    in_brackets: bool

    @property
    def line(self) -> str:
        """The line on which the library gave up."""
        return self.lines[self.problem.line - 1]

    @property
    def before(self) -> str:
        """What that line holds before the place."""
        return self.line[: self.problem.column - 1]

    @property
    def behind(self) -> str:
        """What it holds from the place on."""
        return self.line[self.problem.column - 1 :]

    def sign(self, position: Position) -> str:
        """The character at a place, or nothing at the end of a line."""
        return self.lines[position.line - 1][position.column - 1 :][:1]


def syntax_error(text: str, error: Any, last: Any) -> Refused:
    """What an author is told. `error` is the library's, `last` its event for the value that was read last, or
    None.
    """
    lines = lines_of(text)
    problem = _place(lines, error, "problem_mark", "context_mark")
    context = _place(lines, error, "context_mark", "problem_mark")
    is_closed = last is not None and (
        getattr(last, "flow_style", False) or getattr(last, "style", None) in ("'", '"')
    )
    parser_message = str(getattr(error, "problem", None) or error)
    in_brackets = "flow" in str(getattr(error, "context", ""))
    where = _Error(
        parser_message, lines, problem, context, start_of(last) if is_closed else None, in_brackets
    )
    for recognise in _RECOGNISERS:
        refusal = recognise(where)
        if refusal:
            return refusal
    return _translated(where)


def _tab(error: _Error) -> Refused | None:
    indent = error.line[: len(error.line) - len(error.line.lstrip())]
    if "\t" not in indent:
        return None
    place = Position(error.problem.line, indent.index("\t") + 1)
    return refused(
        "tab", "there is a tab here; YAML indents with spaces only", "Replace each tab by two spaces.", place
    )


def _goes_on(error: _Error) -> Refused | None:
    """A value in quotes or brackets that ends before its text does."""
    if not error.opened or not _CLOSED.search(error.before) or not error.behind.strip():
        return None
    sign = error.sign(error.opened)
    if not sign or sign not in "\"'[{":
        return None
    if sign in "\"'" and error.opened.line < error.problem.line:
        message = f"the quote that opens here is closed only in line {error.problem.line}"
        return refused("open-quote", message, _quote_hint(sign), error.opened)
    return _in_brackets(error) or _sign_refused(sign, error.opened, "and goes on behind its end")


def _in_brackets(error: _Error) -> Refused | None:
    """A bracket too many, or a missing comma, behind a value that has ended."""
    if error.behind[0] in "]}":
        message = f"the bracket {error.behind[0]} closes nothing"
        return refused("open-bracket", message, "Delete it, or open a bracket for it.", error.problem)
    if error.in_brackets and _NEXT_ITEM.match(error.behind):
        return refused(
            "open-bracket", "a comma is missing before this", "Put a comma and a space here.", error.problem
        )
    return None


def _sign(error: _Error) -> Refused | None:
    """A text that begins with a sign of YAML."""
    for place in (error.problem, error.context):
        sign = error.sign(place)
        if sign and sign in _SIGNS and _begins(error.lines[place.line - 1], place.column):
            return _sign_refused(sign, place, "")
    return None


def _begins(line: str, column: int) -> bool:
    """Whether a value begins at a column: behind a key, a dash, a bracket or a comma, or at the beginning of
    the line.
    """
    return bool(re.search(r"(?:^|: |- |[\[{,]) *$", line[: column - 1]))


def _sign_refused(sign: str, place: Position, more: str) -> Refused:
    message = f"this text begins with {sign}, which YAML takes for {_SIGN_MEANINGS[sign]}"
    hint = _IN_SINGLE_QUOTES if sign == '"' else _IN_QUOTES
    return refused("odd-start", f"{message}, {more}" if more else message, hint, place)


def _not_closed(error: _Error) -> Refused | None:
    if "did not find expected ',' or" in error.parser_message:
        sign = error.sign(error.context)
        pair = {"[": "]", "{": "}"}.get(sign, "]")
        message = f"the bracket {sign} that opens here is not closed" if sign else "a bracket is not closed"
        hint = (
            f"Close it with {pair}, or put one item on each line behind a dash. A text that begins with "
            f"{sign} is put in quotes."
        )
        return refused("open-bracket", message, hint, error.context)
    if "end of stream" in error.parser_message:
        sign = error.sign(error.context)
        message = (
            "the quote that opens here is never closed"
            if sign in "\"'"
            else "what opens here is never closed"
        )
        return refused("open-quote", message, _quote_hint(sign), error.context)
    return None


def _quote_hint(sign: str) -> str:
    if sign == "'":
        return "Close it. If it is an apostrophe, put the whole text in double quotes."
    return "Close it. A quote mark inside a quoted text needs a \\ before it."


def _missing_colon(error: _Error) -> Refused | None:
    """A line in the first column that is no key: the words of a text, or a key without its colon and
    space.
    """
    above = error.problem.line - 1
    while above and not error.lines[above - 1].split("#")[0].strip():
        above -= 1
    starts_line = not error.before.strip() or re.fullmatch(r"[\w-]+", error.before)
    if "could not find expected ':'" in error.parser_message:
        line = error.context.line
    elif (
        ("mapping values are not allowed") in error.parser_message
        and above
        and starts_line
        and error.line[:1].strip()
    ):
        line = above
    else:
        return None
    place = Position(line, len(error.lines[line - 1]) - len(error.lines[line - 1].lstrip()) + 1)
    hint = (
        'Write "key: value", with a space behind the colon. If it goes on the text above, indent it deeper '
        "than its key."
    )
    return refused("missing-colon", "this line has no colon and space behind a key", hint, place)


def _glued_dash(error: _Error) -> Refused | None:
    above = error.lines[error.problem.line - 2] if error.problem.line > 1 else ""
    if "mapping values are not allowed" not in error.parser_message or not _GLUED_DASH.match(above):
        return None
    place = Position(error.problem.line - 1, above.index("-") + 1)
    message = "the dash of this list item stands right before its text"
    return refused("indentation", message, 'Put a space behind it: "- text: …".', place)


def _deep_key(error: _Error) -> Refused | None:
    if "mapping values are not allowed" not in error.parser_message or not _KEY_ALONE.fullmatch(error.before):
        return None
    own = len(error.before) - len(error.before.lstrip()) + 1
    number, above = _key_above(error.lines, error.problem.line)
    message = (
        f"this key starts in column {own}, but the one above it, on line {number}, in {above} and has a text "
        "already"
    )
    hint = (
        "Begin both in the same column as the keys that they belong to. If this goes on the text above, put "
        "that in quotes as a whole."
    )
    return refused("indentation", message, hint, Position(error.problem.line, own))


def _key_above(lines: Sequence[str], line: int) -> tuple[int, int]:
    """The line and the column of the last key before a line: a value cannot stand without one."""
    for number in range(line - 1, 0, -1):
        key = _KEY_LINE.match(lines[number - 1])
        if key:
            return number, len(key[1]) + 1
    return 1, 1


def _key_beside_its_item(error: _Error) -> Refused | None:
    """A key of a list item that starts left of the item's first key, where a list would go on."""
    if "expected '-' indicator" not in error.parser_message or not _KEY.match(error.behind):
        return None
    for number in range(error.problem.line - 1, 0, -1):
        dash = _DASH.match(error.lines[number - 1])
        if dash and error.problem.column <= dash[0].index("-") + 1:
            return None  # It stands beside the dash, not behind it: a dash may be missing.
        if dash:
            column = len(dash[0]) + 1
            own = error.problem.column
            message = f"this key starts in column {own}, the first key of its list item in {column}"
            hint = f"Begin both in the same column. The list item begins on line {number}."
            return refused("indentation", message, hint, error.problem)
    return None


_RECOGNISERS: tuple[Callable[[_Error], Refused | None], ...] = (
    _tab,
    _goes_on,
    _not_closed,
    _glued_dash,
    _key_beside_its_item,
    _missing_colon,
    _sign,
    _deep_key,
)

_PARSER_MESSAGES: tuple[tuple[str, str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "unquoted-colon",
        "a colon and a space inside a text start a new key here",
        'Put the whole text in "quotes".',
    ),
    (
        "cannot start any token",
        "odd-start",
        "a value cannot start with this character",
        'Put the text in "quotes".',
    ),
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
        "Check the indentation: keys that belong together start in the same column, and a text that holds "
        "quotes or "
        'colons is put in "quotes" as a whole.',
    ),
    (
        "did not find expected '-' indicator",
        "indentation",
        "a list item was expected here",
        'Start it with "- " in the same column as the items above.',
    ),
    (
        "unknown escape character",
        "odd-escape",
        "a backslash inside double quotes needs a letter that YAML knows",
        "Use single quotes, or write the backslash twice.",
    ),
    (
        "block sequence entries are not allowed",
        "indentation",
        "a list cannot begin on this line",
        "Start the list on the next line, indented under its key. A text that begins with a dash is put in "
        "quotes.",
    ),
    (
        "did not find expected node content",
        "odd-start",
        "a value cannot start with this character",
        'Put the text in "quotes", or delete what is too much.',
    ),
    *(
        (
            words,
            "odd-start",
            "a sign of YAML stands where no text has begun",
            'Put the whole text in "quotes".',
        )
        for words in (
            "expected alphabetic or numeric",
            "expected comment or line break",
            "expected whitespace or line break",
        )
    ),
    (
        "undefined tag handle",
        "tag",
        "a text that begins with ! is taken for a tag",
        'Put the text in "quotes".',
    ),
)
"""What the library says, and what authors are told instead."""


def _translated(error: _Error) -> Refused:
    for words, rule, message, hint in _PARSER_MESSAGES:
        if words in error.parser_message:
            return refused(rule, message, hint, error.problem)
    return refused(
        "yaml",
        f"this is not YAML that can be read ({error.parser_message})",
        'Compare with a neighbouring file. A text with special characters is put in "quotes".',
        error.problem,
    )


def _place(lines: tuple[str, ...], error: Any, *marks: str) -> Position:
    """The first place that the library names, or the end of its line or of the text if it lies behind
    that.
    """
    mark = next((mark for name in marks if (mark := getattr(error, name, None))), None)
    if mark is None:
        return Position(1, 1)
    line = min(mark.line + 1, len(lines))
    end = len(lines[line - 1]) + 1
    return Position(line, min(mark.column + 1, end) if line == mark.line + 1 else end)
