"""The real content and the graph of its main flow."""

from __future__ import annotations

import pytest
from sandbox import PROJECT

from generator.content import Content
from generator.flow.graph import Graph, graph_of
from generator.load import load
from generator.schema.kinds.flow import Flow


@pytest.fixture(scope="session")
def real_content() -> Content:
    content = load(PROJECT / "content").content
    assert content
    return content


@pytest.fixture(scope="session")
def real_graph(real_content: Content) -> Graph:
    flow = real_content.get("flow", real_content.site.main_flow)
    assert isinstance(flow, Flow)
    return graph_of(flow)
