"""A medical test or examination."""

from __future__ import annotations

from pydantic import Field

from generator.schema.parts import Claims, WithCards


class MedicalTest(WithCards):
    """An examination or test that a clinician may use."""

    shows: Claims = Field(description="What it can show.")
    who_needs_it: Claims = Field(description="When it is used, and when it is not needed.")
    what_happens: Claims = Field(description="What the reader will feel and see.")
    limits: Claims = Field((), description="What it cannot show.")
    risks: Claims = Field((), description="What can go wrong.")
