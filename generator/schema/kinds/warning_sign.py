"""A warning sign: written once, it feeds cards, the flowchart, leaflets, search and open data."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from generator.schema.parts import AGES, Ages, Certainty, Claim, Claims, Fact, Sources
from generator.schema.types import Boolean, Text


class WarningSign(Fact):
    """Something that tells a reader to get help, and how soon."""

    urgency: Literal["emergency", "urgent", "see-doctor"] = Field(
        description="How soon to get help: emergency (now), urgent (today), see-doctor (book)."
    )
    ages: Ages = Field(
        AGES,
        description=(
            "Whom a flow asks about it: baby (under 1), toddler (1 to 4), child (5 to 15), adult (16 or "
            "over); left out, all."
        ),
    )
    card: Text = Field(
        description='The bullet on get-help cards, completing "… if": "it is hard to breathe".'
    )
    short: Text | None = Field(
        None,
        description=(
            'The same in at most 9 words, for cards, screens and lists: "it is hard to breathe". It '
            'completes "… if".'
        ),
    )
    short_someone: Text | None = Field(
        None,
        description=(
            '`short` about someone else: "they had a fit". Left out if it reads alike. Pages about someone '
            "else show it."
        ),
    )
    asked: Text = Field(description='The answer to tick in the flowchart, for "me".')
    asked_someone: Text | None = Field(
        None, description="The same for someone else; left out if it reads alike."
    )
    not_this: Text | None = Field(None, description="What is often mistaken for it and does not count.")
    sources: Sources = Field(description="Ids of the sources that name it as a warning sign.")
    certainty: Certainty = Field(description="How sure the evidence is.")
    action: Claim = Field(description="What to do, beginning with a verb.")
    why: Claims = Field(description="Why it matters.")
    while_you_wait: Claims = Field((), description="What to do until help comes.")
    do_not_drive: Boolean = Field(False, description="True if a person with this sign must not drive.")
    editorial: Text | None = Field(
        None, description="If the urgency is our own careful choice: says so, and why."
    )

    def line(self, about_someone: bool = False) -> str:
        """The sign in a line, for cards, screens and lists: `short`, or `card` as long as there is none."""
        return (self.short_someone if about_someone else None) or self.short or self.card
