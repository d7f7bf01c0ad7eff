"""Rules about flows: the proof of each flow, run as part of every check."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content import Content, Key
from generator.flow.cases import case_faults, case_form_faults
from generator.flow.graph import graph_of
from generator.flow.nodes import asked_signs
from generator.flow.prove import form_faults, graph_faults
from generator.problem import Finding
from generator.schema.kinds.flow import Flow
from generator.schema.parts import GetHelp
from generator.schema.walk import parts


def flow_is_sound(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Finding]]:
    """A flow is safe over all its states and transitions, and its cases come out right."""
    for name, flow in content.facts["flow"].items():
        if isinstance(flow, Flow):
            findings = list(form_faults(flow)) + list(case_form_faults(flow))
            if not findings:
                graph = graph_of(flow)
                findings = [*graph_faults(graph, content), *case_faults(graph)]
            yield from ((("flow", name), finding) for finding in findings)


def shown_signs_are_asked(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Finding]]:
    """Every warning sign that a page shows is asked in the site's main flow."""
    flow = content.get("flow", content.site.main_flow)
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
                            Finding(
                                "sign-not-asked",
                                (*path, urgency, way, index),
                                f'the flow "{content.site.main_flow}" never asks for "{sign}"',
                                "Add it to a screen, so that the flow and the pages agree.",
                            ),
                        )
