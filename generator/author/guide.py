"""What authors can look up: every field of every kind, and every rule with its examples. Derived from the
code, never typed twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from functools import cache
from pathlib import Path

from pydantic import BaseModel

from generator.check.rules import RULES
from generator.check.rules.rule import Rule
from generator.files.paths import RULE_EXAMPLES
from generator.schema.kinds import KINDS
from generator.schema.shape import Choice, Group, ListOf, MapOf, Scalar, Shape, fields_of
from generator.schema.site import Site
from generator.schema.summary import summary_of
from generator.schema.types import Address, ReaderText, Reference


@dataclass(frozen=True)
class FieldEntry:
    """A field as authors meet it: its key, what it holds (as a shape, and in words), and what it is for."""

    key: str
    shape: Shape
    holds: str
    required: bool
    description: str


@dataclass(frozen=True)
class GroupEntry:
    """A group of fields: a kind of fact, or a part that facts are built from. `id` names it in links."""

    id: str
    title: str
    about: str
    fields: tuple[FieldEntry, ...]


@dataclass(frozen=True)
class RuleEntry:
    """A rule with what it says about its invalid example, and the lines that mend it: behind "-" those that
    go, behind "+" those that come. Both are empty for the few rules without an example.
    """

    rule: Rule
    said: str
    mended: str


@cache
def field_guide() -> tuple[GroupEntry, ...]:
    """Every kind of fact, then site.yml, then the parts that they share."""
    groups = [_group(kind.id, f"{kind.label}: {kind.folder}/", kind.model) for kind in KINDS.values()]
    groups.append(_group("site", "The whole site: site.yml", Site))
    shared: dict[str, type[BaseModel]] = {}
    for kind in KINDS.values():
        _collect(kind.model, shared)
    _collect(Site, shared)
    return (
        *groups,
        *(_group(_part_id(model), f"Part: {_words(model)}", model) for _, model in sorted(shared.items())),
    )


@cache
def rule_guide() -> tuple[RuleEntry, ...]:
    """Every rule, errors first, each sort in the order of their ids."""
    said = _messages()
    rules = sorted(RULES.values(), key=lambda rule: (rule.severity != "error", rule.id))
    return tuple(RuleEntry(rule, said.get(rule.id, ""), _mended(rule.id)) for rule in rules)


def _messages() -> dict[str, str]:
    """What each rule says about its invalid example."""
    path = RULE_EXAMPLES / "messages.txt"
    messages: dict[str, str] = {}
    for block in path.read_text(encoding="utf-8").strip().split("\n\n") if path.is_file() else ():
        rule = block.partition("[")[2].partition("]")[0]
        messages.setdefault(rule, block)
    return messages


def _mended(rule: str) -> str:
    """The lines in which the valid example of a rule differs from the invalid one."""
    before, after = (_example_files(RULE_EXAMPLES / outcome, rule) for outcome in ("invalid", "valid"))
    lines: list[str] = []
    for name in sorted(before.keys() | after.keys()):
        changes = list(unified_diff(before.get(name, []), after.get(name, []), n=0, lineterm=""))
        # Files of a folder are named; the two head lines and the places of the changes are not shown.
        lines += [name] if name and changes else []
        for line in changes[2:]:
            if not line.startswith("@@"):
                lines.append(f"{line[0]} {line[1:]}")
    return "\n".join(lines)


def _example_files(folder: Path, rule: str) -> dict[str, list[str]]:
    """The lines of the files of an example, by their paths if it is a folder."""
    example = folder / rule
    lines = {}
    for path in (folder / f"{rule}.yml", folder / f"{rule}.md", *example.rglob("*")):
        if path.is_file():
            name = path.relative_to(example).as_posix() if path.is_relative_to(example) else ""
            lines[name] = path.read_text(encoding="utf-8").splitlines()
    return lines


def _group(group_id: str, title: str, model: type[BaseModel]) -> GroupEntry:
    fields = sorted(_fields(model), key=lambda field: not field.required)
    return GroupEntry(group_id, title, summary_of(model), tuple(fields))


def _fields(model: type[BaseModel]) -> Iterator[FieldEntry]:
    for field in fields_of(model):
        yield FieldEntry(
            field.key, field.shape, describe_shape(field.shape), field.required, field.description
        )


def describe_shape(shape: Shape) -> str:
    """What a field holds, in an author's words."""
    match shape:
        case ListOf(item):
            return f"a list: {describe_shape(item)}"
        case MapOf(value):
            return f"names, each with {describe_shape(value)}"
        case Choice(options):
            return f"one of: {', '.join(options)}"
        case Group(model):
            return f"a group of keys: {_words(model)}"
        case Reference(kind):
            return f"the id of a {kind}" if kind else 'the id of a fact, as "kind:id"'
        case ReaderText():
            return "a text"
        case Address():
            return "an https address"
        case Scalar(type_):
            return _SCALARS.get(type_, "a day, as year-month-day")


_SCALARS = {int: "a whole number", float: "a number", bool: "true or false", str: "a word"}


def _collect(model: type[BaseModel], models: dict[str, type[BaseModel]]) -> None:
    """Every group of fields inside a model, by its name."""
    for field in fields_of(model):
        inner = _model_of(field.shape)
        if inner and inner.__name__ not in models:
            models[inner.__name__] = inner
            _collect(inner, models)


def _model_of(shape: Shape) -> type[BaseModel] | None:
    """The model of a group of keys, or of the items of a list or map."""
    match shape:
        case Group(model):
            return model
        case ListOf(inner) | MapOf(inner):
            return _model_of(inner)
        case _:
            return None


def _part_id(model: type[BaseModel]) -> str:
    return "part-" + _words(model).replace(" ", "-")


def _words(model: type[BaseModel]) -> str:
    """A model's name as words: GetHelp becomes "get help"."""
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
