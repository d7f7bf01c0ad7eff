"""Puts a finished folder in the place of the old one, whole or not at all, and keeps two builds apart."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

_EXCHANGE = 2
_AT_FDCWD = -100
_MOMENT = 1
"""How many seconds the copies of a build that was killed may take to end."""
_TICK = 2
"""How many seconds the clock of a disk may go by between two times that it can tell apart."""


class Busy(Exception):
    """Another build is writing to the same place."""


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep a folder to one build at a time. Raises Busy if another build has it and goes on.

    A build that was killed lets go of it a moment later, when its copies (see `generator.files.parallel`) have ended too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + _MOMENT
    with (folder / ".lock").open("w") as file:
        while not _locked(file):
            if time.monotonic() > until:
                raise Busy(f"another build is using {folder}")
            time.sleep(0.02)
        yield


def _locked(file: TextIO) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


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
        _copy(new, beside, target)
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


def _copy(source: Path, target: Path, old: Path) -> None:
    """Copy a folder, or leave nothing of it. Files that `old` has as they are become links to those. Raises OSError."""
    shutil.rmtree(target, ignore_errors=True)

    def link_or_copy(name: str, copy: str) -> None:
        same = old / Path(name).relative_to(source)
        with suppress(OSError):  # There is no such file yet, or the disk knows no links.
            if _is_copy(os.lstat(same), os.lstat(name)):
                os.link(same, copy)
                return
        shutil.copy2(name, copy)

    try:
        shutil.copytree(source, target, copy_function=link_or_copy)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        if isinstance(error, shutil.Error):  # One reason is enough; it has one for every file.
            raise OSError(error.args[0][0][2]) from None
        raise


def _is_copy(copy: os.stat_result, file: os.stat_result) -> bool:
    """Whether a file is as it was when it was copied: of the same size, and last written at the same time.

    A file written only now may have been written twice within one tick of a disk's clock.
    """
    same = (copy.st_size, copy.st_mtime_ns, copy.st_mode) == (file.st_size, file.st_mtime_ns, file.st_mode)
    return same and stat.S_ISREG(file.st_mode) and time.time() - file.st_mtime > _TICK


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
