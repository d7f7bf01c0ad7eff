"""A question that the doctor may ask."""

from __future__ import annotations

from pydantic import Field

from generator.schema.parts import Claim, Fact
from generator.schema.types import Integer


class VisitQuestion(Fact):
    """A question that the doctor may ask. The name is the question."""

    why: Claim = Field(description="Why the doctor asks.")
    prepare: Claim | None = Field(None, description="What the reader can note down beforehand.")
    order: Integer = Field(
        99,
        description="Its place on the list, 1 first. Those without one stand behind, by their names.",
        ge=1,
        le=99,
    )
