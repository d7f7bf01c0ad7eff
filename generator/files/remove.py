"""Deletes what a build has made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


class NotRemoved(Exception):
    """Something that the system does not let us delete."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path} cannot be deleted ({error.strerror})")
        self.path = path


def remove(path: Path) -> None:
    """Delete a file, a folder with all that is in it, or a link (never what it leads to). Nothing there is
    fine.

    Folders that may not be written to are made writable where they are ours. Raises NotRemoved.
    """
    try:
        if path.is_symlink() or not path.is_dir():
            path.unlink(missing_ok=True)
            return
        try:
            shutil.rmtree(path)
        except PermissionError:
            _make_writable(path)
            shutil.rmtree(path)
    except OSError as error:
        raise NotRemoved(path, error) from None


def refuse_others(folder: Path) -> None:
    """Raise NotRemoved if a folder, or one in it, belongs to another user and does not let us delete what is
    in it.
    """
    for place, _, _ in os.walk(folder):
        may_write = os.access(place, os.W_OK | os.X_OK, effective_ids=True)
        if not may_write and Path(place).stat().st_uid != os.geteuid():
            raise NotRemoved(Path(place), PermissionError(0, "it belongs to another user"))


def _make_writable(folder: Path) -> None:
    folder.chmod(0o700)
    for place, names, _ in os.walk(folder):
        for path in (Path(place, name) for name in names):
            if not path.is_symlink():
                path.chmod(0o700)
