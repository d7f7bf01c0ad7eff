"""`sign` writes a clinician's signature; any later change of the words makes it void."""

from __future__ import annotations

import datetime

import pytest
from sandbox import Sandbox
from terminal import Terminal

from generator.check.check import check
from generator.content.signature import valid_review
from generator.load.load import load
from generator.render.pages import render

FILE = "myths/fright.yml"
DAY = "2026-02-01"


def sign(
    terminal: Terminal, sandbox: Sandbox, *more: str, by: str = "Dr Ada Test", file: str = FILE
) -> tuple[int, str, str]:
    words = [
        "sign",
        sandbox.folder / file,
        "--by",
        by,
        "--role",
        "Nurse: City Hospital",
        "--today",
        DAY,
        *more,
    ]
    return terminal(*words, "--content", sandbox.folder)


def rules(sandbox: Sandbox, today: str = DAY) -> list[str]:
    return [problem.rule for problem in check(load(sandbox.folder), datetime.date.fromisoformat(today))]


def test_a_signature_is_added_and_nothing_else_is_changed(terminal: Terminal, sandbox: Sandbox) -> None:
    before = "# A comment.\n" + sandbox.read(FILE)
    sandbox.write(FILE, before)
    code, out, _ = sign(terminal, sandbox)
    assert code == 0 and "16 words signed by Dr Ada Test; to be read again by 2028-02-01." in out
    text = sandbox.read(FILE)
    assert text.startswith(before)
    assert text.removeprefix(before).splitlines()[:5] == [
        "review:",
        "  date: 2026-02-01",
        "  next_date: 2028-02-01",
        "  name: Dr Ada Test",
        '  role: "Nurse: City Hospital"',
    ]
    assert rules(sandbox) == []


def test_signing_again_replaces_the_signature(terminal: Terminal, sandbox: Sandbox) -> None:
    sign(terminal, sandbox)
    once = sandbox.read(FILE)
    sign(terminal, sandbox, "--next", "2027-01-01", by="Dr Second Reader")
    again = sandbox.read(FILE)
    assert again.count("review:") == 1 and "Dr Second Reader" in again and "2027-01-01" in again
    assert len(again.splitlines()) == len(once.splitlines())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("It has not been tested.", "It works."),
        ("sources: [two]", "sources: [one]"),
        ("certainty: low", "certainty: moderate"),
        ("instead: Nobody", "related: [\"treatment:sips\"]\ninstead: Nobody"),
    ],
)  # fmt: skip
def test_changed_words_count_as_unreviewed_in_check_and_on_the_page(
    terminal: Terminal, sandbox: Sandbox, old: str, new: str
) -> None:
    sign(terminal, sandbox)
    signed = render(sandbox.content())["myths/fright.md"].text
    assert "Dr Ada Test" in signed and "1 February 2026" in signed
    sandbox.edit(FILE, old, new)
    assert rules(sandbox) == ["review-void"]
    assert "Ada" not in render(sandbox.content())["myths/fright.md"].text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: A fright cures hiccups\ninstead: Nobody has shown that a fright helps.\n", None),
        ("instead:", "misspellings: [frihgt]\ninstead:"),
        ("instead: Nobody has", "instead: Nobody   has"),
        ("instead:", "# A comment.\ninstead:"),
        ("instead:", "exceptions:\n  - {rule: contraction, reason: A test.}\ninstead:"),
    ],
)
def test_what_no_reader_sees_keeps_the_signature(
    terminal: Terminal, sandbox: Sandbox, old: str, new: str | None
) -> None:
    sign(terminal, sandbox)
    sandbox.edit(FILE, old, new if new else "".join(reversed(old.splitlines(keepends=True))))
    fact = sandbox.content().get("myth", "fright")
    assert fact and valid_review(fact)


def test_a_review_becomes_overdue_but_stops_nothing(terminal: Terminal, sandbox: Sandbox) -> None:
    sign(terminal, sandbox)
    code, out, _ = terminal("check", "--content", sandbox.folder, "--today", "2028-02-02")
    assert code == 0 and "review-overdue" in out
    assert rules(sandbox, "2028-02-01") == []


def test_authors_cannot_sign_their_own_words(terminal: Terminal, sandbox: Sandbox) -> None:
    sandbox.edit(FILE, "instead:", "authors: [dr ada test]\ninstead:")
    before = sandbox.read(FILE)
    code, _, err = sign(terminal, sandbox)
    assert code == 1 and "is one of the authors" in err
    assert sandbox.read(FILE) == before


@pytest.mark.parametrize("date", ["2026-02-01", "2025-01-01", "2028-02-02", "soon"])
def test_the_next_review_is_within_the_years_of_the_site(
    terminal: Terminal, sandbox: Sandbox, date: str
) -> None:
    before = sandbox.read(FILE)
    assert sign(terminal, sandbox, "--next", date)[0] == 2
    assert sandbox.read(FILE) == before


def test_words_with_mistakes_cannot_be_signed_and_then_nothing_is(
    terminal: Terminal, sandbox: Sandbox
) -> None:
    sandbox.edit("myths/sugar.yml", "sources: [", "sources: [nowhere, ")
    before = sandbox.read(FILE)
    code, _, err = sign(terminal, sandbox, str(sandbox.folder / "myths/sugar.yml"))
    assert code == 1 and "unknown-id" in err
    assert sandbox.read(FILE) == before


@pytest.mark.parametrize("file", ["myths/nothing.yml", "site.yml", "pages/about.md"])
def test_only_a_fact_can_be_signed(terminal: Terminal, sandbox: Sandbox, file: str) -> None:
    code, _, err = sign(terminal, sandbox, file=file)
    assert code == 2 and "is not a fact" in err


@pytest.mark.parametrize(
    "name", ['Dr "Ada" Test', "Zoë: O’Neill", "- Ada", "#1 Ada", "null", "{Ada}", "Ada 'x' #y"]
)
def test_any_name_is_written_so_that_it_is_read_back(terminal: Terminal, sandbox: Sandbox, name: str) -> None:
    assert sign(terminal, sandbox, by=name)[0] == 0
    fact = sandbox.content().get("myth", "fright")
    assert fact and fact.review and fact.review.name == name


def test_windows_line_ends_stay(terminal: Terminal, sandbox: Sandbox) -> None:
    path = sandbox.folder / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    sign(terminal, sandbox)
    assert path.read_bytes().count(b"\n") == path.read_bytes().count(b"\r\n") > 10
