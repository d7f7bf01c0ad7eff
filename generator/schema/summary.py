"""What a docstring says first: the statement of a rule, and what a group of fields is for."""

from __future__ import annotations


def summary_of(documented: object) -> str:
    """The first paragraph of a docstring, on one line; empty if there is none."""
    return " ".join((documented.__doc__ or "").partition("\n\n")[0].split())
