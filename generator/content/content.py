"""The content of a site as one value: every fact, the site's settings, and where each came from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from generator.content.drawing import Drawing
from generator.problems.problem import Finding, Problem
from generator.schema.kinds import KINDS, Kind, kind_of
from generator.schema.kinds.cause import Cause
from generator.schema.kinds.flow import Flow
from generator.schema.kinds.medicine import Medicine
from generator.schema.kinds.term import Term
from generator.schema.kinds.treatment import Treatment
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import Fact
from generator.schema.site import Site
from generator.yaml.reader import locate
from generator.yaml.text import Position, lines_of

FactModel = TypeVar("FactModel", bound=Fact)

Key = tuple[str, str]
"""What names a fact: its kind and its id."""

PUBLISHED: Key = ("page", "published.txt")
"""What names the list of published addresses. It is plain text, as pages of prose are."""


@dataclass(frozen=True)
class Published:
    """A line of the list of published addresses: the index of the line, and since when the page has which
    words.

    `words` is a hash of the page's words, and `date` the day on which they were first published
    (year-month-day). Both are empty for a page that has no words of its own.
    """

    index: int
    address: str
    date: str
    words: str


@dataclass(frozen=True)
class Document:
    """One file of the content: how problems name it, and its text."""

    file: str
    text: str

    def problem(self, finding: Finding, position: Position | None = None) -> Problem:
        """The problem that a finding is, with its line looked up."""
        place = position or locate(self.text).find(finding.path, finding.at_key)
        lines = lines_of(self.text)
        source = lines[place.line - 1] if place.line <= len(lines) else ""
        return Problem(
            self.file,
            place.line,
            place.column,
            finding.rule,
            finding.severity,
            finding.message,
            finding.hint,
            source,
        )


@dataclass(frozen=True)
class ProsePage:
    """A hand-written page: its title, a description for search engines and its Markdown."""

    id: str
    title: str
    description: str
    body: str


@dataclass(frozen=True)
class Content:
    """Everything a site is made from. `facts` holds the facts of each kind by id, in the order of their
    ids.
    """

    folder: Path
    site: Site
    facts: dict[str, dict[str, Fact]]
    pages: dict[str, ProsePage] = field(default_factory=dict)
    documents: dict[Key, Document] = field(default_factory=dict)
    drawings: dict[str, Drawing] = field(default_factory=dict)
    look: dict[str, bytes] = field(default_factory=dict)

    def of(self, model: type[FactModel]) -> dict[str, FactModel]:
        """The facts of one kind, which its model names, by id."""
        return cast(dict[str, FactModel], self.facts[kind_of(model).id])

    def signs(self, ids: Iterable[str]) -> Iterator[WarningSign]:
        """The warning signs of some ids; an id that leads nowhere is left out."""
        signs = self.of(WarningSign)
        return (signs[name] for name in ids if name in signs)

    @property
    def main_flow(self) -> str | None:
        """The id of the flow that the site leads to: the one that site.yml names, or the first; None if there
        is none.
        """
        return self.site.main_flow or next(iter(self.of(Flow)), None)

    @cached_property
    def explained_capitals(self) -> frozenset[str]:
        """Words in capitals that the glossary explains or that a place's services are called."""
        explained: set[str] = set()
        for term in self.of(Term).values():
            for name in (term.name, term.medical_name or "", *term.also_called):
                explained |= capitals_in(name)
        for place in self.site.places:
            explained |= capitals_in(place.short)
            for service in place.terms.values():
                explained |= capitals_in(service.text)
        return frozenset(explained)

    @cached_property
    def brands(self) -> dict[str, tuple[str, ...]]:
        """The generic names of every brand that the content names as one, by the brand in small letters."""
        generics_of: dict[str, tuple[str, ...]] = {}
        for treatment in self.of(Treatment).values():
            generics = tuple(filter(None, re.split(r" \(|\)", treatment.name)))
            for brand in treatment.brands:
                generics_of[brand.lower()] = generics
        facts: list[Medicine | Cause] = [*self.of(Medicine).values(), *self.of(Cause).values()]
        for fact in facts:
            for example in fact.examples:
                named = re.fullmatch(r"([^(,]+?)(?:,[^(]*)? \(([A-Z][^)]*)\).*", example)
                if named:
                    brands = map(str.strip, named[2].lower().split(","))
                    generics_of.update(dict.fromkeys(brands, (named[1],)))
        return generics_of

    def all(self) -> Iterator[tuple[Kind, str, Fact]]:
        """Every fact with its kind and id, kind by kind."""
        for kind_id, facts in self.facts.items():
            for fact_id, fact in facts.items():
                yield KINDS[kind_id], fact_id, fact

    def published(self) -> Iterator[Published]:
        """Every line of the list of published addresses. Lines that begin with # are notes."""
        document = self.documents.get(PUBLISHED)
        for index, line in enumerate(document.text.splitlines() if document else ()):
            if line.strip() and not line.startswith("#"):
                address, date, words = (*line.split(), "", "")[:3]
                yield Published(index, address, date, words)

    def get(self, kind: str, fact_id: str) -> Fact | None:
        """A fact, or None if there is none of that kind and id."""
        return self.facts.get(kind, {}).get(fact_id)

    def knows(self, kind: str, fact_id: str) -> bool:
        """Whether a reference leads somewhere, pages of prose included."""
        return fact_id in self.pages if kind == "page" else self.get(kind, fact_id) is not None

    def ids(self, kind: str) -> list[str]:
        """Every id of a kind, pages of prose included."""
        return list(self.pages) if kind == "page" else list(self.facts.get(kind, {}))


def former_keys(kind: str, fact: Fact) -> Iterator[Key]:
    """The kind and id of each fact that one fact was before, or that it took in."""
    for former in fact.former_ids:
        former_kind, _, name = former.rpartition(":")
        yield former_kind or kind, name


def capitals_in(text: str) -> set[str]:
    """The words of a text that are written in capitals, such as MRI."""
    return set(re.findall(r"[A-Z0-9]{2,}", text))
