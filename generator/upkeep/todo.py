"""What in the content needs work, the worst first: for `report` and for the author's page of the site.

These are no mistakes, and nothing here stops a build: it is a list to work through.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.check.rules import RULES
from generator.content.content import Content, Key
from generator.content.signature import valid_review
from generator.problems.problem import Finding, Path, Problem
from generator.schema.kinds.comparison import Row
from generator.schema.kinds.number import Number
from generator.schema.kinds.source import Source
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import URGENCIES, Claim, Fact
from generator.schema.walk import parts, references

OLD_YEARS = 5
"""After how many years a source is called old: what was known then may have changed."""

SOON_DAYS = 90
"""How many days before its next date a review is listed as due soon."""


@dataclass(frozen=True)
class Need:
    """One thing to do, at a line of a file."""

    file: str
    line: int
    message: str


@dataclass(frozen=True)
class Group:
    """Things to do of one sort, the worst first. `what` says what to do about them."""

    id: str
    title: str
    what: str
    needs: tuple[Need, ...]


def needs(content: Content, problems: Sequence[Problem], today: datetime.date, with_lines: bool = True) -> tuple[Group, ...]:
    """Every group that has something in it, the worst group first. `problems` is what `check` found on the same day.

    Looking up lines takes most of the time; without them every line is 1.
    """
    if not with_lines:
        content = replace(content, documents={key: replace(document, text="") for key, document in content.documents.items()})
    errors = tuple(_of_problem(each) for each in problems if each.severity == "error")
    warnings = [each for each in problems if each.severity == "warning" and each.rule not in ("review-void", "review-overdue")]
    found = (
        Group("errors", "Errors", "They stop the build. Mend them first.", errors),
        Group(
            "reviews", "Reviews that no longer hold", "Ask a clinician to read the words again and sign them.", tuple(_void(content, today))
        ),
        Group("soon", "Reviews due soon", "Ask a clinician before the date.", tuple(_due_soon(content, today))),
        Group("warnings", "Warnings", "Reword the text, or write an exception with its reason.", tuple(map(_of_problem, warnings))),
        Group("thin", "Claims that rest on one weak source", "Look for a second source, or for a stronger one.", tuple(_thin(content))),
        Group(
            "old", f"Sources older than {OLD_YEARS} years", "Look for a newer one that says the same, or not.", tuple(_old(content, today))
        ),
        Group("unreviewed", "Never signed by a clinician", "Begin with what is most urgent for readers.", tuple(_unreviewed(content))),
        Group("exceptions", "Exceptions to rules", "Read whether each reason still holds.", tuple(_exceptions(content))),
    )
    return tuple(group for group in found if group.needs)


def _of_problem(problem: Problem) -> Need:
    return Need(problem.file, problem.line, f"{problem.message} [{problem.rule}]")


def _need(content: Content, key: Key, path: Path, message: str) -> Need:
    problem = content.documents[key].problem(Finding("", path, message))
    return Need(problem.file, problem.line, message)


def _void(content: Content, today: datetime.date) -> Iterator[Need]:
    for kind, name, fact in content.all():
        if fact.review and not valid_review(fact):
            yield _need(content, (kind.id, name), ("review", "hash"), f"the words have changed since {fact.review.name} signed them")
        elif fact.review and fact.review.next_date < today:
            yield _need(content, (kind.id, name), ("review", "next_date"), f"should have been reviewed again by {fact.review.next_date}")


def _due_soon(content: Content, today: datetime.date) -> Iterator[Need]:
    due = []
    for kind, name, fact in content.all():
        review = valid_review(fact)
        if review and today <= review.next_date <= today + datetime.timedelta(days=SOON_DAYS):
            due.append((review.next_date, kind.id, name))
    for date, kind_id, name in sorted(due):
        yield _need(content, (kind_id, name), ("review", "next_date"), f"to be reviewed again by {date}")


def _thin(content: Content) -> Iterator[Need]:
    """Statements with a single source and low certainty: figures and warning signs first, then the least certain."""
    thin = []
    for kind, name, fact in content.all():
        for path, part in parts(fact, Claim | Row | Number | WarningSign):  # type: ignore[arg-type]
            if part.certainty in ("low", "very-low") and len(part.sources) == 1:
                weight = (not isinstance(fact, Number | WarningSign), part.certainty == "low")
                thin.append((weight, kind.id, name, path, f"certainty {part.certainty}, and only {part.sources[0]} says so"))
    for _, kind_id, name, path, message in sorted(thin, key=lambda each: each[:3]):
        yield _need(content, (kind_id, name), (*path, "sources"), message)


def _old(content: Content, today: datetime.date) -> Iterator[Need]:
    """Sources of an early year, those that most facts rest on first."""
    used = Counter(name for _, _, fact in content.all() for name in {name for _, kind, name in references(fact) if kind == "source"})
    old = [
        (-used[name], source.year, name)
        for name, source in content.facts["source"].items()
        if isinstance(source, Source) and source.year.isdigit() and int(source.year) < today.year - OLD_YEARS
    ]
    for count, year, name in sorted(old):
        yield _need(content, ("source", name), ("year",), f"of {year}; {-count} {'fact rests' if count == -1 else 'facts rest'} on it")


def _unreviewed(content: Content) -> Iterator[Need]:
    """Facts without any review, by urgency: flows and warning signs first. Sources and words are not signed."""
    order = {"flow": -2, "warning-sign": -1}
    waiting = []
    for kind, name, fact in content.all():
        if fact.review is None and kind.id not in ("source", "term"):
            urgency = getattr(fact, "urgency", None) or getattr(fact, "usual_urgency", "self-care")
            waiting.append((order.get(kind.id, 0), URGENCIES.index(urgency), kind.id, name, fact))
    for _, _, kind_id, name, fact in sorted(waiting, key=lambda each: each[:4]):
        yield _need(content, (kind_id, name), (), f"{fact.name}")


def _exceptions(content: Content) -> Iterator[Need]:
    for kind, name, fact in content.all():
        for index, each in enumerate(fact.exceptions if isinstance(fact, Fact) else ()):
            statement = RULES[each.rule].statement if each.rule in RULES else "no such rule"
            yield _need(content, (kind.id, name), ("exceptions", index), f"{each.rule} ({statement}) Reason: {each.reason}")
