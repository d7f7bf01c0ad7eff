"""A situation: what a reader is in, in their own words; the richest kind of page."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.schema.parts import (
    CauseRef,
    Claims,
    ComparisonRef,
    FaqRef,
    MythRef,
    NumberRef,
    QuestionRef,
    Section,
    TestRef,
    TreatmentRef,
    Urgency,
    WithCards,
)
from generator.schema.types import AsList, Boolean


class Situation(WithCards):
    """What a reader finds themselves in, told from the main message to what to expect."""

    usual_urgency: Urgency = Field(description="How urgent it usually is without any warning sign.")
    about_someone: Boolean = Field(
        False,
        description=(
            "True if the reader looks after someone else, such as a child: cards then speak of that person."
        ),
    )
    do: Claims = Field((), description="What the reader can do, shown first, as a Do list.")
    do_not: Claims = Field((), description='What to avoid, shown below it; each begins "Do not".')
    sections: Annotated[tuple[Section, ...], AsList, Field(min_length=1)] = Field(
        description="The parts of the page, in order: what it is, how long; then the full depth."
    )
    what_to_expect: Claims = Field((), description="What happens at the doctor's, shown behind the cards.")
    numbers: Annotated[tuple[NumberRef, ...], AsList] = Field((), description="Figures shown on the page.")
    causes: Annotated[tuple[CauseRef, ...], AsList] = Field(
        (), description="Causes, common and harmless ones first."
    )
    treatments: Annotated[tuple[TreatmentRef, ...], AsList] = Field(
        (), description="Treatments and self-care."
    )
    medical_tests: Annotated[tuple[TestRef, ...], AsList] = Field((), description="Tests that may come up.")
    visit_questions: Annotated[tuple[QuestionRef, ...], AsList] = Field(
        (), description="What the doctor may ask."
    )
    comparisons: Annotated[tuple[ComparisonRef, ...], AsList] = Field(
        (), description="Tables shown on the page."
    )
    myths: Annotated[tuple[MythRef, ...], AsList] = Field((), description="What people often read about it.")
    faqs: Annotated[tuple[FaqRef, ...], AsList] = Field((), description="Questions answered elsewhere.")
