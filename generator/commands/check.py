"""check: every rule over every file."""

from __future__ import annotations

from pathlib import Path

import click

from generator.check import check
from generator.commands.options import content_option
from generator.load import load
from generator.report import Format, report


@click.command("check")
@content_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are shown: for people, for programs, or as notes on a pull request.",
)
def check_command(content_dir: Path, form: Format) -> int:
    """Check the content and say what is wrong, where, and how to mend it.

    Nothing is changed and nothing is built. Ends with 1 if there is an error; warnings alone end with 0.
    """
    problems = check(load(content_dir))
    text = report(problems, form)
    if text:
        click.echo(text)
    return 1 if any(problem.severity == "error" for problem in problems) else 0
