"""What stands where on a page: the parts of a fact in their order, each at the depth that it is written for.

The templates show pages by it and the budgets count words by it, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from generator.schema.parts import URGENCIES, Depth, Urgency

SIGNS_SHOWN = {"emergency": 3, "urgent": 3, "see-doctor": 4}
"""So many signs of a card are seen at once; a card in which all signs count together is never cut."""

QUESTIONS = {
    "treatment": ("Does it help?", "What should I do?", "When do I get help?"),
    "medicine": ("Is it serious?", "What should I do?", "When do I get help?"),
    "medical-test": ("Do I need it?", "What should I do?", "When do I get help?"),
}
"""The three questions that an answer is made of, where they differ from `USUAL_QUESTIONS`."""

USUAL_QUESTIONS = ("Is it serious?", "What can I do now?", "When do I get help?")


@dataclass(frozen=True)
class Field:
    """A part of the pages of one kind: its id, its heading, and the fields of the fact that it shows, by the
    form they take.
    """

    id: str
    heading: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    do: str = ""
    do_not: str = ""
    folded: bool = False
    after_cards: bool = False
    do_first: bool = True


@dataclass(frozen=True)
class Part:
    """A headed part of a page. The claims are those of the model, or of its resolved form in templates."""

    id: str
    heading: str
    paragraphs: tuple[Any, ...] = ()
    bullets: tuple[Any, ...] = ()
    do: tuple[Any, ...] = ()
    do_not: tuple[Any, ...] = ()
    folded: bool = False
    after_cards: bool = False
    do_first: bool = True

    def claims(self) -> tuple[Any, ...]:
        """Every claim of the part, in the order in which they are shown."""
        return (*self.do, *self.do_not, *self.paragraphs, *self.bullets)

    def at(self, depth: Depth) -> Part:
        """The part with the claims of one depth alone."""

        def chosen(claims: tuple[Any, ...]) -> tuple[Any, ...]:
            return tuple(
                claim for claim in claims if (self.folded or claim.depth == "full") == (depth == "full")
            )

        return replace(
            self,
            paragraphs=chosen(self.paragraphs),
            bullets=chosen(self.bullets),
            do=chosen(self.do),
            do_not=chosen(self.do_not),
        )


_EXPECT = Field("what-to-expect", "At the doctor’s", ("what_to_expect",), after_cards=True)

_FIELDS: dict[str, tuple[Field, ...]] = {
    "cause": (
        Field("what-helps", "What you can do", ("what_helps",), do="do", do_not="do_not"),
        Field("what-it-is", "{name}: what happens", ("what_it_is",)),
        Field("what-it-feels-like", "What it feels like", ("feels_like",)),
        Field("how-long", "How long it lasts", ("how_long",)),
        _EXPECT,
        Field("how-common", "How common it is", ("how_common",), folded=True),
        Field("points-towards", "What makes it more likely", bullets=("points_towards",), folded=True),
        Field("points-away", "What makes it less likely", bullets=("points_away",), folded=True),
    ),
    "medicine": (
        Field("what-to-do", "What you can do", bullets=("what_to_do",), do_not="do_not", do_first=False),
        Field("effect", "{name}: what can happen", ("effect",)),
        Field("without-it", "If it is stopped", ("without_it",)),
        Field("used-for", "What it is for", ("used_for",), folded=True),
        Field("alternatives", "What a prescriber may offer instead", ("alternatives",), folded=True),
    ),
    "treatment": (
        Field("how", "How to go about it", do="do", do_not="do_not"),
        Field("what-it-is", "{name}: what happens", ("used_for", "what_it_is")),
        Field("benefit", "What it can do", ("benefit",)),
        Field("harm", "What harm it can do", ("harm",)),
        Field("not-for", "Who should not have it", bullets=("not_for",)),
        Field("without-it", "What happens without it", ("without_it",), after_cards=True),
        Field("alternatives", "What else can be done", ("alternatives",), after_cards=True),
    ),
    "medical-test": (
        Field("who-needs-it", "Who needs it", ("who_needs_it",)),
        Field("shows", "{name}: what it can show", ("shows",)),
        Field("what-happens", "What happens", ("what_happens",)),
        Field("limits", "What it cannot show", ("limits",)),
        Field("risks", "What can go wrong", ("risks",)),
    ),
    "body-part": (
        Field("usual", "{name}: what is usual here", ("usual",)),
        Field("think-of", "Less common explanations", bullets=("think_of",)),
    ),
    "situation": (Field("what-you-can-do", "What you can do", do="do", do_not="do_not"),),
    "warning-sign": (
        Field("while-you-wait", "While you wait", bullets=("while_you_wait",), after_cards=True),
        Field("why", "Why it matters", ("why",), after_cards=True),
    ),
}


@dataclass(frozen=True)
class FoldedList:
    """Other facts that a page shows in a fold: which fields name them, each below a line of its own, and in
    which form they come.
    """

    id: str
    heading: str
    fields: tuple[tuple[str, str], ...]
    form: str = "lines"


_LISTS: dict[str, tuple[FoldedList, ...]] = {
    "situation": (
        FoldedList("list-causes", "What can be behind it", (("causes", ""),), "tiles"),
        FoldedList("list-tables", "Side by side in a table", (("comparisons", ""),), "tables"),
        FoldedList("list-numbers", "Numbers and studies", (("numbers", ""),), "figures"),
        FoldedList("list-faqs", "Questions people ask", (("faqs", ""),), "questions"),
        FoldedList(
            "read-on",
            "Treatments, tests, the doctor’s questions",
            (
                ("treatments", "What may help:"),
                ("medical_tests", "Tests that may come up:"),
                ("visit_questions", "What the doctor may ask:"),
            ),
        ),
    ),
    "cause": (
        FoldedList("numbers", "Numbers and studies", (("numbers", ""),), "figures"),
        FoldedList(
            "read-on",
            "Treatments and tests",
            (
                ("treatments", "What may help:"),
                ("medical_tests", "Tests that may come up:"),
                ("body_parts", "Where it shows:"),
            ),
        ),
    ),
    "medicine": (FoldedList("causes", "The causes that it belongs to", (("causes", ""),)),),
    "treatment": (
        FoldedList("alternative-pages", "Pages about what else can be done", (("alternative_facts", ""),)),
    ),
    "body-part": (FoldedList("list-causes", "What can be behind it", (("causes", ""),), "tiles"),),
}

DETAILS = "All the details"
CORRECTIONS = "What other pages say"
SOURCES = "Sources, and how sure we are"
ABOUT = "About this page"
WHERE_FROM = "Who names it as a warning sign"
MORE_SIGNS = "More signs"
ALL_SIGNS = "All warning signs"
TAKE_NOTE = "Take a note to the doctor"
CALL_FIRST = "Emergency? Call now:"
"""Above the answer of a page about what usually needs help today or now."""
GET_HELP = "When to get help"
HOW_SURE = "How sure are we?"
"""The link in the line about reviews that leads to the sources."""


def folded_lists(kind: str, fact: Any) -> Iterator[tuple[FoldedList, int]]:
    """The lists of other facts that a page folds, each with how many facts it holds."""
    for listed in _LISTS.get(kind, ()):
        count = sum(len(getattr(fact, name)) for name, _ in listed.fields)
        if count:
            yield listed, count


def entries(kind: str, fact: Any, corrected: bool) -> Iterator[tuple[str, str]]:
    """The contents of the whole page, folds included: the id and heading of each part, in its order."""
    opened = on_page(kind, fact)
    for part in opened:
        if not part.after_cards:
            yield part.id, part.heading
    get_help = getattr(fact, "get_help", None)
    cards = dict(get_help.cards()) if get_help else {}
    later = [urgency for urgency in cards_later(fact) if urgency in cards]
    if later:
        yield f"card-{later[0]}", GET_HELP
    for part in opened:
        if part.after_cards:
            yield part.id, part.heading
    yield from _folded_entries(kind, fact)
    if corrected:
        yield "corrections", CORRECTIONS
    yield "sources", SOURCES


def _folded_entries(kind: str, fact: Any) -> Iterator[tuple[str, str]]:
    if details(kind, fact):
        yield "details", DETAILS
    for part in folded(kind, fact):
        yield part.id, part.heading
    for listed, _ in folded_lists(kind, fact):
        yield listed.id, listed.heading


def questions(kind: str) -> tuple[str, str, str]:
    """The questions that the answer of a kind is made of."""
    return QUESTIONS.get(kind, USUAL_QUESTIONS)


def cards_first(fact: Any) -> tuple[Urgency, ...]:
    """The cards that follow the answer at once, because what the page is about usually needs help today or
    now. Such a page begins with the call.
    """
    usual = getattr(fact, "usual_urgency", None)
    return URGENCIES[: URGENCIES.index(usual) + 1] if usual in ("emergency", "urgent") else ()


def cards_later(fact: Any) -> tuple[Urgency, ...]:
    """The cards behind the parts of a page, the usual way to get help first."""
    return tuple(urgency for urgency in reversed(URGENCIES[:-1]) if urgency not in cards_first(fact))


def parts(kind: str, fact: Any) -> tuple[Part, ...]:
    """Every part of a fact that has one, in the order of its page, whatever its depth. `fact` is a model or
    its resolved form.
    """
    return tuple(part for part in _possible_parts(kind, fact) if part.claims())


def _possible_parts(kind: str, fact: Any) -> Iterator[Part]:
    for field in _FIELDS.get(kind, ()):
        yield _part(field, fact)
    if kind == "situation":
        yield from map(_section, fact.sections)
        yield _part(_EXPECT, fact)


def on_page(kind: str, fact: Any) -> list[Part]:
    """The parts that open with the page, in its order."""
    opening = []
    for part in parts(kind, fact):
        shown = part.at("page")
        if shown.claims():
            opening.append(shown)
    return opening


def folded(kind: str, fact: Any) -> list[Part]:
    """The parts that are folded whole, each under its own heading."""
    return [part.at("full") for part in parts(kind, fact) if not part.at("page").claims()]


def details(kind: str, fact: Any) -> list[Part]:
    """What is folded of parts that also stand on the page, for the one fold of details. Their ids are their
    own.
    """
    halves = []
    for part in parts(kind, fact):
        full = part.at("full")
        if 0 < len(full.claims()) < len(part.claims()):
            halves.append(replace(full, id=f"{part.id}-details"))
    return halves


def _part(field: Field, fact: Any) -> Part:
    return Part(
        field.id,
        field.heading.replace("{name}", fact.name),
        _claims(fact, *field.paragraphs),
        _claims(fact, *field.bullets),
        _claims(fact, field.do),
        _claims(fact, field.do_not),
        field.folded,
        field.after_cards,
        field.do_first,
    )


def _claims(fact: Any, *names: str) -> tuple[Any, ...]:
    """The claims of some fields, one behind the other; a field may hold a single claim."""
    claims: list[Any] = []
    for name in filter(None, names):
        value = getattr(fact, name)
        claims += value if isinstance(value, list | tuple) else (value,)
    return tuple(claims)


def _section(section: Any) -> Part:
    return Part(
        section.id,
        section.heading,
        tuple(section.paragraphs),
        tuple(section.bullets),
        tuple(section.do),
        tuple(section.do_not),
        folded=section.depth == "full",
        do_first=False,
    )


FOR_TEMPLATES = (
    *(
        "ABOUT",
        "ALL_SIGNS",
        "CALL_FIRST",
        "CORRECTIONS",
        "DETAILS",
        "HOW_SURE",
        "MORE_SIGNS",
        "SIGNS_SHOWN",
        "SOURCES",
        "TAKE_NOTE",
    ),
    *(
        "WHERE_FROM",
        "cards_first",
        "cards_later",
        "details",
        "entries",
        "folded",
        "folded_lists",
        "on_page",
        "questions",
    ),
)
"""What every template knows of this module."""
