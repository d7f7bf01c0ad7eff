"""Whether a page counts as reviewed.

Pages, structured data, open data and the calendar all ask here, so that they agree.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.content.content import Key
from generator.schema.kinds import KINDS
from generator.schema.parts import Fact, Review
from generator.schema.types import Reference
from generator.schema.walk import leaves


@dataclass(frozen=True)
class PageReview:
    """The review of a page: who signed its own words and when, and by which day the first of all its words
    are due again.
    """

    date: datetime.date
    name: str
    role: str
    due: datetime.date


def shown_inside(fact: Fact) -> Iterator[Key]:
    """The facts whose words stand on the page of a fact besides its own.

    A reference to any kind is only a link.
    """
    for _, name, marker in leaves(fact):
        kind = KINDS.get(marker.kind or "") if isinstance(marker, Reference) else None
        if kind and kind.shown_inside:
            yield kind.id, name


def page_review(own: Review | None, others: Iterable[Review | None]) -> PageReview | None:
    """The review of a page from the signatures that hold; None if any of its words are unsigned.

    Nothing here depends on the day: whether a review is overdue is for the reader's clock to say.
    """
    if own is None:
        return None
    due = own.next_date
    for review in others:
        if review is None:
            return None
        due = min(due, review.next_date)
    return PageReview(own.date, own.name, own.role, due)
