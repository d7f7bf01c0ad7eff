"""site.yml: what holds for the whole site, and the only file that is not a fact."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.schema.parts import CardHeadings, Claim, Claims, SituationRef, SourceRef
from generator.schema.types import AsList, Boolean, Colour, Https, Id, Integer, Reference, Strict, Text


class PlaceTerm(Strict):
    """What a service is called in one place, and its telephone number if it has one."""

    text: Text = Field(description='What readers see, such as "999" or "your GP".')
    tel: Annotated[str, Field(pattern=r"^[0-9+]{2,20}$")] | None = Field(
        None, description="The number to dial, digits only."
    )


class Place(Strict):
    """A country or region with services of its own."""

    id: Id = Field(description='The name of the place in the code, such as "uk".')
    name: Text = Field(description="What readers call it.")
    short: Text = Field(description='A short name that follows a number in brackets, such as "UK".')
    terms: dict[Id, PlaceTerm] = Field(
        description="The services. Every place has the same ones; texts name them in curly brackets."
    )
    also: Annotated[tuple[Text, ...], AsList] = Field(
        (), description="Other ways to reach help there, such as by text for deaf callers."
    )
    sources: Annotated[tuple[SourceRef, ...], AsList] = Field(
        (), description="Ids of the sources for the numbers."
    )

    @property
    def words(self) -> dict[str, str]:
        """What each service is called there."""
        return {name: term.text for name, term in self.terms.items()}


class CauseGroup(Strict):
    """A group of causes on the index of causes."""

    id: Id = Field(description="The id that causes give as their group.")
    name: Text = Field(description="The heading of the group.")
    intro: Text = Field(description="A sentence about the group.")
    conditions: Boolean = Field(
        False,
        description=(
            "True if its causes are illnesses or disorders; leave it out for habits, substances and "
            "stages of life. Search engines are told so."
        ),
    )


class HelpPanel(Strict):
    """Help that every page offers, for readers in distress or in danger."""

    heading: Text = Field(description="The heading of the panel.")
    claims: Claims = Field(description="What to do and whom to call.")


SearchName = Annotated[str, Field(pattern=r"^[^<>{}\[\]]+$")]
"""A name that only search uses: no page shows it as its own words."""


class NotCovered(Strict):
    """Names that readers search for and the site has no page on: search says so instead of showing something
    else.
    """

    medicines: Annotated[tuple[SearchName, ...], AsList] = Field(
        (), description="Medicines, generic and brand names."
    )
    others: Annotated[tuple[SearchName, ...], AsList] = Field((), description="Diseases and other things.")


class SituationGroup(Strict):
    """Situations of the same people, as the home page lists them."""

    heading: Text = Field(description='Whom they are for, in a few words, such as "A child or baby".')
    situations: Annotated[tuple[SituationRef, ...], AsList, Field(min_length=1)] = Field(
        description="Ids of the situations, the likeliest first."
    )


class Home(Strict):
    """What the home page says."""

    lead: Claim = Field(description="The main message of the home page.")
    points: Claims = Field((), description="What most readers need to know first.")
    situations: Annotated[tuple[SituationGroup, ...], AsList] = Field(
        (),
        description=(
            "All situations by whom they are for, those most at risk first. Those left out stand in a "
            "last "
            "group."
        ),
    )
    emergency: Annotated[tuple[Annotated[Id, Reference("warning-sign")], ...], AsList] = Field(
        (), description="Signs in the emergency card."
    )


class Licence(Strict):
    """The licence of the words."""

    name: Text = Field(description='What readers call it, such as "CC BY 4.0".')
    url: Https | None = Field(None, description="Where its text stands.")


class Colours(Strict):
    """The colours of the site, each in quotes. Those for dark screens are made of them."""

    brand: Colour = Field(description="The ground of the header, on which white text stands.")
    links: Colour = Field(description="Links, on white and on pale grounds.")


class Site(Strict):
    """The whole site's settings."""

    title: Text = Field(description="The name of the site.")
    tagline: Text = Field(description="What the site is about, in a sentence.")
    subject: Text = Field(description='The subject, as it stands inside sentences, such as "hay fever".')
    address: Https = Field(description="Where the site will be found; ends in a slash.")
    edit_url: Https | None = Field(
        None,
        description="Address of the folder content/ in the repository's editor; leave out if there is none.",
    )
    language: Literal["en", "en-GB", "en-US"] = Field(description="The language of the texts.")
    publisher: Text = Field(description="Who is responsible for the site.")
    audience: Text = Field(description="Whom the site is written for.")
    unreviewed: Text = Field(description="What every page says that no clinician has signed.")
    disclaimer: Annotated[tuple[Text, ...], AsList, Field(min_length=1)] = Field(
        description="What the site is and is not, a sentence each."
    )
    licence: Licence | None = Field(
        None, description="The licence of the words; left out, the site names none."
    )
    colours: Colours | None = Field(
        None,
        description=(
            "The colours of the site; left out, dark blue. Pictures and a style sheet of its own stand in "
            "the folder look/."
        ),
    )
    review_years: Integer = Field(
        description="After how many years a review must be renewed; at most 3.", ge=1, le=3
    )
    default_place: Id = Field(description="The place whose numbers are shown until the reader chooses.")
    places: Annotated[tuple[Place, ...], AsList, Field(min_length=1)] = Field(
        description="The places readers can choose."
    )
    card_headings: CardHeadings = Field(
        description='The headings of get-help cards, each ending before "if".'
    )
    cause_groups: Annotated[tuple[CauseGroup, ...], AsList] = Field(
        (), description="The groups of causes, in order."
    )
    help_panel: HelpPanel | None = Field(
        None, description="Help in distress: whole on pages that say `distress_help`, a link in every foot."
    )
    home: Home = Field(description="What the home page says.")
    main_flow: Annotated[Id, Reference("flow")] | None = Field(
        None, description="The flow that the home page leads to; the first one if it is left out."
    )
    symptom_terms: Annotated[tuple[Text, ...], AsList] = Field(
        (), description="Words that mean the subject itself, for search."
    )
    not_covered: NotCovered = Field(
        NotCovered(), description="Names that the site has no page on, for search."
    )
    same_words: Annotated[tuple[Annotated[tuple[Text, ...], AsList, Field(min_length=2)], ...], AsList] = (
        Field((), description="Groups of single words that readers use for much the same thing, for search.")
    )

    @property
    def places_in_order(self) -> list[Place]:
        """The places, the default one first."""
        return sorted(self.places, key=lambda place: place.id != self.default_place)

    @property
    def licence_address(self) -> str:
        """Where the text of the licence stands; empty if the site names none."""
        return (self.licence.url or "") if self.licence else ""
