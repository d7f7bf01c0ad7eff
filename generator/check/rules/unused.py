"""Rules about facts that nothing uses, and names that two facts share."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.check.rules.rule import Violation, content_rule
from generator.content.content import Content, Key
from generator.schema.inline import Link, segments
from generator.schema.kinds import KINDS
from generator.schema.walk import leaves, references_among, texts_among

WRITTEN_FIRST = ("unused",)
"""Rules that whoever writes a source or a sign before the page that names it cannot keep yet. A build still
stops.
"""


@content_rule("unused", why="What nothing uses is seen by nobody, and grows old unnoticed.")
def unused_fact(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """A source, a figure and a warning sign are used by something."""
    if broken:
        return
    used = _used(content)
    for kind, name, _ in content.all():
        if kind.must_be_used and (kind.id, name) not in used:
            message = f'nothing uses the {kind.id} "{name}"'
            yield (kind.id, name), Violation((), message, "Name it where it belongs, or delete the file.")


def _used(content: Content) -> set[tuple[str, str]]:
    """The kind and id of everything that a fact or site.yml names, in a field or by a link in a text."""
    used: set[tuple[str, str]] = set()
    facts: list[BaseModel] = [content.site]
    for facts_of_kind in content.facts.values():
        facts += facts_of_kind.values()
    for fact in facts:
        marked = leaves(fact)
        for _, kind, name in references_among(marked):
            used.add((kind, name))
        for _, text in texts_among(marked):
            if "](" in text:
                used.update(_linked(text))
    return used


def _linked(text: str) -> Iterator[tuple[str, str]]:
    """The kind and id that each link of a text leads to."""
    for part in segments(text):
        if isinstance(part, Link) and ":" in part.target:
            kind, _, name = part.target.partition(":")
            yield kind, name


@content_rule(
    "duplicate-name", why="Two entries of one name in a list or a search leave the reader to guess."
)
def duplicate_name(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """Two facts of one kind do not share a name; sources may, because publishers choose their titles."""
    for kind, facts in content.facts.items():
        if not KINDS[kind].own_words:
            continue
        first: dict[str, str] = {}
        for name, fact in facts.items():
            other = first.setdefault(fact.name.casefold(), name)
            if other != name:
                yield (
                    (kind, name),
                    Violation(
                        ("name",), f'"{other}" has the same name', "Join the two, or say how they differ."
                    ),
                )
