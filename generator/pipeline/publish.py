"""Puts a finished folder in the place of the old one, whole or not at all, and keeps two builds apart."""

from __future__ import annotations

import ctypes
import fcntl
import os
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from generator.files.remove import remove

_EXCHANGE = 2
_AT_FDCWD = -100
_LOCK_TIMEOUT = 1
"""How many seconds the copies of a build that was killed may take to end."""
_FILE, _FOLDER = 0o644, 0o755
"""Who may read a published file or folder: everybody, whatever the umask of whoever builds.

A web server is another user.
"""


class Busy(Exception):
    """Another build is writing to the same place."""


@contextmanager
def lock(folder: Path) -> Iterator[None]:
    """Keep a folder to one build at a time. Raises Busy if another build has it and goes on.

    A build that was killed lets go of it a moment later, when its copies (see `generator.files.parallel`)
    have ended too.
    """
    folder.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + _LOCK_TIMEOUT
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


def publish(new: Path, target: Path, same: Collection[str] = ()) -> None:
    """Put the folder `new` at `target`. At every moment `target` is the complete old or the complete new
    folder.

    `same` names the files that `target` has as they are in `new`: they are linked, not copied. Where the
    system cannot exchange two folders at once, two renames do it; `repair` mends a break between them. Raises
    OSError and NotRemoved.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with _parent_lock(target.parent):
        old, staging = _old_path(target), _staging_path(target)
        remove(old)
        # The new folder may stand on another disk: bring it next to the old one first.
        _copy(new, staging, target, same)
        if not target.exists():
            staging.rename(target)
        elif _exchange(staging, target):
            remove(staging)
        else:
            target.rename(old)
            staging.rename(target)
            remove(old)


def repair(target: Path) -> bool:
    """Bring the old folder back if a build was killed between two renames. True if there was something to
    mend.

    What else such a build left next to it is deleted. Raises NotRemoved.
    """
    old, staging = _old_path(target), _staging_path(target)
    if not os.path.lexists(old) and not os.path.lexists(staging):
        return False
    with _parent_lock(target.parent):
        if old.is_dir() and not target.exists():
            old.rename(target)
            return True
        remove(old)
        remove(staging)
        return False


@contextmanager
def _parent_lock(folder: Path) -> Iterator[None]:
    """Wait until no other build, with a working folder of its own, is putting a site into the same folder."""
    place = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # A network disk may know no locks.
            fcntl.flock(place, fcntl.LOCK_EX)
        yield
    finally:
        os.close(place)


def _copy(source: Path, target: Path, old: Path, same: Collection[str]) -> None:
    """Copy a folder so that everybody can read it, or leave nothing of it. Raises OSError and NotRemoved."""
    remove(target)

    def link_or_copy(name: str, copy: str) -> None:
        path = Path(name).relative_to(source)
        if path.as_posix() in same:
            with suppress(OSError):  # The disk may know no links.
                os.link(old / path, copy)
                return
        shutil.copy2(name, copy)

    try:
        shutil.copytree(source, target, copy_function=link_or_copy)
    except OSError as error:
        remove(target)
        if isinstance(error, shutil.Error):  # One reason is enough; it has one for every file.
            raise OSError(error.args[0][0][2]) from None
        raise
    for place, _, names in os.walk(target):
        Path(place).chmod(_FOLDER)
        for name in names:
            Path(place, name).chmod(_FILE)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step. False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return bool(renameat2(_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _EXCHANGE) == 0)


def _old_path(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _staging_path(target: Path) -> Path:
    return target.with_name(f".{target.name}.new")
