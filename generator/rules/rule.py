"""What a rule is, and what it is given to look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from generator.content import Content, Key
from generator.problem import Finding


@dataclass(frozen=True)
class Checked:
    """One fact under check (or site.yml, whose kind is "site"), with the content around it.

    `broken` holds the facts that could not be read: a reference to one of them is not a mistake of this file.
    """

    kind: str
    id: str
    fact: BaseModel
    content: Content
    broken: frozenset[Key]


FactRule = Callable[[Checked], Iterator[Finding]]
ContentRule = Callable[[Content, frozenset[Key]], Iterator[tuple[Key, Finding]]]
