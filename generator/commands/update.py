"""update: newer workflows, forms and settings for a repository that init began."""

from __future__ import annotations

import click

from generator.commands.failure import Failure, reason
from generator.commands.options import nearest_repository
from generator.start.repository import RECORD, update


@click.command("update")
def update_command() -> int:
    """Bring the workflows, forms and settings of this repository up to date with the program.

    For repositories that "init" has begun. Files that you have edited or deleted are left alone, and named.
    The content is never touched.
    """
    folder = nearest_repository()
    try:
        done = update(folder)
    except FileNotFoundError:
        raise Failure(f"There is no {folder / RECORD}: this repository was not begun with init.") from None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise Failure(f"{folder / RECORD} cannot be read. Take it from an earlier commit.") from None
    except OSError as error:
        raise Failure(f"{reason(error)}.") from None
    for word, names in (("written", done.written), ("removed", done.removed), ("left, edited", done.edited)):
        for name in names:
            click.echo(f"{word}: {name}")
    if not done.written and not done.removed:
        click.echo("Nothing to bring: the files are those of this version.")
    return 0
