"""The flow, the search and the choice of a place in Firefox, by keyboard and on a narrow screen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from find_browser import firefox as find_firefox
from firefox import Firefox, running

from generator.flow.graph import Graph

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SCREEN = "document.querySelector('.flow__app form')?.dataset.screen ?? ''"
RESULT = "document.querySelector('.flow__app .step--shown')?.dataset.outcome ?? ''"


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    """A running Firefox. The tests are skipped where none is installed."""
    path = find_firefox()
    if path is None:
        pytest.skip("no Firefox on this machine; install one, or name it: FIREFOX=/path/to/firefox")
    with running(path, tmp_path_factory.mktemp("profile")) as window:
        window.size(320, 640)
        yield window


def answer(firefox: Firefox, choice: str) -> None:
    """Choose or tick an answer by keyboard, say that its words fit, and go on."""
    screen = firefox.evaluate(SCREEN)
    firefox.tab_to(f'.flow__app input[name="{screen}"]')
    for _ in range(20):
        if firefox.evaluate("document.activeElement.value") == choice:
            break
        firefox.press("ArrowDown" if firefox.evaluate("document.activeElement.type") == "radio" else "Tab")
    firefox.press("Space")
    if firefox.evaluate("!!document.activeElement.parentElement.querySelector('.fit')"):
        firefox.press("Tab", "Space")
    firefox.tab_to(".flow__app form .button")
    firefox.press("Enter")
    firefox.until(f"({SCREEN}) !== '{screen}'")


def test_the_flow_is_walked_to_a_result_by_keyboard(
    firefox: Firefox, address: str, real_graph: Graph
) -> None:
    firefox.open(f"{address}flows/should-i-worry.html")
    well = real_graph.flow.default_answers
    answer(firefox, "me")
    while screen := firefox.evaluate(SCREEN):
        assert firefox.evaluate("document.activeElement.matches('.screen__question')")
        assert firefox.evaluate(SIDEWAYS) == 0, screen
        answer(firefox, *well.get(screen, ("none",)))
    assert firefox.evaluate(RESULT) == "self-care"
    assert firefox.evaluate(SIDEWAYS) == 0
    assert firefox.evaluate("document.querySelector('.recheck__said').textContent")


def test_back_and_loading_again_agree_with_what_is_shown(firefox: Firefox, address: str) -> None:
    firefox.open(f"{address}flows/should-i-worry.html")
    answer(firefox, "me")
    answer(firefox, "breathing")
    assert firefox.evaluate(RESULT) == "emergency"
    firefox.back()
    firefox.until(f"({SCREEN}) === 'critical'")
    assert firefox.evaluate("document.querySelector('#a-critical-breathing').checked")
    firefox.back()
    firefox.until(f"({SCREEN}) === 'who'")
    answer(firefox, "me")
    firefox.reload()
    firefox.until(f"({SCREEN}) === 'who'")
    assert "not kept" in firefox.evaluate("document.querySelector('.flow__note').textContent")
    assert firefox.evaluate("document.querySelectorAll('.flow__app input:checked').length") == 0


def test_search_and_the_choice_of_a_place(firefox: Firefox, address: str) -> None:
    firefox.open(f"{address}index.html")
    firefox.tab_to("#site-search")
    firefox.press(*"eyelid")
    firefox.until("document.querySelectorAll('.suggestions__option').length > 0")
    firefox.press("Enter")
    firefox.until("location.pathname.includes('/search/') && document.querySelectorAll('main a').length > 3")
    firefox.evaluate("(document.querySelector('#place').focus(), true)")
    firefox.press("ArrowDown")
    firefox.until("document.documentElement.dataset.place")
    place = firefox.evaluate("document.documentElement.dataset.place")
    firefox.open(f"{address}flows/should-i-worry.html")
    assert firefox.evaluate("document.documentElement.dataset.place") == place
    assert firefox.evaluate("document.querySelector('#place').value") == place
