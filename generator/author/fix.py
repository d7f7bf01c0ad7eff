"""Mends what is safe to mend in the text of a fact: white space, line ends and the order of keys. Never the
words.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from generator.schema.shape import keys_of
from generator.yaml.reader import outer_keys, read
from generator.yaml.text import Refused, cleaned


def fixed(text: str, model: type[BaseModel]) -> str:
    """The text without white space at the ends of lines, with one line end at its own end and its keys in the
    schema's order.

    A comment stays with the key below it. Gives the text back as it was if it cannot be read, or if mending
    it would change what it says.
    """
    try:
        before = read(text)
        tidy = _tidy(text)
        mended = _ordered(tidy, keys_of(model))
        return mended if _without_extra_space(read(mended)) == _without_extra_space(before) else text
    except Refused:
        return text


def fixed_page(text: str) -> str:
    """The text of a page of prose with one kind of line end and none of the characters that take no room.

    Two spaces at the end of a line are left: in Markdown they break it.
    """
    lines = re.split(r"\r\n|\r|\n", cleaned(text))
    return "\n".join(lines).rstrip() + "\n" if text.strip() else text


def _tidy(text: str) -> str:
    lines = list(map(str.rstrip, text.splitlines()))
    while lines and not lines[-1]:
        lines.pop()
    return "\n".join(lines) + "\n" if lines else text


def _ordered(text: str, order: list[str]) -> str:
    """The blocks of the outermost keys in a given order; unknown keys come last, as they stand."""
    places = outer_keys(text)
    if not places or any(position.column != 1 for position in places.values()):
        return text
    lines = text.splitlines(keepends=True)
    starts = {key: _with_comments(lines, position.line - 1) for key, position in places.items()}
    keys = sorted(starts, key=lambda key: starts[key])
    first_lines = [*map(starts.__getitem__, keys), _end(lines)]
    ends = dict(zip(keys, first_lines[1:], strict=True))
    wanted = sorted(keys, key=lambda key: order.index(key) if key in order else len(order))
    blocks = ["".join(lines[starts[key] : ends[key]]) for key in wanted]
    return "".join([*lines[: first_lines[0]], *blocks, *lines[first_lines[-1] :]])


def _with_comments(lines: list[str], key_line: int) -> int:
    """The first of the comment lines that stand straight above a key; the line for editors belongs to the
    file.
    """
    start = key_line
    while start and lines[start - 1].startswith("#") and "yaml-language-server" not in lines[start - 1]:
        start -= 1
    return start


def _end(lines: list[str]) -> int:
    """The first of the comment lines at the end of a file, which belong to no key."""
    end = len(lines)
    while end and (lines[end - 1].startswith("#") or not lines[end - 1].strip()):
        end -= 1
    return end


def _without_extra_space(value: Any) -> Any:
    """What values say, white space aside: readers never see how much of it there is."""
    if isinstance(value, dict):
        return {key: _without_extra_space(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_extra_space(item) for item in value]
    return " ".join(value.split()) if isinstance(value, str) else value
