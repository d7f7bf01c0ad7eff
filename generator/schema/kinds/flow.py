"""A flow: ordered screens of questions that end in an outcome."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.schema.parts import AGES, Age, Ages, Claim, Claims, Fact, SignRef, Urgency
from generator.schema.types import AnyRef, AsList, Boolean, Id, Integer, Strict, Text


class Recheck(Claim):
    """What holds so many days after it began, such as when it has not gone by then."""

    days: Integer = Field(
        description="After how many days, counted from the day it began; the sources say so.", ge=1, le=366
    )


class Outcome(Strict):
    """Where a flow ends: what to do and by when."""

    id: Id = Field(description="The name of the outcome in addresses and cases.")
    urgency: Urgency = Field(description="How urgent it is.")
    title: Text = Field(description="The action, as the heading of the card.")
    by_when: Text = Field(description='By when, such as "now", "today" or "within days".')
    reached: Text = Field(
        description='What the answers showed, such as "Your answers showed no warning sign."'
    )
    action: Claims = Field(description="What to do.")
    while_you_wait: Claims = Field((), description="What to do until then.")
    get_help_sooner: Claims = Field((), description="What would make it more urgent.")
    recheck: Recheck | None = Field(
        None,
        description="What to do on a certain day if it has not gone; readers can put it in their calendar.",
    )
    do_not_drive: Boolean = Field(False, description="True to tell everyone with this outcome not to drive.")
    self_care: Annotated[tuple[AnyRef, ...], AsList] = Field(
        (), description='Pages that help meanwhile, each "kind:id".'
    )


class Option(Strict):
    """One answer of a screen."""

    id: Id = Field(description="The name of the answer.")
    label: Text = Field(description='The answer in at most 9 words, for "me".')
    label_someone: Text | None = Field(
        None, description="The answer for someone else; left out if it reads alike."
    )
    hint: Text | None = Field(
        None, description="What the answer means. Of a gate: the exact words, shown when it is ticked."
    )
    not_sure: Boolean = Field(False, description='True for the answer "I am not sure".')
    age: Age | None = Field(
        None,
        description=(
            "On the first screen, if it asks whom it is about: the age, which decides what is asked from "
            "here on."
        ),
    )
    someone: Boolean = Field(
        False, description="On the first screen: true if the words are about someone else from here on."
    )
    ages: Ages = Field(AGES, description="Of a gate: whom it is asked about; left out, all.")
    outcome: Id | None = Field(None, description="The floor: the result is at least this outcome.")
    keep_asking: Boolean = Field(
        False,
        description=(
            "True if the questions go on as without it, so that the result can show its outcome next to "
            "another."
        ),
    )
    signs: Annotated[tuple[SignRef, ...], AsList] = Field(
        (), description="The warning signs that this answer shows."
    )
    page: AnyRef | None = Field(
        None,
        description=(
            'The page whose short answer belongs in the result of who chose this, "kind:id". It is shown in '
            "place of the general advice where no visit is needed today."
        ),
    )
    then: Annotated[tuple[Screen, ...], AsList] = Field(
        (), description="Screens shown only after this answer."
    )


class Screen(Strict):
    """One question. Which fields it has tells its form: `signs` (tick any), `options` (choose one), `gates`
    (tick any). What is ticked shows its exact words and counts once they are confirmed.
    """

    id: Id = Field(description="The name of the screen.")
    question: Text = Field(description='The question, for "me".')
    question_someone: Text | None = Field(
        None, description="The question for someone else; left out if it reads alike."
    )
    time: Text | None = Field(
        None, description='The time that counts, such as "now or in the last 24 hours".'
    )
    why: Text = Field(description="Why we ask.")
    means: Text | None = Field(None, description="What a word in the question means.")
    ages: Ages = Field(AGES, description="Whom it is asked about; left out, all.")
    signs: Annotated[tuple[SignRef, ...], AsList] = Field(
        (), description="Form 1: warning signs to tick; any of them counts."
    )
    outcome: Id | None = Field(None, description="Form 1: the floor of every sign of this screen.")
    floors: dict[Id, Id] = Field(
        {}, description="Form 1: signs of this screen with a floor of their own, each with its outcome."
    )
    not_sure: Id | None = Field(None, description="Form 1: the floor of being unsure about one of its signs.")
    not_sure_floors: dict[Id, Id] = Field(
        {},
        description=(
            "Form 1: signs of this screen of which being unsure has a floor of its own, each with its "
            "outcome."
        ),
    )
    options: Annotated[tuple[Option, ...], AsList] = Field(
        (), description="Form 2: answers, one of which is chosen."
    )
    gates: Annotated[tuple[Option, ...], AsList] = Field(
        (), description="Form 3: things that may apply; each opens its own screens."
    )
    lifts: Annotated[tuple[SignRef, ...], AsList] = Field(
        (),
        description=(
            "An exception: the signs that stop counting if the first option is chosen. Shown only if one of "
            "them counts."
        ),
    )
    editorial: Text | None = Field(
        None, description="If the rule is our own careful choice: says so, and why."
    )


# An option names a class that stands below it: without this, nobody who walks the schema sees the screens
# behind an option.
Option.model_rebuild()


class Together(Strict):
    """Signs of one screen that ask for more, if all of them are there, than each of them alone."""

    id: Id = Field(description="The name of these signs together, in addresses.")
    name: Text = Field(description="What they are together, in words.")
    signs: Annotated[tuple[SignRef, ...], AsList, Field(min_length=2)] = Field(
        description="The signs, all of one screen."
    )
    outcome: Id = Field(description="The floor if all of them are there: more urgent than that of each.")
    action: Claim = Field(description="What to do, beginning with a verb; the sources say so.")
    editorial: Text | None = Field(
        None, description="If the urgency is our own careful choice: says so, and why."
    )


class Case(Strict):
    """Someone's answers and the outcome they must lead to."""

    name: Text = Field(description="Who it is, in a sentence.")
    answers: dict[Id, Annotated[tuple[Id, ...], AsList]] = Field(
        description=(
            'Screen id → answers given: the id of a sign, gate or option; "not-sure-" and the id of a sign '
            'or gate for being unsure about it; "no-" and the id for one that was ticked and did not fit; or '
            '"none". Screens left out are answered "none".'
        )
    )
    outcome: Id = Field(description="The outcome that is right.")
    also: Annotated[tuple[Id, ...], AsList] = Field(
        (), description="Lesser outcomes that the result must show next to it."
    )
    reason: Text = Field(description="Why it is right.")
    measured: Boolean = Field(
        False, description="True to count the words that this person reads until the result."
    )


