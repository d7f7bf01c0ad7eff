"""The generator knows kinds of facts, never the subject: another content folder gives another site."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from sandbox import PROJECT, SECOND_SUBJECT

from generator.files.paths import RULE_EXAMPLES
from generator.load.load import load

# Parts of words that belong to one of the two subjects. Whole words are marked by spaces.
FIRST = {
    "twitch",
    "fascicul",
    "myokym",
    "muscle",
    "biceps",
    "eyelid",
    " calf ",
    "thumb",
    "cramp",
    "nerve",
    "neuro",
    " als ",
    " mnd ",
}
SECOND = {"hiccup", "hiccough", "singult", "diaphragm", "burp"}
# Words of a subject that have another meaning in a program.
HARMLESS = {"flicker"}


@cache
def words_of(folder: Path) -> set[str]:
    """The words of a site's own subject, as its site.yml gives them."""
    content = load(folder).content
    if content is None:
        return set()
    given = [content.site.subject, content.site.title, *content.site.symptom_terms]
    return (
        {word for each in given for word in re.findall(r"[a-z]{4,}", each.casefold())}
        - {"test", "data"}
        - HARMLESS
    )


def sources() -> list[Path]:
    """Every file that is the same for any subject."""
    folders = [PROJECT / "generator", PROJECT / "overrides"]
    found = [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    return [*sorted(found), PROJECT / "mkdocs.yml"]


def test_there_is_something_to_look_at() -> None:
    assert len(sources()) > 80
    assert "hiccups" in words_of(SECOND_SUBJECT)


@pytest.mark.parametrize("path", sources(), ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_a_file_of_the_generator_names_no_subject(path: Path) -> None:
    wanted = FIRST | SECOND | words_of(PROJECT / "content") | words_of(SECOND_SUBJECT)
    if path.is_relative_to(RULE_EXAMPLES):  # The examples of the rules are about the second subject.
        wanted -= SECOND | words_of(SECOND_SUBJECT)
    text = (
        f" {' '.join(re.findall(r'[a-z]+', path.read_text(encoding='utf-8', errors='replace').casefold()))} "
    )
    assert {word.strip() for word in wanted if word in text} == set()
