"""README.md, CONTRIBUTING.md, the changelog and docs/ keep up with the program and the content."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from sandbox import PROJECT

from generator import __version__
from generator.cli import cli
from generator.schema.kinds import KINDS

DOCS = [
    PROJECT / "README.md",
    PROJECT / "CONTRIBUTING.md",
    PROJECT / "CHANGELOG.md",
    *sorted((PROJECT / "docs").rglob("*.md")),
]


def text_of(name: str) -> str:
    return (PROJECT / name).read_text(encoding="utf-8")


def anchors(text: str) -> set[str]:
    """The anchors that GitHub gives the headings of a text."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCS, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_every_link_inside_the_repository_leads_somewhere(document: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if not link.startswith(("https://", "http://")):
            name, _, anchor = link.partition("#")
            target = (document.parent / name).resolve() if name else document
            assert target.exists(), link
            assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


COMMANDS = {name: cli.get_command(click.Context(cli), name) for name in cli.list_commands(click.Context(cli))}


def test_every_command_can_be_typed() -> None:
    files = {path.stem for path in (PROJECT / "generator/commands").glob("*.py")} - {
        "__init__",
        "failure",
        "options",
    }
    assert {name.replace("-", "_") for name in COMMANDS} == files
    assert all(command and command.name == name for name, command in COMMANDS.items())


@pytest.mark.parametrize(
    "name", [name for name, command in COMMANDS.items() if command and not command.hidden]
)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert re.search(rf"^\| [^|]*`{name}\b", text_of("README.md"), re.MULTILINE)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_in_contributing(kind: str) -> None:
    assert f"`{KINDS[kind].folder}/`" in text_of("CONTRIBUTING.md") and f"`{kind}`" in text_of(
        "CONTRIBUTING.md"
    )


@pytest.mark.first_subject
def test_the_file_that_is_shown_is_part_of_the_file_that_is_there() -> None:
    match = re.search(
        r"a part of `(?P<file>[^`]+)`:\n\n```yaml\n(?P<shown>.*?)```", text_of("CONTRIBUTING.md"), re.DOTALL
    )
    assert match
    lines = iter(text_of(match["file"]).splitlines())
    assert [line for line in match["shown"].splitlines() if line not in lines] == []


def test_the_changelog_names_this_version() -> None:
    headings = re.findall(r"^## (\S+)", text_of("CHANGELOG.md"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert __version__ in headings
