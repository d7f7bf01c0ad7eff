"""Answers stay in the page: nothing is sent, stored or written into the address, whatever the outcome."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext
from reader import Reader

from generator.flow.graph import Graph
from generator.flow.nodes import all_screens

OUTCOMES = [
    "emergency", "crisis-now", "hospital-now", "poisons-line", "maternity-now", "crisis-line", "hospital-today", "today", "within-days",
    "pharmacist", "see-doctor", "midwife", "worry-help", "self-care",
]  # fmt: skip

STORED = """async () => ({
  local: Object.keys(localStorage), session: Object.keys(sessionStorage), cookies: document.cookie,
  databases: (await indexedDB.databases()).map(each => each.name), caches: await caches.keys(),
  workers: (await navigator.serviceWorker.getRegistrations()).length, state: history.state, name: window.name,
})"""


def test_every_outcome_is_walked(real_graph: Graph) -> None:
    assert [outcome.id for outcome in real_graph.flow.outcomes] == OUTCOMES


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_walk_leaves_no_trace(
    reader: Reader, context: BrowserContext, heard: list[str], real_graph: Graph, outcome: str
) -> None:
    flow = real_graph.flow
    case = max((case for case in flow.cases if case.outcome == outcome), key=lambda case: len(case.answers))
    page = reader.page
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    already = len(heard)
    before = page.evaluate(STORED)
    addresses = {page.url}
    page.expose_function("seen", lambda url: addresses.add(url))
    page.evaluate("setInterval(() => window.seen(location.href), 5)")
    assert reader.walk(case.answers, flow.default_answers) == outcome
    addresses.add(page.url)
    assert heard[already:] == []
    # On every step Chromium looks up the icon of the tab again; it finds it in its own store.
    assert [url for url in asked if not url.endswith("favicon.svg")] == []
    assert page.evaluate(STORED) == before
    assert context.cookies() == []
    assert before | {"local": [], "session": []} == {
        "local": [], "session": [], "cookies": "", "databases": [], "caches": [], "workers": 0, "state": None, "name": "",
    }  # fmt: skip
    known = (
        {f"#q-{screen.id}" for screen, _ in all_screens(flow)}
        | {f"#result-{each}" for each in OUTCOMES}
        | {""}
    )
    assert {each.removeprefix(reader.address) for each in addresses} <= known
