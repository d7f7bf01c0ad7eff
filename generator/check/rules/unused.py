"""Rules about facts that nothing uses, and names that two facts share."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.rule import Fault, content_rule
from generator.content.content import Content, Key
from generator.schema.inline import Link, segments
from generator.schema.walk import references, texts

WRITTEN_FIRST = ("unused",)
"""Rules that whoever writes a source or a sign before the page that names it cannot keep yet. A build still stops."""

_MUST_BE_USED = ("source", "number", "warning-sign")


@content_rule("unused", why="What nothing uses is seen by nobody, and grows old unnoticed.")
def unused_fact(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """A source, a figure and a warning sign are used by something."""
    if broken:
        return
    used = {(kind, name) for _, _, fact in content.all() for _, kind, name in references(fact)}
    used |= {(kind, name) for _, kind, name in references(content.site)}
    for fact in (content.site, *(fact for _, _, fact in content.all())):
        for _, text in texts(fact):
            if "](" in text:
                used |= {
                    tuple(part.target.split(":", 1))
                    for part in segments(text)
                    if isinstance(part, Link) and ":" in part.target
                }  # type: ignore[misc]
    for kind in _MUST_BE_USED:
        for name in content.facts[kind]:
            if (kind, name) not in used:
                yield (
                    (kind, name),
                    Fault(
                        (),
                        f'nothing uses the {kind} "{name}"',
                        "Name it where it belongs, or delete the file.",
                    ),
                )


@content_rule(
    "duplicate-name", why="Two entries of one name in a list or a search leave the reader to guess."
)
def duplicate_name(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """Two facts of one kind do not share a name; sources may, because publishers choose their titles."""
    for kind, facts in content.facts.items():
        if kind == "source":
            continue
        first: dict[str, str] = {}
        for name, fact in facts.items():
            other = first.setdefault(fact.name.casefold(), name)
            if other != name:
                yield (
                    (kind, name),
                    Fault(("name",), f'"{other}" has the same name', "Join the two, or say how they differ."),
                )
