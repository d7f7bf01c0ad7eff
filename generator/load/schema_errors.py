"""Turns what pydantic says of a file into findings in an author's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from generator.problems.problem import FieldPath, Finding, did_you_mean
from generator.schema.shape import fields_of, keys_of
from generator.schema.walk import model_at

_COMMA = (
    'Inside { } a comma begins a new key. Put the whole text that this belongs to in quotes: {text: "one, '
    'two"}.'
)
_GROUP_ERRORS = {"model_type", "model_attributes_type", "dict_type", "dict_attributes_type"}


def findings_of(error: ValidationError, model: type[BaseModel], data: Any) -> Iterator[Finding]:
    """One finding for each thing that the schema refuses, in the order of the fields."""
    for refusal in error.errors(include_url=False):
        yield _finding(refusal, model, data)


def _finding(error: Any, model: type[BaseModel], data: Any) -> Finding:
    path = _path(error["loc"], data)
    kind: str = error["type"]
    context: dict[str, Any] = error.get("ctx", {})
    if kind == "missing":
        hint = f"Add it. {_description(model, path)}".strip()
        return Finding("missing-key", path[:-1], f'the key "{_name(path)}" is missing', hint, at_key=True)
    if kind == "extra_forbidden":
        return _unknown_key(path, model, error["input"])
    if kind == "literal_error":
        return _not_a_choice(path, str(context["expected"]), str(error["input"]))
    if kind in _GROUP_ERRORS:
        hint = _group_hint(model, path, error["input"])
        return Finding("not-a-group", path, f"{_named(path)} must be a group of keys", hint)
    if kind == "tuple_type":
        hint = 'Put each item on a line of its own behind "- ".'
        return Finding("not-a-list", path, f"{_named(path)} must be a list", hint)
    if kind == "too_short":
        least = context["min_length"]
        message = f"{_named(path)} needs at least {least} item{'s' if least > 1 else ''}"
        return Finding("too-few", path, message, "Add what is missing.")
    if kind == "string_pattern_mismatch":
        message = f"{_named(path)} is not written as it must be: {error['input']!r}"
        return Finding("bad-form", path, message, _form(str(context["pattern"]), str(error["input"])))
    if isinstance(error["input"], dict | list) and "a text belongs here" in error["msg"]:
        return _no_text(path, error["input"], _description(model, path))
    message = str(context.get("error") or error["msg"]).removeprefix("Value error, ")
    return Finding("bad-value", path, f"{_named(path)}: {message}", _description(model, path))


def _name(path: FieldPath) -> str:
    return str(path[-1]) if path else "the file"


def _unknown_key(path: FieldPath, model: type[BaseModel], value: Any) -> Finding:
    group = model_at(model, path[:-1])
    known = keys_of(group) if group else []
    hint = did_you_mean(_name(path), known) or f"Known keys: {', '.join(known)}."
    if " " in _name(path) and not value:
        hint = _COMMA
    return Finding("unknown-key", path, f'"{_name(path)}" is no key that is known here', hint, at_key=True)


def _not_a_choice(path: FieldPath, expected: str, value: str) -> Finding:
    choices = expected.replace("'", '"')
    guess = did_you_mean(value, choices.replace('"', "").replace(" or ", ", ").split(", "))
    message = f'"{_name(path)}" must be {choices}'
    return Finding("not-a-choice", path, message, guess or "Type one of these words.")


def _no_text(path: FieldPath, value: Any, description: str) -> Finding:
    """A list or a group of keys where a text belongs: often a text with a sign of YAML that stands in no
    quotes.
    """
    message, hint = f"{_named(path)}: a text belongs here, not a list or a group of keys", description
    if isinstance(value, dict) and len(value) == 1:
        key, text = next(iter(value.items()))
        if text and isinstance(text, str):
            message = (
                f'{_named(path)}: a text belongs here; the colon behind "{_short(key)}" makes a key of what '
                "stands before it"
            )
            hint = f'Put the whole text in quotes: "{_short(f"{key}: {text}")}"'
        elif not text:
            message = f"{_named(path)}: a text belongs here; curly brackets make a group of keys of it"
            hint = f'Put the whole text in quotes: "{{{_short(key)}}}"'
    elif isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        message = f"{_named(path)}: a text belongs here; square brackets or a dash make a list of it"
        hint = (
            "If they belong to the text, put it in quotes as a whole; if not, take them away: "
            f'"{_short(value[0])}"'
        )
    return Finding("bad-value", path, message, hint)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def _group_hint(model: type[BaseModel], path: FieldPath, value: Any) -> str:
    group = model_at(model, path)
    keys = [field.key for field in fields_of(group) if field.required] if group else []
    if not isinstance(value, str) or not keys:
        return 'Write "key: value" lines, indented under it.'
    more = f", and under it {', '.join(keys[1:])}" if keys[1:] else ""
    return f'Write "{keys[0]}: …"{more}, each on a line of its own, indented under it.'


def _path(loc: tuple[Any, ...], data: Any) -> FieldPath:
    """The way through the file's own values; pydantic adds steps of its own, such as "[key]"."""
    path: list[str | int] = []
    value = data
    for step in loc:
        if (isinstance(value, dict) and step in value) or (
            isinstance(value, list) and isinstance(step, int) and step < len(value)
        ):
            value = value[step]
        elif step != loc[-1] or step == "[key]":
            continue
        path.append(step)
    return tuple(path)


def _named(path: FieldPath) -> str:
    names = [str(step) for step in path if isinstance(step, str)]
    return f'"{names[-1]}"' if names else "the file"


def _description(model: type[BaseModel], path: FieldPath) -> str:
    while path and isinstance(path[-1], int):
        path = path[:-1]
    group = model_at(model, path[:-1]) if path else None
    for field in fields_of(group) if group else ():
        if field.key == path[-1]:
            return field.description
    return ""


def _form(pattern: str, value: str) -> str:
    if re.match(r"https?://|www\.", value):
        return (
            "An address is no id. Write the id of the source that has this address. If there is none, add it "
            "to sources/, "
            "or propose it with its own form first."
        )
    if ":" in pattern:
        return 'Write "kind:id", both in small letters, digits and hyphens, such as "faq:how-long".'
    if pattern.startswith("^[0-9+]"):
        return "Write digits only, without spaces."
    return "Write small letters, digits and single hyphens, such as how-long."
