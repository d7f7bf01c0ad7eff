"""A change: what is new for readers, for the page of changes and the feed."""

from __future__ import annotations

from pydantic import Field

from generator.schema.parts import Fact
from generator.schema.types import Date, Text


class Change(Fact):
    """Something that changed for readers. The name is its heading."""

    date: Date = Field(description="The day on which it changed.")
    text: Text = Field(description="What changed, and why, in one or two sentences.")
