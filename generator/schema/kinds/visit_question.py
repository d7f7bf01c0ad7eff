"""A question that the doctor may ask."""

from __future__ import annotations

from pydantic import Field

from generator.schema.parts import Claim, Fact


class VisitQuestion(Fact):
    """A question that the doctor may ask. The name is the question."""

    why: Claim = Field(description="Why the doctor asks.")
    prepare: Claim | None = Field(None, description="What the reader can note down beforehand.")
