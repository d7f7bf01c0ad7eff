"""The rule about telephone numbers: texts name a service, and the site puts in the number of the reader's
place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.check.rules.rule import Checked, Violation, fact_rule
from generator.content.content import Content
from generator.schema.kinds.source import Source

_DIGITS = r"\+?\(?\d[\d ()-]*\d"
_NO_COUNT = (
    r"(?![\w,%]|\.\d| "
    r"(?:people|mg|g|ml|of|in|per|times|minutes|hours|days|weeks|months|years|percent|pixels)\b)"
)
_NUMBER = re.compile(rf"(?<![\w.,/-]){_DIGITS}{_NO_COUNT}")
_CALLED = re.compile(
    r"\b(?:call|ring|dial|phone|telephone|text|tel)\b[:.]?(?: "
    r"(?:the|us|them|line|helpline|on|at|number|now|free)){0,4} "
    rf"(?P<number>{_DIGITS}){_NO_COUNT}",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"(?:1[ -])?\(?\d{3}\)?[ -]\d{3}[ -]\d{4}")
_LEAST_DIGITS = 7
"""So many digits behind a nought or a plus are a telephone number; shorter ones are known only from what
stands before.
"""


@fact_rule("number-in-prose", why="A reader abroad would dial a number that does not answer.")
def telephone_number_in_prose(checked: Checked) -> Iterator[Violation]:
    """No text holds a telephone number: places supply it."""
    if isinstance(checked.fact, Source):
        return
    services = _services(checked.content)
    short = _any_of([number for number in services if len(number) <= 3])
    for path, text in checked.texts:
        number = _number_in(text, services, short) if path[0] != "places" else ""
        if number:
            yield Violation(
                path,
                f"the number {number} is one country's own",
                _hint(services.get(_plain(number), {}), services),
            )


def _services(content: Content) -> dict[str, dict[str, str]]:
    """For each number of every place: the services that it stands for, each with what it is called there."""
    services: dict[str, dict[str, str]] = {}
    for place in content.site.places:
        for name, term in place.terms.items():
            if term.tel:
                services.setdefault(_plain(term.tel), {})[name] = term.text
    return services


def _any_of(numbers: list[str]) -> re.Pattern[str] | None:
    return (
        re.compile(rf"(?<![\w.,-])({'|'.join(map(re.escape, numbers))})(?!\d|-\d){_NO_COUNT}")
        if numbers
        else None
    )


def _number_in(text: str, services: Mapping[str, object], short: re.Pattern[str] | None) -> str:
    """The first telephone number of a text, or nothing."""
    for match in _NUMBER.finditer(text):
        number = match[0].strip()
        digits = _plain(number)
        is_long = number.startswith(("+", "0", "(0")) and len(digits) >= _LEAST_DIGITS
        if is_long or _AMERICAN.fullmatch(number) or (len(digits) > 3 and digits in services):
            return number
    return _number_called(text) or _short_number(text, short)


def _number_called(text: str) -> str:
    """A number that stands behind "call" or a word like it, or nothing."""
    called = _CALLED.search(text)
    return called["number"] if called and len(_plain(called["number"])) >= 3 else ""


def _short_number(text: str, short: re.Pattern[str] | None) -> str:
    """A short number of one of the places, such as 999, or nothing."""
    known = short.search(text) if short else None
    return known[1] if known else ""


def _hint(meant: Mapping[str, str], services: Mapping[str, Mapping[str, str]]) -> str:
    if not meant:
        every = sorted(set[str]().union(*services.values()))
        return (
            "Write the service that is meant; the site puts in its number. Services with a number: "
            f"{_listed(every)}."
        )
    if len(meant) == 1:
        return f"Write {{{next(iter(meant))}}}; the site puts in the number of the reader's place."
    named = " or ".join(f"{{{name}}} ({text})" for name, text in meant.items())
    return f"Write the service that is meant: {named}."


def _listed(names: list[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in names)


def _plain(number: str) -> str:
    return re.sub(r"\D", "", number)
