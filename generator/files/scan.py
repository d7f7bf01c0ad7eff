"""What a folder holds, found quickly: a site has thousands of files, and a build looks at all of them more
than once.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path


def files_in(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file under a folder: its path from there, with "/" between the parts, and what the system says of
    it.
    """
    yield from ((name, entry) for name, entry in _entries(folder) if entry.is_file())


def fingerprints(folder: Path) -> dict[str, str]:
    """The size and a hash of everything under a folder but folders, by path; nothing if there is no such
    folder.

    What is no plain file, such as a link, and what cannot be read has an empty one.
    """
    return {name: _fingerprint(entry) for name, entry in _entries(folder)} if folder.is_dir() else {}


def _fingerprint(entry: os.DirEntry[str]) -> str:
    if not entry.is_file(follow_symlinks=False):
        return ""
    try:
        with Path(entry.path).open("rb", buffering=0) as file:  # Without a buffer it is a third quicker.
            raw = file.read()
    except OSError:
        return ""
    return f"{len(raw)} {hashlib.sha256(raw).hexdigest()}"


def _entries(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    waiting = [("", os.fspath(folder))]
    while waiting:
        prefix, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                else:
                    yield prefix + entry.name, entry
