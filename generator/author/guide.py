"""What authors can look up: every field of every kind, and every rule with its examples. Derived from the code, never typed twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from generator.check.rules import RULES
from generator.check.rules.rule import Rule
from generator.files.paths import RULE_EXAMPLES
from generator.schema.kinds import KINDS
from generator.schema.site import Site
from generator.schema.types import Https, Prose, Reference


@dataclass(frozen=True)
class FieldOf:
    """A field as authors meet it: its key, what it holds, and what it is for."""

    key: str
    holds: str
    required: bool
    description: str


@dataclass(frozen=True)
class GroupOf:
    """A group of fields: a kind of fact, or a part that facts are built from. `id` names it in links."""

    id: str
    title: str
    about: str
    fields: tuple[FieldOf, ...]


@dataclass(frozen=True)
class RuleOf:
    """A rule with what it says about its invalid example, and its valid example. Both are empty where the project's tests are not there."""

    rule: Rule
    said: str
    valid: str


@cache
def field_guide() -> tuple[GroupOf, ...]:
    """Every kind of fact, then site.yml, then the parts that they share."""
    groups = [_group(kind.id, f"{kind.label}: {kind.folder}/", kind.model) for kind in KINDS.values()]
    groups.append(_group("site", "The whole site: site.yml", Site))
    shared: dict[str, type[BaseModel]] = {}
    every: list[type[BaseModel]] = [*(kind.model for kind in KINDS.values()), Site]
    for model in every:
        _collect(model, shared)
    return (
        *groups,
        *(_group(_part_id(model), f"Part: {_words(model)}", model) for _, model in sorted(shared.items())),
    )


@cache
def rule_guide() -> tuple[RuleOf, ...]:
    """Every rule, errors first, each sort in the order of their ids."""
    said = _messages()
    rules = sorted(RULES.values(), key=lambda rule: (rule.severity != "error", rule.id))
    return tuple(RuleOf(rule, said.get(rule.id, ""), _valid(rule.id)) for rule in rules)


def _messages() -> dict[str, str]:
    """What each rule says about its invalid example."""
    path = RULE_EXAMPLES / "messages.txt"
    found: dict[str, str] = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n") if path.is_file() else ():
        rule = block.partition("[")[2].partition("]")[0]
        found.setdefault(rule, block)
    return found


def _valid(rule: str) -> str:
    path = RULE_EXAMPLES / "valid" / f"{rule}.yml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _group(group_id: str, title: str, model: type[BaseModel]) -> GroupOf:
    fields = sorted(_fields(model), key=lambda field: not field.required)
    return GroupOf(group_id, title, (model.__doc__ or "").split("\n")[0], tuple(fields))


def _fields(model: type[BaseModel]) -> Iterator[FieldOf]:
    for name, info in model.model_fields.items():
        yield FieldOf(
            info.alias or name,
            _holds(info.annotation, tuple(info.metadata)),
            info.is_required(),
            info.description or "",
        )


def _holds(annotation: Any, marks: tuple[Any, ...] = ()) -> str:
    """What a field holds, in an author's words."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return "an https address" if annotation == Https else _holds(inner, (*marks, *more))
    if origin in (Union, UnionType):
        return _holds(next(each for each in get_args(annotation) if each is not type(None)), marks)
    if origin is tuple:
        return f"a list: {_holds(get_args(annotation)[0])}"
    if origin is dict:
        return f"names, each with {_holds(get_args(annotation)[1])}"
    if origin is Literal:
        return "one of: " + ", ".join(get_args(annotation))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"a group of keys: {_words(annotation)}"
    reference = next((mark for mark in marks if isinstance(mark, Reference)), None)
    if reference:
        return f"the id of a {reference.kind}" if reference.kind else 'the id of a fact, as "kind:id"'
    if any(isinstance(mark, Prose) for mark in marks):
        return "a text"
    return {int: "a whole number", float: "a number", bool: "true or false", str: "a word"}.get(
        annotation, "a day, as year-month-day"
    )


def _collect(model: type[BaseModel], found: dict[str, type[BaseModel]]) -> None:
    """Every group of fields inside a model, by its name."""
    for info in model.model_fields.values():
        for inner in _models(info.annotation):
            if inner.__name__ not in found:
                found[inner.__name__] = inner
                _collect(inner, found)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)


def _part_id(model: type[BaseModel]) -> str:
    return "part-" + _words(model).replace(" ", "-")


def _words(model: type[BaseModel]) -> str:
    """A model's name as words: GetHelp becomes "get help"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
