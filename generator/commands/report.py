"""report: what needs work, the worst first."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Literal

import click

from generator.check.check import check
from generator.commands.failure import Failure
from generator.commands.options import content_option, today_option
from generator.load.load import load
from generator.problems.report import report
from generator.upkeep.todo import todo
from generator.upkeep.todo_text import SHOWN, todo_json, todo_text


@click.command("report")
@content_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs (always complete).",
)
@click.option(
    "--all", "everything", is_flag=True, help=f"Show every line of each group, not only the first {SHOWN}."
)
@today_option
def report_command(
    content_dir: Path, form: Literal["text", "json"], everything: bool, today: datetime.date
) -> int:
    """List what needs work, the worst first: reviews, warnings, thin claims, old sources, exceptions.

    Nothing is changed, and nothing here stops a build. Always exits with 0 if the content can be read.
    """
    loaded = load(content_dir)
    problems = check(loaded, today)
    if loaded.content is None:
        raise Failure(report(problems, "text"), code=1)
    groups = todo(loaded.content, problems, today)
    click.echo(todo_json(groups) if form == "json" else todo_text(groups, None if everything else SHOWN))
    return 0
