"""Rules about what a claim may rest on."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.rule import Checked, Violation, fact_rule
from generator.problems.problem import FieldPath
from generator.schema.kinds.comparison import Row
from generator.schema.kinds.number import Number
from generator.schema.kinds.source import Source
from generator.schema.kinds.treatment import Treatment
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import Claim, Fact
from generator.schema.walk import parts

_NOT_READ = {"secondary", "not_seen"}
_HONEST = (
    "House rule, in the sense of the PIF TICK criteria (https://pifonline.org.uk/pif-tick/): reliable, "
    "up-to-date evidence."
)
_DISCERN = (
    "DISCERN (https://www.ndph.ox.ac.uk/research/research-groups/applied-health-research-unit-ahru/"
    "discern/quick-reference-guide): "
    "make it clear that there may be more than one possible treatment choice."
)


@fact_rule("source-not-seen", why="Nobody can answer for what nobody has read.", source=_HONEST)
def source_not_seen(checked: Checked) -> Iterator[Violation]:
    """Nothing rests on a source that nobody has read."""
    for path, source in _sources(checked):
        if source.how_seen == "not_seen":
            yield Violation(
                path,
                "this source has not been read, so nothing may rest on it",
                "Read it and change its how_seen, or name another source.",
            )


@fact_rule(
    "secondary-alone",
    why="What one text says of another is easily wrong, and figures and warnings are acted on.",
    source=_HONEST,
)
def secondary_alone(checked: Checked) -> Iterator[Violation]:
    """A source known only from another text never carries a figure or a warning alone; nor does a search that
    found nothing.
    """
    if not isinstance(checked.fact, Number | WarningSign):
        return
    seen: dict[FieldPath, list[Source]] = {}
    for path, source in _sources(checked):
        seen.setdefault(path[:-1], []).append(source)
    unread = {path[:-1] for path in checked.broken_references}
    for path, sources in seen.items():
        if path not in unread and not any(map(_was_read, sources)):
            yield Violation(
                path,
                "a figure or warning rests only on what another text reports, or on finding nothing",
                "Add a source that was read directly, as an abstract or as a copy.",
            )


@fact_rule("high-unread", why='Readers see "strong evidence", and act on it.', source=_HONEST)
def high_unread(checked: Checked) -> Iterator[Violation]:
    """Certainty is high only where a source that was read at its own address, and is no news report, bears
    the claim.
    """
    unread = {path[:-2] for path in checked.broken_references}
    for path, claim in parts(checked.fact, Claim | Row | Number | WarningSign):  # type: ignore[arg-type]
        if claim.certainty != "high" or path in unread:
            continue
        if not any(_carries_high_certainty(checked.content.get("source", name)) for name in claim.sources):
            yield Violation(
                (*path, "certainty"),
                "no source of this claim was read at its own address, so its certainty is not high",
                "Name a source that was read directly and is no news report, or write moderate.",
            )


@fact_rule("empty-list", why="A page would show a heading with nothing under it.", no_exceptions=True)
def empty_list(checked: Checked) -> Iterator[Violation]:
    """A list that every fact of a kind must have is not empty."""
    for name, field in type(checked.fact).model_fields.items():
        if field.is_required() and getattr(checked.fact, name) == ():
            yield Violation(
                (field.alias or name,),
                f'"{name}" needs at least one item',
                str(field.description),
                at_key=True,
            )


@fact_rule("no-alternative", why="A reader can only choose who knows what else there is.", source=_DISCERN)
def no_alternative(checked: Checked) -> Iterator[Violation]:
    """A treatment names an alternative, or says with a source that none is known."""
    fact = checked.fact
    if isinstance(fact, Treatment) and not fact.alternatives and not fact.alternative_facts:
        yield Violation(
            (),
            "this treatment names no alternative",
            'Write alternatives, or alternative_facts: ["kind:id"].',
        )


def _was_read(source: Source) -> bool:
    return source.how_seen not in _NOT_READ and source.type != "own-search"


def _carries_high_certainty(source: Fact | None) -> bool:
    if not isinstance(source, Source) or source.how_seen != "direct":
        return False
    return source.type not in ("news", "own-search")


def _sources(checked: Checked) -> Iterator[tuple[FieldPath, Source]]:
    for path, kind, name in checked.references:
        source = checked.content.get(kind, name) if kind == "source" else None
        if isinstance(source, Source) and path[0] != "related":
            yield path, source
