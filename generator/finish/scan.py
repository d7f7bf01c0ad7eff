"""What a folder holds, found quickly: a site has thousands of files, and the finishing pass looks at all of them more than once."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file under a folder: its path from there, with "/" between the parts, and what the system says of it."""
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                elif entry.is_file():
                    yield prefix + entry.name, entry
