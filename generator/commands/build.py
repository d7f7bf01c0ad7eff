"""build: the whole site."""

from __future__ import annotations

import time
from pathlib import Path

import click

from generator.commands.failure import Failure, reason, way_out
from generator.commands.options import AddressOption, build_option, command_line, content_option, site_option
from generator.content.target import Target, full_address, site_address
from generator.files.remove import NotRemoved
from generator.pipeline.build import BuildResult, build
from generator.pipeline.ownership import ForeignFolder
from generator.pipeline.publish import Busy
from generator.problems.problem import errors_of
from generator.problems.report import report, summary

_OPTIONS = "--site DIR or --build DIR"


@click.command("build")
@content_option
@site_option
@build_option("build")
@click.option(
    "--address",
    type=AddressOption(site_address),
    envvar="SITE_ADDRESS",
    show_envvar=True,
    help="Where the site will be found, if not at the address in site.yml.",
)
@click.option(
    "--edit-url",
    type=AddressOption(full_address),
    envvar="SITE_EDIT_URL",
    show_envvar=True,
    help="Address of the folder content/ in the repository's editor, if not the one in site.yml.",
)
def build_command(
    content_dir: Path, site_dir: Path, build_dir: Path, address: str | None, edit_url: str | None
) -> int:
    """Check the content and make the finished site.

    The site that is already there stays until the new one is complete and has been checked. If anything is
    wrong, it stays as it is.
    """
    clock = _StageClock()
    try:
        result = build(content_dir, site_dir, build_dir, clock.begin, Target(address, edit_url))
    except ForeignFolder as folder:
        raise Failure(f"{folder}. Name another folder: {_OPTIONS}.") from None
    except Busy as busy:
        raise Failure(f"{busy}. Wait until it has finished, then try again.") from None
    except NotRemoved as left:
        raise Failure(f"{left}. {way_out(left, _OPTIONS)}") from None
    except OSError as error:
        raise Failure(f"{reason(error)}. {way_out(error, _OPTIONS)} {site_dir}/ is as it was.") from None
    finally:
        clock.stop()
    return _report(result, content_dir, site_dir)


def _report(result: BuildResult, content_dir: Path, site_dir: Path) -> int:
    errors = errors_of(result.problems)
    if errors or result.faults:
        if errors:
            click.echo(report(errors, "text"), err=True)
        for fault in result.faults:
            click.echo(f"{fault.page}: error[finish] {fault.message}", err=True)
        click.echo(f"The site was not built. {site_dir}/ is as it was.", err=True)
        return 1
    if result.problems:
        click.echo(f"{summary(result.problems)} See: {command_line('check', content_dir)}")
    if result.unchanged:
        click.echo(f"Nothing has changed: {site_dir}/ is up to date ({result.pages} pages).")
    else:
        size = f"{result.size / 1e6:.1f} MB"
        click.echo(
            f"Done: {result.pages} pages, {size} in {site_dir}/. Open {site_dir}/index.html in a browser."
        )
    return 0


class _StageClock:
    """Says what is being done, and how long each stage took when it is over."""

    def __init__(self) -> None:
        self.started: float | None = None

    def begin(self, stage: str) -> None:
        self.stop()
        click.echo(f"{stage} … ", nl=False)
        self.started = time.monotonic()

    def stop(self) -> None:
        if self.started is not None:
            click.echo(f"{time.monotonic() - self.started:.1f} s")
        self.started = None
