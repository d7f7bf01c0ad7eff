"""Rules about a clinician's signature under a fact."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.check.rules.rule import Checked, Violation, fact_rule
from generator.content.signature import valid_review
from generator.schema.parts import Fact, Review

MAX_YEARS = 3
_NHS = (
    "NHS standard for creating health content "
    "(https://service-manual.nhs.uk/content/standard-for-creating-health-content)"
)
_CYCLE = f"{_NHS}: a planned review cycle, with its dates shown. The limit of 3 years is ours."
_EXPERTS = f"House rule, in the sense of the {_NHS}: experts review and approve."


@fact_rule(
    "review-dates",
    why="Medical knowledge changes. A review without an end would make old words look fresh.",
    source=_CYCLE,
)
def review_dates(checked: Checked) -> Iterator[Violation]:
    """A review is renewed after the years that site.yml allows, and within 3 years in any case."""
    review = _review(checked)
    if not review:
        return
    years = min(checked.content.site.review_years, MAX_YEARS)
    last = years_later(review.date, years)
    if review.next_date <= review.date:
        yield Violation(
            ("review", "next_date"), "the next review comes before this one", "Check the two dates."
        )
    elif review.next_date > last:
        yield Violation(
            ("review", "next_date"),
            f"the next review is more than {years} years after this one",
            f"Write {last} or an earlier day.",
        )


@fact_rule(
    "review-ahead",
    why="A signature dated in the future cannot be true.",
)
def review_ahead(checked: Checked) -> Iterator[Violation]:
    """A review is not dated in the future."""
    review = _review(checked)
    if review and review.date > checked.today + datetime.timedelta(days=1):
        yield Violation(
            ("review", "date"),
            f"this review is dated {review.date}, which is in the future",
            "Write the day of the review.",
        )


@fact_rule(
    "reviewer-is-author",
    why="Nobody sees their own mistakes well. Readers rely on a second pair of eyes.",
    source=_EXPERTS,
)
def reviewer_is_author(checked: Checked) -> Iterator[Violation]:
    """Nobody reviews their own words: the reviewer is not among the authors."""
    review, fact = _review(checked), checked.fact
    authors = map(str.casefold, fact.authors) if isinstance(fact, Fact) else ()
    if review and review.name.casefold() in authors:
        yield Violation(
            ("review", "name"), f"{review.name} is one of the authors", "Ask another clinician to review it."
        )


@fact_rule(
    "review-void",
    "warning",
    why=(
        "A clinician answers for the words that were read, not for words that came later. The page says that "
        "it is unreviewed."
    ),
)
def review_void(checked: Checked) -> Iterator[Violation]:
    """Words that changed after they were signed count as unreviewed."""
    review, fact = _review(checked), checked.fact
    if review and isinstance(fact, Fact) and not valid_review(fact):
        yield Violation(
            ("review", "hash"),
            f"the words have changed since {review.name} signed them on {review.date}; the page now says "
            "that it is unreviewed",
            'Ask for a new signature (the command "sign"), or delete the block under review.',
        )


@fact_rule(
    "review-overdue",
    "warning",
    why=(
        "Readers see the date. A warning only, because an old page must never keep a corrected one from "
        "being published."
    ),
    source=_CYCLE,
)
def review_overdue(checked: Checked) -> Iterator[Violation]:
    """A review is renewed by its next date."""
    review = _review(checked)
    if review and review.next_date < checked.today:
        yield Violation(
            ("review", "next_date"),
            f"this fact should have been reviewed again by {review.next_date}",
            "Ask a clinician to review it.",
        )


def years_later(day: datetime.date, years: int) -> datetime.date:
    """The same day some years later; the 28th for a 29 February that is not there."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _review(checked: Checked) -> Review | None:
    return checked.fact.review if isinstance(checked.fact, Fact) else None
