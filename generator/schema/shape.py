"""What a field holds, read from the types of the models: the only place that takes type annotations apart.

Whatever walks models asks here: the walk along a fact, the resolver of ids, the field guide, new files and
forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.schema.types import Address, ReaderText, Reference


@dataclass(frozen=True)
class Group:
    """A group of keys, described by a model."""

    model: type[BaseModel]


@dataclass(frozen=True)
class ListOf:
    """A list of items of one shape."""

    item: Shape


@dataclass(frozen=True)
class MapOf:
    """Values of one shape, each under a name that the author chooses."""

    value: Shape


@dataclass(frozen=True)
class Choice:
    """One word of several."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class Scalar:
    """A number, a date, true or false, or a word that means nothing to other files."""

    type: type


Shape = Group | ListOf | MapOf | Choice | Scalar | ReaderText | Reference | Address


@dataclass(frozen=True)
class FieldShape:
    """A field of a model: its name in the code, its key in files, its shape, and what authors are told of
    it.
    """

    name: str
    key: str
    shape: Shape
    required: bool
    description: str


@cache
def fields_of(model: type[BaseModel]) -> tuple[FieldShape, ...]:
    """The fields of a model, in its order."""
    fields = []
    for name, info in model.model_fields.items():
        shape = shape_of(info.annotation, *info.metadata)
        fields.append(FieldShape(name, info.alias or name, shape, info.is_required(), info.description or ""))
    return tuple(fields)


def keys_of(model: type[BaseModel]) -> list[str]:
    """The keys of a model's fields as authors write them, in its order."""
    return [field.key for field in fields_of(model)]


def shapes_of(model: type[BaseModel]) -> dict[str, Shape]:
    """The shape of each field of a model, by its key."""
    return {field.key: field.shape for field in fields_of(model)}


def shape_of(annotation: Any, *marks: Any) -> Shape:
    """The shape of an annotation. That it may be left out is no part of the shape."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return shape_of(arguments[0], *marks, *arguments[1:])
    if origin in (Union, UnionType):
        return shape_of(next(option for option in arguments if option is not type(None)), *marks)
    if origin is tuple:
        return ListOf(shape_of(arguments[0]))
    if origin is dict:
        return MapOf(shape_of(arguments[1]))
    if origin is Literal:
        return Choice(arguments)
    if issubclass(annotation, BaseModel):
        return Group(annotation)
    for mark in marks:
        if isinstance(mark, ReaderText | Reference | Address):
            return mark
    return Scalar(annotation)
