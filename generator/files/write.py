"""Stage 4, write: staged files are written only when they changed, and what is no longer wanted is deleted."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True)
class Written:
    """What writing did: how many files were written, left alone and deleted."""

    changed: tuple[str, ...]
    same: int
    deleted: tuple[str, ...]


def write(folder: Path, files: Mapping[str, str]) -> Written:
    """Make a folder hold exactly the given files, by relative path. Touches nothing outside the folder.

    Raises ValueError for a path that would lead out of the folder.
    """
    changed = []
    whole = folder.resolve()
    places = {path.parent for path in map(PurePosixPath, files)}
    outside = {place for place in places if not (folder / place).resolve().is_relative_to(whole)}
    for name, text in files.items():
        path = folder / name
        if PurePosixPath(name).parent in outside or path.name in ("", ".."):
            raise ValueError(f"{name} leads out of {folder}")
        raw = text.encode()
        if _bytes(path) != raw:
            write_whole(path, raw)
            changed.append(name)
    return Written(tuple(changed), len(files) - len(changed), tuple(_delete_others(folder, set(files))))


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None if there is none to read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def write_whole(path: Path, raw: bytes) -> None:
    """Write a file so that a reader sees the old or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(raw)
    beside.replace(path)


def _delete_others(folder: Path, wanted: set[str]) -> list[str]:
    deleted = []
    for place, folders, names in os.walk(folder, topdown=False):
        here = Path(place)
        links = [name for name in folders if (here / name).is_symlink()]
        prefix = "" if here == folder else f"{here.relative_to(folder).as_posix()}/"
        for name in [*names, *links]:
            if prefix + name not in wanted:
                (here / name).unlink()
                deleted.append(prefix + name)
        if prefix and not any(here.iterdir()):
            here.rmdir()
    return sorted(deleted, reverse=True)
