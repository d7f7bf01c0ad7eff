"""A command that cannot go on, for a reason that is not a bug."""

from __future__ import annotations

import errno
import shlex

from generator.files.remove import NotRemoved


class Failure(Exception):
    """One line with what is wrong and the way out. `code` is the exit code (1 content, 2 use or machine)."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code


def way_out(error: OSError | NotRemoved, option: str) -> str:
    """What to do about a refusal of the machine; `option` names the folders that can be others."""
    if isinstance(error, NotRemoved):
        return f"Delete it yourself, with more rights if need be: sudo rm -rf {shlex.quote(str(error.path))}"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"Make room, or name another folder: {option}."
    if error.errno in (errno.EACCES, errno.EPERM):
        return (
            "Another user may have made it: delete it with more rights (sudo rm -rf), "
            f"or name another folder: {option}."
        )
    return f"Delete what is there, or name another folder: {option}."


def reason(error: OSError) -> str:
    """What the machine refused, in one line."""
    if error.strerror and error.filename:
        return f"{error.strerror}: {error.filename}"
    return str(error.strerror or error)
