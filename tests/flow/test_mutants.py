"""Whatever rule of the flow is weakened, a case or a rule of the proof notices."""

from __future__ import annotations

from mutate import caught, mutants

from generator.content.content import Content
from generator.flow.graph import Graph
from generator.flow.nodes import sign_ages


def test_every_weakened_flow_is_noticed(real_graph: Graph, real_content: Content) -> None:
    every = list(mutants(real_graph.flow, sign_ages(real_content.facts["warning-sign"])))
    assert len(every) > 400
    assert [mutant.name for mutant in every if not caught(mutant, real_content)] == []


def test_a_flow_without_cases_is_not_guarded_by_the_proof_alone(
    real_graph: Graph, real_content: Content
) -> None:
    bare = real_graph.flow.model_copy(update={"cases": ()})
    assert not all(
        caught(mutant, real_content)
        for mutant in mutants(bare, sign_ages(real_content.facts["warning-sign"]))
    )
