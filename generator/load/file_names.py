"""What is wrong with the name of a file, and what to do about it. Nobody is told to write over another
file.
"""

from __future__ import annotations

import re
from pathlib import Path

from generator.content.addresses import is_made
from generator.schema.types import ID_PATTERN

# What editors, version control and file managers add to the name of a copy.
_COPY = re.compile(
    r"~$|^#.*#$|^copy of | copy\b|\(\d+\)|conflicted copy|_(?:backup|base|local|remote)_\d+"
    r"|\.(?:orig|bak|backup|old|rej|sw[a-p]|tmp|temp|save|part|mine|r\d+|\d+)$",
    re.IGNORECASE,
)
_ENDINGS = (".yml", ".yaml", ".md", ".markdown", ".txt", ".svg")


def name_fault(path: Path, ending: str) -> tuple[str, str] | None:
    """What is wrong with the name of a file in a folder whose files end in `ending`, and the way out; None if
    nothing is.
    """
    is_ending, is_id = path.suffix == ending, bool(re.fullmatch(ID_PATTERN, path.stem))
    if is_ending and is_id:
        return None
    message = (
        "the file name is the fact's id: small letters, digits and single hyphens"
        if is_ending
        else f"files here end in {ending}"
    )
    return message, copy_hint(path) or _rename_hint(path, ending)


def copy_hint(path: Path) -> str:
    """What to do with a file that looks like a copy of another; empty if it does not look like one."""
    if not _COPY.search(path.name):
        return ""
    return (
        "It looks like a copy that a program has kept of another file. Compare the two, then delete it or "
        "move it out of the content."
    )


def wished_id(path: Path) -> str:
    """The id that a file seems to be meant to have."""
    stem = path.name
    while stem.lower().endswith(_ENDINGS):
        stem = stem[: stem.rindex(".")]
    return re.sub(r"[^a-z0-9]+", "-", stem.lower()).strip("-") or "a-name"


def _rename_hint(path: Path, ending: str) -> str:
    if path.suffix and path.suffix.lower() not in _ENDINGS:
        return f"Only files that end in {ending} belong here. Move it out of the content."
    if ending == ".md" and is_made(f"{wished_id(path)}.html"):
        return f"Give it another name: {wished_id(path)}.html is a page that the site makes."
    wished = path.with_name(f"{wished_id(path)}{ending}")
    if wished.exists() and not _is_same(wished, path):
        return f"There is a {wished.name} already. Give this one a name of its own, or delete one of the two."
    return f"Rename it to {wished.name}."


def _is_same(one: Path, other: Path) -> bool:
    """Whether two names are of one file, as where capitals do not count."""
    return one.samefile(other)
