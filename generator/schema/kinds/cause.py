"""A cause: something that brings the subject's symptom on, or looks like it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.parts import (
    BodyPartRef,
    Claims,
    DrugNames,
    Examples,
    MythRef,
    NumberRef,
    TestRef,
    TreatmentRef,
    Urgency,
    WithCards,
)
from generator.schema.types import AsList, Id, Integer, Text

Span = Literal["moments", "minutes", "hours", "days", "weeks", "months", "years"]


class Cause(WithCards):
    """Something that brings the symptom on, or something else that looks like it."""

    examples: Examples = ()
    group: Id = Field(description="The group it belongs to: an id from `cause_groups` in site.yml.")
    order: Integer = Field(
        99,
        description="Its place in its group, 1 first. Those without one stand behind, by their ids.",
        ge=1,
        le=99,
    )
    usual_urgency: Urgency = Field(description="How urgent the usual form is without any warning sign.")
    what_it_is: Claims = Field((), description="What happens in the body.")
    feels_like: Claims = Field((), description="What a person feels or sees.")
    body_parts: Annotated[tuple[BodyPartRef, ...], AsList] = Field((), description="Where it usually shows.")
    how_long: Claims = Field((), description="How long it usually lasts.")
    lasts: Annotated[tuple[Span, ...], AsList] = Field(
        (), description="The same in single words, for the table of causes."
    )
    triggers: Annotated[tuple[Text, ...], AsList] = Field(
        (), description="What sets it off, in a word or two each, for the table of causes."
    )
    how_common: Claims = Field((), description="How common it is, in words; figures belong in `numbers`.")
    numbers: Annotated[tuple[NumberRef, ...], AsList] = Field(
        (), description="Ids of figures shown on the page."
    )
    points_towards: Claims = Field((), description="What makes this cause more likely. Never a diagnosis.")
    points_away: Claims = Field((), description="What makes it less likely. Not allowed for emergencies.")
    what_helps: Claims = Field((), description="What helps, in paragraphs.")
    do: Claims = Field((), description="Things that help, as a list.")
    do_not: Claims = Field((), description='Things to avoid; each begins "Do not".')
    treatments: Annotated[tuple[TreatmentRef, ...], AsList] = Field((), description="Ids of treatments.")
    medical_tests: Annotated[tuple[TestRef, ...], AsList] = Field(
        (), description="Ids of tests that a doctor may use."
    )
    what_to_expect: Claims = Field((), description="What happens at the doctor's and afterwards.")
    drug_names: DrugNames = ()
    myths: Annotated[tuple[MythRef, ...], AsList] = Field(
        (), description="Ids of things people often read about it."
    )
