"""Rules about the depths of a page: its answer, how much opens with it, and what it does not argue with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.page_words import Foldable, foldable
from generator.check.readability import word_count
from generator.check.rules.rule import HOUSE_RULE, Checked, Violation, fact_rule
from generator.schema.kinds import KINDS
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.layout import SIGNS_SHOWN
from generator.schema.parts import Answer, Card, Fact, GetHelp
from generator.schema.walk import parts

ANSWER_WORDS = 25
SHORT_WORDS = 9
LEAST_SHARE = 0.7
SHARE_FROM = 250
"""A page of fewer visible words is not measured: what stands around any page weighs too much there."""
SUGGESTED = 4
"""So many claims are named that could be folded."""

_CDC = (
    "CDC Clear Communication Index (https://www.cdc.gov/ccindex/widget.html): one main message at the top. "
    "The limit in words is ours."
)
_UNREAD = re.compile(r"\byou (?:may|might|could) (?:have )?(?:read|heard|seen)\b", re.IGNORECASE)


@fact_rule("answer-length", why="Three short answers fit on the first screen of a phone.", source=_CDC)
def answer_length(checked: Checked) -> Iterator[Violation]:
    """Each of the three claims of an answer has at most 25 words."""
    for path, _ in parts(checked.fact, Answer):
        for name in ("serious", "now", "help"):
            text_path = (*path, name, "text")
            passage = checked.passage_at(text_path)
            count = sum(map(word_count, passage.sentences)) if passage else 0
            if count > ANSWER_WORDS:
                hint = (
                    f"Cut it by {_words(count - ANSWER_WORDS)}. What is not needed in the first 30 seconds "
                    "stands on the page."
                )
                yield Violation(
                    text_path,
                    f"this part of the answer has {count} words, {count - ANSWER_WORDS} too many",
                    hint,
                )


@fact_rule("short-length", why="A line of a card or a screen is read at a glance.", source=HOUSE_RULE)
def short_length(checked: Checked) -> Iterator[Violation]:
    """A warning sign in short has at most 9 words."""
    sign = checked.fact
    for name in ("short", "short_someone") if isinstance(sign, WarningSign) else ():
        count = word_count(getattr(sign, name) or "")
        if count > SHORT_WORDS:
            yield Violation(
                (name,),
                f"this has {count} words",
                f"Cut it by {_words(count - SHORT_WORDS)}; `card` and `asked` say it exactly.",
            )


@fact_rule("short-missing", why="A line of a card or a screen is read at a glance.", source=HOUSE_RULE)
def short_missing(checked: Checked) -> Iterator[Violation]:
    """A warning sign whose line on cards has more than 9 words is also there in short."""
    sign = checked.fact
    if isinstance(sign, WarningSign) and not sign.short and word_count(sign.card) > SHORT_WORDS:
        yield Violation(
            ("card",),
            f"this has {word_count(sign.card)} words",
            f"Write it as `short`, in at most {SHORT_WORDS} words.",
        )


@fact_rule(
    "page-budget",
    why="Whoever meets a wall of words leaves before what they came for.",
    source=HOUSE_RULE,
)
def page_budget(checked: Checked) -> Iterator[Violation]:
    """A page opens with no more words than a reader reads in two minutes; the rest is folded."""
    count, budget = checked.page_words, KINDS[checked.kind].most_words if checked.kind in KINDS else None
    if count and budget and isinstance(checked.fact, Fact) and count.visible > budget:
        over = count.visible - budget
        claims = _enough(foldable(checked.kind, checked.fact), over)
        yield Violation(
            claims[0].path if claims else (),
            f"the page opens with {count.visible} words, {over} over its budget of {budget}",
            _fold(claims),
        )


@fact_rule("message-share", why="What stands around the message is in its way.", source=HOUSE_RULE)
def message_share(checked: Checked) -> Iterator[Violation]:
    """At least 70 percent of what a reader sees when a page opens is its message."""
    count = checked.page_words
    if count and count.visible >= SHARE_FROM and count.share < LEAST_SHARE:
        yield Violation(
            ("name",),
            f"{count.message} of {count.visible} visible words are the message: {int(100 * count.share)}%",
            "Make fewer folds, or name fewer related pages. Several parts of full depth can be one.",
        )


@fact_rule("card-signs", why="Of a long list of dangers none is remembered.", source=HOUSE_RULE)
def card_signs(checked: Checked) -> Iterator[Violation]:
    """A card names at most 3 signs of an emergency, 3 for help today and 4 for the doctor."""
    for path, urgency, card in _cards(checked):
        most = SIGNS_SHOWN[urgency]
        if card.any_of and len(card.any_of) > most:
            yield Violation(
                (*path, urgency, "any_of", most),
                f"this card has {len(card.any_of)} signs; readers see {most}, the others are folded",
                f"Keep the {most} that a reader of this page is likeliest to meet. A line below the cards "
                "leads to all signs.",
            )


@fact_rule(
    "own-sign", why='"See a doctor if you are pregnant" tells a pregnant reader nothing.', source=HOUSE_RULE
)
def own_sign(checked: Checked) -> Iterator[Violation]:
    """A card does not show a sign that every reader of the page has."""
    own = getattr(checked.fact, "own_signs", ())
    for path, urgency, card in _cards(checked):
        way = "any_of" if card.any_of else "all_of"
        for index, name in enumerate(card.signs):
            if name in own:
                yield Violation(
                    (*path, urgency, way, index),
                    f'every reader of this page has the sign "{name}"',
                    "Take it from the card, and say in `answer` what these readers do.",
                )


@fact_rule(
    "unread-text",
    why="Nobody has read it who came here first. It plants the mistake.",
    source=HOUSE_RULE,
)
def unread_text(checked: Checked) -> Iterator[Violation]:
    """No text argues with what the reader may have read elsewhere."""
    for passage in checked.passages:
        match = _UNREAD.search(passage.plain)
        if match and passage.path[-1] != "corrects":
            yield Violation(
                passage.path,
                f'"{match[0]}" speaks to those who have read it, and to nobody else',
                "Say what is true. What others say wrongly goes to `corrects` of the same claim.",
            )


def _cards(checked: Checked) -> Iterator[tuple[tuple[str | int, ...], str, Card]]:
    for path, get_help in parts(checked.fact, GetHelp):
        for urgency, card in get_help.cards():
            yield path, urgency, card


def _enough(claims: list[Foldable], over: int) -> list[Foldable]:
    """So many claims that folding them meets the budget, or the first few."""
    chosen: list[Foldable] = []
    for claim in claims[:SUGGESTED]:
        if over > 0:
            chosen.append(claim)
            over -= claim.words
    return chosen


def _fold(claims: list[Foldable]) -> str:
    if not claims:
        return "Shorten it, or take signs from its cards: nothing on it can be folded."
    named = ", ".join(f'"{_beginning(claim.text)}" ({_words(claim.words)})' for claim in claims)
    return f"Shorten it, or give what is not for everybody `depth: full`, such as {named}."


def _beginning(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40].rsplit(' ', 1)[0]}…"


def _words(count: int) -> str:
    return f"{count} word{'' if count == 1 else 's'}"
