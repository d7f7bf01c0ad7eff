"""The text of a new fact: every field with its description, the required ones first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.schema.kinds import Kind

_INDENT = "  "

NEW_PAGE = "# \n\n\n\n## \n\n"
"""The text of a new page of prose. Its title and first paragraph are empty, so that the check asks for them."""


def new_fact(kind: Kind) -> str:
    """A commented file for a fact of a kind. Optional fields are commented out; required ones wait to be filled in."""
    fields = [(field.alias or name, field) for name, field in kind.model.model_fields.items()]
    required = [each for each in fields if each[1].is_required()]
    optional = [each for each in fields if not each[1].is_required()]
    lines = [
        f"# yaml-language-server: $schema=../../build/schema/{kind.id}.json",
        f"# {(kind.model.__doc__ or '').splitlines()[0]}",
        "",
    ]
    for key, field in required:
        lines += [f"# {field.description}", *_example(key, field.annotation), ""]
    lines += ["# What follows is optional: take the # away where you have something to say."]
    for key, field in optional:
        lines += [f"# {field.description}", *(f"# {line}" for line in _example(key, field.annotation)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _example(key: str, annotation: Any) -> list[str]:
    inner = _inner(annotation)
    if _is_model(inner):
        return [f"{key}:", *(_INDENT + line for line in _group(inner))]
    if get_origin(inner) is tuple:
        item = _inner(get_args(inner)[0])
        if _is_model(item):
            first, *rest = _group(item)
            return [f"{key}:", f"{_INDENT}- {first}", *(f"{_INDENT}  {line}" for line in rest)]
        return [f"{key}:", f"{_INDENT}- {_scalar(item)}"]
    if get_origin(inner) is dict:
        return [f"{key}:", f"{_INDENT}name: {_scalar(_inner(get_args(inner)[1]))}"]
    return [f"{key}: {_scalar(inner)}"]


def _group(model: type[BaseModel]) -> list[str]:
    needed: list[tuple[str, FieldInfo]] = [
        (field.alias or name, field) for name, field in model.model_fields.items() if field.is_required()
    ]
    if not needed:
        needed = [(field.alias or name, field) for name, field in list(model.model_fields.items())[:1]]
    return [line for key, field in needed for line in _example(key, field.annotation)]


def _scalar(annotation: Any) -> str:
    choices = list(_choices(annotation))
    return " | ".join(choices) if choices else '""'


def _choices(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)


def _inner(annotation: Any) -> Any:
    if get_origin(annotation) is Annotated:
        return _inner(get_args(annotation)[0])
    if get_origin(annotation) is Union or type(annotation).__name__ == "UnionType":
        return _inner(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
