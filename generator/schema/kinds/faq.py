"""A question that readers ask, and its answer."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.schema.parts import Claim, Fact, GetHelp
from generator.schema.types import AsList


class Faq(Fact):
    """A question that readers ask. The name is the question."""

    answer: Annotated[tuple[Claim, ...], AsList, Field(min_length=1)] = Field(
        description="The answer: the short one first."
    )
    get_help: GetHelp = Field(GetHelp(), description="Get-help cards, if the question touches a danger.")
