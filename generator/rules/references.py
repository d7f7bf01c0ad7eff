"""Rules about ids that lead from one file to another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.inline import TARGET, Link, Term, segments
from generator.problem import Finding, Path, did_you_mean
from generator.rules.rule import Checked
from generator.schema.kinds import KINDS
from generator.schema.walk import references, texts


def unknown_id(checked: Checked) -> Iterator[Finding]:
    """Every id leads to a fact that exists."""
    for path, kind, name in references(checked.fact):
        yield from _missing(checked, path, kind, name)


def bad_link(checked: Checked) -> Iterator[Finding]:
    """A link inside a text leads to a fact, a source or a page of this site."""
    for path, text in texts(checked.fact):
        for part in segments(text):
            if not isinstance(part, Link):
                continue
            if not TARGET.fullmatch(part.target):
                yield Finding(
                    "bad-link",
                    path,
                    f'the link "{part.text}" leads to "{part.target}"',
                    "Texts link to facts only: [words](kind:id). An outside address belongs into a source.",
                )
            else:
                kind, _, name = part.target.partition(":")
                yield from _missing(checked, path, kind, name)


def unknown_term(checked: Checked) -> Iterator[Finding]:
    """A word in curly brackets names a service that site.yml defines for every place."""
    terms = [term for place in checked.content.site.places for term in place.terms]
    for path, text in texts(checked.fact):
        for part in segments(text):
            if isinstance(part, Term) and part.id not in terms:
                yield Finding(
                    "unknown-term",
                    path,
                    f"{{{part.id}}} is no service of site.yml",
                    did_you_mean(part.id, terms) or f"Known services: {', '.join(sorted(set(terms)))}.",
                )


def _missing(checked: Checked, path: Path, kind: str, name: str) -> Iterator[Finding]:
    content = checked.content
    if kind != "page" and kind not in KINDS:
        yield Finding(
            "unknown-id", path, f'"{kind}" is no kind of fact', did_you_mean(kind, [*KINDS, "page"]) or f"Kinds: {', '.join(KINDS)}, page."
        )
    elif not content.knows(kind, name) and (kind, name) not in checked.broken:
        folder = "pages" if kind == "page" else KINDS[kind].folder
        hint = did_you_mean(name, content.ids(kind)) or f"Write {folder}/{name}.{'md' if kind == 'page' else 'yml'}, or take the id out."
        yield Finding("unknown-id", path, f'there is no {kind} "{name}"', hint)
