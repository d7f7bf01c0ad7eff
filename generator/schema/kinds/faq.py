"""A question that readers ask, and its answer."""

from __future__ import annotations

from pydantic import Field

from generator.schema.parts import Claims, Fact, GetHelp


class Faq(Fact):
    """A question that readers ask. The name is the question."""

    answer: Claims = Field(description="The answer: the short one first.")
    get_help: GetHelp = Field(GetHelp(), description="Get-help cards, if the question touches a danger.")
