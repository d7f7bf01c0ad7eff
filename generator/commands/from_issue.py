"""from-issue: a file for a fact that somebody proposed with a form. Only the workflow fact.yml needs it."""

from __future__ import annotations

from pathlib import Path

import click

from generator.check.check import check
from generator.check.rules.unused import WRITTEN_FIRST
from generator.commands.failure import Failure, reason
from generator.commands.options import command_line, content_option
from generator.github.code_block import code_block
from generator.github.issue_answer import NoFact, Proposed, address_key, proposed
from generator.load.load import load
from generator.problems.report import report
from generator.schema.kinds.source import Source

MAX_SHOWN = 10_000
"""How many letters of a list are shown in a reply: GitHub takes 65,536 in all, and a variable of a workflow
128 KiB.
"""


@click.command("from-issue", hidden=True)
@click.argument("body", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--reply",
    type=click.Path(path_type=Path),
    required=True,
    help="Where to write, in Markdown, what became of it.",
)
@content_option
def from_issue_command(body: Path, reply: Path, content_dir: Path) -> int:
    """Make a file for the fact that a filled issue form proposes, and print its path.

    FILE holds the text of the issue. Nothing that exists is overwritten. Exits with 1 if no file can be made;
    the reply says why. A file with mistakes is made, and the reply lists them.
    """
    content = load(content_dir).content
    if content is None:
        raise Failure(
            f"The content in {content_dir} cannot be read. Run: {command_line('check', content_dir)}", code=1
        )
    sources = {address_key(source.url): name for name, source in content.of(Source).items()}
    try:
        fact = proposed(body.read_text(encoding="utf-8"), sources)
        path = content_dir / fact.kind.folder / f"{fact.id}.yml"
        _make(path, fact)
        text = _reply(path, fact, content_dir)
    except NoFact as why:
        reply.write_text(f"No file was made of this form. {why}\n", encoding="utf-8")
        raise Failure(str(why), code=1) from None
    except (OSError, UnicodeDecodeError) as error:
        why_not = reason(error) if isinstance(error, OSError) else "it is not UTF-8 text"
        raise Failure(f"The issue cannot be used ({why_not}).") from None
    reply.write_text(text, encoding="utf-8")
    click.echo(path.as_posix())
    return 0


def _make(path: Path, fact: Proposed) -> None:
    path.parent.mkdir(exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(fact.text)
    except FileExistsError:
        raise NoFact(
            f"The id {fact.id} is taken by {fact.kind.folder}/{fact.id}.yml. "
            "Change that file, or choose another id."
        ) from None


def _reply(path: Path, fact: Proposed, content_dir: Path) -> str:
    """What to say in the pull request. What strangers typed stands in code blocks only."""
    loaded = load(content_dir)
    problems, unused = [], False
    for problem in check(loaded):
        is_own = Path(problem.file) == path
        if is_own and problem.rule in WRITTEN_FIRST:
            unused = True
        elif is_own or problem.severity == "error":
            problems.append(problem)
    parts = [
        f"This adds `{path.as_posix()}`, made from a form. Nobody has read it yet.",
        "Before you merge it, compare each sentence with its source, and fix what the check found.",
        f"## What the check found\n\n{_shown(report(problems, 'text'))}",
    ]
    if unused:
        parts.insert(2, "Nothing uses it yet: name it where it belongs, on this branch, before you merge it.")
    if fact.left_over:
        parts.append(f"## Not put into the file\n\n{_shown(fact.left_over)}")
    return "\n\n".join(parts) + "\n"


def _shown(text: str) -> str:
    return code_block(text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}\n… and more")