class Flow(Fact):
    """A question that the reader answers step by step."""

    version: Text = Field(description='The version of the rules, such as "1.0"; printed on every result.')
    summary: Claim = Field(description="What the flow is for, in one or two sentences.")
    before: Claims = Field((), description="What everyone must read before the first question.")
    emergency_signs: Annotated[tuple[SignRef, ...], AsList] = Field(
        (), description="The signs listed before the questions and on every outcome."
    )
    outcomes: Annotated[tuple[Outcome, ...], AsList, Field(min_length=2)] = Field(
        description=(
            "Every outcome, the most urgent first; of two floors the higher one wins. The last is for "
            "answers without a floor."
        )
    )
    screens: Annotated[tuple[Screen, ...], AsList, Field(min_length=1)] = Field(
        description="The screens in order, the most urgent first."
    )
    together: Annotated[tuple[Together, ...], AsList] = Field(
        (), description="Signs of one screen that ask for more together than each of them alone."
    )
    default_answers: dict[Id, Annotated[tuple[Id, ...], AsList]] = Field(
        {},
        description=(
            "What someone who is well chooses, for each screen of options; cases and the simulation start "
            "from it."
        ),
    )
    repeat: Text = Field(description="What every result says about doing it again.")
    cases: Annotated[tuple[Case, ...], AsList] = Field(
        (), description="Cases that must come out right; checked at every build."
    )

    @property
    def outcome_ids(self) -> list[str]:
        """The ids of the outcomes, the most urgent first."""
        return [outcome.id for outcome in self.outcomes]
