"""Stage 4, write: staged files are written only when they changed, and what is no longer wanted is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


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
    for name, text in files.items():
        path = folder / name
        if not path.resolve().is_relative_to(whole):
            raise ValueError(f"{name} leads out of {folder}")
        raw = text.encode()
        if not path.is_file() or path.read_bytes() != raw:
            write_whole(path, raw)
            changed.append(name)
    return Written(tuple(changed), len(files) - len(changed), tuple(_delete_others(folder, set(files))))


def write_whole(path: Path, raw: bytes) -> None:
    """Write a file so that a reader sees the old or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(raw)
    beside.replace(path)


def _delete_others(folder: Path, wanted: set[str]) -> list[str]:
    deleted = []
    for path in sorted(folder.rglob("*"), reverse=True):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif name not in wanted:
            path.unlink()
            deleted.append(name)
    return deleted
