"""Puts a finished folder in the place of the old one, whole or not at all, and keeps two builds apart."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_EXCHANGE = 2
_AT_FDCWD = -100


class Busy(Exception):
    """Another build is writing to the same place."""


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep a folder to one build at a time. Raises Busy if another build has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Busy(f"another build is using {folder}") from None
        yield


def put_in_place(new: Path, target: Path) -> None:
    """Put the folder `new` at `target`. At every moment `target` is the complete old or the complete new folder.

    Where the system cannot exchange two folders at once, two renames do it; `repair` mends a break between them.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target.parent):
        old = _old(target)
        shutil.rmtree(old, ignore_errors=True)
        beside = _beside(target)
        # The new folder may stand on another disk: bring it next to the old one first.
        _copy(new, beside)
        if not target.exists():
            beside.rename(target)
        elif _exchange(beside, target):
            shutil.rmtree(beside, ignore_errors=True)
        else:
            target.rename(old)
            beside.rename(target)
            shutil.rmtree(old, ignore_errors=True)


def repair(target: Path) -> bool:
    """Bring the old folder back if a build was killed between two renames. True if there was something to mend."""
    old, beside = _old(target), _beside(target)
    if not old.exists() and not beside.exists():
        return False
    with _alone(target.parent):
        if old.exists() and not target.exists():
            old.rename(target)
            return True
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(beside, ignore_errors=True)
        return False


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other build, with a working folder of its own, is putting a site into the same folder."""
    place = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # A network disk may know no locks.
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def _copy(source: Path, target: Path) -> None:
    """Copy a folder, or leave nothing of it. Raises OSError."""
    shutil.rmtree(target, ignore_errors=True)
    try:
        shutil.copytree(source, target)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        if isinstance(error, shutil.Error):  # One reason is enough; it has one for every file.
            raise OSError(error.args[0][0][2]) from None
        raise


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step. False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _EXCHANGE) == 0)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")
