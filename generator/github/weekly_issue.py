"""What to tell the maintainers once a week: outside addresses that are gone, and reviews that no longer hold.

An address is called gone only if it has failed on every run for some time, because servers have bad days.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.github.code_block import code_block
from generator.upkeep.outside_links import Probe
from generator.upkeep.todo import TaskGroup

GONE_DAYS = 14
"""For how many days an address must have failed before it is told: three runs, if one is made each week."""

MAX_SHOWN = 10_000
"""How many letters of each list are shown: GitHub takes 65,536 in all, and a variable of a workflow 128
KiB.
"""


@dataclass(frozen=True)
class Failing:
    """Since when an address has failed on every run, and what it answered last."""

    since: datetime.date
    reason: str


def remembered(
    before: Mapping[str, Failing], answers: Mapping[str, Probe], today: datetime.date
) -> dict[str, Failing]:
    """What fails now, given what failed before. An unknown answer changes nothing; addresses no longer asked
    are forgotten.
    """
    failing = {}
    for url, answer in answers.items():
        if answer.state == "dead":
            failing[url] = Failing(before[url].since if url in before else today, answer.reason)
        elif answer.state == "unknown" and url in before:
            failing[url] = before[url]
    return failing


def gone(failing: Mapping[str, Failing], today: datetime.date) -> dict[str, Failing]:
    """The addresses that have failed for so long that somebody must look."""
    return {url: failure for url, failure in failing.items() if (today - failure.since).days >= GONE_DAYS}


def issue_text(gone: Mapping[str, Failing], files: Mapping[str, str], reviews: TaskGroup | None) -> str:
    """The text of the issue in Markdown; empty if there is nothing to tell. `files` names the file of each
    address.
    """
    parts = []
    if gone:
        lines = []
        for url, failure in sorted(gone.items()):
            lines.append(f"{files[url]}: {url}\n  {failure.reason}, on every look since {failure.since}")
        parts.append(
            f"## Outside addresses that no longer answer ({len(gone)})\n\nOpen each in a browser. If it is "
            "gone, look for the new address, "
            f"or for another source that says the same.\n\n{_shown(lines)}"
        )
    if reviews:
        lines = [f"{task.file}:{task.line}: {task.message}" for task in reviews.tasks]
        parts.append(f"## {reviews.title} ({len(lines)})\n\n{reviews.advice}\n\n{_shown(lines)}")
    if parts:
        parts.append("This issue is rewritten once a week, and closed when nothing is left.")
    return "".join(f"{part}\n\n" for part in parts)


def _shown(lines: list[str]) -> str:
    text = "\n".join(lines)
    return code_block(text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}\n… and more")
