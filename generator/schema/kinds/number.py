"""A figure: how common, how long or what came of it, with whom it counts."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.parts import Certainty, Fact, Sources
from generator.schema.types import AsList, Boolean, Decimal, Strict, Text


class Compared(Strict):
    """Another group that was counted in the same way."""

    group: Text = Field(description="Who they were.")
    n: Decimal = Field(description="How many of them, out of the same number.")
    n_to: Decimal | None = Field(None, description="The upper end, if the figure is a range.")


class Number(Fact):
    """A figure that a person can picture: n of per, over a period, in a group, from a source."""

    measure: Literal["how-common", "how-long", "outlook"] = Field(description="What the figure tells.")
    n: Decimal = Field(description="How many of them.")
    n_to: Decimal | None = Field(
        None, description="The upper end, if the figure is a range; n is then the lower one."
    )
    per: Decimal = Field(description="Of how many.")
    period: Text = Field(description='Over what time, such as "a year" or "followed for 2 to 32 years".')
    group: Text = Field(description="Who was counted.")
    compared: Annotated[tuple[Compared, ...], AsList] = Field(
        (), description="Other groups to compare with, each out of the same number over the same time."
    )
    statement: Text = Field(
        description='The figure in a sentence, such as "About 2 in 100,000 people a year get …".'
    )
    meaning: Text = Field(description="What it means for a reader, and what it does not mean.")
    limits: Annotated[tuple[Text, ...], AsList] = Field((), description="What the figure cannot tell.")
    icon_array: Boolean = Field(
        False, description="True to draw the figure as a field of dots (for at most 1,000)."
    )
    sources: Sources = Field(description="Ids of the sources.")
    certainty: Certainty = Field(description="How sure the evidence is.")
