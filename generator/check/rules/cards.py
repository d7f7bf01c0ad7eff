"""Rules about get-help cards and the warning signs on them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.rule import Checked, Violation, content_rule, fact_rule
from generator.content.content import Content, Key
from generator.problems.problem import FieldPath
from generator.schema.kinds.cause import Cause
from generator.schema.kinds.flow import Flow
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import Card, GetHelp
from generator.schema.walk import parts

_NHS_CARDS = (
    "NHS service manual "
    "(https://service-manual.nhs.uk/design-system/patterns/help-users-decide-when-and-where-to-get-care)"
)
_ANY_OR_ALL = (
    "NHS service manual (https://service-manual.nhs.uk/content/formatting): let the words before a list tell "
    "the options."
)
_ONE_LEVEL = f"House rule, in the sense of the {_NHS_CARDS}: one card for each level of care."
_NO_LINK = f"{_NHS_CARDS}: avoid links to more information in an emergency card."


@fact_rule(
    "any-or-all",
    why='A reader must know whether one sign is enough. "And" and "or" are easily confused in a list.',
    source=_ANY_OR_ALL,
    no_exceptions=True,
)
def any_or_all(checked: Checked) -> Iterator[Violation]:
    """A card says whether any or all of its signs count, and not both."""
    for path, card in parts(checked.fact, Card):
        if (card.any_of is None) == (card.all_of is None):
            yield Violation(
                path,
                "a card has either any_of or all_of",
                "Write any_of if one sign is enough, all_of if only all of them together count.",
                at_key=True,
            )


@fact_rule(
    "card-urgency",
    why="A sign that is urgent on one page and not on another would make both worthless.",
    source=_ONE_LEVEL,
)
def card_urgency(checked: Checked) -> Iterator[Violation]:
    """The signs of a card have the urgency of the card."""
    for path, get_help in parts(checked.fact, GetHelp):
        for urgency, card in get_help.cards():
            way = "any_of" if card.any_of else "all_of"
            for index, sign_id in enumerate(card.signs):
                sign = checked.content.get("warning-sign", sign_id)
                if isinstance(sign, WarningSign) and sign.urgency != urgency:
                    yield Violation(
                        (*path, urgency, way, index),
                        f'the sign "{sign_id}" is {sign.urgency}, this card is {urgency}',
                        f'Move it to the card "{sign.urgency}". A sign has one urgency everywhere.',
                    )


@content_rule(
    "emergency-list",
    why="A sign that is urgent on one page and not on another would make both worthless.",
    source=_ONE_LEVEL,
)
def emergency_list(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """The lists of emergencies on the home page and in flows have only signs that are emergencies."""
    home = content.site.home.emergency
    lists: list[tuple[Key, FieldPath, tuple[str, ...]]] = [(("site", "site"), ("home", "emergency"), home)]
    for name, flow in content.of(Flow).items():
        lists.append((("flow", name), ("emergency_signs",), flow.emergency_signs))
    for key, path, signs in lists:
        for index, name in enumerate(signs):
            sign = content.get("warning-sign", name)
            if isinstance(sign, WarningSign) and sign.urgency != "emergency":
                yield (
                    key,
                    Violation(
                        (*path, index),
                        f'the sign "{name}" is {sign.urgency}, this list is of emergencies',
                        "Take it out of the list. A sign has one urgency everywhere.",
                    ),
                )


@fact_rule(
    "card-link",
    why="In an emergency there is one thing to do: call. A link leads away from it.",
    source=_NO_LINK,
)
def card_link(checked: Checked) -> Iterator[Violation]:
    """An emergency card has no link."""
    sign = checked.fact
    if isinstance(sign, WarningSign) and sign.urgency == "emergency":
        for path, text in ((("card",), sign.card), (("action", "text"), sign.action.text)):
            if "](" in text:
                yield Violation(
                    path,
                    "an emergency card must not lead to another page",
                    "Write the words without the link.",
                )


@fact_rule("emergency-points-away", why="A reader in danger could be held back by it.")
def emergency_points_away(checked: Checked) -> Iterator[Violation]:
    """An emergency lists nothing that points away from it, because that would hold readers back."""
    fact = checked.fact
    if isinstance(fact, Cause) and fact.usual_urgency == "emergency" and fact.points_away:
        yield Violation(
            ("points_away",),
            "an emergency must not say what points away from it",
            "Delete points_away. A reader in danger could be held back by it.",
            at_key=True,
        )
