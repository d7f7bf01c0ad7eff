"""The list of what needs work as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from generator.upkeep.todo import TaskGroup

SHOWN = 10
"""How many of a group are shown if not all are asked for."""


def todo_json(groups: Sequence[TaskGroup]) -> str:
    """Every group with everything in it."""
    return json.dumps(list(map(asdict, groups)), indent=2, ensure_ascii=False)


def todo_text(groups: Sequence[TaskGroup], most: int | None = SHOWN) -> str:
    """The groups with at most so many things each (None for all), and a count for each group at the end."""
    if not groups:
        return "Nothing needs work."
    parts = []
    for group in groups:
        shown = group.tasks[:most]
        lines = [f"{group.title} ({len(group.tasks)}). {group.advice}"]
        lines += [f"  {task.file}:{task.line}: {task.message}" for task in shown]
        if len(shown) < len(group.tasks):
            lines.append(f"  … and {len(group.tasks) - len(shown)} more; see them with --all")
        parts.append("\n".join(lines))
    width = max(len(group.title) for group in groups)
    counts = "\n".join(f"{group.title:<{width}}  {len(group.tasks):>5}" for group in groups)
    return "\n\n".join([*parts, counts])
