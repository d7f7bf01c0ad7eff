"""How many words a reader sees when a page opens, counted from the fact: as the templates show it, with its
folds closed.

The message is what the page has to say: its title, its answer, its parts and its cards. The rest leads
elsewhere or says something about the page: the way to it, the line about reviews, headings of folds, related
pages. Numbers of sources are no words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.check.readability import word_count
from generator.content.content import Content
from generator.problems.problem import FieldPath
from generator.schema import layout
from generator.schema.inline import plain_text
from generator.schema.kinds import KINDS
from generator.schema.kinds.faq import Faq
from generator.schema.kinds.warning_sign import WarningSign
from generator.schema.parts import URGENCY_WORDS, Card, Claim, Fact, GetHelp, Urgency
from generator.schema.site import Site
from generator.schema.walk import parts


@dataclass(frozen=True)
class PageWords:
    """The words that a reader sees when a page opens: those of its message, and the rest."""

    message: int
    rest: int

    @property
    def visible(self) -> int:
        """All of them."""
        return self.message + self.rest

    @property
    def share(self) -> float:
        """The part of the message, from 0 to 1."""
        return self.message / self.visible if self.visible else 1.0


@dataclass(frozen=True)
class Foldable:
    """A claim that stands on the page and could be folded: its path in the file, and its text without
    markup.
    """

    path: FieldPath
    claim: Claim
    text: str

    @property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)


def page_words(kind: str, fact: Fact, content: Content) -> PageWords:
    """The words of the page of a fact."""
    page = _PageTexts(kind, fact, content)
    return PageWords(sum(map(word_count, page.message())), sum(map(word_count, page.rest())))


def foldable(kind: str, fact: Fact) -> list[Foldable]:
    """The claims that could go to full depth, the ones to fold first in front: the least sure ones, then the
    longest.

    What the reader does, and the first words of a part, stay.
    """
    paths = {id(claim): path for path, claim in parts(fact, Claim)}
    claims: list[Claim] = []
    for part in layout.on_page(kind, fact):
        claims += (*part.paragraphs, *part.bullets)[1:]
    if isinstance(fact, Faq):
        claims = [claim for claim in fact.answer[1:] if claim.depth == "page"]
    order = ("very-low", "low", "moderate", "high")
    named = [Foldable(paths[id(claim)], claim, plain_text(claim.text, {})) for claim in claims]
    return sorted(named, key=lambda claim: (order.index(claim.claim.certainty), -claim.words))


class _PageTexts:
    """The texts of the page of a fact, without markup, services as those of the default place."""

    def __init__(self, kind: str, fact: Fact, content: Content) -> None:
        self.kind = kind
        self.fact: Any = fact
        self.content = content
        self.site: Site = content.site
        self.terms = self.site.places_in_order[0].words

    def message(self) -> Iterator[str]:
        """What the page says."""
        fact = self.fact
        yield from map(self.plain, self.opening())
        for part in layout.on_page(self.kind, fact):
            yield self.plain(part.heading)
            yield from ["Do"] * bool(part.do) + ["Do not"] * bool(part.do_not)
            for claim in part.claims():
                yield self.plain(claim.text)
        for urgency, card in self.cards():
            yield from self.card(urgency, card)
        if isinstance(fact, WarningSign):
            yield from (self.heading(fact.urgency, 1, True), self.plain(fact.line()))
        yield from self.calls()
        yield from self.panel()

    def opening(self) -> Iterator[str]:
        """The title and what stands below it, up to the first heading."""
        fact = self.fact
        yield fact.name
        answer = getattr(fact, "answer", None)
        if isinstance(answer, tuple):
            yield from (claim.text for claim in answer if claim is answer[0] or claim.depth == "page")
        elif answer:
            yield from layout.questions(self.kind)
            for claim in answer.claims():
                yield claim.text
        yield from self.examples()
        if fact.picture:
            yield from (*fact.picture.labels.values(), fact.picture.caption.text)
        if isinstance(fact, WarningSign):
            yield from self.sign(fact)

    def examples(self) -> Iterator[str]:
        """The examples and brand names below a title."""
        for lead, names in (
            ("Such as", getattr(self.fact, "examples", ())),
            ("Brand names:", getattr(self.fact, "brands", ())),
        ):
            if names:
                yield f"{lead} {', '.join(names)}"

    def sign(self, sign: WarningSign) -> Iterator[str]:
        """What stands below the title of a warning sign."""
        yield from (sign.action.text, "In full:", sign.asked)
        if sign.not_this:
            yield from ("What is not meant", sign.not_this)
        if sign.do_not_drive and "not drive" not in sign.action.text:
            yield "Do not drive." + (" Let someone else take you." if sign.urgency != "emergency" else "")

    def cards(self) -> tuple[tuple[Urgency, Card], ...]:
        """The cards of the page; a warning sign has one of its own."""
        help_of = getattr(self.fact, "get_help", None)
        return help_of.cards() if isinstance(help_of, GetHelp) else ()

    def card(self, urgency: Urgency, card: Card) -> Iterator[str]:
        """A card: its heading and the signs that are seen at once."""
        seen = self.seen(urgency, card)
        yield self.heading(urgency, len(card.signs), bool(card.any_of))
        someone = bool(getattr(self.fact, "about_someone", False))
        for name in card.signs[:seen]:
            sign = self.content.get("warning-sign", name)
            if isinstance(sign, WarningSign):
                yield self.plain(sign.line(someone))

    def seen(self, urgency: Urgency, card: Card) -> int:
        """How many signs of a card are seen at once."""
        return len(card.signs) if card.all_of else min(len(card.signs), layout.SIGNS_SHOWN[urgency])

    def heading(self, urgency: Urgency, signs: int, any_of: bool) -> str:
        """The heading of a card."""
        ending = "" if any_of or signs == 1 else " all of these are true"
        lead = f"{URGENCY_WORDS[urgency]}: " if urgency == "emergency" else ""
        return f"{lead}{self.plain(self.site.card_headings.of(urgency))} if{ending}"

    def rest(self) -> Iterator[str]:
        """What stands around it."""
        kind = KINDS[self.kind]
        yield from ("Home", kind.plural)
        yield from (self.site.unreviewed, layout.HOW_SURE)
        yield layout.WHERE_FROM if isinstance(self.fact, WarningSign) else ""
        for urgency, card in self.cards():
            others = len(card.signs) - self.seen(urgency, card)
            yield f"{layout.MORE_SIGNS} {others}" if others else ""
        yield layout.ALL_SIGNS if self.cards() else ""
        yield layout.TAKE_NOTE if self.kind == "situation" and self.content.facts["visit-question"] else ""
        yield from self.folds()
        yield from self.related()

    def calls(self) -> Iterator[str]:
        """The button that calls an ambulance, and beside it the numbers of the other places."""
        shown = [getattr(self.fact, "urgency", ""), *dict(self.cards())]
        first = bool(self.cards() and layout.cards_first(self.fact))
        yield layout.CALL_FIRST if first else ""
        for place in self.site.places * (shown.count("emergency") + first):
            number = place.terms["emergency"].text if "emergency" in place.terms else ""
            yield f"{number} {'Call' if place.id == self.site.default_place else place.name}"

    def folds(self) -> Iterator[str]:
        """The headings of the folds."""
        fact = self.fact
        more = fact.answer if isinstance(fact, Faq) else ()
        if layout.details(self.kind, fact) or any(claim.depth == "full" for claim in more[1:]):
            yield layout.DETAILS
        for part in layout.folded(self.kind, fact):
            yield self.plain(part.heading)
        for listed, count in layout.folded_lists(self.kind, fact):
            yield f"{listed.heading} {count}"
        if getattr(fact, "myths", ()) or any(claim.corrects for _, claim in parts(fact, Claim)):
            yield f"{layout.CORRECTIONS} 1"
        yield from (f"{layout.SOURCES} 9", layout.ABOUT)

    def related(self) -> Iterator[str]:
        """The related pages that are seen at once."""
        for reference in self.fact.related[: KINDS[self.kind].related_shown]:
            kind, _, name = reference.partition(":")
            fact = self.content.get(kind, name)
            page = self.content.pages.get(name)
            yield self.plain(fact.name) if fact else page.title if page else ""
        if self.fact.related:
            yield "Related:"

    def panel(self) -> Iterator[str]:
        """The panel of help. Elsewhere a link in the foot leads to it."""
        panel = self.site.help_panel
        if panel and self.fact.distress_help:
            yield self.plain(panel.heading)
            for claim in panel.claims:
                yield self.plain(claim.text)
            yield "All numbers, and where we have them from"

    def plain(self, text: str) -> str:
        """A text without markup."""
        return plain_text(text, self.terms)
