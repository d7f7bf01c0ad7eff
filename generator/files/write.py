"""Stage 4, write: staged files are written only when they changed; what is no longer wanted is deleted."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.files.remove import remove


@dataclass(frozen=True)
class Written:
    """What writing did: how many files were written, left alone and deleted."""

    changed: tuple[str, ...]
    same: int
    deleted: tuple[str, ...]


def as_bytes(file: str | bytes) -> bytes:
    """What a file holds on disk."""
    return file.encode() if isinstance(file, str) else file


def write(folder: Path, files: Mapping[str, str | bytes]) -> Written:
    """Make a folder hold exactly the given files, by relative path. Touches nothing outside the folder.

    What is not wanted goes first: it may stand where a folder or a file has to be. Raises ValueError for a
    path that would lead out of the folder.
    """
    _refuse_outside(files)
    if not folder.is_dir():
        remove(folder)
    deleted = tuple(sorted(_delete_others(folder, set(files)), reverse=True))
    changed = []
    for name, file in files.items():
        path = folder / name
        raw = as_bytes(file)
        if _bytes(path) != raw:
            write_whole(path, raw)
            changed.append(name)
    return Written(tuple(changed), len(files) - len(changed), deleted)


def write_whole(path: Path, raw: bytes) -> None:
    """Write a file so that a reader sees the old or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staging_path = path.with_name(f".{path.name}.new")
    staging_path.write_bytes(raw)
    staging_path.replace(path)


def _refuse_outside(names: Mapping[str, str | bytes]) -> None:
    for name in names:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or not path.name:
            raise ValueError(f"{name} leads out of the folder")


def _bytes(path: Path) -> bytes | None:
    """What a file holds; None if there is none to read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _delete_others(folder: Path, wanted: set[str]) -> Iterator[str]:
    """Delete every file that is not wanted, every link, and every folder that is empty then."""
    for place, folders, names in os.walk(folder, topdown=False):
        parent = Path(place)
        prefix = "" if parent == folder else f"{parent.relative_to(folder).as_posix()}/"
        unwanted = {name for name in names if prefix + name not in wanted}
        for name in [*names, *folders]:
            if name in unwanted or (parent / name).is_symlink():
                remove(parent / name)
                yield prefix + name
        if prefix and not any(parent.iterdir()):
            parent.rmdir()
