"""Which pages of the last build are still as they would be made, because nothing that they show has changed.

Everything that the page of a fact can show has a name and a hash here, its fingerprint:

    site                the settings, the pages of prose, and which facts there are
    cause:meal          what a fact says
    to cause:meal       which facts lead to it
    beside cause:meal   which facts stand before and behind it in the list of its kind

While a page is made, the names of what it shows are noted (`Library.read`). It is used again if the hash of
none of them has changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.content.signature import text_hash
from generator.pipeline.record import Record
from generator.render.fact_pages import BESIDE, ReusablePage
from generator.render.resolve import WHO_LEADS_TO, Library, View
from generator.schema.kinds import KINDS

SITE = "site"


@dataclass(frozen=True)
class Reusable:
    """The pages that need not be made again, by path. `fingerprints` is for the next record."""

    fingerprints: dict[str, str]
    pages: dict[str, ReusablePage]


def reusable(library: Library, last: Record, docs: Path) -> Reusable:
    """What the last build, by the same program and for the same address, made as it would be made now."""
    now = fingerprints(library)
    changed = {name for name, digest in now.items() if last.fingerprints.get(name) != digest}
    return Reusable(now, {} if SITE in changed else _unchanged_pages(last, changed, docs))


def fingerprints(library: Library) -> dict[str, str]:
    """The hash of everything that a page can show, by its name."""
    content = library.content
    shared = [document.text for (kind, _), document in content.documents.items() if kind not in KINDS]
    hashes = {SITE: text_hash("\0".join([*shared, *_keys(library.views.values())]))}
    for kind in KINDS:
        views = library.of(kind)
        names = ["", *_keys(views), ""]
        for place, view in enumerate(views):
            hashes[view.key] = text_hash(content.documents[kind, view.id].text)
            hashes[WHO_LEADS_TO + view.key] = text_hash(" ".join(_keys(view.led_from)))
            hashes[BESIDE + view.key] = f"{names[place]} {names[place + 2]}"
    return hashes


def _keys(views: Iterable[View]) -> Iterator[str]:
    """The names of some facts."""
    return (view.key for view in views)


def _unchanged_pages(last: Record, changed: Collection[str], docs: Path) -> dict[str, ReusablePage]:
    """The staged pages of facts that are as they would be made. One that somebody else has changed is not."""
    pages = {}
    for path, read in last.read.items():
        if read.isdisjoint(changed):
            text = _text(docs / path)
            if text is not None and text_hash(text) == last.staged.get(path):
                pages[path] = ReusablePage(text, read)
    return pages


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None
