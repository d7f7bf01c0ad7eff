"""watch: outside addresses that are gone, and reviews that no longer hold."""

from __future__ import annotations

import datetime
import json
from collections import Counter
from pathlib import Path

import click

from generator.check.check import check
from generator.commands.failure import Failure, reason
from generator.commands.options import command_line, content_option, today_option
from generator.files.write import write_whole
from generator.github.weekly_issue import Failing, gone, issue_text, remembered
from generator.load.load import load
from generator.upkeep.outside_links import outside_links, probe_all
from generator.upkeep.todo import todo


@click.command("watch")
@click.option(
    "--state",
    type=click.Path(path_type=Path),
    required=True,
    help="The file that keeps what failed from run to run.",
)
@click.option(
    "--issue",
    type=click.Path(path_type=Path),
    required=True,
    help="Where to write, in Markdown, what there is to report; empty if nothing.",
)
@content_option
@today_option
def watch_command(state: Path, issue: Path, content_dir: Path, today: datetime.date) -> int:
    """Ask every outside address whether it still answers, and look for reviews that no longer hold.

    Needs a network. An address is reported only if it failed on every run for two weeks; a server that is
    busy, slow or refuses programs counts as neither. Exits with 0 if the content can be read, whatever is
    found.
    """
    loaded = load(content_dir)
    if loaded.content is None:
        raise Failure(
            f"The content in {content_dir} cannot be read. Run: {command_line('check', content_dir)}", code=1
        )
    before = _read(state)
    files = outside_links(loaded.content)
    answers = probe_all(files)
    counts = Counter(answer.state for answer in answers.values())
    if files and not counts["ok"]:
        raise Failure("Not one address answers. Is there a network? Nothing was written.")
    failing = remembered(before, answers, today)
    groups = todo(loaded.content, check(loaded, today), today)
    reviews = next((group for group in groups if group.id == "reviews"), None)
    try:
        _write(state, failing)
        write_whole(issue, issue_text(gone(failing, today), files, reviews).encode())
    except OSError as error:
        raise Failure(f"The results cannot be written ({reason(error)}).") from None
    click.echo(
        f"{counts['ok']} addresses answer, {counts['dead']} fail, "
        f"{counts['unknown']} are busy, slow or refuse programs."
    )
    for url, answer in answers.items():
        if answer.state != "ok":
            click.echo(f"  {files[url]}: {url}: {answer.reason}")
    return 0


def _read(state: Path) -> dict[str, Failing]:
    try:
        raw = json.loads(state.read_text(encoding="utf-8"))
        return {url: _failing(saved) for url, saved in raw.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        raise Failure(f"{state} holds no state of an earlier run. Delete it to start again.") from None


def _failing(saved: dict[str, str]) -> Failing:
    return Failing(datetime.date.fromisoformat(saved["since"]), str(saved["reason"]))


def _write(state: Path, failing: dict[str, Failing]) -> None:
    plain = {}
    for url, address in sorted(failing.items()):
        plain[url] = {"since": address.since.isoformat(), "reason": address.reason}
    write_whole(state, (json.dumps(plain, indent=2, ensure_ascii=False) + "\n").encode())
