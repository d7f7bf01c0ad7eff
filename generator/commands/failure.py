"""A command that cannot go on, for a reason that is not a bug."""

from __future__ import annotations


class Failure(Exception):
    """Says in one line what is wrong and the way out. `code` is the exit code: 1 content, 2 use or machine."""

    def __init__(self, message: str, code: int = 2) -> None:
        super().__init__(message)
        self.code = code


def reason(error: OSError) -> str:
    """What the machine refused, in one line."""
    return f"{error.strerror}: {error.filename}" if error.strerror and error.filename else str(error.strerror or error)
