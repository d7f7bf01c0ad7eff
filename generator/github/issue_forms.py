"""GitHub issue forms, one for each kind of fact, so that a clinician can propose a fact with a browser alone.

Derived from the schema. What is typed into a form is data: nothing runs it. `issue_answer` makes a file of it
when a maintainer asks for that.
"""

from __future__ import annotations

from typing import Any

from generator.author.guide import FieldEntry, field_guide
from generator.schema.kinds import KINDS, Kind
from generator.schema.parts import Answer, Claim
from generator.schema.shape import Choice, Group, ListOf, MapOf, Shape
from generator.schema.summary import summary_of
from generator.schema.types import ReaderText
from generator.yaml.writer import write

KIND_LABEL = "Kind of fact"
ID_LABEL = "Id"
MORE_LABEL = "Anything else"

_CLAIM = Group(Claim)
_ANSWER = Group(Answer)
"""It is typed as three claims, one a line."""

_NOT_ASKED = {"review", "exceptions", "former_ids", "misspellings", "authors", "icon_array"}

_PRIVATE = (
    "Everything you write here is public. Please write nothing about your own health or about a patient."
)
_CLAIM_FORM = "the words | ids or addresses of the sources | how sure (high, moderate, low, very-low)."


def issue_forms() -> dict[str, str]:
    """The text of every form by its file name, and the settings of the page where one is chosen."""
    forms = {f"{kind.id}.yml": _form(kind) for kind in KINDS.values() if kind.has_form}
    forms["mistake.yml"] = _mistake()
    forms["config.yml"] = _text({"blank_issues_enabled": True})
    return forms


def asked(kind: Kind) -> tuple[FieldEntry, ...]:
    """The fields that the form of a kind asks for, the required ones first."""
    fields = next(group.fields for group in field_guide() if group.id == kind.id)
    return tuple(
        field for field in fields if field.key not in _NOT_ASKED and (field.required or _is_text(field.shape))
    )


def label_of(key: str) -> str:
    """What a form calls the field of a key, such as "Also called" for also_called."""
    return key.replace("_", " ").capitalize()


def _form(kind: Kind) -> str:
    label = kind.label.lower()
    about = summary_of(kind.model)
    body = [
        _words(
            f"{_PRIVATE}\n\n{about} A maintainer makes a file of what you write, and asks if something is "
            "missing."
        ),
        _dropdown("kind", KIND_LABEL, "Leave it as it is.", [kind.id], True, default=0),
        *map(_question, asked(kind)),
        _area(
            "id",
            ID_LABEL,
            "The name of its file: small letters, digits and hyphens. Left empty, it is made from the name.",
            False,
        ),
        _area(
            "more",
            MORE_LABEL,
            "Links to sources that the site does not have yet, who wrote this, what you are unsure of.",
            False,
        ),
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
        _words(
            f"{_PRIVATE}\n\nA mistake that could harm a reader comes before everything else: say so in the "
            "first line."
        ),
        _area("page", "Which page?", "Its address.", True),
        _area("says", "What does it say?", "Copy the sentence.", True),
        _area("should", "What should it say?", "In short sentences.", True),
        _area(
            "source",
            "Which source says so?",
            "Its address, and how you read it: the whole text, only the summary, or a copy.",
            True,
        ),
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


def _is_text(shape: Shape) -> bool:
    return shape in (ReaderText(), ListOf(ReaderText()), ListOf(_CLAIM), _ANSWER)


def is_readable(shape: Shape) -> bool:
    """Whether an answer can be put into the file. Groups of keys other than claims are for a person to
    read.
    """
    match shape:
        case Group():
            return shape in (_CLAIM, _ANSWER)
        case ListOf(inner):
            return inner == _CLAIM or not isinstance(inner, Group)
        case MapOf(inner):
            return not isinstance(inner, Group)
        case _:
            return True


def _question(field: FieldEntry) -> dict[str, Any]:
    label = label_of(field.key)
    if isinstance(field.shape, Choice):
        return _dropdown(field.key, label, field.description, list(field.shape.options), field.required)
    return _area(field.key, label, f"{field.description} {_hint(field.shape)}".strip(), field.required)


def _hint(shape: Shape) -> str:
    """How an answer is to be written so that `issue_answer` understands it."""
    if shape == _ANSWER:
        return (
            "Three lines, in this order: is it serious, what to do now, when to get help. "
            f"Each: {_CLAIM_FORM}"
        )
    if shape == _CLAIM:
        return f"One statement: {_CLAIM_FORM}"
    if shape == ListOf(_CLAIM):
        return f"One statement a line: {_CLAIM_FORM}"
    if not is_readable(shape):
        return "Write it as you like: a maintainer puts it into the file."
    return "One a line." if isinstance(shape, ListOf) else ""


def _dropdown(
    name: str, label: str, description: str, options: list[str], required: bool, **more: int
) -> dict[str, Any]:
    attributes = {"label": label, "description": description, "options": options, **more}
    return {"type": "dropdown", "id": name, "attributes": attributes, "validations": {"required": required}}


def _area(name: str, label: str, description: str, required: bool) -> dict[str, Any]:
    attributes = {"label": label, "description": description}
    return {"type": "textarea", "id": name, "attributes": attributes, "validations": {"required": required}}


def _words(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _text(value: Any) -> str:
    head = "# Made from the schema by: python -m generator schema --forms .github/ISSUE_TEMPLATE\n"
    return head + write(value, width=120)
