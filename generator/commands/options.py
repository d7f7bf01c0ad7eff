"""Options that several commands share."""

from __future__ import annotations

import datetime
import os
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

CONTENT = "content"


def nearest_repository() -> Path:
    """The way to the nearest folder, from the working folder upwards, whose content/ holds site.yml; the
    working folder itself if there is none.
    """
    working_folder = Path.cwd()
    for folder in (working_folder, *working_folder.parents):
        if (folder / CONTENT / "site.yml").is_file():
            return Path(os.path.relpath(folder, working_folder))
    return Path()


def nearest_content() -> Path:
    """The content folder of the nearest repository."""
    return nearest_repository() / CONTENT


content_option = click.option(
    "--content",
    "content_dir",
    type=click.Path(path_type=Path),
    default=nearest_content,
    show_default="content/ of this folder or of the nearest one above",
    help="The folder that holds site.yml and the facts.",
)
site_option = click.option(
    "--site",
    "site_dir",
    type=click.Path(path_type=Path),
    default=lambda: nearest_repository() / "site",
    show_default="site/ beside content/",
    help="The folder in which the finished site is put.",
)


def build_option(name: str) -> Callable[[Any], Any]:
    """The option that names the working folder, which is `name` beside content/ if it is left out."""
    return click.option(
        "--build",
        "build_dir",
        type=click.Path(path_type=Path),
        default=lambda: nearest_repository() / name,
        show_default=f"{name}/ beside content/",
        help="A folder to work in; safe to delete.",
    )


def command_line(command: str, content_dir: Path) -> str:
    """A command to be typed for the content folder of this one, in the words in which it was called."""
    program = click.get_current_context().find_root().info_name
    folder = "" if content_dir == nearest_content() else f" --content {shlex.quote(str(content_dir))}"
    return f"{program} {command}{folder}"


class Day(click.ParamType[datetime.date]):
    """A day, written year-month-day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day, or wrong use with the way out."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a date; write year-month-day, such as 2026-03-31', param, ctx)


class AddressOption(click.ParamType[str]):
    """An address by the rule that site.yml has for it; `check` raises ValueError with what belongs there."""

    name = "address"

    def __init__(self, check: Callable[[str], str]) -> None:
        self.check = check

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The address, or wrong use with the way out."""
        try:
            return self.check(value)
        except ValueError as error:
            self.fail(f'"{value}": {error}', param, ctx)


today_option = click.option(
    "--today",
    type=Day(),
    default=datetime.date.today,
    show_default="today",
    help="The day that counts as today, written year-month-day.",
)
