"""The settings of Pages CMS, an editor in the browser that changes files on GitHub through forms.

Derived from the schema, as the issue forms are. See https://pagescms.org/docs/configuration/
"""

from __future__ import annotations

import datetime
from typing import Any

from pydantic import BaseModel

from generator.schema.kinds import KINDS, Kind
from generator.schema.shape import Choice, FieldShape, Group, ListOf, MapOf, Scalar, Shape, fields_of
from generator.schema.types import Address, ReaderText, Reference
from generator.yaml.writer import write

_NOT_ASKED = {"review", "former_ids", "misspellings", "searched_as"}
"""Fields that a form leaves as they are: a command makes signatures, and maintainers see to the others."""
_HEAD = "# Made from the schema by: python -m generator schema --editor .pages.yml\n"
_ID = "[a-z0-9]+(-[a-z0-9]+)*"


def editor_settings() -> str:
    """The text of .pages.yml: a form for each kind of fact, and the parts that they share."""
    parts: dict[str, type[BaseModel]] = {}
    content = [_collection(kind, parts) for kind in KINDS.values() if kind.has_form]
    components: dict[str, Any] = {}
    while len(components) < len(parts):
        for name, model in list(parts.items()):
            if name not in components:
                components[name] = {"type": "object", "fields": _fields(model, parts)}
    settings = {
        "content": content,
        "components": dict(sorted(components.items())),
        # What no form asks for stays in the file.
        "settings": {"content": {"merge": True}},
    }
    return _HEAD + write(settings)


def _collection(kind: Kind, parts: dict[str, type[BaseModel]]) -> dict[str, Any]:
    return {
        "name": kind.folder,
        "label": kind.plural,
        "description": kind.intro,
        "type": "collection",
        "path": f"content/{kind.folder}",
        "format": "yaml",
        "filename": "{primary}.yml",
        "view": {"fields": ["name"], "primary": "name"},
        "fields": _fields(kind.model, parts),
    }


def _fields(model: type[BaseModel], parts: dict[str, type[BaseModel]]) -> list[dict[str, Any]]:
    made = (_field(field, parts) for field in fields_of(model) if field.key not in _NOT_ASKED)
    return [field for field in made if field]


def _field(field: FieldShape, parts: dict[str, type[BaseModel]]) -> dict[str, Any] | None:
    """The form's field; None for names that authors choose themselves, which a form cannot ask for."""
    shape, is_list = (field.shape.item, True) if isinstance(field.shape, ListOf) else (field.shape, False)
    asked = _asked(shape, parts)
    if asked is None:
        return None
    about = {
        "name": field.key,
        "label": field.key.replace("_", " ").capitalize(),
        "description": field.description,
    }
    required = {"required": True} if field.required else {}
    return about | asked | required | ({"list": True} if is_list else {})


def _asked(shape: Shape, parts: dict[str, type[BaseModel]]) -> dict[str, Any] | None:
    match shape:
        case Group(model):
            parts[model.__name__] = model
            return {"component": model.__name__}
        case Choice(options):
            return {"type": "select", "options": {"values": list(options)}}
        case Reference(kind):
            return {"type": "string", "pattern": f"^{_ID}$" if kind else f"^{_ID}:{_ID}$"}
        case Address():
            return {"type": "string", "pattern": "^https://"}
        case ReaderText():
            return {"type": "text"}
        case Scalar(scalar_type):
            return _SCALARS.get(scalar_type, {"type": "string"})
        case MapOf() | ListOf():
            return None


_SCALARS: dict[type, dict[str, Any]] = {
    int: {"type": "number"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    datetime.date: {"type": "date", "options": {"format": "yyyy-MM-dd"}},
}
