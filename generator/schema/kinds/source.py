"""A source: where claims come from, and how it was read."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.parts import Fact
from generator.schema.types import AsList, Date, Https, Text, Year


class Source(Fact):
    """Where claims come from. The name is the source's own title."""

    publisher: Text = Field(description="Who published it.")
    year: Year = Field(description='The year printed on it, or "undated".')
    type: Literal[
        "guideline",
        "national-health-service",
        "encyclopedia",
        "patient-organisation",
        "fact-sheet",
        "label",
        "review",
        "randomised-trial",
        "cohort-study",
        "case-series",
        "news",
        "own-search",
    ] = Field(
        description=(
            "What sort of source it is; own-search for a search of ours that found nothing: `url` is where "
            "we looked, `says` what for."
        )
    )
    url: Https = Field(description="Its https address.")
    accessed: Date = Field(description="The day on which it was read.")
    how_seen: Literal["direct", "abstract", "mirror", "secondary", "not_seen"] = Field(
        description=(
            "How it was read: direct (at its own address), abstract (only that), mirror (a copy "
            "elsewhere), secondary (another text that reports it), not_seen (known to exist; nothing may "
            "rest on it)."
        ),
    )
    seen_at: Text | None = Field(None, description="Where the copy was read, if not at its own address.")
    says: Annotated[tuple[Text, ...], AsList, Field(min_length=1)] = Field(
        description="What it says, in our own words."
    )
    note: Text | None = Field(None, description="What to know before leaning on it.")
