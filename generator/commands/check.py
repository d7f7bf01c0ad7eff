"""check: every rule over every file."""

from __future__ import annotations

from pathlib import Path

import click

from generator.check import check
from generator.commands.options import content_option
from generator.flow.figures import figures_text
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

    Nothing is changed and nothing is built. If there is no error, the figures of each flow follow. Ends with 1 if there
    is an error; warnings alone end with 0.
    """
    loaded = load(content_dir)
    problems = check(loaded)
    wrong = any(problem.severity == "error" for problem in problems)
    text = report(problems, form)
    if text:
        click.echo(text)
    figures = figures_text(loaded.content) if form == "text" and loaded.content and not wrong else ""
    if figures:
        click.echo(f"\n{figures}")
    return 1 if wrong else 0
