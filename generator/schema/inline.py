"""The inline subset: the only markup that a text may hold.

**bold**                      words in bold
[words](faq:how-long)       a link to a fact, by kind and id
[words](source:the-source)      a link to a source
[words](page:privacy)         a link to a page of prose
{emergency}                   a service of the reader's place, from site.yml

Everything else is plain text, whatever it looks like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\*\*(?P<bold>[^*]+)\*\*"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]*)\)"
    r"|\{(?P<term>[a-z0-9-]+)\}"
)
_MARK = re.compile(r"[*\[{]")
TARGET = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True)
class Plain:
    """Words as they are."""

    text: str


@dataclass(frozen=True)
class Bold:
    """Words in bold."""

    text: str


@dataclass(frozen=True)
class Link:
    """Words that lead to a fact, a source or a page; `target` is "kind:id"."""

    text: str
    target: str


@dataclass(frozen=True)
class Placeholder:
    """A service of the reader's place, such as the emergency number."""

    id: str


Segment = Plain | Bold | Link | Placeholder


def segments(text: str) -> Iterator[Segment]:
    """The parts of a text, in order."""
    end = 0
    for match in _TOKEN.finditer(text):
        if match.start() > end:
            yield Plain(text[end : match.start()])
        end = match.end()
        if match["bold"]:
            yield Bold(match["bold"])
        elif match["words"]:
            yield Link(match["words"], match["target"])
        else:
            yield Placeholder(match["term"])
    if end < len(text):
        yield Plain(text[end:])


def plain_text(text: str, terms: dict[str, str]) -> str:
    """A text without markup, for titles, search and data; `terms` gives the words for each service."""
    if not _MARK.search(text):
        return text
    return "".join(
        terms.get(part.id, part.id) if isinstance(part, Placeholder) else part.text for part in segments(text)
    )
