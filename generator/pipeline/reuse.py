"""What of the last build is still as it would be made, because nothing that it was made from has changed.

Everything that the page of a fact can show, and that a rule can look at, has a name and a hash here:

    site                the settings, the pages of prose, and which facts there are
    words               what the rules about words gather from all facts
    cause:meal          what a fact says
    to cause:meal       which facts lead to it
    beside cause:meal   which facts stand before and behind it in the list of its kind

While a page is made, the names of what it shows are noted (`Library.read`). It is used again if the hash of none of them
has changed. So is the word of the rules that a fact has no fault: they look at it, at the facts that it names, and at "words".
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.check.rules.words import gathered
from generator.content.content import Content, Key
from generator.content.signature import text_hash
from generator.pipeline.record import Record
from generator.problems.problem import Problem
from generator.render.fact_pages import BESIDE, Kept
from generator.render.resolve import WHO_LEADS_TO, Library
from generator.schema.kinds import KINDS
from generator.schema.walk import references

SITE, WORDS = "site", "words"


def parts(library: Library) -> dict[str, str]:
    """The hash of everything that a page or a rule can look at, by its name."""
    content = library.content
    shared = [document.text for (kind, _), document in content.documents.items() if kind in ("site", "page")]
    found = {
        SITE: text_hash("\0".join([*shared, *(view.key for view in library.views.values())])),
        WORDS: text_hash(gathered(content)),
    }
    for kind in KINDS:
        views = library.of(kind)
        names = ["", *(view.key for view in views), ""]
        for place, view in enumerate(views):
            found[view.key] = text_hash(content.documents[kind, view.id].text)
            found[WHO_LEADS_TO + view.key] = text_hash(" ".join(each.key for each in view.led_from))
            found[BESIDE + view.key] = f"{names[place]} {names[place + 2]}"
    return found


@dataclass(frozen=True)
class Known:
    """What need not be made or looked at again. `parts` is for the next record."""

    parts: dict[str, str]
    sound: frozenset[Key]
    pages: dict[str, Kept]


def known(library: Library, last: Record, docs: Path, today: datetime.date) -> Known:
    """What the last build, by the same program and for the same address, knows of the content as it is now."""
    now = parts(library)
    changed = {name for name, digest in now.items() if last.parts.get(name) != digest}
    sound = (
        _sound(library.content, last, changed)
        if last.checked == today.isoformat() and not {SITE, WORDS} & changed
        else frozenset()
    )
    return Known(now, sound, {} if SITE in changed else _pages(last, changed, docs))


def _sound(content: Content, last: Record, changed: set[str]) -> frozenset[Key]:
    """The facts in which the rules found nothing, and would find nothing now."""
    found = []
    for kind, name, fact in content.all():
        own = f"{kind.id}:{name}"
        if (
            own in last.sound
            and not {own, *(f"{each}:{other}" for _, each, other in references(fact))} & changed
        ):
            found.append((kind.id, name))
    return frozenset(found)


def _pages(last: Record, changed: set[str], docs: Path) -> dict[str, Kept]:
    """The staged pages of facts that are as they would be made, by path. One that somebody else has changed is not."""
    found = {}
    for path, read in last.read.items():
        if read.isdisjoint(changed):
            text = _text(docs / path)
            if text is not None and text_hash(text) == last.staged.get(path):
                found[path] = Kept(text, read)
    return found


def _text(path: Path) -> str | None:
    try:
        return path.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return None


def without_fault(content: Content, problems: Iterable[Problem]) -> frozenset[str]:
    """The facts that the rules have nothing to say of, not even something that their authors have excepted."""
    files = {problem.file for problem in problems}
    return frozenset(
        f"{kind.id}:{name}"
        for kind, name, fact in content.all()
        if not fact.exceptions and content.documents[kind.id, name].file not in files
    )
