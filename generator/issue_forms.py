"""GitHub issue forms, one for each kind of fact, so that a clinician can propose a fact with a browser alone.

Derived from the schema. What is typed into a form is data: nothing runs it, and a maintainer turns it into a file.
"""

from __future__ import annotations

from typing import Any

import yaml

from generator.author_guide import FieldOf, field_guide
from generator.schema.kinds import KINDS, Kind

_NOT_ASKED = {"review", "exceptions", "former_ids", "misspellings", "authors", "icon_array"}
_NO_FORM = {"flow", "change"}
"""Flows are too large for a form, and changes of the site are told by those who make them."""

_PRIVATE = "Everything you write here is public. Please write nothing about your own health or about a patient."
_CLAIM = "One statement a line: the words | ids or addresses of the sources | how sure (high, moderate, low, very-low)."


def issue_forms() -> dict[str, str]:
    """The text of every form by its file name, and the settings of the page where one is chosen."""
    fields = {group.id: group.fields for group in field_guide()}
    forms = {f"{kind.id}.yml": _form(kind, fields[kind.id]) for kind in KINDS.values() if kind.id not in _NO_FORM}
    forms["mistake.yml"] = _mistake()
    forms["config.yml"] = _text({"blank_issues_enabled": True})
    return forms


def _form(kind: Kind, fields: tuple[FieldOf, ...]) -> str:
    label = kind.label.lower()
    about = (kind.model.__doc__ or "").split("\n")[0]
    body = [
        _words(f"{_PRIVATE}\n\n{about} A maintainer makes a file of what you write, and asks if something is missing."),
        *(_question(field) for field in fields if field.key not in _NOT_ASKED and (field.required or _is_text(field))),
        _area("more", "Anything else", "Links to sources that the site does not have yet, who wrote this, what you are unsure of.", False),
    ]
    return _text(
        {
            "name": f"New {label}",
            "description": f"Propose a new {label}. {kind.intro}",
            "title": f"New {label}: ",
            "labels": ["fact"],
            "body": body,
        }
    )


def _mistake() -> str:
    body = [
        _words(f"{_PRIVATE}\n\nA mistake that could harm a reader comes before everything else: say so in the first line."),
        _area("page", "Which page?", "Its address.", True),
        _area("says", "What does it say?", "Copy the sentence.", True),
        _area("should", "What should it say?", "In short sentences.", True),
        _area("source", "Which source says so?", "Its address, and how you read it: the whole text, only the summary, or a copy.", True),
    ]
    return _text(
        {
            "name": "Something is wrong",
            "description": "A page says something that is wrong, out of date or hard to understand.",
            "title": "Wrong: ",
            "labels": ["mistake"],
            "body": body,
        }
    )


def _is_text(field: FieldOf) -> bool:
    return field.holds in ("a text", "a list: a text", "a list: a group of keys: claim")


def _question(field: FieldOf) -> dict[str, Any]:
    if field.holds.startswith("one of: "):
        options = field.holds.removeprefix("one of: ").split(", ")
        attributes = {"label": field.key, "description": field.description, "options": options}
        return {"type": "dropdown", "id": field.key, "attributes": attributes, "validations": {"required": field.required}}
    hint = _CLAIM if "claim" in field.holds else "One a line." if field.holds.startswith("a list") else ""
    return _area(field.key, field.key, f"{field.description} {hint}".strip(), field.required)


def _area(name: str, label: str, description: str, required: bool) -> dict[str, Any]:
    attributes = {"label": label, "description": description}
    return {"type": "textarea", "id": name, "attributes": attributes, "validations": {"required": required}}


def _words(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _text(value: Any) -> str:
    head = "# Made from the schema by: python -m generator schema --forms .github/ISSUE_TEMPLATE\n"
    return head + str(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=120))
