"""schema: JSON Schema for editors."""

from __future__ import annotations

from pathlib import Path

import click

from generator.schema.json_schema import schemas
from generator.write import write


@click.command("schema")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("build/schema"),
    show_default=True,
    help="The folder to write to; other files in it are deleted.",
)
def schema_command(out: Path) -> int:
    """Write a JSON Schema for each kind of fact, so that your editor completes keys and explains them.

    The first line of every fact names its schema; editors with a YAML language server read it.
    """
    written = write(out, schemas())
    click.echo(f"{len(written.changed) + written.same} schemas in {out}/ ({len(written.changed)} changed).")
    return 0
