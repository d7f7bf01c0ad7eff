"""Options that several commands share."""

from __future__ import annotations

import datetime
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

CONTENT = Path("content")

content_option = click.option(
    "--content",
    "content_dir",
    type=click.Path(path_type=Path),
    default=CONTENT,
    show_default=True,
    help="The folder that holds site.yml and the facts.",
)
site_option = click.option(
    "--site",
    "site_dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder in which the finished site is put.",
)


def command_line(command: str, content_dir: Path) -> str:
    """A command to be typed, for the content folder of this one."""
    folder = "" if content_dir == CONTENT else f" --content {shlex.quote(str(content_dir))}"
    return f"python -m generator {command}{folder}"


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
            self.fail(f'"{value}" is no day; write year-month-day, such as 2026-03-31', param, ctx)


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
