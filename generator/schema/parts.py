"""Parts that facts of several kinds are built from: claims, get-help cards, reviews."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from generator.schema.types import AnyRef, AsList, Boolean, Date, FormerId, Id, Reference, Strict, Text

Urgency = Literal["emergency", "urgent", "see-doctor", "self-care"]
URGENCIES: tuple[Urgency, ...] = ("emergency", "urgent", "see-doctor", "self-care")
"""From the most to the least urgent."""

URGENCY_WORDS: dict[Urgency, str] = {
    "emergency": "Emergency",
    "urgent": "Help today",
    "see-doctor": "See a doctor",
    "self-care": "Usually not urgent",
}
"""What pages and search call each urgency, next to a page's name."""

Age = Literal["baby", "toddler", "child", "adult"]
AGES: tuple[Age, ...] = ("baby", "toddler", "child", "adult")
"""Under 1 year, 1 to 4, 5 to 15, and 16 or over."""

Certainty = Literal["high", "moderate", "low", "very-low"]

SourceRef = Annotated[Id, Reference("source")]
SignRef = Annotated[Id, Reference("warning-sign")]
CauseRef = Annotated[Id, Reference("cause")]
TreatmentRef = Annotated[Id, Reference("treatment")]
TestRef = Annotated[Id, Reference("medical-test")]
BodyPartRef = Annotated[Id, Reference("body-part")]
NumberRef = Annotated[Id, Reference("number")]
MythRef = Annotated[Id, Reference("myth")]
FaqRef = Annotated[Id, Reference("faq")]
ComparisonRef = Annotated[Id, Reference("comparison")]
SituationRef = Annotated[Id, Reference("situation")]
QuestionRef = Annotated[Id, Reference("visit-question")]

Ages = Annotated[tuple[Age, ...], AsList, Field(min_length=1)]
Sources = Annotated[tuple[SourceRef, ...], AsList, Field(min_length=1)]


Depth = Literal["page", "full"]
"""How deep a reader has to go for something: it is there when the page opens, or folded for those who want
all of it.
"""


class Claim(Strict):
    """One thing that the site says, with where it comes from and how sure that is."""

    text: Text = Field(
        description="What the site says, in one to three short sentences for a reader of 10 to 12 years."
    )
    sources: Sources = Field(description="Ids of the sources that say so, the strongest first.")
    certainty: Certainty = Field(
        description=(
            "How sure the evidence is: high (guideline, label, large study, agreed emergency fact), "
            "moderate (health service, cohort, consistent reviews), low (expert opinion, small series), "
            "very-low (case reports)."
        ),
    )
    id: Id | None = Field(
        None, description="A name of its own for a claim that other pages link to; unique in the file."
    )
    depth: Depth = Field(
        "page",
        description=(
            '"full" for what is not for everybody: it is folded, under the heading of its part. "page" is '
            "what opens."
        ),
    )
    corrects: Text | None = Field(
        None,
        description=(
            "What others say wrongly. The text of the claim says only what is true; the two are shown "
            'folded, under "What other pages say", and among the claims that we corrected.'
        ),
    )


Claims = Annotated[tuple[Claim, ...], AsList]


def texts_of(claims: Iterable[Claim]) -> list[str]:
    """The texts of some claims."""
    return [claim.text for claim in claims]


class Card(Strict):
    """A get-help card: the warning signs of one urgency, and whether any or all of them count."""

    any_of: Annotated[tuple[SignRef, ...], AsList, Field(min_length=1)] | None = Field(
        None, description="Ids of warning signs; one of them is enough."
    )
    all_of: Annotated[tuple[SignRef, ...], AsList, Field(min_length=2)] | None = Field(
        None, description="Ids of warning signs; only all of them together count."
    )

    @property
    def signs(self) -> tuple[str, ...]:
        """The ids of the card's signs, whichever way they count."""
        return self.any_of or self.all_of or ()


class GetHelp(Strict):
    """The get-help cards of a page, at most one for each urgency, shown the most urgent first."""

    emergency: Card | None = Field(None, description="Signs for which the reader calls an ambulance now.")
    urgent: Card | None = Field(None, description="Signs for which the reader asks for help today.")
    see_doctor: Card | None = Field(
        None, alias="see-doctor", description="Signs for which the reader books a visit."
    )

    def cards(self) -> tuple[tuple[Urgency, Card], ...]:
        """The cards that are there with their urgency, the most urgent first."""
        every: tuple[tuple[Urgency, Card | None], ...] = (
            ("emergency", self.emergency),
            ("urgent", self.urgent),
            ("see-doctor", self.see_doctor),
        )
        return tuple((urgency, card) for urgency, card in every if card)


class CardHeadings(Strict):
    """The headings of get-help cards, each ending before "if"."""

    emergency: Text = Field(description="The heading of the card for emergencies.")
    urgent: Text = Field(description="The heading of the card for help on the same day.")
    see_doctor: Text = Field(
        alias="see-doctor", description="The heading of the card for a visit to the doctor."
    )

    def of(self, urgency: str) -> str:
        """The heading of the card of an urgency. Raises AttributeError for self-care, which has no card."""
        return str(getattr(self, urgency.replace("-", "_")))


class Review(Strict):
    """A clinician's signature under the words of a fact. Written by `sign`, never by hand."""

    date: Date = Field(description="The day on which the words were read and approved.")
    next_date: Date = Field(
        description="The day by which they must be read again; at most three years later."
    )
    name: Text = Field(description="The reviewer's full name. A real person.")
    role: Text = Field(description="The reviewer's profession and place of work.")
    hash: Text = Field(
        description="A hash of the words that were signed; when the words change, the signature is void."
    )


