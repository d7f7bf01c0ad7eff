"""Fills a file of the template with answers."""

from __future__ import annotations

from pathlib import Path

import jinja2


def filled(path: Path, values: dict[str, str]) -> str:
    """The text of a file of the template with values in it."""
    text = path.read_text(encoding="utf-8")
    template = jinja2.Template(text, keep_trailing_newline=True, undefined=jinja2.StrictUndefined)
    return str(template.render(values))
