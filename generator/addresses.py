"""Which addresses the content has: for redirects, and for the list of those that were published."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import PUBLISHED, Content, Key
from generator.schema.kinds import KINDS, Kind

ON_INDEX = ("term", "visit-question", "change")
"""Kinds whose facts stand together on their index page, because one alone would be too thin for a page."""

_NOTE = """\
# Addresses that have been published. Readers, search engines and other sites may lead to them, so none may be lost:
# if a file gets a new name, write its old one under former_ids. Added to by: python -m generator publish
"""


def page_address(kind: Kind, name: str) -> str:
    """The address of a fact, from the site's root; of one that stands on an index page, with its part of that page."""
    return f"{kind.address}/index.html#{name}" if kind.id in ON_INDEX else f"{kind.address}/{name}.html"


def addresses(content: Content) -> set[str]:
    """The address of every page that is there because of the content."""
    found = {f"{name}.html" for name in content.pages}
    found |= {f"{kind.address}/index.html" for kind in KINDS.values() if content.facts[kind.id]}
    return found | {page_address(kind, name) for kind, name, _ in content.all() if kind.id not in ON_INDEX}


def former_addresses(content: Content) -> Iterator[tuple[str, Key]]:
    """Every address from which a redirect leads to a fact, with that fact."""
    for kind, name, fact in content.all():
        for former in fact.former_ids if kind.id not in ON_INDEX else ():
            yield page_address(kind, former), (kind.id, name)


def published_text(content: Content) -> str:
    """The list of published addresses with those that are there now added, sorted; notes of people stay at its top."""
    document = content.documents.get(PUBLISHED)
    notes = [line for line in document.text.splitlines() if line.startswith("#")] if document else _NOTE.splitlines()
    listed = {address for _, address in content.published()}
    return "\n".join([*notes, *sorted(listed | addresses(content))]) + "\n"
