"""Rules about get-help cards and what stands near them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problem import Finding
from generator.rules.rule import Checked
from generator.schema.kinds.cause import Cause
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import Card, GetHelp
from generator.schema.walk import parts


def any_or_all(checked: Checked) -> Iterator[Finding]:
    """A card says whether any or all of its signs count, and not both."""
    for path, card in parts(checked.fact, Card):
        if (card.any_of is None) == (card.all_of is None):
            yield Finding(
                "any-or-all",
                path,
                "a card has either any_of or all_of",
                "Write any_of if one sign is enough, all_of if only all of them together count.",
                at_key=True,
            )


def card_urgency(checked: Checked) -> Iterator[Finding]:
    """The signs of a card have the urgency of the card."""
    for path, get_help in parts(checked.fact, GetHelp):
        for urgency, card in get_help.cards():
            way = "any_of" if card.any_of else "all_of"
            for index, sign_id in enumerate(card.signs):
                sign = checked.content.get("warning-sign", sign_id)
                if isinstance(sign, WarningSign) and sign.urgency != urgency:
                    yield Finding(
                        "card-urgency",
                        (*path, urgency, way, index),
                        f'the sign "{sign_id}" is {sign.urgency}, this card is {urgency}',
                        f'Move it to the card "{sign.urgency}". A sign has one urgency everywhere.',
                    )


def emergency_points_away(checked: Checked) -> Iterator[Finding]:
    """An emergency lists nothing that points away from it, because that would hold readers back."""
    fact = checked.fact
    if isinstance(fact, Cause) and fact.usual_urgency == "emergency" and fact.points_away:
        yield Finding(
            "emergency-points-away",
            ("points_away",),
            "an emergency must not say what points away from it",
            "Delete points_away. A reader in danger could be held back by it.",
            at_key=True,
        )
