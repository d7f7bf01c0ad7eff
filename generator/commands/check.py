"""check: every rule over every file."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.author.fix import fixed
from generator.check.check import check
from generator.commands.failure import Failure
from generator.commands.options import content_option, today_option
from generator.files.write import write_whole
from generator.flow.figures import figures_text
from generator.load.load import Loaded, load
from generator.problems.report import Format, report
from generator.schema.kinds import KINDS
from generator.schema.site import Site


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
@click.option("--fix", is_flag=True, help="First mend white space, line ends and the order of keys. Words are never changed.")
@today_option
def check_command(content_dir: Path, form: Format, fix: bool, today: datetime.date) -> int:
    """Check the content and say what is wrong, where, and how to mend it.

    Nothing is built, and without --fix nothing is changed. If there is no error, the figures of each flow follow. Ends
    with 1 if there is an error; warnings alone end with 0.
    """
    loaded = load(content_dir)
    if fix:
        mended = _mend(loaded)
        click.echo(f"Mended {mended} {'file' if mended == 1 else 'files'}.", err=True)
        loaded = load(content_dir)
    problems = check(loaded, today)
    wrong = any(problem.severity == "error" for problem in problems)
    text = report(problems, form)
    if text:
        click.echo(text)
    figures = figures_text(loaded.content) if form == "text" and loaded.content and not wrong else ""
    if figures:
        click.echo(f"\n{figures}")
    return 1 if wrong else 0


def _mend(loaded: Loaded) -> int:
    """Mend every file that can be read. How many were changed."""
    mended = 0
    for (kind, _), document in (loaded.content.documents if loaded.content else {}).items():
        if kind == "page":
            continue
        text = fixed(document.text, Site if kind == "site" else KINDS[kind].model)
        raw = text.encode()
        try:
            if raw != Path(document.file).read_bytes():
                write_whole(Path(document.file), raw)
                mended += 1
        except OSError as error:
            raise Failure(f"{document.file} cannot be written ({error.strerror}).") from None
    return mended
