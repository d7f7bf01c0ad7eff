"""The command line: the only place that prints and exits."""

from __future__ import annotations

import platform
import sys
import traceback

import click

from generator import __version__
from generator.commands.build import build_command
from generator.commands.check import check_command
from generator.commands.diff import diff_command
from generator.commands.failure import Failure
from generator.commands.from_issue import from_issue_command
from generator.commands.new import new_command
from generator.commands.publish import publish_command
from generator.commands.report import report_command
from generator.commands.schema import schema_command
from generator.commands.serve import serve_command
from generator.commands.sign import sign_command
from generator.commands.watch import watch_command

FINE, PROBLEMS, WRONG_USE, BUG = 0, 1, 2, 3


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def cli() -> None:
    """Turn a folder of health facts (YAML files) into a website.

    Change a file under content/, then run "check" to see whether it is right, "serve" to see the page, and "build" to
    make the site. Each command explains itself: python -m generator check --help
    """


for _command in (build_command, check_command, serve_command, new_command, report_command, diff_command):
    cli.add_command(_command)
for _command in (sign_command, publish_command, schema_command, watch_command, from_issue_command):
    cli.add_command(_command)


def main() -> None:
    """Run the command line. Ends with 0 fine, 1 problems in the content, 2 wrong use, 3 a bug of ours."""
    try:
        result = cli.main(standalone_mode=False)
        sys.exit(result if isinstance(result, int) else FINE)
    except click.exceptions.Abort:
        sys.exit(WRONG_USE)
    except click.ClickException as error:
        error.show()
        sys.exit(WRONG_USE)
    except Failure as failure:
        click.echo(f"Error: {failure}", err=True)
        sys.exit(failure.code)
    except KeyboardInterrupt:
        sys.exit(WRONG_USE)
    except Exception:
        click.echo(_bug_report(), err=True)
        sys.exit(BUG)


def _bug_report() -> str:
    return (
        "This is a mistake in the generator, not in your files. Nothing was changed.\n"
        "Please report it with the lines below.\n\n"
        f"generator {__version__}, Python {platform.python_version()}, {platform.system()}\n"
        f"arguments: {' '.join(sys.argv[1:])}\n{traceback.format_exc()}"
    )
