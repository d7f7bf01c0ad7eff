"""publish: the list of published addresses."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from generator.check.check import check
from generator.commands.failure import Failure, reason
from generator.commands.options import command_line, content_option, today_option
from generator.content.addresses import published_text
from generator.content.content import PUBLISHED
from generator.files.write import write_whole
from generator.load.load import load
from generator.problems.problem import errors_of


@click.command("publish")
@content_option
@today_option
def publish_command(content_dir: Path, today: datetime.date) -> int:
    """Add the addresses of today's pages to content/published.txt. Commit the file when the site is
    published.

    From then on it is an error if one of these addresses is lost. A file that gets a new name keeps its old
    address if you write its old id under former_ids. Pages whose words have changed get today's date, which
    the site map shows.
    """
    loaded = load(content_dir)
    if not loaded.content or errors_of(check(loaded)):
        raise Failure(
            f"The content has mistakes. Fix them first: {command_line('check', content_dir)}", code=1
        )
    before = len(list(loaded.content.published()))
    text = published_text(loaded.content, today)
    try:
        write_whole(content_dir / PUBLISHED[1], text.encode())
    except OSError as error:
        raise Failure(f"{content_dir / PUBLISHED[1]} cannot be written ({reason(error)}).") from None
    now = sum(not line.startswith("#") for line in text.splitlines())
    click.echo(f"{now - before} new addresses, {now} in all: {content_dir / PUBLISHED[1]}")
    return 0
