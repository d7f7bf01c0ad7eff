"""The list of what needs work as text for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from generator.upkeep.todo import Group

SHOWN = 10
"""How many of a group are shown if not all are asked for."""


def needs_json(groups: Sequence[Group]) -> str:
    """Every group with everything in it."""
    return json.dumps([asdict(group) for group in groups], indent=2, ensure_ascii=False)


def needs_text(groups: Sequence[Group], most: int | None = SHOWN) -> str:
    """The groups with at most so many things each (None for all), and a count for each group at the end."""
    if not groups:
        return "Nothing needs work."
    parts = []
    for group in groups:
        shown = group.needs[:most]
        lines = [f"{group.title} ({len(group.needs)}). {group.what}"]
        lines += [f"  {need.file}:{need.line}: {need.message}" for need in shown]
        if len(shown) < len(group.needs):
            lines.append(f"  … and {len(group.needs) - len(shown)} more; see them with --all")
        parts.append("\n".join(lines))
    width = max(len(group.title) for group in groups)
    counts = "\n".join(f"{group.title:<{width}}  {len(group.needs):>5}" for group in groups)
    return "\n\n".join([*parts, counts])
