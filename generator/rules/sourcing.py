"""Rules about what a claim may rest on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problem import Finding, Path
from generator.rules.rule import Checked
from generator.schema.kinds.number import Number
from generator.schema.kinds.source import Source
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.walk import references


def source_not_seen(checked: Checked) -> Iterator[Finding]:
    """Nothing rests on a source that nobody has read."""
    for path, source in _sources(checked):
        if source.how_seen == "not_seen":
            yield Finding(
                "source-not-seen",
                path,
                "this source has not been read, so nothing may rest on it",
                "Read it and change its how_seen, or name another source.",
            )


def secondary_alone(checked: Checked) -> Iterator[Finding]:
    """A source known only from another text never carries a figure or a warning alone."""
    if not isinstance(checked.fact, Number | WarningSign):
        return
    seen: dict[Path, list[Source]] = {}
    for path, source in _sources(checked):
        seen.setdefault(path[:-1], []).append(source)
    for path, sources in seen.items():
        if all(source.how_seen in ("secondary", "not_seen") for source in sources):
            yield Finding(
                "secondary-alone",
                path,
                "a figure or warning rests only on what another text reports",
                "Add a source that was read directly, as an abstract or as a copy.",
            )


def number_makes_sense(checked: Checked) -> Iterator[Finding]:
    """A figure counts some of a whole: n is at most per, and per is not nought."""
    fact = checked.fact
    if isinstance(fact, Number) and (fact.per <= 0 or fact.n > fact.per):
        yield Finding("number-range", ("n",), f"{fact.n:g} of {fact.per:g} cannot be", "Check n and per.")


def _sources(checked: Checked) -> Iterator[tuple[Path, Source]]:
    for path, kind, name in references(checked.fact):
        source = checked.content.get(kind, name) if kind == "source" else None
        if isinstance(source, Source) and path[0] != "related":
            yield path, source
