"""The pages for authors: the field guide, the rules, how flows are written and what needs work.

They are published, but not in the readers' search.
"""

from __future__ import annotations

import datetime
import html
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from generator.author.flow_example import flow_parts
from generator.author.guide import field_guide, rule_guide
from generator.content.content import Content
from generator.schema.kinds.change import Change
from generator.schema.kinds.source import Source
from generator.upkeep.todo import todo


@dataclass(frozen=True)
class AuthorPage:
    """A page for authors: its template under templates/author, its title, and what the template is given."""

    template: str
    title: str
    values: dict[str, Any] = field(default_factory=dict)


def author_pages(content: Content) -> Iterator[AuthorPage]:
    """The pages.

    Lines are left out of what needs work: they move with every change, and the command `report` has them.
    What needs work is counted as on the newest day that the content names, so that the pages are the same on
    any day.
    """
    day = newest_day(content)
    groups = todo(content, (), day, with_lines=False)
    yield AuthorPage("index", "For authors")
    yield AuthorPage("fields", "Field guide", {"groups": field_guide()})
    yield AuthorPage("rules", "Rules", {"rules": rule_guide(), "code": code})
    yield AuthorPage("flows", "Flows", {"parts": flow_parts(), "code": code})
    yield AuthorPage("needs", "What needs work", {"groups": groups, "newest_day": day})


def newest_day(content: Content) -> datetime.date:
    """The newest day on which a source was read, a change was made or a review was signed; the year 1 if none
    is named.
    """
    days = [datetime.date.min]
    for _, _, fact in content.all():
        if isinstance(fact, Source):
            days.append(fact.accessed)
        if isinstance(fact, Change):
            days.append(fact.date)
        if fact.review:
            days.append(fact.review.date)
    return max(days)


def code(text: str) -> Markup:
    """A text as it is typed, safe in HTML and left alone by Markdown."""
    return (
        Markup("<pre><code>")
        + Markup(html.escape(text.rstrip()).replace("{", "&#123;").replace("}", "&#125;"))
        + Markup("</code></pre>")
    )
