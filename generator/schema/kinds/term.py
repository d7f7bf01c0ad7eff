"""A word of the glossary."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.schema.parts import Fact, SourceRef
from generator.schema.types import AsList, Text


class Term(Fact):
    """A medical word and what it means in plain words."""

    meaning: Text = Field(
        description=(
            "What the word means, in one or two plain sentences. It explains a word and claims nothing else."
        )
    )
    sources: Annotated[tuple[SourceRef, ...], AsList] = Field(
        (), description="Ids of sources, where the meaning needs one."
    )
