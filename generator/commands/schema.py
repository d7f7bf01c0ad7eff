"""schema: JSON Schema for editors."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.options import nearest_repository
from generator.files.write import write_whole
from generator.github.editor import editor_settings
from generator.github.issue_forms import issue_forms
from generator.schema.json_schema import schemas


@click.command("schema")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=lambda: nearest_repository() / "build" / "schema",
    show_default="build/schema/ beside content/",
    help="The folder to write to.",
)
@click.option(
    "--forms", type=click.Path(path_type=Path), help="Write GitHub's issue forms into this folder too."
)
@click.option(
    "--editor", type=click.Path(path_type=Path), help="Write the settings of Pages CMS into this file too."
)
def schema_command(out: Path, forms: Path | None, editor: Path | None) -> int:
    """Write a JSON Schema for each kind of fact, so that your editor completes keys and explains them.

    The first line of every fact names its schema; editors with a YAML language server read it.
    """
    texts = schemas()
    for name, text in texts.items():
        write_whole(out / name, text.encode())
    click.echo(f"{len(texts)} schemas in {out}/.")
    if forms:
        for name, text in issue_forms().items():
            write_whole(forms / name, text.encode())
        click.echo(f"{len(issue_forms())} files of issue forms in {forms}/.")
    if editor:
        write_whole(editor, editor_settings().encode())
        click.echo(f"The settings of Pages CMS in {editor}.")
    return 0
