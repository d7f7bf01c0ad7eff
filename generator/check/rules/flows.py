"""Rules about flows: the proof of each flow, run as part of every check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from generator.check.rules.rule import OWN_NEED, Rule, Violation, content_rule
from generator.content.content import Content, Key
from generator.flow.cases import case_faults, case_form_faults
from generator.flow.graph import TooLarge, graph_of
from generator.flow.nodes import asked_signs, sign_ages
from generator.flow.prove import form_faults, graph_faults
from generator.problems.problem import MAX_PROBLEMS, FieldPath, Finding
from generator.schema.kinds.flow import Flow, Screen
from generator.schema.parts import GetHelp
from generator.schema.walk import parts

_FORM = (
    "The flow is turned into one graph, and that graph is proved safe. It must be clear what each line of it "
    "means."
)
_SAFE = "A reader who trusts the flow must never be told to wait where a page of this site says to call."
_REACH = (
    "A question that nobody is asked, or an outcome that nobody gets, hides a mistake elsewhere in the flow."
)
_LEVEL = "A sign that is urgent in one place and not in another would make both worthless."
_THEIRS = (
    "Who is asked what cannot be theirs stops trusting the other questions, and a parent is frightened or "
    "offended."
)
_IDLE = "What buys nothing makes everyone read more."
_TRIAGE = (
    "House rule, in the sense of research on symptom checkers (https://www.jmir.org/2024/1/e58157): "
    "they must avoid telling someone in danger to wait."
)


def _proved(rule_id: str, statement: str, why: str, source: str = OWN_NEED) -> Rule:
    return Rule(rule_id, "error", statement, why, source, True)


PROOF: tuple[Rule, ...] = (
    _proved("flow-too-large", "A flow is small enough that all its states can be looked at.", _FORM),
    _proved("duplicate-id", "Outcomes, screens and answers have ids of their own.", _FORM),
    _proved("outcome-order", "Outcomes stand in order of urgency, and the first is an emergency.", _FORM),
    _proved(
        "screen-form",
        "A screen has signs to tick, options to choose from or gates: one of the three, with what it needs.",
        _FORM,
    ),
    _proved(
        "sign-without-floor",
        "An answer that shows a warning sign names the outcome that it reaches at least.",
        _SAFE,
        _TRIAGE,
    ),
    _proved(
        "exception-form",
        "The first answer of an exception lifts signs, and has no outcome of its own.",
        _FORM,
    ),
    _proved(
        "together-form",
        "Signs that count together stand on one screen, and lead higher than each of them alone.",
        _FORM,
    ),
    _proved("unknown-outcome", "Every outcome that is named is one of the flow's.", _FORM),
    _proved("unknown-screen", "Cases and default answers name screens that the flow has.", _FORM),
    _proved("unknown-answer", "Cases and default answers name answers that their screen has.", _FORM),
    _proved(
        "no-default-answer",
        "Every choice has a default answer: what someone who is well would choose.",
        _FORM,
    ),
    _proved("sign-below-urgency", "A warning sign never leads below its own urgency.", _SAFE, _TRIAGE),
    _proved("sign-above-urgency", "A warning sign alone never leads above its own urgency.", _LEVEL, _TRIAGE),
    _proved(
        "age-form",
        "Only the first screen asks whom it is about, and each of its answers says the age.",
        _FORM,
    ),
    _proved("not-theirs", "Nobody is asked for a sign that cannot be theirs.", _THEIRS),
    _proved("age-not-asked", "Each sign is asked of every age that it carries.", _SAFE, _TRIAGE),
    _proved("yes-below-not-sure", "A sign leads at least as high as being unsure about it.", _SAFE, _TRIAGE),
    _proved(
        "not-sure-is-late",
        "Being unsure about a sign of today or now leads to help today at the latest.",
        _SAFE,
        _TRIAGE,
    ),
    _proved("not-sure-is-safe", "Being unsure is never treated as if nothing were there.", _SAFE, _TRIAGE),
    _proved(
        "screen-order", "Screens of signs stand in order of urgency, the most urgent first.", _SAFE, _TRIAGE
    ),
    _proved(
        "exception-too-wide", "An exception lifts only signs for which a visit is booked.", _SAFE, _TRIAGE
    ),
    _proved("exception-of-nothing", "An exception lifts only signs that an earlier answer shows.", _REACH),
    _proved(
        "changes-nothing",
        "Every line and every question changes the result of someone, or opens questions that do.",
        _IDLE,
    ),
    _proved("unreachable", "Every screen and every outcome can be reached.", _REACH),
    _proved(
        "ends-too-early",
        "No outcome is given while a question that applies could still make it more urgent.",
        _SAFE,
        _TRIAGE,
    ),
    _proved(
        "not-monotonic",
        "Changing an answer from no to not sure, or from not sure to yes, never lowers the result.",
        _SAFE,
        _TRIAGE,
    ),
    _proved(
        "case-fails",
        "Every case comes out as it must.",
        "Cases say what is right. A flow that breaks one is wrong, or the case is.",
    ),
)
"""What the proof and the cases of a flow can find. They run together, because they share one graph."""


def prove_flows(content: Content) -> Iterator[tuple[Key, Finding]]:
    """A flow is safe over all its states and transitions, and its cases come out right."""
    for name, flow in content.of(Flow).items():
        findings = [
            *islice(form_faults(flow), MAX_PROBLEMS),
            *islice(case_form_faults(flow), MAX_PROBLEMS),
        ]
        for finding in findings or _graph_findings(flow, content):
            yield ("flow", name), finding


def _graph_findings(flow: Flow, content: Content) -> list[Finding]:
    try:
        graph = graph_of(flow, sign_ages(content.facts["warning-sign"]))
        return [
            *islice(graph_faults(graph, content), MAX_PROBLEMS),
            *islice(case_faults(graph), MAX_PROBLEMS),
        ]
    except TooLarge as error:
        return [
            Finding(
                "flow-too-large",
                ("screens",),
                f"the flow is too large: {error}",
                "Split it, or ask less.",
                at_key=True,
            )
        ]


@content_rule(
    "sign-not-asked",
    why="A reader who takes the flow must be asked for everything that the pages warn of.",
    source=_TRIAGE,
    no_exceptions=True,
)
def shown_signs_are_asked(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """Every warning sign that a page shows is asked in the site's main flow."""
    flow = content.get("flow", content.main_flow or "")
    if not isinstance(flow, Flow):
        return
    asked = set(asked_signs(flow))
    for kind, name, fact in content.all():
        for path, get_help in parts(fact, GetHelp):
            for urgency, card in get_help.cards():
                for index, sign in enumerate(card.signs):
                    if sign not in asked and content.get("warning-sign", sign):
                        way = "any_of" if card.any_of else "all_of"
                        yield (
                            (kind.id, name),
                            Violation(
                                (*path, urgency, way, index),
                                f'the flow "{content.main_flow}" never asks for "{sign}"',
                                "Add it to a screen, so that the flow and the pages agree.",
                            ),
                        )


