"""Answers stay in the page: nothing is sent, stored or written into the address, whatever the outcome."""

from __future__ import annotations

from playwright.sync_api import Browser
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


def test_no_walk_leaves_a_trace(chromium: Browser, address: str, heard: list[str], real_graph: Graph) -> None:
    """All outcomes are reached in one page, because it takes longer to load than to walk through."""
    context = chromium.new_context()  # No other test has used it.
    flow, page = real_graph.flow, context.new_page()
    reader = Reader(page, f"{address}flows/should-i-worry.html")
    reader.open()
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    already = len(heard)
    before = page.evaluate(STORED)
    page.evaluate(_WATCH)
    for outcome in OUTCOMES:
        case = max(
            (case for case in flow.cases if case.outcome == outcome), key=lambda case: len(case.answers)
        )
        assert reader.walk(case.answers, flow.default_answers) == outcome
        assert page.evaluate(STORED) == before, outcome
        reader.start_again()
    addresses, cookies = page.evaluate(_LOOK_BACK), context.cookies()
    context.close()
    assert cookies == []
    assert before | {"local": [], "session": []} == {
        "local": [], "session": [], "cookies": "", "databases": [], "caches": [], "workers": 0, "state": None, "name": "",
    }  # fmt: skip
    assert heard[already:] == []
    # On every step Chromium looks up the icon of the tab again; it finds it in its own store.
    assert [url for url in asked if not url.endswith("favicon.svg")] == []
    screens = {f"#q-{screen.id}" for screen, _ in all_screens(flow)}
    results = {f"#result-{outcome}" for outcome in OUTCOMES}
    fragments = {url.removeprefix(reader.address) for url in addresses}
    assert results <= fragments <= {*screens, *results, "#start", ""}
