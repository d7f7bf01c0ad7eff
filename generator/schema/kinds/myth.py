"""A myth: what people often read, and what the evidence says instead."""

from __future__ import annotations

from pydantic import Field

from generator.schema.parts import Claims, Fact
from generator.schema.types import Text


class Myth(Fact):
    """What people often read, and what the evidence says instead. The name is the myth itself."""

    instead: Text = Field(description="The correction in one sentence, shown wherever the myth is mentioned.")
    truth: Claims = Field(description="What the evidence says.")
