"""What a rule is, and what it is given to look at."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from pydantic import BaseModel

from generator.check.page_words import PageWords, page_words
from generator.check.readability import sentences_of
from generator.content.content import Content, Key
from generator.problems.problem import MAX_PROBLEMS, FieldPath, Finding, Severity
from generator.schema.inline import plain_text
from generator.schema.kinds import KINDS
from generator.schema.parts import Fact
from generator.schema.summary import summary_of
from generator.schema.walk import Leaf, leaves, references_among, texts_among

FILL_IN = "FILL IN"
"""The mark that stands where an author's words are wanted. A text with one is not judged as words yet."""
_NOT_PROSE = ("also_called", "misspellings", "licence", "exceptions", "review", "authors", "cases")


@dataclass(frozen=True)
class Passage:
    """A text that readers see: its path, the text as it was written, and the same without markup."""

    path: FieldPath
    text: str

    @property
    def is_title(self) -> bool:
        """Whether it names something, rather than saying something."""
        return self.path[-1] in ("name", "medical_name")

    @cached_property
    def plain(self) -> str:
        """The words alone."""
        return plain_text(self.text, {}) if any(mark in self.text for mark in "*[{") else self.text

    @cached_property
    def sentences(self) -> list[str]:
        """The sentences of the words alone."""
        return sentences_of(self.plain)


@dataclass(frozen=True)
class Checked:
    """One fact under check (or site.yml, whose kind is "site"), with the content around it.

    `broken` holds the facts that could not be read: a reference to one of them is not a mistake of this file.
    `today` is the day on which reviews are due or not.
    """

    kind: str
    id: str
    fact: BaseModel
    content: Content
    broken: frozenset[Key]
    today: datetime.date = field(default_factory=datetime.date.today)

    @property
    def key(self) -> Key:
        """What names the fact."""
        return self.kind, self.id

    @cached_property
    def page_words(self) -> PageWords | None:
        """The words that a reader sees when the fact's page opens; None where they are not counted."""
        kind = KINDS.get(self.kind)
        if kind is None or kind.most_words is None or not isinstance(self.fact, Fact):
            return None
        return page_words(self.kind, self.fact, self.content)

    @cached_property
    def leaves(self) -> list[Leaf]:
        """Every text and every reference of the fact, with its path."""
        return leaves(self.fact)

    @cached_property
    def texts(self) -> tuple[tuple[FieldPath, str], ...]:
        """Every text of the fact, names and publishers' words included, with its path."""
        return tuple(texts_among(self.leaves))

    @cached_property
    def references(self) -> tuple[tuple[FieldPath, str, str], ...]:
        """Every reference of the fact as (path, kind, id)."""
        return tuple(references_among(self.leaves))

    @property
    def broken_references(self) -> list[FieldPath]:
        """Where a reference to a fact stands that could not be read."""
        return [path for path, kind, name in self.references if (kind, name) in self.broken]

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of ours that readers see. A source's texts are its publisher's, and a name is only told,
        not said.
        """
        if self.kind in KINDS and not KINDS[self.kind].own_words:
            return ()
        return tuple(
            Passage(path, text)
            for path, text in self.texts
            if path[0] not in _NOT_PROSE and FILL_IN not in text
        )

    def passage_at(self, path: FieldPath) -> Passage | None:
        """The text at a path, if there is one that readers see."""
        return next((passage for passage in self.passages if passage.path == path), None)


@dataclass(frozen=True)
class CheckedPage(Checked):
    """A page of prose under check: its paragraphs, each with the index of its first line for a path."""

    @cached_property
    def texts(self) -> tuple[tuple[FieldPath, str], ...]:
        """Every paragraph, on one line."""
        paragraphs: dict[int, list[str]] = {}
        first = 0
        for number, line in enumerate(self.content.pages[self.id].body.split("\n")):
            first = first if line.strip() and first in paragraphs else number
            if line.strip():
                paragraphs.setdefault(first, []).append(line.strip())
        return tuple(((number,), " ".join(lines)) for number, lines in paragraphs.items())


@dataclass(frozen=True)
class Violation:
    """What a rule finds: where (see `Finding`), what is wrong there, and what to type instead."""

    path: FieldPath
    message: str
    hint: str = ""
    at_key: bool = False


@dataclass(frozen=True)
class Rule:
    """A rule as authors meet it. `statement` is the first paragraph of its function's docstring.

    `source` says who gives this advice to writers of health information, or that the site itself needs it. A
    `no_exceptions` rule knows no exceptions: without it pages would be wrong, or could not be made at all.
    """

    id: str
    severity: Severity
    statement: str
    why: str
    source: str
    no_exceptions: bool

    def finding(self, violation: Violation) -> Finding:
        """A violation under the rule's id and severity."""
        return Finding(
            self.id, violation.path, violation.message, violation.hint, self.severity, violation.at_key
        )


FactFinder = Callable[[Checked], Iterator[Violation]]
ContentFinder = Callable[[Content, frozenset[Key]], Iterator[tuple[Key, Violation]]]


@dataclass(frozen=True)
class FactRule(Rule):
    """A rule that looks at one fact at a time, and tells at most MAX_PROBLEMS of it."""

    find: FactFinder

    def __call__(self, checked: Checked) -> Iterator[Finding]:
        return map(self.finding, islice(self.find(checked), MAX_PROBLEMS))


@dataclass(frozen=True)
class ContentRule(Rule):
    """A rule that looks at the whole content and names the file at fault."""

    find: ContentFinder

    def __call__(self, content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Finding]]:
        for key, violation in self.find(content, broken):
            yield key, self.finding(violation)


OWN_NEED = "The site's own need: its pages and its proof rest on it."
"""The source of rules that no style guide gives, because they hold this site together."""

HOUSE_RULE = "House rule: our own choice."
"""The source of rules about writing for which we know no guide that says the same. Others name the address
where they were read.
"""


def fact_rule(
    rule_id: str,
    severity: Severity = "error",
    *,
    why: str,
    source: str = OWN_NEED,
    no_exceptions: bool = False,
) -> Callable[[FactFinder], FactRule]:
    """Makes a rule of a function that looks at one fact."""
    return lambda find: FactRule(rule_id, severity, summary_of(find), why, source, no_exceptions, find)


def content_rule(
    rule_id: str,
    severity: Severity = "error",
    *,
    why: str,
    source: str = OWN_NEED,
    no_exceptions: bool = False,
) -> Callable[[ContentFinder], ContentRule]:
    """Makes a rule of a function that looks at the whole content."""
    return lambda find: ContentRule(rule_id, severity, summary_of(find), why, source, no_exceptions, find)
