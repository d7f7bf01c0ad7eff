"""Open data: every fact as JSON with its version, hash and schema, an index of them all, and a feed of
changes.

Addresses under /api/v1/ stay as they are: fields may be added within version 1, but none is renamed, removed
or given another meaning; that would be version 2, beside version 1.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from pydantic_core import to_json

from generator.content.addresses import DATA_ROOT, data_path
from generator.content.content import Content
from generator.render.resolve import Library, View
from generator.schema.json_schema import schemas
from generator.schema.kinds.change import Change
from generator.schema.parts import Fact

VERSION = "v1"


def open_data(content: Content, address: str) -> dict[str, str]:
    """Every file of open data by its path under build/docs.

    `address` is the site's own, with a slash at its end.
    """
    library = Library(content)
    files = {f"{DATA_ROOT}/schemas/{name}": text for name, text in schemas().items()}
    entries = []
    for view in library.views.values():
        record = _record(view, address + view.address, content.site.licence_address)
        path = data_path(view.kind, view.id)
        files[path] = _text(record)
        entry = {key: record[key] for key in ("id", "kind", "name", "page", "hash")}
        entries.append(entry | {"data": address + path})
    index = {"version": VERSION, "licence": content.site.licence_address, "site": address, "facts": entries}
    files[f"{DATA_ROOT}/index.json"] = _text(index)
    return files | {"feed.xml": feed(content, library, address)} | _calendar(content, library, address)


def fact_hash(fact: Fact) -> str:
    """A hash of what a fact says, whatever the order of its keys; reviews and authors do not count."""
    statements = fact.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"review", "authors", "exceptions"}
    )
    return hashlib.sha256(json.dumps(statements, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def feed(content: Content, library: Library, address: str) -> str:
    """An Atom feed of what changed for readers, the newest first. Dates come from the content."""
    changes = sorted(content.of(Change).items(), key=lambda change: (change[1].date, change[0]), reverse=True)
    updated = changes[0][1].date.isoformat() if changes else "2000-01-01"
    entries = "".join(_feed_entry(library, address, name, change) for name, change in changes)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{escape(content.site.title)}: changes</title><id>{escape(address)}feed.xml</id>"
        f'<link rel="self" href={quoteattr(address + "feed.xml")}/><updated>{updated}T00:00:00Z</updated>'
        f"<author><name>{escape(content.site.publisher)}</name></author>\n{entries}</feed>\n"
    )


def _feed_entry(library: Library, address: str, name: str, change: Change) -> str:
    page = f"{address}changes/index.html#{name}"
    return (
        f"<entry><title>{escape(library.plain(change.name))}</title><id>{escape(page)}</id>"
        f"<link href={quoteattr(page)}/><updated>{change.date.isoformat()}T00:00:00Z</updated>"
        f"<summary>{escape(library.plain(change.text))}</summary></entry>\n"
    )


def _calendar(content: Content, library: Library, address: str) -> dict[str, str]:
    """A calendar of the reviews that are due, for those who have signed; none as long as nobody has."""
    due = [(review.due, view) for view in library.views.values() if (review := view.review)]
    if not due:
        return {}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//{_ics(content.site.publisher)}//reviews//EN"]
    for date, view in sorted(due, key=lambda event: (event[0], event[1].key)):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{view.kind.id}-{view.id}@{content.site.default_place}.review",
            f"DTSTAMP:{date:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{date:%Y%m%d}",
            f"SUMMARY:Review due: {_ics(view.name)}",
            f"URL:{address}{view.address}",
            "END:VEVENT",
        ]
    return {"reviews.ics": "\r\n".join([*lines, "END:VCALENDAR", ""])}


def _ics(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", " ")


def _record(view: View, page: str, licence: str) -> dict[str, Any]:
    fact, review = view.model, view.review
    data = fact.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude=None if review else {"review"}
    )
    if view.answer:
        # Version 1 had a summary before there were answers, and keeps it.
        data["summary"] = data["answer"]["serious"]
    return {
        "version": VERSION,
        "kind": view.kind.id,
        "id": view.id,
        "name": fact.name,
        "page": page,
        "schema": f"../schemas/{view.kind.id}.json",
        "hash": fact_hash(fact),
        "reviewed": review is not None,
        "review_due": review.due if review else None,
        "licence": licence,
        "fact": data,
    }


def _text(value: Any) -> str:
    return to_json(value, indent=1).decode() + "\n"
