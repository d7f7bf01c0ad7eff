"""A medicine or substance that can bring the symptom on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.schema.parts import CauseRef, Claim, Claims, DrugNames, Examples, WithCards
from generator.schema.types import AsList


class Medicine(WithCards):
    """A medicine or other substance that can bring the symptom on. Named by its generic name."""

    examples: Examples = ()
    drug_names: DrugNames = ()
    used_for: Claim = Field(description="What it is taken for.")
    effect: Claims = Field(description="What it can do to the body here.")
    what_to_do: Claims = Field(description="What the reader does; the condition comes before the action.")
    do_not: Claims = Field((), description='What to avoid; each begins "Do not".')
    without_it: Claims = Field((), description="What can happen if it is stopped.")
    alternatives: Claims = Field((), description="What a prescriber may offer instead.")
    causes: Annotated[tuple[CauseRef, ...], AsList] = Field(
        (), description="Ids of the causes it belongs to."
    )
