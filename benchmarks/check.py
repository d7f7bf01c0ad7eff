"""Times `check` over 1,000 files, and looks whether 100,000 bad files keep it calm.

Run it from the project's folder: .venv/bin/python benchmarks/check.py [how many bad files]
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


def main(bad_files: int) -> int:
    """Prints both figures; ends with 1 if a bar is missed."""
    with tempfile.TemporaryDirectory() as work:
        content = grown(Path(work) / "content", FILES)
        best = min(timed(content) for _ in range(3))
    print(f"check of {FILES:,} files: {best:.2f} s of one processor, the start of Python included (bar: {SECONDS} s)")
    begun = perf_counter()
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        faults = [fault for found in workers.map(spoilt, range(-(-bad_files // SHARE))) for fault in found]
    print(f"bad files: {bad_files:,}, faults {len(faults):,} ({perf_counter() - begun:.0f} s)")
    for fault in faults[:5]:
        print(fault)
    return 1 if faults or best > SECONDS else 0


def grown(folder: Path, files: int) -> Path:
    """A copy of the content with copies of its questions until there are so many files."""
    copytree(PROJECT / "content", folder)
    questions = sorted((folder / "faqs").glob("*.yml"))
    for number in range(files - sum(1 for path in folder.rglob("*") if path.is_file())):
        source = questions[number % len(questions)]
        text = re.sub(
            r"^name: .*$", f"name: Copy {number + 1_000} of a question?", source.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE
        )
        (folder / "faqs" / f"copy-{number}.yml").write_text(text, encoding="utf-8")
    return folder


def timed(content: Path) -> float:
    """How many seconds of a processor a check takes that finds no error: what else the machine does is not counted."""
    begun = spent()
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--content", content, "--format", "json"],
        cwd=PROJECT,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"the content has errors:\n{done.stdout.decode()[:2000]}{done.stderr.decode()[:2000]}")
    return spent() - begun


def spent() -> float:
    """The seconds of a processor that finished commands took."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def spoilt(seed: int) -> list[str]:
    """What went wrong with one share of bad files."""
    with tempfile.TemporaryDirectory() as work:
        return list(BadInputs(Path(work) / "content", seed).faults(SHARE))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else BAD_FILES))
