"""A difference as text for a terminal, as Markdown for a pull request and as JSON for programs."""

from __future__ import annotations

import json
import re
from dataclasses import asdict

from generator.diff.change import Difference, FactChange, PathChange, Sort

HEADINGS: dict[Sort, str] = {
    "removed": "Removed",
    "re-worded": "Re-worded",
    "changed": "Changed",
    "re-sourced": "Other sources",
    "certainty": "Other certainty",
    "added": "Added",
    "review": "Reviews",
}
MOST = 100
"""How many changes of one sort are shown to people; programs get all."""

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+!|~@&-])")


def as_json(difference: Difference) -> str:
    """Everything."""
    return json.dumps(asdict(difference), indent=2, ensure_ascii=False)


def as_text(difference: Difference) -> str:
    """For a terminal: flows first, downgrades marked, then facts."""
    if not difference.facts and not difference.paths:
        return "Nothing changed for readers."
    lines: list[str] = []
    if difference.paths:
        lines.append(_flow_heading(difference))
        lines += [*map(_path_line, difference.paths[:MOST]), *_more(len(difference.paths)), ""]
    for title, changes in _groups(difference):
        lines.append(f"{title} ({len(changes)})")
        for change in changes[:MOST]:
            lines.append(f"  {_where(change)}")
            lines += [f"    - {change.before}"] if change.before else []
            lines += [f"    + {change.after}"] if change.after else []
        lines += [*_more(len(changes)), ""]
    return "\n".join(lines).rstrip()


def as_markdown(difference: Difference) -> str:
    """For the summary of a pull request. Every text of an author is escaped: it is data, whatever it looks
    like.
    """
    lines = ["## What changed for readers", ""]
    if not difference.facts and not difference.paths:
        return "\n".join([*lines, "Nothing."])
    if difference.paths:
        lines += [f"### {_flow_heading(difference)}", ""]
        lines += ["| | answers | before | after | alike |", "| --- | --- | --- | --- | --- |"]
        lines += map(_path_row, difference.paths[:MOST])
        lines += [*_more(len(difference.paths)), ""]
    for title, changes in _groups(difference):
        lines += [f"### {title} ({len(changes)})", ""]
        for change in changes[:MOST]:
            lines.append(f"- {_safe(_where(change))}")
            lines += [f"  - before: {_safe(change.before)}"] if change.before else []
            lines += [f"  - after: {_safe(change.after)}"] if change.after else []
        lines += [*_more(len(changes)), ""]
    return "\n".join(lines).rstrip()


def _groups(difference: Difference) -> list[tuple[str, list[FactChange]]]:
    """The changes under their headings. They come in the order of the headings."""
    groups: dict[str, list[FactChange]] = {}
    for change in difference.facts:
        heading = "LESS URGENT than before" if change.downgrade else HEADINGS[change.sort]
        groups.setdefault(heading, []).append(change)
    return list(groups.items())


def _flow_heading(difference: Difference) -> str:
    less = sum(path.downgrade for path in difference.paths)
    changed = sum(path.examples for path in difference.paths)
    ways = "1 way" if less == 1 else f"{less} ways"
    compared = f"{changed:,} of {difference.compared:,} compared sets of answers"
    return f"Results of flows that changed: {compared}, {ways} less urgent"


def _path_line(path: PathChange) -> str:
    mark = "LESS URGENT " if path.downgrade else ""
    more = f" (and {path.examples - 1} more like it)" if path.examples > 1 else ""
    return f"  {mark}{path.flow}: {path.answers}: {path.before} → {path.after}{more}"


def _path_row(path: PathChange) -> str:
    mark = "**Less urgent**" if path.downgrade else ""
    return (
        f"| {mark} | {_safe(path.answers)} | {_safe(path.before)} | {_safe(path.after)} | {path.examples} |"
    )


def _where(change: FactChange) -> str:
    return f"{change.kind}:{change.id} ({change.name})" + (f" {change.where}" if change.where else "")


def _more(count: int) -> list[str]:
    return [f"  … and {count - MOST} more; see them with --format json"] if count > MOST else []


def _safe(text: str) -> str:
    """A text that GitHub shows as it is: no markup, no mention, no link."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split())).replace("\\@", "@\u200b").replace("://", ":\u200b//")
