"""Walks a fact along its model: every reference and every text, each with the path that leads to it in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from generator.problems.problem import Path
from generator.schema.types import Prose, Reference

Leaf = tuple[Path, Any, Any]
"""A path, the value there and its marker (a `Reference` or `Prose`)."""
_Visitor = Callable[[Any, Path], Iterator[Leaf]]
_KEPT = "_references"


def references(fact: BaseModel) -> tuple[tuple[Path, str, str], ...]:
    """Every reference in a fact as (path, kind, id); a reference to any kind is split at its colon.

    Kept with the fact, which never changes: a build asks for them half a dozen times.
    """
    kept = vars(fact)
    if _KEPT not in kept:
        kept[_KEPT] = tuple(_references(fact))
    found: tuple[tuple[Path, str, str], ...] = kept[_KEPT]
    return found


def _references(fact: BaseModel) -> Iterator[tuple[Path, str, str]]:
    for path, value, marker in leaves(fact):
        if isinstance(marker, Reference):
            kind, _, name = value.partition(":") if marker.kind is None else (marker.kind, "", value)
            yield path, kind, name


def texts(fact: BaseModel) -> Iterator[tuple[Path, str]]:
    """Every text that readers see, with its path."""
    for path, value, marker in leaves(fact):
        if isinstance(marker, Prose):
            yield path, value


def parts(value: Any, wanted: type[BaseModel], path: Path = ()) -> Iterator[tuple[Path, Any]]:
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
        (name, field.alias or name)
        for name, field in model.model_fields.items()
        if _holds(field.annotation, wanted, ())
    )


def _holds(annotation: Any, wanted: Any, seen: tuple[Any, ...]) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if issubclass(annotation, wanted):
            return True
        inner = () if annotation in seen else [field.annotation for field in annotation.model_fields.values()]
        return any(_holds(each, wanted, (*seen, annotation)) for each in inner)
    return any(_holds(each, wanted, seen) for each in get_args(annotation))


def leaves(fact: BaseModel) -> Iterator[Leaf]:
    """Every marked value of a fact."""
    return _model_visitor(type(fact))(fact, ())


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model that describes the group of fields at a path, or None where there is no such group."""
    here: Any = model
    for step in path:
        if isinstance(here, type) and issubclass(here, BaseModel):
            by_key = {field.alias or name: field for name, field in here.model_fields.items()}
            if step not in by_key:
                return None
            here = _inner(by_key[str(step)].annotation)
        elif get_origin(here) is dict:
            here = _inner(get_args(here)[1])
        if get_origin(here) is tuple and isinstance(step, int):
            here = _inner(get_args(here)[0])
    if get_origin(here) is tuple:
        here = _inner(get_args(here)[0])
    return here if isinstance(here, type) and issubclass(here, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """An annotation without its marks and without its "or nothing"."""
    if get_origin(annotation) is Annotated:
        return _inner(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _inner(next(each for each in get_args(annotation) if each is not type(None)))
    return annotation


@cache
def _model_visitor(model: type[BaseModel]) -> _Visitor:
    plan = [
        (name, field.alias or name, visitor)
        for name, field in model.model_fields.items()
        if (visitor := _visitor(field.annotation, tuple(field.metadata)))
    ]

    def visit(value: Any, path: Path) -> Iterator[Leaf]:
        for name, key, visitor in plan:
            child = getattr(value, name)
            if child is not None:
                yield from visitor(child, (*path, key))

    return visit


def _visitor(annotation: Any, metadata: tuple[Any, ...] = ()) -> _Visitor | None:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *marks = get_args(annotation)
        return _visitor(inner, (*metadata, *marks))
    if origin in (Union, UnionType):
        return _visitor(next(each for each in get_args(annotation) if each is not type(None)), metadata)
    if origin is tuple:
        return _each(_visitor(get_args(annotation)[0]), enumerate)
    if origin is dict:
        return _each(_visitor(get_args(annotation)[1]), dict.items)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return lambda value, path: _model_visitor(annotation)(value, path)
    marker = next((mark for mark in metadata if isinstance(mark, Reference | Prose)), None)
    return (lambda value, path: iter(((path, value, marker),))) if marker else None


def _each(visitor: _Visitor | None, pairs: Callable[[Any], Any]) -> _Visitor | None:
    if visitor is None:
        return None

    def visit(value: Any, path: Path) -> Iterator[Leaf]:
        for step, item in pairs(value):
            yield from visitor(item, (*path, step))

    return visit
