"""The canonical layout of a fact: what a program that reads and writes YAML leaves as it is, so that an
editor in the browser changes only words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.author.fix import fixed
from generator.schema.shape import Group, ListOf, MapOf, Scalar, Shape, shapes_of
from generator.yaml.reader import outer_keys, read
from generator.yaml.text import Refused
from generator.yaml.writer import write_layout


@dataclass(frozen=True)
class Block:
    """An outermost key: what stands above it (comments and empty lines), and its own lines."""

    key: str
    above: str
    lines: str


def laid_out(text: str, model: type[BaseModel]) -> str:
    """The text in the canonical layout, tidied as by `fixed`.

    Values with a comment among their lines stay as they are. Gives the text back if it cannot be read, or if
    it would say something else.
    """
    tidy = fixed(text, model)
    try:
        before = read(tidy)
        shapes = shapes_of(model)
        made = "".join(_made(block, before, shapes) for block in _blocks(tidy))
        return made if read(made) == before else tidy
    except Refused:
        return tidy


def _made(block: Block, values: Any, shapes: dict[str, Shape]) -> str:
    if "#" in block.lines or block.key not in shapes:
        return block.above + block.lines
    return block.above + write_layout({block.key: _typed(values[block.key], shapes[block.key])})


def _typed(value: Any, shape: Shape) -> Any:
    """A value in which what is a number or a truth by the schema is one, if it is then written as it was."""
    match shape:
        case Group(model) if isinstance(value, dict):
            shapes = shapes_of(model)
            return {key: _typed(item, shapes.get(key, Scalar(str))) for key, item in value.items()}
        case MapOf(inner) if isinstance(value, dict):
            return {key: _typed(item, inner) for key, item in value.items()}
        case ListOf(inner) if isinstance(value, list):
            return [_typed(item, inner) for item in value]
        case Scalar(scalar):
            return _typed_scalar(value, scalar)
        case _:
            return value


def _typed_scalar(value: Any, scalar: type) -> Any:
    if scalar is bool and value in ("true", "false"):
        return value == "true"
    is_number = scalar in (int, float) and re.fullmatch(r"0|[1-9][0-9]{0,8}", str(value))
    return int(value) if is_number else value


def _blocks(text: str) -> Iterator[Block]:
    """The outermost keys in their order; the last block is what stands behind them."""
    lines = text.splitlines(keepends=True)
    keys = sorted((position.line - 1, key) for key, position in outer_keys(text).items())
    starts = [*(line for line, _ in keys), len(lines)]
    done = 0
    for (line, key), following in zip(keys, starts[1:], strict=True):
        stop = following
        while stop > line + 1 and (lines[stop - 1].startswith("#") or not lines[stop - 1].strip()):
            stop -= 1  # Comments and empty lines belong to the key below them.
        yield Block(key, "".join(lines[done:line]), "".join(lines[line:stop]))
        done = stop
    yield Block("", "", "".join(lines[done:]))
