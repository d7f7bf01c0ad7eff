"""A treatment: self-care, medicine, procedure, therapy or first aid."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.parts import Claim, Claims, WithCards
from generator.schema.types import AnyRef, AsList, Text


class Treatment(WithCards):
    """Something done against a symptom or its cause. The name of a medicine is its generic name."""

    type: Literal["self-care", "medicine", "procedure", "therapy", "first-aid"] = Field(
        description="What sort of treatment it is."
    )
    brands: Annotated[tuple[Text, ...], AsList] = Field(
        (), description="Brand names, shown behind the generic name."
    )
    used_for: Claim = Field(description="What it is used for.")
    what_it_is: Claims = Field((), description="What it is and what happens.")
    benefit: Claims = Field(description="What it can do for whom.")
    harm: Claims = Field(description="What harm it can do.")
    without_it: Claims = Field(description="What happens if you do nothing.")
    alternatives: Claims = Field((), description="What can be done instead.")
    alternative_facts: Annotated[tuple[AnyRef, ...], AsList] = Field(
        (), description='Pages of alternatives, each "kind:id".'
    )
    not_for: Claims = Field((), description="Whom or what it is not for.")
    do: Claims = Field((), description="How to do it well. Never a dose.")
    do_not: Claims = Field((), description='What to avoid; each begins "Do not".')
