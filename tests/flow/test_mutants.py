"""Whatever rule of the flow is weakened, a case or a rule of the proof notices."""

from __future__ import annotations

from collections.abc import Iterator

from mutate import goes_unnoticed, mutants

from generator.content.content import Content
from generator.flow.graph import Graph
from generator.flow.nodes import sign_ages


def noticed(graph: Graph, content: Content) -> Iterator[tuple[str, bool]]:
    """The name of each weakened flow, and whether something notices it."""
    for mutant in mutants(graph.flow, sign_ages(content.facts["warning-sign"])):
        yield mutant.name, not goes_unnoticed(mutant, graph, content)


def test_every_weakened_flow_is_noticed(real_graph: Graph, real_content: Content) -> None:
    weakened = list(noticed(real_graph, real_content))
    assert len(weakened) > 400
    assert [name for name, is_noticed in weakened if not is_noticed] == []


def test_a_flow_without_cases_is_not_guarded_by_the_proof_alone(
    real_graph: Graph, real_content: Content
) -> None:
    bare = real_graph.flow.model_copy(update={"cases": ()})
    assert not all(is_noticed for _, is_noticed in noticed(Graph(bare, real_graph.nodes), real_content))
