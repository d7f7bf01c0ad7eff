"""Turns what pydantic says of a file into findings in an author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.problems.problem import Finding, Path, did_you_mean
from generator.schema.walk import model_at

_COMMA = 'Inside { } a comma begins a new key. Put the whole text that this belongs to in quotes: {text: "one, two"}.'
_GROUP_ERRORS = {"model_type", "model_attributes_type", "dict_type", "dict_attributes_type"}


def findings_of(error: ValidationError, model: type[BaseModel], data: Any) -> Iterator[Finding]:
    """One finding for each thing that the schema refuses, in the order of the fields."""
    for each in error.errors(include_url=False):
        yield _finding(each, model, data)


def _finding(error: Any, model: type[BaseModel], data: Any) -> Finding:
    path = _path(error["loc"], data)
    kind: str = error["type"]
    context: dict[str, Any] = error.get("ctx", {})
    name = str(path[-1]) if path else "the file"
    if kind == "missing":
        description = _description(model, path)
        return Finding(
            "missing-key",
            path[:-1],
            f'the key "{name}" is missing',
            f"Add it. {description}".strip(),
            at_key=True,
        )
    if kind == "extra_forbidden":
        group = model_at(model, path[:-1])
        known = [field.alias or key for key, field in group.model_fields.items()] if group else []
        hint = (
            _COMMA
            if " " in name and not error["input"]
            else did_you_mean(name, known) or f"Known keys: {', '.join(known)}."
        )
        return Finding("unknown-key", path, f'"{name}" is no key that is known here', hint, at_key=True)
    if kind == "literal_error":
        choices = str(context["expected"]).replace("'", '"')
        guess = did_you_mean(str(error["input"]), choices.replace('"', "").replace(" or ", ", ").split(", "))
        return Finding(
            "not-a-choice", path, f'"{name}" must be {choices}', guess or "Type one of these words."
        )
    if kind in _GROUP_ERRORS:
        return Finding(
            "not-a-group",
            path,
            f"{_named(path)} must be a group of keys",
            _group_hint(model, path, error["input"]),
        )
    if kind == "tuple_type":
        return Finding(
            "not-a-list",
            path,
            f"{_named(path)} must be a list",
            'Put each item on a line of its own behind "- ".',
        )
    if kind == "too_short":
        least = context["min_length"]
        return Finding(
            "too-few",
            path,
            f"{_named(path)} needs at least {least} item{'s' if least > 1 else ''}",
            "Add what is missing.",
        )
    if kind == "string_pattern_mismatch":
        message = f"{_named(path)} is not written as it must be: {error['input']!r}"
        return Finding("bad-form", path, message, _form(str(context["pattern"]), str(error["input"])))
    if (
        kind == "value_error"
        and isinstance(error["input"], dict | list)
        and "a text belongs here" in error["msg"]
    ):
        return _no_text(path, error["input"], _description(model, path))
    message = str(context.get("error") or error["msg"]).removeprefix("Value error, ")
    return Finding("bad-value", path, f"{_named(path)}: {message}", _description(model, path))


def _no_text(path: Path, value: Any, description: str) -> Finding:
    """A list or a group of keys where a text belongs: often a text with a sign of YAML that stands in no quotes."""
    message, hint = f"{_named(path)}: a text belongs here, not a list or a group of keys", description
    if isinstance(value, dict) and len(value) == 1:
        key, text = next(iter(value.items()))
        if text and isinstance(text, str):
            message = f'{_named(path)}: a text belongs here; the colon behind "{_short(key)}" makes a key of what stands before it'
            hint = f'Put the whole text in quotes: "{_short(f"{key}: {text}")}"'
        elif not text:
            message = f"{_named(path)}: a text belongs here; curly brackets make a group of keys of it"
            hint = f'Put the whole text in quotes: "{{{_short(key)}}}"'
    elif isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        message = f"{_named(path)}: a text belongs here; square brackets or a dash make a list of it"
        hint = f'If they belong to the text, put it in quotes as a whole; if not, take them away: "{_short(value[0])}"'
    return Finding("bad-value", path, message, hint)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _group_hint(model: type[BaseModel], path: Path, value: Any) -> str:
    group = model_at(model, path)
    keys = (
        [field.alias or name for name, field in group.model_fields.items() if field.is_required()]
        if group
        else []
    )
    if not isinstance(value, str) or not keys:
        return 'Write "key: value" lines, indented under it.'
    more = f", and under it {', '.join(keys[1:])}" if keys[1:] else ""
    return f'Write "{keys[0]}: …"{more}, each on a line of its own, indented under it.'


def _path(loc: tuple[Any, ...], data: Any) -> Path:
    """The way through the file's own values; pydantic adds steps of its own, such as "[key]"."""
    path: list[str | int] = []
    here = data
    for step in loc:
        if (isinstance(here, dict) and step in here) or (
            isinstance(here, list) and isinstance(step, int) and step < len(here)
        ):
            here = here[step]
        elif step != loc[-1] or step == "[key]":
            continue
        path.append(step)
    return tuple(path)


def _named(path: Path) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f'"{names[-1]}"' if names else "the file"


def _description(model: type[BaseModel], path: Path) -> str:
    while path and isinstance(path[-1], int):
        path = path[:-1]
    group = model_at(model, path[:-1]) if path else None
    for name, field in group.model_fields.items() if group else ():
        if (field.alias or name) == path[-1] and field.description:
            return field.description
    return ""


def _form(pattern: str, value: str) -> str:
    if re.match(r"https?://|www\.", value):
        return (
            "An address is no id. Write the id of the source that has this address. If there is none, add it to sources/, "
            "or propose it with its own form first."
        )
    if ":" in pattern:
        return 'Write "kind:id", both in small letters, digits and hyphens, such as "faq:how-long".'
    if pattern.startswith("^[0-9+]"):
        return "Write digits only, without spaces."
    return "Write small letters, digits and single hyphens, such as how-long."
