"""A part of the body where the symptom shows."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.schema.parts import CauseRef, Claims, WithCards
from generator.schema.types import AsList, Id


class BodyPart(WithCards):
    """A part of the body where the symptom shows."""

    region: Id | None = Field(
        None, description="The region of the body picture that leads here, such as hand or foot."
    )
    usual: Claims = Field(description="What is usual there.")
    think_of: Claims = Field((), description="Less common explanations, each with the signs that go with it.")
    causes: Annotated[tuple[CauseRef, ...], AsList] = Field(
        (), description="Causes to read about, common and harmless ones first."
    )
