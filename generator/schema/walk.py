"""Walks a fact along its model: every reference and every text, each with the path that leads to it in the
file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from generator.problems.problem import FieldPath
from generator.schema.shape import Group, ListOf, MapOf, Shape, fields_of
from generator.schema.types import ReaderText, Reference

Leaf = tuple[FieldPath, Any, Any]
"""A path, the value there and its marker (a `Reference` or `ReaderText`)."""
_Visitor = Callable[[Any, FieldPath, list[Leaf]], None]
"""Adds the marked values inside a value to a list: three times as quick as generators within generators."""


def references(fact: BaseModel) -> Iterator[tuple[FieldPath, str, str]]:
    """Every reference in a fact as (path, kind, id); a reference to any kind is split at its colon."""
    return references_among(leaves(fact))


def references_among(leaves: Iterable[Leaf]) -> Iterator[tuple[FieldPath, str, str]]:
    """The references among the marked values of a fact."""
    for path, value, marker in leaves:
        if isinstance(marker, Reference):
            kind, _, name = value.partition(":") if marker.kind is None else (marker.kind, "", value)
            yield path, kind, name


def texts(fact: BaseModel) -> Iterator[tuple[FieldPath, str]]:
    """Every text that readers see, with its path."""
    return texts_among(leaves(fact))


def texts_among(leaves: Iterable[Leaf]) -> Iterator[tuple[FieldPath, str]]:
    """The texts among the marked values of a fact."""
    for path, value, marker in leaves:
        if isinstance(marker, ReaderText):
            yield path, value


def parts(value: Any, wanted: type[BaseModel], path: FieldPath = ()) -> Iterator[tuple[FieldPath, Any]]:
    """Every group of fields of one model inside a value, with its path."""
    if isinstance(value, BaseModel):
        if isinstance(value, wanted):
            yield path, value
        for name, key in _fields_with(type(value), wanted):
            yield from parts(getattr(value, name), wanted, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from parts(item, wanted, (*path, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from parts(item, wanted, (*path, key))


@cache
def _fields_with(model: type[BaseModel], wanted: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that can hold a group of fields of another, each with its key."""
    return tuple(
        (field.name, field.key) for field in fields_of(model) if _can_hold(field.shape, wanted, frozenset())
    )


def _can_hold(shape: Shape, wanted: type[BaseModel], seen: frozenset[type[BaseModel]]) -> bool:
    match shape:
        case ListOf(inner) | MapOf(inner):
            return _can_hold(inner, wanted, seen)
        case Group(model) if issubclass(model, wanted):
            return True
        case Group(model) if model not in seen:
            return any(_can_hold(field.shape, wanted, seen | {model}) for field in fields_of(model))
        case _:
            return False


def leaves(fact: BaseModel) -> list[Leaf]:
    """Every marked value of a fact."""
    marked: list[Leaf] = []
    _model_visitor(type(fact))(fact, (), marked)
    return marked


def model_at(model: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """The model that describes the group of fields at a path, or None where there is no such group."""
    shape: Shape | None = Group(model)
    for step in path:
        shape = _inside(shape, step)
    if isinstance(shape, ListOf):
        shape = shape.item
    return shape.model if isinstance(shape, Group) else None


def _inside(shape: Shape | None, step: str | int) -> Shape | None:
    """The shape one step further; the same shape where a file has a step that its field does not have."""
    match shape:
        case Group(model):
            return next((field.shape for field in fields_of(model) if field.key == step), None)
        case MapOf(value):
            return value
        case ListOf(item) if isinstance(step, int):
            return item
        case _:
            return shape


@cache
def _model_visitor(model: type[BaseModel]) -> _Visitor:
    plan = []
    for field in fields_of(model):
        visitor = _visitor(field.shape)
        if visitor:
            plan.append((field.name, field.key, visitor))

    def visit(value: Any, path: FieldPath, marked: list[Leaf]) -> None:
        for name, key, visitor in plan:
            child = getattr(value, name)
            if child is not None:
                visitor(child, (*path, key), marked)

    return visit


def _visitor(shape: Shape) -> _Visitor | None:
    match shape:
        case ListOf(item):
            return _visit_items(_visitor(item), enumerate)
        case MapOf(item):
            return _visit_items(_visitor(item), dict.items)
        case Group(model):
            return lambda value, path, marked: _model_visitor(model)(value, path, marked)
        case Reference() | ReaderText():
            return lambda value, path, marked: marked.append((path, value, shape))
        case _:
            return None


def _visit_items(visitor: _Visitor | None, pairs: Callable[[Any], Any]) -> _Visitor | None:
    if visitor is None:
        return None

    def visit(value: Any, path: FieldPath, marked: list[Leaf]) -> None:
        for step, item in pairs(value):
            visitor(item, (*path, step), marked)

    return visit
