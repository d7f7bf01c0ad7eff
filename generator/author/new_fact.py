"""The text of a new fact: every field with its description, the required ones first; or a text with given
values, each field explained.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from generator.schema.kinds import Kind
from generator.schema.shape import Choice, FieldShape, Group, ListOf, MapOf, Shape, fields_of
from generator.schema.summary import summary_of
from generator.yaml.writer import write_layout

_INDENT = "  "

NEW_PAGE = "# \n\n\n\n## \n\n"
"""The text of a new page of prose. Its title and first paragraph are empty, so that the check asks for
them.
"""


def new_fact(kind: Kind) -> str:
    """A commented file for a fact of a kind. Optional fields are commented out; required ones wait for
    words.
    """
    lines = [
        f"# yaml-language-server: $schema=../../build/schema/{kind.id}.json",
        f"# {summary_of(kind.model)}",
        "",
    ]
    for field in fields_of(kind.model):
        if field.required:
            lines += [f"# {field.description}", *_example(field), ""]
    lines += ["# What follows is optional: take the # away where you have something to say."]
    for field in fields_of(kind.model):
        if not field.required:
            lines += [f"# {field.description}", *_prefixed("# ", _example(field)), ""]
    return "\n".join(lines).rstrip() + "\n"


def explained(
    model: type[BaseModel], values: Mapping[str, Any], schema: str, more: Mapping[str, str], complete: bool
) -> str:
    """A text with the given values, in the order of the schema, each field with its description above it.

    `schema` is the way to the schema that editors read. `more` has a further comment for some keys. With
    `complete`, fields without a value are there too, commented out.
    """
    lines = [f"# yaml-language-server: $schema={schema}", f"# {summary_of(model)}", ""]
    for field in fields_of(model):
        comments = [f"# {field.description}", *_prefixed("# ", more.get(field.key, "").splitlines())]
        if field.key in values:
            lines += [*comments, write_layout({field.key: values[field.key]}).rstrip(), ""]
        elif complete:
            lines += [*comments, *_prefixed("# ", _example(field)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _example(field: FieldShape) -> list[str]:
    match field.shape:
        case Group(model):
            return [f"{field.key}:", *_prefixed(_INDENT, _group(model))]
        case ListOf(Group(model)):
            first, *rest = _group(model)
            return [f"{field.key}:", f"{_INDENT}- {first}", *_prefixed(f"{_INDENT}  ", rest)]
        case ListOf(item):
            return [f"{field.key}:", f"{_INDENT}- {_scalar(item)}"]
        case MapOf(value):
            return [f"{field.key}:", f"{_INDENT}name: {_scalar(value)}"]
        case shape:
            return [f"{field.key}: {_scalar(shape)}"]


def _group(model: type[BaseModel]) -> list[str]:
    """The required fields of a group of keys, or its first field if none is required."""
    fields = fields_of(model)
    lines: list[str] = []
    for field in fields:
        if field.required:
            lines += _example(field)
    return lines or _example(fields[0])


def _scalar(shape: Shape) -> str:
    return " | ".join(shape.options) if isinstance(shape, Choice) else '""'


def _prefixed(prefix: str, lines: list[str]) -> list[str]:
    return [f"{prefix}{line}" for line in lines]
