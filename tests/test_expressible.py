"""What subjects need that the first one does not: an order of causes, ranges and comparisons, trials, and a search that found
nothing.
"""

from __future__ import annotations

import pytest
from sandbox import Sandbox

from generator.render.fact_pages import fact_pages
from generator.render.index_pages import grouped_causes
from generator.render.page import Renderer
from generator.render.resolve import Library

NUMBER = "numbers/with-tablets.yml"


def test_causes_stand_in_the_order_that_they_ask_for(sandbox: Sandbox) -> None:
    def ids() -> list[str]:
        return [view.id for _, views in grouped_causes(Library(sandbox.content())) for view in views]

    for name in ("aaa", "zzz"):
        sandbox.write(
            f"causes/{name}.yml",
            sandbox.read("causes/big-meal.yml").replace("former_ids: [large-meal]\n", ""),
        )
    assert ids()[:3] == ["aaa", "big-meal", "zzz"]
    sandbox.edit("causes/zzz.yml", "group: everyday", "group: everyday\norder: 1")
    assert ids()[:3] == ["zzz", "aaa", "big-meal"]


def test_a_range_and_a_comparison_stand_on_the_page_of_a_figure(sandbox: Sandbox) -> None:
    assert sandbox.problems() == ()
    pages = {page.address: page.text for page in fact_pages(Renderer(Library(sandbox.content())), {})}
    text = pages["numbers/with-tablets.html"]
    assert "<dd>1 to 3 of 1,000</dd>" in text
    assert "<dt>Compared with</dt><dd>1 of 1,000: people who take none</dd>" in text


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("n_to: 3", "n_to: 1", "1 to 1 of 1000 cannot be"),
        ("n_to: 3", "n_to: 2000", "1 to 2000 of 1000 cannot be"),
        ("none, n: 1}", "none, n: 2000}", "2000 of 1000 cannot be"),
        ("sources:", "icon_array: true\nsources:", "a range, 1 to 3, cannot be drawn as dots"),
    ],
)
def test_a_range_that_cannot_be_is_told(sandbox: Sandbox, old: str, new: str, message: str) -> None:
    sandbox.edit(NUMBER, old, new)
    assert sandbox.only_problem().message == message


def test_a_search_that_found_nothing_carries_a_claim_but_no_figure(sandbox: Sandbox) -> None:
    sandbox.write(
        "sources/our-search.yml",
        sandbox.read("sources/one.yml")
        .replace("type: guideline", "type: own-search")
        .replace("source one", "search"),
    )
    claim = "  - text: We found no study of it.\n    sources: [our-search]\n    certainty: very-low\n"
    sandbox.edit("myths/sugar.yml", "truth:\n", f"truth:\n{claim}")
    assert sandbox.problems() == ()
    sandbox.edit(NUMBER, "sources: [three]", "sources: [our-search]")
    assert [problem.rule for problem in sandbox.problems()] == ["secondary-alone"]
    sandbox.edit(NUMBER, "sources: [our-search]", "sources: [our-search, three]")
    assert sandbox.problems() == ()


def test_a_randomised_trial_is_a_sort_of_source(sandbox: Sandbox) -> None:
    sandbox.edit("sources/one.yml", "type: guideline", "type: randomised-trial")
    assert sandbox.problems() == ()


def test_going_to_hospital_is_an_outcome_without_a_call(sandbox: Sandbox) -> None:
    sandbox.edit(
        "flows/is-it-serious.yml",
        'title: "Call {emergency} now"',
        'title: "Go to {emergency-department} now"',
    )
    sandbox.edit(
        "flows/is-it-serious.yml", 'text: "Call {emergency}."', 'text: "Go to {emergency-department}."'
    )
    assert sandbox.problems() == ()
