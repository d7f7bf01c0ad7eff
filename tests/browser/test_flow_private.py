"""Answers stay in the page: nothing is sent, stored or written into the address, whatever the outcome."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
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


_WATCH = """() => {
  window.addresses = [location.href];
  for (const name of ["pushState", "replaceState"]) {
    const real = history[name].bind(history);
    history[name] = (...arguments) => { real(...arguments); addresses.push(location.href); };
  }
  addEventListener("hashchange", event => addresses.push(event.newURL));
}"""
_LOOK_BACK = "() => new Promise(done => setTimeout(() => done([...addresses, location.href]), 100))"
"""Late enough for a request that the last step has led to."""


@pytest.fixture(scope="module")
def own_context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser profile that no other test has used."""
    context = chromium.new_context()
    yield context
    context.close()


@pytest.fixture(scope="module")
def own_page(own_context: BrowserContext) -> Page:
    return own_context.new_page()


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_walk_leaves_no_trace(
    own_page: Page, address: str, heard: list[str], real_graph: Graph, outcome: str
) -> None:
    flow, page, context = real_graph.flow, own_page, own_page.context
    case = max((case for case in flow.cases if case.outcome == outcome), key=lambda case: len(case.answers))
    reader = Reader(page, f"{address}flows/should-i-worry.html")
    reader.open()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    already = len(heard)
    before = page.evaluate(STORED)
    page.evaluate(_WATCH)
    assert reader.walk(case.answers, flow.default_answers) == outcome
    addresses = page.evaluate(_LOOK_BACK)
    assert len(addresses) > 2
    assert heard[already:] == []
    # On every step Chromium looks up the icon of the tab again; it finds it in its own store.
    assert [url for url in asked if not url.endswith("favicon.svg")] == []
    assert page.evaluate(STORED) == before
    assert context.cookies() == []
    assert before | {"local": [], "session": []} == {
        "local": [], "session": [], "cookies": "", "databases": [], "caches": [], "workers": 0, "state": None, "name": "",
    }  # fmt: skip
    screens = {f"#q-{screen.id}" for screen, _ in all_screens(flow)}
    known = {*screens, *(f"#result-{outcome}" for outcome in OUTCOMES), ""}
    assert {url.removeprefix(reader.address) for url in addresses} <= known
