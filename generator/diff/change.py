"""A change as a value: where, what it was, what it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["removed", "re-worded", "changed", "re-sourced", "certainty", "added", "review"]
SORTS: tuple[Sort, ...] = ("removed", "re-worded", "changed", "re-sourced", "certainty", "added", "review")
"""In the order in which a reviewer should look at them."""


@dataclass(frozen=True)
class FactChange:
    """One change of one fact. `where` names the field ("" for the whole fact); `downgrade` marks advice that
    became less urgent.
    """

    sort: Sort
    kind: str
    id: str
    name: str
    where: str = ""
    before: str = ""
    after: str = ""
    downgrade: bool = False


@dataclass(frozen=True)
class PathChange:
    """Answers to a flow that lead elsewhere than before.

    `answers` lists only what differs from someone who is well.
    """

    flow: str
    answers: str
    before: str
    after: str
    downgrade: bool
    examples: int = 1
    """How many of the compared sets of answers this stands for."""


@dataclass(frozen=True)
class Difference:
    """Everything that changed. `compared` counts the sets of answers that were compared over all flows."""

    facts: tuple[FactChange, ...]
    paths: tuple[PathChange, ...]
    compared: int
