"""JSON Schema for editors, derived from the models, so that nothing is typed twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from generator.schema.kinds import KINDS
from generator.schema.site import Site


@cache
def schemas() -> Mapping[str, str]:
    """The text of every schema by its file name. A preview asks for them after each save."""
    by_file = {f"{kind.id}.json": kind.model.model_json_schema(by_alias=True) for kind in KINDS.values()}
    by_file["site.json"] = Site.model_json_schema(by_alias=True)
    texts = {}
    for name, schema in by_file.items():
        texts[name] = json.dumps(_closed(schema), indent=1, sort_keys=True) + "\n"
    return MappingProxyType(texts)


def _closed(schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | schema
