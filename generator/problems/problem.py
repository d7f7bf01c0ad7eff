"""A problem is a value: what is wrong, where it is, why it matters and what to type instead."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

Severity = Literal["error", "warning"]
FieldPath = tuple[str | int, ...]
"""The way to a value inside one file: keys and list indexes, from the outside in."""
MAX_PROBLEMS = 200
"""So many problems of one file are told of one rule, or of its form; to tell all of a file made to choke
would take long.
"""


@dataclass(frozen=True)
class Finding:
    """A problem before its line is looked up: what a rule yields.

    `path` leads to the value at fault; with `at_key` the key itself is at fault, not its value.
    """

    rule: str
    path: FieldPath
    message: str
    hint: str = ""
    severity: Severity = "error"
    at_key: bool = False


@dataclass(frozen=True, order=True)
class Problem:
    """One problem of one file. `line` and `column` count from 1; the file is named as the author knows it."""

    file: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str
    hint: str = ""
    source_line: str = ""


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is nearest to one, or None when no word is near."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence naming the nearest known word, or nothing when no word is near."""
    near = nearest(word, known)
    return f'Did you mean "{near}"?' if near else ""
