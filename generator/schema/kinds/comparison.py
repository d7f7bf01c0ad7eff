"""A comparison: a table of things that are easily confused, or of values side by side."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.schema.parts import Certainty, Claim, Claims, Fact, Sources
from generator.schema.types import AnyRef, AsList, Id, Strict, Text


class Column(Strict):
    """A column of the table."""

    id: Id = Field(description="The name under which rows give their cell.")
    heading: Text = Field(description="The heading that readers see.")


class Row(Strict):
    """A row of the table, with its own sources."""

    id: Id = Field(description="The name of the row in addresses.")
    name: Text = Field(description="What the row is about.")
    about: AnyRef | None = Field(None, description='The page the row leads to, "kind:id".')
    cells: dict[Id, Text] = Field(description="One text for each column.")
    sources: Sources = Field(description="Ids of the sources behind the row.")
    certainty: Certainty = Field(description="How sure the evidence is.")


class Comparison(Fact):
    """A table that puts things side by side."""

    summary: Claim = Field(description="What the table shows, in one or two sentences.")
    row_heading: Text = Field(description="The heading of the first column.")
    columns: Annotated[tuple[Column, ...], AsList, Field(min_length=1)] = Field(
        description="The columns, in order."
    )
    rows: Annotated[tuple[Row, ...], AsList, Field(min_length=2)] = Field(description="The rows, in order.")
    notes: Claims = Field((), description="What to know when reading the table.")
