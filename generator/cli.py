"""The command line: the only place that prints and exits."""

from __future__ import annotations

import gc
import platform
import sys
import traceback
from importlib import import_module
from pathlib import Path

import click

from generator import __version__
from generator.commands.failure import Failure
from generator.yaml.library import LibraryMissing

FINE, PROBLEMS, WRONG_USE, BUG = 0, 1, 2, 3
INSTALLED = "health-site"
"""The command that installing the program brings."""


class _Commands(click.Group):
    """The commands by name, each read from its file only when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, those of every day first."""
        return [
            "build",
            "check",
            "serve",
            "new",
            "report",
            "diff",
            "sign",
            "publish",
            "schema",
            "init",
            "update",
            "watch",
            "from-issue",
        ]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command, or None if there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"generator.commands.{module}"), f"{module}_command")
        # The program itself is never garbage: looking for some in it takes a tenth of a build's time.
        gc.freeze()
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Turn a folder of health facts (YAML files) into a website.

    Change a file under content/, then run "check" to see whether it is right, "serve" to see the page, and
    "build" to make the site. Each command explains itself; ask "check --help".
    """


def main() -> None:
    """Run the command line. Ends with 0 fine, 1 problems in the content, 2 wrong use, 3 a bug of ours."""
    try:
        result = cli.main(prog_name=_typed(), standalone_mode=False)
        sys.exit(result if isinstance(result, int) else FINE)
    except click.exceptions.Abort:
        sys.exit(WRONG_USE)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_USE)
    except Failure as failure:
        click.echo(f"Error: {failure}", err=True)
        sys.exit(failure.code)
    except LibraryMissing as missing:
        click.echo(f"Error: {missing}", err=True)
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        sys.exit(WRONG_USE)
    except Exception:
        click.echo(_bug_report(), err=True)
        sys.exit(BUG)


def _typed() -> str:
    """The words in which the program was called, which every hint repeats."""
    return INSTALLED if Path(sys.argv[0]).stem == INSTALLED else "python -m generator"


def _bug_report() -> str:
    return (
        "This is a mistake in the generator, not in your files. Nothing was changed.\n"
        "Please report it with the lines below.\n\n"
        f"generator {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        f"arguments: {' '.join(sys.argv[1:])}\n{traceback.format_exc()}"
    )
