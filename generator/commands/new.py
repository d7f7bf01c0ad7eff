"""new: a file for a new fact."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.author.new_fact import NEW_PAGE, new_fact
from generator.commands.failure import Failure
from generator.commands.options import command_line, content_option
from generator.content.addresses import is_made, page_address
from generator.problems.problem import did_you_mean
from generator.schema.kinds import KINDS
from generator.schema.types import ID_PATTERN


@click.command("new", epilog=f"Kinds: {', '.join([*KINDS, 'page'])}.")
@click.argument("kind")
@click.argument("fact_id", metavar="ID")
@content_option
def new_command(kind: str, fact_id: str, content_dir: Path) -> int:
    """Make a commented file for a new fact, for example: new cause cold-hands

    A page of prose is begun in the same way: new page about-us

    The file lists every field with an explanation, the required ones first. Nothing that exists is
    overwritten.
    """
    folder, ending = folder_of(kind)
    if not re.fullmatch(ID_PATTERN, fact_id):
        raise Failure(
            f'"{fact_id}" cannot be an id: use small letters, digits and single hyphens, such as cold-hands.'
        )
    path = content_dir / folder / f"{fact_id}{ending}"
    if not content_dir.is_dir():
        raise Failure(f"There is no folder {content_dir}.")
    if path.exists():
        raise Failure(f"{path} exists already; nothing was changed.")
    if is_made(path_in_site(kind, fact_id)):
        raise Failure(f"{path_in_site(kind, fact_id)} is a page that the site makes. Choose another id.")
    path.parent.mkdir(exist_ok=True)
    path.write_text(NEW_PAGE if kind == "page" else new_fact(KINDS[kind]), encoding="utf-8")
    how = (
        ": behind # its title, then an empty line and a paragraph that says what the page is about"
        if kind == "page"
        else ""
    )
    click.echo(f"{path} is ready. Fill it in{how}, then run: {command_line('check', content_dir)}")
    return 0


def folder_of(kind: str) -> tuple[str, str]:
    """The folder of a kind, and the ending of its files. Raises Failure if there is no such kind."""
    if kind == "page":
        return "pages", ".md"
    if kind not in KINDS:
        kinds = [*KINDS, "page"]
        raise Failure(
            f'"{kind}" is not a kind of fact. {did_you_mean(kind, kinds)} Kinds: {", ".join(kinds)}.'
        )
    return KINDS[kind].folder, ".yml"


def path_in_site(kind: str, fact_id: str) -> str:
    """The address that a new fact or page would have."""
    return f"{fact_id}.html" if kind == "page" else page_address(KINDS[kind], fact_id)
