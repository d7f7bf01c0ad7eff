"""init: a site on another subject, in a repository of its own."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from generator.commands.failure import Failure, reason, way_out
from generator.commands.options import today_option
from generator.start.answers import LANGUAGES, Answers, BadAnswer, chosen_licence, chosen_places, plain
from generator.start.licences import LICENCES
from generator.start.places import known_places
from generator.start.repository import new_repository, write_new

Chosen = TypeVar("Chosen")


class AnswerOption(click.ParamType[Any]):
    """An answer that `check` takes; asked again if it cannot be used."""

    name = "text"

    def __init__(self, check: Callable[[str], Any]) -> None:
        self.check = check

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """What the answer means, or wrong use with the way out."""
        try:
            return self.check(value) if isinstance(value, str) else value
        except BadAnswer as bad:
            self.fail(str(bad), param, ctx)


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--subject",
    type=AnswerOption(plain),
    prompt="What is it about, as it stands inside sentences (such as hay fever)",
    help="What the site is about, as it stands inside sentences, such as hay fever.",
)
@click.option(
    "--title", type=AnswerOption(plain), prompt="The name of the site", help="The name of the site."
)
@click.option(
    "--places",
    type=AnswerOption(chosen_places),
    prompt=f"Where your readers are, the main place first ({', '.join(known_places())})",
    default="uk",
    help=f"Where the readers are, the main place first, such as uk,ie. Known: {', '.join(known_places())}.",
)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    prompt="The language of the words",
    default=LANGUAGES[0],
    help="The language of the words: English only, so far.",
)
@click.option(
    "--licence",
    type=AnswerOption(chosen_licence),
    prompt=f"The licence of your words ({', '.join(LICENCES)})",
    default=next(iter(LICENCES)),
    help=f"The licence of the words: {', '.join(LICENCES)}.",
)
@today_option
def init_command(
    folder: Path,
    subject: str,
    title: str,
    places: tuple[str, ...],
    language: str,
    licence: str,
    today: datetime.date,
) -> int:
    """Begin a site on another subject in DIR, a new or empty folder.

    Asks what is not given as an option. What it writes checks and builds at once; the words that only you
    know are marked FILL IN.
    """
    files = new_repository(Answers(title, subject, places, language, licence), today.isoformat())
    try:
        if folder.exists() and [path for path in folder.iterdir() if path.name != ".git"]:
            raise Failure(f"{folder} holds files already. Name a new folder; nothing was changed.")
        write_new(folder, files)
    except OSError as error:
        raise Failure(f"{reason(error)}. {way_out(error, 'DIR')}") from None
    marks = sum(raw.count(b"FILL IN") for name, raw in files.items() if name.startswith("content/"))
    program = click.get_current_context().find_root().info_name
    click.echo(
        f"{folder}/ holds a new site about {subject}, with {marks} marks FILL IN.\n"
        f"Go on with:\n  cd {folder}\n  {program} check\n  {program} serve"
    )
    return 0
