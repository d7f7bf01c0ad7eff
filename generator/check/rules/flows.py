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
from generator.flow.rules import FLOW_TOO_LARGE, PROOF_RULES, TRIAGE
from generator.problems.problem import MAX_PROBLEMS, FieldPath, Finding
from generator.schema.kinds.flow import Flow, Screen
from generator.schema.parts import GetHelp
from generator.schema.walk import parts

PROOF: tuple[Rule, ...] = tuple(
    Rule(rule.id, "error", rule.statement, rule.why, rule.source or OWN_NEED, no_exceptions=True)
    for rule in PROOF_RULES
)
"""What the proof and the cases of a flow can find."""


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
            FLOW_TOO_LARGE.at(
                ("screens",),
                f"the flow is too large: {error}",
                "Split it, or ask less.",
                at_key=True,
            )
        ]


@content_rule(
    "sign-not-asked",
    why="A reader who takes the flow must be asked for everything that the pages warn of.",
    source=TRIAGE,
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
