"""Narrow types: every scalar arrives as text, and only what is plainly meant is taken as a number, date or
choice.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema

MAX_CHARACTERS = 2_000
"""Five times the longest text. The engine needs a time that grows with the square of a text's length."""
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _unwrap_description(schema: dict[str, Any]) -> None:
    """Joins the lines of a docstring, which break where the code needs it; paragraphs stay."""
    if "description" in schema:
        schema["description"] = re.sub(r"(?<!\n)\n(?!\n)", " ", schema["description"])


class Strict(BaseModel):
    """A group of fields: cannot be changed once read, and knows no field but its own."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=False, json_schema_extra=_unwrap_description
    )


@dataclass(frozen=True)
class Reference:
    """Marks a text as the id of a fact of one kind (or of any kind, written "kind:id")."""

    kind: str | None


@dataclass(frozen=True)
class ReaderText:
    """Marks a text that readers see, in which the inline subset is allowed."""


@dataclass(frozen=True)
class Address:
    """Marks a text as a full address that begins with https://."""


def _text(value: Any) -> Any:
    if not isinstance(value, str):
        raise ValueError("a text belongs here, not a list or a group of keys")
    text = " ".join(value.split())
    if not text:
        raise ValueError("this is empty; write something or delete the key")
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"this text has {len(text):,} characters; at most {MAX_CHARACTERS:,} are taken")
    return text


def _integer(value: Any) -> Any:
    if isinstance(value, int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}", value):
        raise ValueError("a whole number in digits belongs here, such as 42")
    return int(value)


def _decimal(value: Any) -> Any:
    if isinstance(value, float | int):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,6})?", value):
        raise ValueError("a number in digits belongs here, such as 42 or 2.1")
    return float(value)


def _boolean(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise ValueError('only "true" or "false" belongs here')
    return value == "true"


def _date(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("a date belongs here, written year-month-day, such as 2026-03-31")
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} is not a day in the calendar") from None


def _year(value: Any) -> Any:
    if isinstance(value, int):
        return str(value)
    if not isinstance(value, str) or not re.fullmatch(r"(19|20)[0-9]{2}|undated", value):
        raise ValueError('a year of four digits belongs here, or "undated" if the source gives none')
    return value


def _https(value: str) -> str:
    if not re.fullmatch(r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(:[0-9]+)?(/[^\s<>\"'`{}\\^|]*)?", value):
        raise ValueError("a full address that begins with https:// belongs here, without spaces")
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise ValueError('a colour belongs here, in quotes, such as "#0b4f6c"')
    return value.lower()


def _listed(value: Any) -> Any:
    if isinstance(value, str):
        raise ValueError('a list belongs here: one item a line, each behind "- "')
    return value


Text = Annotated[str, BeforeValidator(_text), ReaderText()]
"""Words that a reader sees. White space is folded; the inline subset is allowed (see
`generator.schema.inline`).
"""

Id = Annotated[str, BeforeValidator(_text), StringConstraints(pattern=ID_PATTERN)]
Integer = Annotated[int, BeforeValidator(_integer), WithJsonSchema({"type": "integer"})]
Decimal = Annotated[float, BeforeValidator(_decimal), WithJsonSchema({"type": "number"})]
Boolean = Annotated[bool, BeforeValidator(_boolean), WithJsonSchema({"type": "boolean"})]
Date = Annotated[datetime.date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
Year = Annotated[str, BeforeValidator(_year), WithJsonSchema({"type": ["integer", "string"]})]
Https = Annotated[str, BeforeValidator(_text), AfterValidator(_https), Address()]
Colour = Annotated[str, BeforeValidator(_text), AfterValidator(_colour)]
"""A colour as "#rrggbb", in small letters."""
AsList = BeforeValidator(_listed)
"""Gives lists a message of their own when a text stands where a list belongs."""

FormerId = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*:)?[a-z0-9]+(-[a-z0-9]+)*$"),
]
"""An id that a fact had, with its kind in front if that was another: "statin" or "medicine:statin"."""

AnyRef = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+(-[a-z0-9]+)*$"),
    Reference(None),
]
"""The id of a fact of any kind, written "kind:id", such as "faq:how-long"."""
