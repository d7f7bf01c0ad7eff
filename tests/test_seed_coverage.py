"""Every claim of the five articles that the site began with is answered where its reader looks for it.

data/seed_coverage.yml lists the claims. Here its form is checked, and every mapping is followed into the built site.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser, LexborNode

from generator.yaml.library import loader

LIST = Path(__file__).parent / "data" / "seed_coverage.yml"
CLAIMS: dict[str, dict[str, Any]] = yaml.load(LIST.read_text(encoding="utf-8"), loader())

HOW_MANY = {"000": 41, "001": 77, "002": 33, "003": 86, "004": 32}
"""The claims in each article."""

PAGES = {
    "000": "situations/twitching-in-general.html",
    "001": "situations/causes-diagnosis-treatment.html",
    "002": "situations/biceps-twitch.html",
    "003": "situations/arm-will-not-stop.html",
    "004": "situations/after-exercise.html",
}
"""The page that takes the place of each article."""

SECTIONS = {
    "000": "is-it-harmless definition where mechanism common-causes after-exercise severity other-movements electrolytes diabetes "
    "medicines how-long serious-causes",
    "001": "definition main-causes after-exercise nutrients dehydration nicotine medicines serious-causes doctor-asks tests treatment "
    "treatment-medicines prevention",
    "002": "twitch-or-spasm everyday-causes after-exercise electrolytes nerves serious-causes medicines how-long when-doctor prevention",
    "003": "definition mechanism triggers electrolytes nerves nervous-system lifestyle treatment how-long steps-now anxiety chronic "
    "key-points list-faqs",
    "004": "what-it-is mechanism how-serious when-doctor prevention",
}
"""What each article speaks of, in the ids of the headings under which its page does so too."""

VERDICTS = {"supported", "supported-with-nuance", "outdated", "wrong", "garbled", "unverified"}
MUST_ANSWER = VERDICTS - {"unverified"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

MAPPED = [claim for claim, entry in CLAIMS.items() if "page" in entry]


def folded(text: str) -> str:
    """The text with each run of white space as one space."""
    return " ".join(text.split())


def level(node: LexborNode) -> int:
    """1 to 6 for a heading, 7 for anything else."""
    return HEADINGS.index(node.tag) + 1 if node.tag in HEADINGS else 7


def highest(node: LexborNode) -> int:
    """The highest level of heading in an element, itself included; 1 is the highest."""
    return min([level(node), *(level(each) for each in node.css(", ".join(HEADINGS)))])


def parsed(html: str) -> LexborHTMLParser:
    """A page without its marks of sources, and with "…" in place of words that depend on where the reader is."""
    tree = LexborHTMLParser(html)
    for node in tree.css(".cite"):
        node.decompose()
    for node in tree.css(".by-place"):
        node.replace_with("…")
    return tree


def words_at(tree: LexborHTMLParser, anchor: str) -> str | None:
    """The words of the element with this id; of a heading, all up to the next one of its level or above. None if there is no such id."""
    node = tree.css_first(f'[id="{anchor}"]')
    if node is None:
        return None
    words = [node.text()]
    if node.tag in HEADINGS:
        after = node.next
        while after is not None and highest(after) > level(node):
            words.append(after.text())
            after = after.next
    return folded("\n".join(words))


@cache
def page_at(path: Path) -> LexborHTMLParser:
    return parsed(path.read_text(encoding="utf-8"))


def test_every_claim_is_listed_once_and_in_order() -> None:
    expected = [
        f"{article}-{number:02}" for article, many in HOW_MANY.items() for number in range(1, many + 1)
    ]
    assert len(expected) == 269
    # Read from the text itself: where a key is written twice, a YAML reader silently takes the last one.
    assert re.findall(r"^(\S+):", LIST.read_text(encoding="utf-8"), re.MULTILINE) == expected
    assert list(CLAIMS) == expected


@pytest.mark.parametrize("claim", CLAIMS)
def test_an_entry_says_all_that_is_needed_and_no_more(claim: str) -> None:
    entry = CLAIMS[claim]
    mapped, left_out = {"verdict", "claim", "page", "anchor", "says"}, {"verdict", "claim", "left_out"}
    assert set(entry) in (mapped, left_out)
    assert all(isinstance(value, str) and value.strip() == value and value for value in entry.values())
    assert entry["verdict"] in VERDICTS
    if "says" in entry:
        assert 4 <= len(entry["says"].split()) <= 12


@pytest.mark.parametrize("claim", [claim for claim, entry in CLAIMS.items() if "left_out" in entry])
def test_only_unverified_or_irrelevant_claims_are_left_out(claim: str) -> None:
    entry = CLAIMS[claim]
    assert entry["verdict"] not in MUST_ANSWER or entry["left_out"].startswith("Irrelevant:")
    assert len(entry["left_out"].split()) >= 5, "a reason is more than a word"


def test_the_words_of_one_claim_are_not_given_for_everything() -> None:
    """An answer may serve claims that say the same, not half of an article."""
    uses = Counter((CLAIMS[claim]["page"], CLAIMS[claim]["says"]) for claim in MAPPED)
    assert max(uses.values()) <= 3


@pytest.mark.parametrize("claim", MAPPED)
def test_the_page_says_it(claim: str, built_site: Path) -> None:
    entry = CLAIMS[claim]
    page = built_site / entry["page"]
    assert page.is_file(), f"there is no page {entry['page']}"
    places = [words_at(page_at(page), anchor) for anchor in (entry["anchor"], f"{entry['anchor']}-details")]
    assert any(places), f"{entry['page']} has no id “{entry['anchor']}”"
    assert any(folded(entry["says"]) in words for words in places if words), (
        "neither on the page nor in its details"
    )


@pytest.mark.parametrize("article", PAGES)
def test_a_reader_of_the_article_finds_each_of_its_sections(article: str, built_site: Path) -> None:
    tree = page_at(built_site / PAGES[article])
    headings = {node.attributes.get("id") for node in tree.css("main h2, main h3, main .fold__body")}
    assert set(SECTIONS[article].split()) - headings == set()


@pytest.mark.parametrize("article", PAGES)
def test_an_article_is_answered_on_its_own_page(article: str) -> None:
    """Elsewhere too, where that is the better place; but a reader should not have to hunt."""
    pages = [CLAIMS[claim]["page"] for claim in MAPPED if claim.startswith(article)]
    assert pages.count(PAGES[article]) / len(pages) > 0.9


PAGE = """<main><h2 id="a">First</h2>
<p>Ask your <span class="by-place"><span data-place="uk">GP</span><span data-place="us">primary care doctor</span></span>
   today. <span class="cite"><a href="#s">Source 1</a></span></p>
<h3 id="b">Below</h3><ul><li><strong>Salt:</strong>
 not much.</li></ul>
<h2 id="c">Second</h2><p id="d">Sleep.</p></main>"""


@pytest.mark.parametrize(
    ("anchor", "words"),
    [
        ("a", "First Ask your … today. Below Salt: not much."),
        ("b", "Below Salt: not much."),
        ("c", "Second Sleep."),
        ("d", "Sleep."),
        ("e", None),
    ],
)
def test_words_are_looked_up_only_where_they_belong(anchor: str, words: str | None) -> None:
    assert words_at(parsed(PAGE), anchor) == words
