"""Times `check` over 1,000 files, and looks whether 100,000 bad files keep it calm.

Run it from the project's folder: .venv/bin/python benchmarks/check.py [how many bad files] [how many processes]
"""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from shutil import copytree
from time import perf_counter

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT), str(PROJECT / "tests")]

from bad_inputs import BadInputs  # noqa: E402

FILES = 1_000
SECONDS = 2.0
BAD_FILES = 100_000
SHARE = 1_000
"""How many bad files one worker takes at a time."""


def main(bad_files: int, processes: int) -> int:
    """Prints both figures; ends with 1 if a bar is missed."""
    with tempfile.TemporaryDirectory() as work:
        content = grown(Path(work) / "content", FILES)
        runs = [timed(content) for _ in range(3)]
    wall, used = (min(each) for each in zip(*runs, strict=True))
    print(
        f"check of {FILES:,} files, the best of three: {wall:.2f} s (bar: {SECONDS} s), {used:.2f} s of a processor, the start of Python included",
        flush=True,
    )
    begun = perf_counter()
    with ProcessPoolExecutor(processes) as workers:
        faults = [fault for found in workers.map(spoilt, range(-(-bad_files // SHARE))) for fault in found]
    took = perf_counter() - begun
    print(
        f"bad files: {bad_files:,}, faults {len(faults):,} ({took:.0f} s, {took / bad_files * 1000:.1f} ms each)"
    )
    for fault in faults[:5]:
        print(fault)
    return 1 if faults or wall > SECONDS else 0


def grown(folder: Path, files: int) -> Path:
    """A copy of the content with copies of its questions until there are so many files."""
    copytree(PROJECT / "content", folder)
    questions = sorted((folder / "faqs").glob("*.yml"))
    for number in range(files - sum(1 for path in folder.rglob("*") if path.is_file())):
        source = questions[number % len(questions)]
        text = re.sub(
            r"^name: .*$",
            f"name: Copy {number + 1_000} of a question?",
            source.read_text(encoding="utf-8"),
            count=1,
            flags=re.MULTILINE,
        )
        (folder / "faqs" / f"copy-{number}.yml").write_text(text, encoding="utf-8")
    return folder


def timed(content: Path) -> tuple[float, float]:
    """How many seconds a check takes that finds no error: by the clock, and of a processor, where other work does not count."""
    begun, used = perf_counter(), spent()
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--content", content, "--format", "json"],
        cwd=PROJECT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"the content has errors:\n{done.stdout.decode()[:2000]}{done.stderr.decode()[:2000]}")
    return perf_counter() - begun, spent() - used


def spent() -> float:
    """The seconds of a processor that finished commands took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def spoilt(seed: int) -> list[str]:
    """What went wrong with one share of bad files."""
    with tempfile.TemporaryDirectory() as work:
        return list(BadInputs(Path(work) / "content", seed).faults(SHARE))


if __name__ == "__main__":
    given = [int(each) for each in sys.argv[1:3]]
    sys.exit(main(*given, *(BAD_FILES, os.cpu_count() or 1)[len(given) :]))
