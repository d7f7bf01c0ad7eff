"""Turns what pydantic says of a file into findings in an author's words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.problems.problem import FieldPath, Finding, did_you_mean, nearest
from generator.schema.shape import fields_of, keys_of
from generator.schema.walk import model_at

_COMMA = (
    'Inside { } a comma begins a new key. Put the whole text that this belongs to in quotes: {text: "one, '
    'two"}.'
)


@dataclass(frozen=True)
class _Refusal:
    """What pydantic refused: the kind of mistake, where in the file, which value, and why."""

    kind: str
    path: FieldPath
    value: Any
    context: dict[str, Any]
    message: str


def findings_of(error: ValidationError, model: type[BaseModel], data: Any) -> Iterator[Finding]:
    """One finding for each thing that the schema refuses, in the order of the fields."""
    refusals = [_refusal(details, data) for details in error.errors(include_url=False)]
    misspelt = {_meant(refusal.path, model) for refusal in refusals if refusal.kind == "extra_forbidden"}
    for refusal in refusals:
        # A key that stands there misspelt is not missing: one mistake has one message.
        if not (refusal.kind == "missing" and refusal.path in misspelt):
            yield _DESCRIBE.get(refusal.kind, _bad_value)(refusal, model)


def _refusal(details: ErrorDetails, data: Any) -> _Refusal:
    path = _path(details["loc"], data)
    return _Refusal(details["type"], path, details["input"], details.get("ctx", {}), details["msg"])


def _meant(path: FieldPath, model: type[BaseModel]) -> FieldPath:
    """The path of the known key that is nearest to an unknown one; of the unknown one if none is near."""
    group = model_at(model, path[:-1])
    return (*path[:-1], nearest(_name(path), keys_of(group) if group else []) or path[-1])


def _name(path: FieldPath) -> str:
    return str(path[-1]) if path else "the file"


def _missing_key(refusal: _Refusal, model: type[BaseModel]) -> Finding:
    path = refusal.path
    hint = f"Add it. {_description(model, path)}".strip()
    return Finding("missing-key", path[:-1], f'the key "{_name(path)}" is missing', hint, at_key=True)


def _not_a_group(refusal: _Refusal, model: type[BaseModel]) -> Finding:
    hint = _group_hint(model, refusal.path, refusal.value)
    return Finding("not-a-group", refusal.path, f"{_named(refusal.path)} must be a group of keys", hint)


def _not_a_list(refusal: _Refusal, model: type[BaseModel]) -> Finding:
    hint = 'Put each item on a line of its own behind "- ".'
    return Finding("not-a-list", refusal.path, f"{_named(refusal.path)} must be a list", hint)


def _too_few(refusal: _Refusal, model: type[BaseModel]) -> Finding:
    least = refusal.context["min_length"]
    message = f"{_named(refusal.path)} needs at least {least} item{'s' if least > 1 else ''}"
    return Finding("too-few", refusal.path, message, "Add what is missing.")


def _bad_form(refusal: _Refusal, model: type[BaseModel]) -> Finding:
    message = f"{_named(refusal.path)} is not written as it must be: {refusal.value!r}"
    hint = _form(str(refusal.context["pattern"]), str(refusal.value))
    return Finding("bad-form", refusal.path, message, hint)


def _bad_value(refusal: _Refusal, model: type[BaseModel]) -> Finding:
    description = _description(model, refusal.path)
    if isinstance(refusal.value, dict | list) and "a text belongs here" in refusal.message:
        return _no_text(refusal.path, refusal.value, description)
    message = str(refusal.context.get("error") or refusal.message).removeprefix("Value error, ")
    return Finding("bad-value", refusal.path, f"{_named(refusal.path)}: {message}", description)


def _unknown_key(refusal: _Refusal, model: type[BaseModel]) -> Finding:
    path, value = refusal.path, refusal.value
    group = model_at(model, path[:-1])
    known = keys_of(group) if group else []
    hint = did_you_mean(_name(path), known) or f"Known keys: {', '.join(known)}."
    if " " in _name(path) and not value:
        hint = _COMMA
    return Finding("unknown-key", path, f'"{_name(path)}" is not a known key here', hint, at_key=True)


def _not_a_choice(refusal: _Refusal, model: type[BaseModel]) -> Finding:
    choices = str(refusal.context["expected"]).replace("'", '"')
    guess = did_you_mean(str(refusal.value), choices.replace('"', "").replace(" or ", ", ").split(", "))
    message = f'"{_name(refusal.path)}" must be {choices}'
    return Finding("not-a-choice", refusal.path, message, guess or "Type one of these words.")


_DESCRIBE: dict[str, Callable[[_Refusal, type[BaseModel]], Finding]] = {
    "missing": _missing_key,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_a_choice,
    "model_type": _not_a_group,
    "model_attributes_type": _not_a_group,
    "dict_type": _not_a_group,
    "dict_attributes_type": _not_a_group,
    "tuple_type": _not_a_list,
    "too_short": _too_few,
    "string_pattern_mismatch": _bad_form,
}
"""What to tell an author, by pydantic's name for the mistake; for the others `_bad_value`."""


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
            "An address is not an id. Write the id of the source that has this address. If there is none, "
            "add "
            "it to sources/, or propose it with its own form first."
        )
    if ":" in pattern:
        return 'Write "kind:id", both in small letters, digits and hyphens, such as "faq:how-long".'
    if pattern.startswith("^[0-9+]"):
        return "Write digits only, without spaces."
    return "Write small letters, digits and single hyphens, such as how-long."