class ExceptionToRule(Strict):
    """A rule that this file may break, and why."""

    rule: Id = Field(description="The rule's id, as it stands in brackets in its message.")
    reason: Text = Field(
        description="Why the rule does not fit here, for the next person who reads the file."
    )


DrugNames = Annotated[
    tuple[Annotated[str, Field(pattern=r"^[^()]+( \([^()]+\))?$")], ...],
    AsList,
    Field(
        description="Generic names of its medicines, each with its brand names in brackets; only for search."
    ),
]

Examples = Annotated[
    tuple[Text, ...],
    AsList,
    Field(description="Generic names of examples, shown below the title; brand names in brackets."),
]


class Section(Strict):
    """A headed part of a page: paragraphs, then bullets, then things to do and not to do."""

    id: Id = Field(description="The name of the part in addresses; it must not change once published.")
    heading: Text = Field(
        description=(
            "The heading that readers see: a question that they would ask, or the answer in three words."
        )
    )
    depth: Depth = Field(
        "page", description='"full" for a part that is not for everybody: it is folded under its heading.'
    )
    paragraphs: Claims = Field((), description="Claims shown one below the other.")
    bullets: Claims = Field((), description="Claims shown as a list.")
    do: Claims = Field((), description="Things that help, shown in a Do list.")
    do_not: Claims = Field((), description='Things to avoid, shown in a Do-not list; each begins "Do not".')


class Picture(Strict):
    """A drawing on a page: which, what it shows in words, the words in it, and what it tells."""

    drawing: Id = Field(description="The name of an SVG file in content/pictures/, without its ending.")
    shows: Text = Field(
        description="What can be seen, for those who do not see it: one or two sentences, read aloud instead."
    )
    labels: dict[Id, Text] = Field(
        {}, description="The words in the drawing, one for each label that it marks; short, no markup."
    )
    caption: Claim = Field(description="What the picture tells, shown below it.")


SearchPattern = Annotated[str, Field(pattern=r"^-?[a-z0-9{}/]+( [a-z0-9{}/]+)*$")]


class Fact(Strict):
    """What facts of every kind have."""

    name: Text = Field(description="The title, in words that readers use.")
    medical_name: Text | None = Field(None, description="The medical term, shown behind the title.")
    also_called: Annotated[tuple[Text, ...], AsList] = Field(
        (), description="Other names, shown to readers and found by search."
    )
    misspellings: Annotated[tuple[Text, ...], AsList] = Field(
        (), description="Common wrong spellings; found by search, not shown."
    )
    searched_as: Annotated[tuple[SearchPattern, ...], AsList] = Field(
        (),
        description=(
            "Other words that readers type for it in search; never shown. For a warning sign, what they "
            "type when they have it: every word of a line must be typed, in any order, to show the sign "
            "first. There a slash parts words of which one is enough; {amount}, {medicine}, {baby} and "
            "{child} stand for what search takes for one. A line that begins with a hyphen names words "
            "that unsay it, such as -cat for a stroke."
        ),
    )
    picture: Picture | None = Field(None, description="A drawing, shown below the answer.")
    related: Annotated[tuple[AnyRef, ...], AsList] = Field(
        (), description='Pages worth reading next, each written "kind:id".'
    )
    former_ids: Annotated[tuple[FormerId, ...], AsList] = Field(
        (),
        description=(
            "Ids this fact had before, or those of facts that it took in; their addresses lead here. One of "
            'another kind is written "kind:id", and the fact then stands on the index of that kind too.'
        ),
    )
    authors: Annotated[tuple[Text, ...], AsList] = Field(
        (), description="Who wrote the words, if they want to be named."
    )
    review: Review | None = Field(
        None, description="A clinician's signature. Leave it out until a clinician has signed."
    )
    exceptions: Annotated[tuple[ExceptionToRule, ...], AsList] = Field(
        (), description="Rules this file may break, each with a reason."
    )
    distress_help: Boolean = Field(
        False,
        description=(
            "True where a reader may be in distress, such as in fear of an illness or when stopping a "
            "substance: the panel of help stands on the page. Elsewhere a line leads to it."
        ),
    )


class Answer(Strict):
    """What a reader knows after 30 seconds: three claims of at most 25 words. Each makes sense alone, too."""

    serious: Claim = Field(
        description="Is it serious? It stands alone in lists and in search: not "
        '"Usually not." but "It is usually harmless and fades in a few weeks."'
    )
    now: Claim = Field(description="What can I do now? Begins with a verb.")
    help: Claim = Field(
        description=(
            "When do I get help, and from whom? The emergency is in it: it names the signs and {emergency}."
        )
    )

    def claims(self) -> tuple[Claim, ...]:
        """The three claims, in the order in which they are read."""
        return (self.serious, self.now, self.help)


class WithCards(Fact):
    """A fact whose page opens with its answer and has get-help cards."""

    answer: Answer = Field(description="The whole page in 30 seconds: three claims of at most 25 words each.")
    get_help: GetHelp = Field(
        GetHelp(),
        description=(
            "Get-help cards made of warning signs, the likeliest first: at most 3 for an emergency, 3 for "
            "today, 4 for the doctor."
        ),
    )
    own_signs: Annotated[tuple[SignRef, ...], AsList] = Field(
        (),
        description=(
            "Ids of warning signs that every reader of this page has, such as being pregnant; a card never "
            "shows them."
        ),
    )
