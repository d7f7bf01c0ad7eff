"""check: every rule over every file."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from pathlib import Path

import click
from pydantic import BaseModel

from generator.author.fix import fixed, fixed_page
from generator.author.layout import laid_out
from generator.check.check import check
from generator.check.flow_figures import figures_text
from generator.check.rules.unfinished import fill_in
from generator.commands.failure import Failure
from generator.commands.options import content_option, today_option
from generator.files.write import write_whole
from generator.load.load import Loaded, load
from generator.problems.problem import Problem, errors_of
from generator.problems.report import Format, report
from generator.schema.kinds import FOLDERS
from generator.schema.site import Site
from generator.yaml.text import cleaned

Fixer = Callable[[str, type[BaseModel]], str]
"""Mends the text of a fact of a model."""


@click.command("check")
@content_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="How problems are shown: for people, for programs, or as notes on a pull request.",
)
@click.option(
    "--fix",
    is_flag=True,
    help="First fix white space, line ends, invisible characters and the order of keys. "
    "Words are never changed.",
)
@click.option(
    "--layout",
    is_flag=True,
    help="With --fix, also bring facts into the layout that programs write, as after work in an editor in "
    "the browser.",
)
@click.option(
    "--finished",
    is_flag=True,
    help="Also exit with 1 while a mark FILL IN is left: what is published has none.",
)
@today_option
def check_command(
    content_dir: Path, form: Format, fix: bool, layout: bool, finished: bool, today: datetime.date
) -> int:
    """Check the content and say what is wrong, where, and how to fix it.

    Nothing is built, and without --fix nothing is changed. If there is no error, the figures of each flow
    follow. Exits with 1 if there is an error; warnings alone end with 0.
    """
    if layout and not fix:
        raise Failure("--layout changes files: it goes with --fix. Write: check --fix --layout.")
    if fix:
        _fix(content_dir, layout)
    loaded = load(content_dir)
    problems = check(loaded, today)
    wrong = bool(errors_of(problems)) or (finished and _is_unfinished(problems))
    text = report(problems, form)
    if text:
        click.echo(text)
    if form == "text" and not wrong:
        _show_figures(loaded)
    return int(wrong)


def _show_figures(loaded: Loaded) -> None:
    figures = figures_text(loaded.content) if loaded.content else ""
    if figures:
        click.echo(f"\n{figures}")


def _fix(content_dir: Path, layout: bool) -> None:
    changed = _fix_all(content_dir, laid_out if layout else fixed)
    click.echo(f"Fixed {changed} {'file' if changed == 1 else 'files'}.", err=True)


def _is_unfinished(problems: Iterable[Problem]) -> bool:
    return any(problem.rule == fill_in.id for problem in problems)


def _fix_all(folder: Path, fix: Fixer) -> int:
    """Fix every file that can be read. How many were changed."""
    count = 0
    for path in [folder / "site.yml", *sorted(folder.glob("*/*"))]:
        kind = FOLDERS.get(path.parent.name)
        model = Site if path.name == "site.yml" else kind.model if kind else None
        try:
            count += _fix_file(path, model, fix)
        except OSError as error:
            raise Failure(f"{path} cannot be written ({error.strerror}).") from None
    return count


def _fix_file(path: Path, model: type[BaseModel] | None, fix: Fixer) -> bool:
    """Fix a file. Whether it was changed.

    What is neither a fact nor a page is left alone, as is what is no text.
    """
    is_page = path.parent.name == "pages" and path.suffix == ".md"
    if path.is_symlink() or not path.is_file() or not (is_page or (model and path.suffix == ".yml")):
        return False
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    text_after = fix(cleaned(text), model) if model else fixed_page(text)
    if text_after.encode() != raw:
        write_whole(path, text_after.encode())
        return True
    return False
