"""The places that a new site can choose from: their services, and the sources of their emergency numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.files.paths import START_TEMPLATE
from generator.yaml.reader import read

READ_ON = "2026-11-28"
"""The day on which the sources of the places were read."""


@dataclass(frozen=True)
class KnownPlace:
    """A place as site.yml states it, and the source of its emergency number as a fact."""

    place: dict[str, Any]
    source_id: str
    source: dict[str, Any]


@cache
def known_places() -> dict[str, KnownPlace]:
    """Every place by its id."""
    listed: Any = read((START_TEMPLATE / "places.yml").read_text(encoding="utf-8"))
    return {place_id: _known(place_id, said) for place_id, said in listed.items()}


def _known(place_id: str, said: dict[str, Any]) -> KnownPlace:
    source = dict(said["source"])
    source_id = source.pop("id")
    place = {
        "id": place_id,
        "name": said["name"],
        "short": said["short"],
        "terms": said["terms"],
        "sources": [source_id],
    }
    return KnownPlace(
        place,
        source_id,
        {
            "name": source["name"],
            "publisher": source["publisher"],
            "year": "undated",
            "type": source["type"],
            "url": source["url"],
            "accessed": READ_ON,
            "how_seen": "mirror",
            "seen_at": "a stored copy of the page",
            "says": source["says"],
            "note": (
                "FILL IN: open the address and see whether the number still holds. Then write the day into "
                "accessed, make how_seen direct, and delete seen_at and this note."
            ),
        },
    )