@content_rule(
    "sign-asked-twice",
    why="Who has said no once is asked again, and doubts the first answer or the flow.",
    source=OWN_NEED,
)
def sign_asked_twice(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """On one way through a flow a reader is asked for a sign once."""
    for name, flow in content.of(Flow).items():
        for violation in _asked_again(flow.screens, ("screens",), {}):
            yield ("flow", name), violation


def _asked_again(
    screens: Sequence[Screen], path: FieldPath, asked: dict[tuple[str, str], str]
) -> Iterator[Violation]:
    """The signs of some screens that every reader who gets there was asked before. `asked` has the screen of
    each sign and age.

    What an answer opens is asked only of some, so it does not count for what follows: two gates may ask for
    one sign.
    """
    for index, screen in enumerate(screens):
        for number, sign in enumerate(screen.signs):
            before = {asked.setdefault((sign, age), screen.id) for age in screen.ages} - {screen.id}
            if before:
                message = f'"{sign}" was asked on the screen "{min(before)}"'
                yield Violation(
                    (*path, index, "signs", number), message, "Take it out of one of the two screens."
                )
        for way, options in (("options", screen.options), ("gates", screen.gates)):
            for number, option in enumerate(options):
                yield from _asked_again(option.then, (*path, index, way, number, "then"), dict(asked))
