"""What in the content needs work, the worst first: for `report` and for the author's page of the site.

These are no mistakes, and nothing here stops a build: it is a list to work through.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from generator.check.rules import RULES
from generator.content.content import Content, Document, Key
from generator.content.signature import valid_review
from generator.problems.problem import FieldPath, Finding, Problem
from generator.schema.kinds.comparison import Row
from generator.schema.kinds.number import Number
from generator.schema.kinds.source import Source
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import URGENCIES, Claim
from generator.schema.walk import parts, references

OLD_YEARS = 5
"""After how many years a source is called old: what was known then may have changed."""

SOON_DAYS = 90
"""How many days before its next date a review is listed as due soon."""


@dataclass(frozen=True)
class Task:
    """One piece of work, at a line of a file."""

    file: str
    line: int
    message: str


@dataclass(frozen=True)
class TaskGroup:
    """Tasks of one sort, the worst first. `advice` says what to do about them."""

    id: str
    title: str
    advice: str
    tasks: tuple[Task, ...]


def todo(
    content: Content, problems: Sequence[Problem], today: datetime.date, with_lines: bool = True
) -> tuple[TaskGroup, ...]:
    """Every group that has a task in it, the worst group first. `problems` is what `check` reported on the
    same day.

    Looking up lines takes most of the time; without them every line is 1.
    """
    if not with_lines:
        content = replace(content, documents=_without_text(content))
    tasks = {
        "errors": _of_problems(problems, "error"),
        "reviews": _void_reviews(content, today),
        "soon": _reviews_due_soon(content, today),
        "warnings": _of_problems(problems, "warning"),
        "thin": _thin_claims(content),
        "old": _old_sources(content, today),
        "unreviewed": _unreviewed_facts(content),
        "exceptions": _exceptions(content),
    }
    groups = []
    for name, of_group in tasks.items():
        title, advice = _TITLES[name]
        groups.append(TaskGroup(name, title.format(old_year=_old_year(today)), advice, tuple(of_group)))
    return tuple(group for group in groups if group.tasks)


def _old_year(today: datetime.date) -> int:
    """Sources from before this year are old."""
    return today.year - OLD_YEARS


_TITLES = {
    "errors": ("Errors", "They stop the build. Correct them first."),
    "reviews": ("Reviews that no longer hold", "Ask a clinician to read the words again and sign them."),
    "soon": ("Reviews due soon", "Ask a clinician before the date."),
    "warnings": ("Warnings", "Reword the text, or write an exception with its reason."),
    "thin": ("Claims that rest on one weak source", "Look for a second source, or for a stronger one."),
    "old": ("Sources from before {old_year}", "Look for a newer one that says the same, or not."),
    "unreviewed": ("Never signed by a clinician", "Begin with what is most urgent for readers."),
    "exceptions": ("Exceptions to rules", "Read whether each reason still holds."),
}
"""The title of each group (of the old sources with a year, not an age: it is read on other days too) and what
to do about its tasks.
"""

_OWN_GROUP = ("review-void", "review-overdue")
"""Rules whose warnings are listed as reviews, not as warnings."""


def _without_text(content: Content) -> dict[Key, Document]:
    return {key: replace(document, text="") for key, document in content.documents.items()}


def _of_problems(problems: Sequence[Problem], severity: str) -> Iterator[Task]:
    for problem in problems:
        if problem.severity == severity and problem.rule not in _OWN_GROUP:
            yield Task(problem.file, problem.line, f"{problem.message} [{problem.rule}]")


def _task(content: Content, key: Key, path: FieldPath, message: str) -> Task:
    problem = content.documents[key].problem(Finding("", path, message))
    return Task(problem.file, problem.line, message)


def _void_reviews(content: Content, today: datetime.date) -> Iterator[Task]:
    for kind, name, fact in content.all():
        key = (kind.id, name)
        if fact.review and not valid_review(fact):
            message = f"the words have changed since {fact.review.name} signed them"
            yield _task(content, key, ("review", "hash"), message)
        elif fact.review and fact.review.next_date < today:
            message = f"should have been reviewed again by {fact.review.next_date}"
            yield _task(content, key, ("review", "next_date"), message)


def _reviews_due_soon(content: Content, today: datetime.date) -> Iterator[Task]:
    due = []
    for kind, name, fact in content.all():
        review = valid_review(fact)
        if review and today <= review.next_date <= today + datetime.timedelta(days=SOON_DAYS):
            due.append((review.next_date, kind.id, name))
    for date, kind_id, name in sorted(due):
        yield _task(content, (kind_id, name), ("review", "next_date"), f"to be reviewed again by {date}")


def _thin_claims(content: Content) -> Iterator[Task]:
    """Statements with a single source and low certainty: figures and warning signs first, then the least
    certain.
    """
    thin = []
    for kind, name, fact in content.all():
        for path, part in parts(fact, Claim | Row | Number | WarningSign):  # type: ignore[arg-type]
            if part.certainty in ("low", "very-low") and len(part.sources) == 1:
                weight = (not isinstance(fact, Number | WarningSign), part.certainty == "low", kind.id, name)
                message = f"certainty {part.certainty}, and only {part.sources[0]} says so"
                thin.append((weight, (kind.id, name), (*path, "sources"), message))
    for _, key, path, message in sorted(thin, key=itemgetter(0)):
        yield _task(content, key, path, message)


def _old_sources(content: Content, today: datetime.date) -> Iterator[Task]:
    """Sources of an early year, those that most facts rest on first."""
    used: Counter[str] = Counter()
    for _, _, fact in content.all():
        used.update({name for _, kind, name in references(fact) if kind == "source"})
    old = []
    for name, source in content.of(Source).items():
        if source.year.isdigit() and int(source.year) < _old_year(today):
            old.append((-used[name], source.year, name))
    for minus_uses, year, name in sorted(old):
        uses = "1 fact rests" if minus_uses == -1 else f"{-minus_uses} facts rest"
        yield _task(content, ("source", name), ("year",), f"of {year}; {uses} on it")


def _unreviewed_facts(content: Content) -> Iterator[Task]:
    """Facts without any review, by urgency: flows and warning signs first.

    Sources and words are not signed.
    """
    waiting = []
    for kind, name, fact in content.all():
        if fact.review is None and kind.needs_review:
            urgency = getattr(fact, "urgency", None) or getattr(fact, "usual_urgency", "self-care")
            weight = (kind.review_place, URGENCIES.index(urgency), kind.id, name)
            waiting.append((weight, (kind.id, name), fact.name))
    for _, key, title in sorted(waiting):
        yield _task(content, key, (), title)


def _exceptions(content: Content) -> Iterator[Task]:
    for kind, name, fact in content.all():
        for index, exception in enumerate(fact.exceptions):
            rule = RULES.get(exception.rule)
            statement = rule.statement if rule else "no such rule"
            message = f"{exception.rule} ({statement}) Reason: {exception.reason}"
            yield _task(content, (kind.id, name), ("exceptions", index), message)
