"""What whoever begins a site is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.problems.problem import did_you_mean
from generator.start.licences import LICENCES
from generator.start.places import known_places

LANGUAGES = ("en-GB", "en-US", "en")
_PLAIN = re.compile(r"[^\W_](?:[\w ,.()’'&-]*[\w)])?")


class BadAnswer(ValueError):
    """An answer that cannot be used, with the way out."""


@dataclass(frozen=True)
class Answers:
    """What a new site is about, where its readers are, and under which licence its words stand."""

    title: str
    subject: str
    places: tuple[str, ...]
    language: str
    licence: str


def plain(text: str) -> str:
    """A title or a subject. Raises BadAnswer for one with signs that mean something in the files."""
    words = " ".join(text.split())
    if not _PLAIN.fullmatch(words) or len(words) > 80:
        raise BadAnswer(
            f'"{words}" cannot be used: write plain words, such as hay fever, in at most 80 letters'
        )
    return words


def chosen_places(listed: str) -> tuple[str, ...]:
    """The places of a list such as "uk, ie". Raises BadAnswer for one that is not known."""
    names = tuple(dict.fromkeys(re.split(r"[,\s]+", listed.strip().lower())))
    for name in names:
        _refuse_unknown(name, list(known_places()), "place")
    return names


def chosen_licence(name: str) -> str:
    """A licence by its word. Raises BadAnswer for one that is not known."""
    _refuse_unknown(name, list(LICENCES), "licence")
    return name


def _refuse_unknown(name: str, known: Sequence[str], what: str) -> None:
    if name not in known:
        hint = f"{did_you_mean(name, known)} Known: {', '.join(known)}"
        raise BadAnswer(f'there is no {what} "{name}". {hint.strip()}')
