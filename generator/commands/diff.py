"""diff: what changed for readers between two versions of the content."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import click

from generator.commands.failure import Failure
from generator.commands.options import content_option
from generator.content.content import Content
from generator.diff.change import Difference
from generator.diff.facts import fact_changes
from generator.diff.flows import flow_changes
from generator.diff.show import as_json, as_markdown, as_text
from generator.diff.versions import NoVersion, version
from generator.load.load import load
from generator.problems.report import report


@click.command("diff")
@click.argument("old")
@click.argument("new", required=False)
@content_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="For a terminal, for programs, or for a pull request.",
)
def diff_command(
    old: str, new: str | None, content_dir: Path, form: Literal["text", "json", "markdown"]
) -> int:
    """Say what changed for readers since OLD: a content folder or a git revision, for example: diff main

    Facts that were added, removed, re-worded or given other sources; reviews; and answers to a flow that now
    lead elsewhere, those that became less urgent first. NEW is the content as it is now, unless you name it.
    """
    before = _content(old, content_dir)
    after = _content(new, content_dir) if new else _content_of(content_dir)
    paths, compared = flow_changes(before, after)
    difference = Difference(fact_changes(before, after), paths, compared)
    click.echo({"text": as_text, "json": as_json, "markdown": as_markdown}[form](difference))
    return 0


def _content(name: str, content_dir: Path) -> Content:
    try:
        loaded = version(name, content_dir)
    except NoVersion as error:
        raise Failure(f"{error}.") from None
    if loaded.content is None:
        raise Failure(f"{name} cannot be read:\n{report(loaded.problems, 'text')}", code=1)
    return loaded.content


def _content_of(content_dir: Path) -> Content:
    loaded = load(content_dir)
    if loaded.content is None:
        raise Failure(report(loaded.problems, "text"), code=1)
    return loaded.content
