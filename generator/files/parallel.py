"""Spreads work over the cores of the machine, in copies of this process."""

from __future__ import annotations

import multiprocessing
import os
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import starmap
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import FunctionType
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEW = 100
"""So many items are the least that a copy is made for, which takes as long as dozens of them."""
_MOST = 4
"""More copies than this cost more time than they save."""


def map_chunks(
    work: Callable[[Sequence[Item]], Result], items: Sequence[Item], few: int = FEW
) -> list[Result]:
    """What `work` gives for each share of the items, on every core.

    One share does for `few` items, or where processes cannot be copied.

    A share leaves nothing behind in memory but what it gives back. Raises what a share raises, and
    ChildProcessError if a copy was killed.
    """
    count = max(1, min(_cores(), len(items) // few))
    shares = [items[start::count] for start in range(count)]
    others = [_start(work, share) for share in shares[1:]]
    return [work(shares[0]), *starmap(_result, others)]


@contextmanager
def in_background(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Some work that goes on in a copy of this process while the block runs; what it gives is asked for with
    a call.

    Where processes cannot be copied it is done when it is asked for. The call raises what the work raises.
    Work that nobody has asked for by the end of the block is given up.
    """
    if _cores() == 1:
        yield work
        return
    process, receiver = _start(lambda _: work(), ())
    try:
        yield lambda: _result(process, receiver)
    finally:
        process.kill()
        process.join()
        receiver.close()


def _cores() -> int:
    """The cores that are free to be used: only one for a process with threads, which must not be copied."""
    can_copy = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
    return min(os.cpu_count() or 1, _MOST) if can_copy else 1


def _start(work: Callable[[Sequence[Item]], Result], share: Sequence[Item]) -> tuple[BaseProcess, Connection]:
    receiver, sender = multiprocessing.Pipe(duplex=False)
    # A daemon is stopped when this process ends early.
    process = multiprocessing.get_context("fork").Process(
        target=_run, args=(work, share, sender), daemon=True
    )
    process.start()
    sender.close()
    return process, receiver


def _run(work: Callable[[Sequence[Item]], Result], share: Sequence[Item], sender: Connection) -> None:
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        sender.send((work(share), None, ""))
    except Exception as error:
        where = traceback.format_exc()  # What is sent has lost where it was raised.
        try:
            sender.send((None, _packed(error), where))
        except Exception:  # It holds something that cannot be sent.
            sender.send((None, RuntimeError(f"{type(error).__name__}: {error}"), where))


@dataclass(frozen=True)
class _Packed:
    """An error whose class has an `__init__` of its own.

    Such an error cannot be sent as it is: it would be made anew by a call of its class with its message,
    where the class may want something else and would make a message of the message.
    """

    made_by: type[Exception]
    args: tuple[Any, ...]
    state: dict[str, Any]

    def error(self) -> Exception:
        """The error as it was."""
        error = self.made_by.__new__(self.made_by, *self.args)
        vars(error).update(self.state)
        return error


def _packed(error: Exception) -> Exception | _Packed:
    own_init = isinstance(type(error).__init__, FunctionType)
    if own_init and type(error).__reduce__ is BaseException.__reduce__:
        return _Packed(type(error), error.args, vars(error))
    return error


def _end_with_parent() -> None:
    """End at once when the first process is killed, so that nothing goes on writing behind its back."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _result(process: BaseProcess, receiver: Connection) -> Any:
    try:
        result, error, where = receiver.recv()
    except EOFError:
        raise ChildProcessError("a process that made pages was killed") from None
    process.join()
    if error:
        raised: Exception = error.error() if isinstance(error, _Packed) else error
        raised.add_note(where)
        raise raised
    return result
