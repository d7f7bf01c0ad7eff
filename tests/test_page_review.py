"""Whether a page is reviewed has one answer: on the page, in its structured data, in the open data and in the calendar."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape

from sandbox import Sandbox
from terminal import Terminal

from generator.render.open_data import open_data
from generator.render.page_review import page_review, shown_inside
from generator.render.pages import render
from generator.schema.inline import plain_text
from generator.schema.kinds import KINDS
from generator.schema.parts import Review

PAGE, KEY = "causes/big-meal", ("cause", "big-meal")
DAY = "2026-02-01"


def sign(terminal: Terminal, sandbox: Sandbox, *files: str, next_date: str = "2027-02-01") -> None:
    words = ["--by", "Dr Ada Test", "--role", "Nurse", "--today", DAY, "--next", next_date]
    paths = [sandbox.folder / file for file in files]
    assert terminal("sign", *paths, *words, "--content", sandbox.folder)[0] == 0


def shown_files(sandbox: Sandbox) -> list[str]:
    """The files of the facts whose words stand on the page besides its own."""
    fact = sandbox.content().facts["cause"]["big-meal"]
    return [f"{KINDS[kind].folder}/{name}.yml" for kind, name in sorted(set(shown_inside(fact)))]


def answers(sandbox: Sandbox) -> set[bool]:
    """What each place says: whether the page is reviewed."""
    content = sandbox.content()
    text = render(content)[f"{PAGE}.md"].text
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)[0])
    files = open_data(content, "https://example.org/")
    record = json.loads(files[f"api/v1/{PAGE}.json"])
    assert (record["review_due"] is not None) == record["reviewed"]
    assert (plain_text(content.site.unreviewed, {}) in unescape(text)) != ("Dr Ada Test" in text)
    return {
        "Dr Ada Test" in text,
        "reviewedBy" in data,
        "lastReviewed" in data,
        record["reviewed"],
        "review" in record["fact"],
        f"{PAGE}.html" in files.get("reviews.ics", ""),
    }


def test_a_page_is_reviewed_if_its_words_and_those_of_every_fact_it_shows_are(
    terminal: Terminal, sandbox: Sandbox
) -> None:
    others = shown_files(sandbox)
    assert others
    assert answers(sandbox) == {False}
    sign(terminal, sandbox, f"{PAGE}.yml")
    assert answers(sandbox) == {False}
    sign(terminal, sandbox, *others)
    assert answers(sandbox) == {True}


def test_words_that_changed_after_they_were_signed_are_not_reviewed_anywhere(
    terminal: Terminal, sandbox: Sandbox
) -> None:
    others = shown_files(sandbox)
    sign(terminal, sandbox, f"{PAGE}.yml", *others)
    before = sandbox.read(others[0])
    sandbox.edit(others[0], "name: ", "name: Now ")
    assert answers(sandbox) == {False}
    sandbox.write(others[0], before)
    assert answers(sandbox) == {True}
    sandbox.edit(f"{PAGE}.yml", "name: ", "name: Now ")
    assert answers(sandbox) == {False}


def test_the_first_review_that_is_due_counts_everywhere(terminal: Terminal, sandbox: Sandbox) -> None:
    first, *others = shown_files(sandbox)
    sign(terminal, sandbox, f"{PAGE}.yml", *others)
    sign(terminal, sandbox, first, next_date="2026-09-03")
    text = render(sandbox.content())[f"{PAGE}.md"].text
    files = open_data(sandbox.content(), "https://example.org/")
    assert "To be reviewed again by 3 September 2026." in text
    assert "If that day has passed, what stands here may be out of date." in text, (
        "true on any day, without a script"
    )
    assert json.loads(files[f"api/v1/{PAGE}.json"])["review_due"] == "2026-09-03"
    assert re.search(
        rf"DTSTART;VALUE=DATE:20260903\r\n[^:]*:[^\r]*\r\nURL:https://example.org/{PAGE}.html",
        files["reviews.ics"],
    )


def test_a_link_leaves_the_words_of_the_other_page_on_that_page(sandbox: Sandbox) -> None:
    fact = sandbox.content().facts["cause"]["big-meal"]
    linked = fact.model_copy(update={"related": ("faq:water", "myth:sugar")})
    assert set(shown_inside(linked)) == set(shown_inside(fact))


def test_a_list_says_that_it_is_not_reviewed_as_long_as_one_of_its_facts_is_not(
    terminal: Terminal, sandbox: Sandbox
) -> None:
    lists = {
        "myths/index.md": "myths/sugar.yml",
        "causes/compare.md": f"{PAGE}.yml",
        "by-urgency.md": f"{PAGE}.yml",
    }
    files = [
        path.relative_to(sandbox.folder).as_posix()
        for path in sandbox.folder.rglob("*.yml")
        if path.name != "site.yml"
    ]
    sign(terminal, sandbox, *(name for name in files if not name.startswith(("sources/", "glossary/"))))
    signed = render(sandbox.content())
    assert [index for index in lists if 'class="review-line"' in signed[index].text] == []
    for index, file in lists.items():
        text = sandbox.read(file)
        sandbox.edit(file, "name: ", "name: Now ")
        assert 'class="review-line"' in render(sandbox.content())[index].text
        sandbox.write(file, text)


def test_a_page_whose_own_words_nobody_has_signed_does_not_ask_what_else_it_shows() -> None:
    def others() -> Iterator[Review | None]:
        raise AssertionError("asked")
        yield

    assert page_review(None, others()) is None
