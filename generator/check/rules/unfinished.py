"""The rule about marks that wait for words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.rule import FILL_IN, Checked, Violation, fact_rule


@fact_rule(
    "fill-in",
    "warning",
    why="A new site begins with marks where only its authors know the words; none should be published.",
    no_exceptions=True,
)
def fill_in(checked: Checked) -> Iterator[Violation]:
    """No mark FILL IN waits for words."""
    for path, text in checked.texts:
        if FILL_IN in text:
            what = text.partition(FILL_IN)[2].lstrip(": ")
            message = f"this still has to be written: {what}" if what else "this still has to be written"
            yield Violation(path, message, f"Write them in place of {FILL_IN} and what follows it.")
