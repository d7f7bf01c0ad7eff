"""Rules about figures and the pages that show them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.rule import Checked, Violation, fact_rule
from generator.problems.problem import FieldPath
from generator.schema.kinds.comparison import Comparison
from generator.schema.kinds.number import Compared, Number

MAX_DOTS = 1_000
_IPDAS = (
    "International Patient Decision Aid Standards, as reported in "
    "https://pmc.ncbi.nlm.nih.gov/articles/PMC3734197/: "
    "probabilities are compared with the same denominator and time period."
)


@fact_rule(
    "number-range",
    why="A figure that cannot be is a slip of the pen, and readers would act on it.",
    no_exceptions=True,
)
def number_makes_sense(checked: Checked) -> Iterator[Violation]:
    """A figure counts some of a whole: n is at most per, per is not nought, and a range goes up."""
    fact = checked.fact
    if not isinstance(fact, Number):
        return
    counted: list[tuple[FieldPath, Number | Compared]] = [((), fact)]
    counted += ((("compared", index), group) for index, group in enumerate(fact.compared))
    for path, group in counted:
        if fact.per <= 0 or group.n > fact.per:
            yield Violation((*path, "n"), f"{group.n:g} of {fact.per:g} cannot be", "Check n and per.")
        if group.n_to is not None and not group.n < group.n_to <= fact.per:
            message = f"{group.n:g} to {group.n_to:g} of {fact.per:g} cannot be"
            yield Violation((*path, "n_to"), message, "n_to is the upper end: above n, and at most per.")


@fact_rule(
    "too-many-dots",
    why="A field of dots shows the whole. With only some of the dots it would show another figure.",
    no_exceptions=True,
)
def too_many_dots(checked: Checked) -> Iterator[Violation]:
    """A figure is drawn as a field of dots only if it counts whole people, and at most 1,000."""
    fact = checked.fact
    if not isinstance(fact, Number) or not fact.icon_array:
        return
    if fact.n_to is not None:
        message = f"a range, {fact.n:g} to {fact.n_to:g}, cannot be drawn as dots"
        yield Violation(("icon_array",), message, "Delete icon_array: dots show one number.")
    elif fact.per > MAX_DOTS or fact.n % 1 or fact.per % 1:
        hint = f"Delete icon_array, or count whole people of at most {MAX_DOTS:,}."
        yield Violation(("icon_array",), f"{fact.n:g} of {fact.per:g} cannot be drawn as dots", hint)


@fact_rule(
    "shared-denominator",
    "warning",
    why=(
        '"1 in 300" looks smaller than "20 in 1,000" to many readers, although it is not. Figures side by '
        "side need the same whole."
    ),
    source=_IPDAS,
)
def shared_denominator(checked: Checked) -> Iterator[Violation]:
    """Figures of one page that tell the same over the same period count out of the same number of people."""
    first: dict[tuple[str, str], tuple[str, float]] = {}
    for index, name in enumerate(getattr(checked.fact, "numbers", ())):
        number = checked.content.get("number", name)
        if not isinstance(number, Number):
            continue
        other, per = first.setdefault((number.measure, number.period), (name, number.per))
        if number.per != per:
            yield Violation(
                ("numbers", index),
                f'"{name}" counts out of {number.per:,.0f}, "{other}" out of {per:,.0f}',
                "Give both out of the same number, or say why not in exceptions.",
            )


@fact_rule(
    "table-cells",
    why="A cell under a misspelt column would be lost without anybody noticing.",
    no_exceptions=True,
)
def table_cells(checked: Checked) -> Iterator[Violation]:
    """Every row of a table has a text for every column, and for no other."""
    if not isinstance(checked.fact, Comparison):
        return
    columns = [column.id for column in checked.fact.columns]
    for index, row in enumerate(checked.fact.rows):
        for name in row.cells:
            if name not in columns:
                hint = f"Columns: {', '.join(columns)}."
                yield Violation(
                    ("rows", index, "cells", name), f'the table has no column "{name}"', hint, at_key=True
                )
        for name in columns:
            if name not in row.cells:
                message = f'the row "{row.id}" has no text for "{name}"'
                yield Violation(
                    ("rows", index, "cells"), message, "Write one; a dash is not an answer.", at_key=True
                )
