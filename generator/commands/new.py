"""new: a file for a new fact."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.author.new_fact import new_fact
from generator.commands.failure import Failure
from generator.commands.options import content_option
from generator.problems.problem import did_you_mean
from generator.schema.kinds import KINDS
from generator.schema.types import ID_PATTERN


@click.command("new")
@click.argument("kind")
@click.argument("fact_id", metavar="ID")
@content_option
def new_command(kind: str, fact_id: str, content_dir: Path) -> int:
    """Make a commented file for a new fact, for example: new cause cold-hands

    The file lists every field with an explanation, the required ones first. Nothing that exists is overwritten.
    """
    if kind not in KINDS:
        raise Failure(f'"{kind}" is no kind of fact. {did_you_mean(kind, KINDS)} Kinds: {", ".join(KINDS)}.')
    if not re.fullmatch(ID_PATTERN, fact_id):
        raise Failure(f'"{fact_id}" cannot be an id: use small letters, digits and single hyphens, such as cold-hands.')
    path = content_dir / KINDS[kind].folder / f"{fact_id}.yml"
    if not content_dir.is_dir():
        raise Failure(f"There is no folder {content_dir}.")
    if path.exists():
        raise Failure(f"{path} exists already; nothing was changed.")
    path.parent.mkdir(exist_ok=True)
    path.write_text(new_fact(KINDS[kind]), encoding="utf-8")
    click.echo(f"{path} is ready. Fill it in, then run: python -m generator check")
    return 0
