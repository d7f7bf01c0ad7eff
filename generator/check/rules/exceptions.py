"""Rules about exceptions: a fact may break a rule only for a written reason, and only as long as it needs
to.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.rule import OWN_NEED, Checked, Rule, Violation
from generator.problems.problem import did_you_mean
from generator.schema.parts import ExceptionToRule, Fact

UNKNOWN = Rule(
    "unknown-rule",
    "error",
    "An exception names a rule that there is, and one that knows exceptions.",
    "An exception to nothing would look like a reason, and some rules keep pages from being wrong.",
    OWN_NEED,
    True,
)
NEEDLESS = Rule(
    "needless-exception",
    "warning",
    "An exception that is no longer needed is taken out.",
    "What is left behind would hide the next mistake.",
    OWN_NEED,
    True,
)


def unknown_rule(checked: Checked, rules: dict[str, Rule]) -> Iterator[Violation]:
    """An exception names a rule that there is, and one that knows exceptions."""
    for index, exception in enumerate(_exceptions(checked)):
        path = ("exceptions", index, "rule")
        if exception.rule not in rules:
            guess = did_you_mean(exception.rule, rules)
            yield Violation(
                path,
                f'there is no rule "{exception.rule}"',
                guess or "Copy the id from the brackets of the message.",
            )
        elif rules[exception.rule].no_exceptions:
            yield Violation(
                path,
                f'the rule "{exception.rule}" knows no exceptions',
                "Delete the exception and fix what the rule finds.",
            )


def needless(checked: Checked, used: frozenset[str], rules: dict[str, Rule]) -> Iterator[Violation]:
    """An exception that is no longer needed is taken out."""
    for index, exception in enumerate(_exceptions(checked)):
        if exception.rule not in used and exception.rule in rules and not rules[exception.rule].no_exceptions:
            yield Violation(
                ("exceptions", index),
                f'nothing here breaks the rule "{exception.rule}" any more',
                "Delete the exception.",
            )


def _exceptions(checked: Checked) -> tuple[ExceptionToRule, ...]:
    return checked.fact.exceptions if isinstance(checked.fact, Fact) else ()
