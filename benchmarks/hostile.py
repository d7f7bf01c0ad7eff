"""Builds the site again and again from files whose authors mean harm, and looks at every page for what must not be there.

Run it from the project's folder: .venv/bin/python benchmarks/hostile.py [how many files] [how many processes]
"""

from __future__ import annotations

import os
import resource
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path
from time import perf_counter

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests"), str(PROJECT / "tests/hosting")]

from hostile import Attack, Outcome  # noqa: E402

FILES = 100_000
ROUNDS = 40
"""How many rounds one worker takes at a time."""


def main(files: int, processes: int) -> int:
    """Prints how many files were published and refused; ends with 1 if a page was at fault."""
    begun = perf_counter()
    published = refused = shown = 0
    faults: list[str] = []
    with ProcessPoolExecutor(processes) as workers:
        shares = workers.map(share, seeds(files))
        for outcome in (each for outcomes in shares for each in outcomes):
            published += outcome.published
            refused += outcome.refused
            faults += outcome.faults
            if published + refused >= shown + files // 20:
                shown = published + refused
                print(
                    f"{shown:,} files after {perf_counter() - begun:.0f} s, faults {len(faults):,}",
                    flush=True,
                )
    print(
        f"hostile files: {published + refused:,}, of them published {published:,}, refused {refused:,}; faults {len(faults):,}"
    )
    most = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(
        f"{perf_counter() - begun:.0f} s, {most.ru_utime + most.ru_stime:.0f} s of a processor; at most {most.ru_maxrss / 1024:.0f} MB in a process"
    )
    for fault in faults[:20]:
        print(fault)
    return 1 if faults else 0


def seeds(files: int) -> Iterator[range]:
    """The seeds of the rounds, in shares; a round makes every file of the second subject hostile."""
    with tempfile.TemporaryDirectory() as work:
        in_a_round = len(Attack(Path(work)).good)
    rounds = -(-files // in_a_round)
    yield from (range(begin, min(begin + ROUNDS, rounds)) for begin in range(0, rounds, ROUNDS))


def share(numbers: range) -> list[Outcome]:
    """What came of some rounds; each fault says in which. Nothing that is thrown ends the run: it is a fault."""
    with tempfile.TemporaryDirectory() as work:
        attack = Attack(Path(work))
        return [told(attack, seed) for seed in numbers]


def told(attack: Attack, seed: int) -> Outcome:
    """What came of one round."""
    try:
        outcome = attack.round(seed)
    except Exception as error:
        return Outcome(0, 0, (f"round {seed}: {type(error).__name__} {error}",))
    return replace(outcome, faults=tuple(f"round {seed}: {fault}" for fault in outcome.faults))


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    sys.exit(main(*given, *(FILES, os.cpu_count() or 1)[len(given) :]))
