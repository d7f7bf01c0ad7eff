"""Whatever rule of the flow is weakened, a case or a rule of the proof notices."""

from __future__ import annotations

from collections.abc import Iterator

from mutate import goes_unnoticed, mutants

from generator.content.content import Content
from generator.flow.graph import Graph
from generator.flow.nodes import sign_ages


def unnoticed(graph: Graph, content: Content) -> Iterator[str]:
    """The names of the weakened flows that nothing notices."""
    for mutant in mutants(graph.flow, sign_ages(content.facts["warning-sign"])):
        if goes_unnoticed(mutant, graph, content):
            yield mutant.name


def test_every_weakened_flow_is_noticed(real_graph: Graph, real_content: Content) -> None:
    assert len(list(mutants(real_graph.flow, sign_ages(real_content.facts["warning-sign"])))) > 400
    assert list(unnoticed(real_graph, real_content)) == []


def test_a_flow_without_cases_is_not_guarded_by_the_proof_alone(
    real_graph: Graph, real_content: Content
) -> None:
    bare = real_graph.flow.model_copy(update={"cases": ()})
    assert any(unnoticed(Graph(bare, real_graph.nodes), real_content))
