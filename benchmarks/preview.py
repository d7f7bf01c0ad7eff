"""Times the preview: from saving a YAML file to its new words being served.

Run it from the project's folder: .venv/bin/python benchmarks/preview.py [how many pages ...]

For each size the real preview is started, and the names of the cause, the warning sign and the source that most facts refer to
are changed some times. "All" is when every page that shows the name is made too; only then comes the next change. Ends with 1 if
a median misses its bar.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import IO
from urllib.error import URLError
from urllib.request import urlopen

from growing import PROJECT, change, grow, most_named

from generator.schema.kinds import KINDS

BARS = {200: 0.5, 1_000: 1.0}
"""Seconds from saved to served, by pages."""
TIMES = 7


def main(sizes: list[int]) -> int:
    """Prints a line for each kind of file; says whether every bar is met."""
    met = True
    print(
        f"{'':<48}{'saved to served':^24}{'all':>8}\n{'pages':>6}  {'file':<40}{'min':>8}{'median':>8}{'max':>8}{'median':>8}"
    )
    for pages in sizes:
        port = free_port()
        with tempfile.TemporaryDirectory() as work:
            content = Path(work) / "content"
            grow(content, pages)
            with preview(content, Path(work) / "build", port) as output:
                for kind in ("cause", "warning-sign", "source"):
                    file = most_named(content, kind)
                    address = f"http://127.0.0.1:{port}/{KINDS[kind].address}/{file.stem}.html"
                    served, done = zip(
                        *(
                            save(file, address, f"New name {number} of the {kind}", output)
                            for number in range(TIMES)
                        ),
                        strict=True,
                    )
                    met &= median(served) <= BARS.get(pages, BARS[1_000])
                    line = f"{pages:>6}  {file.relative_to(content).as_posix():<40}"
                    print(
                        line
                        + "".join(
                            f"{each:>8.2f}"
                            for each in (min(served), median(served), max(served), median(done))
                        ),
                        flush=True,
                    )
    print("Every bar is met." if met else "A bar is missed.")
    return 0 if met else 1


@contextmanager
def preview(content: Path, build: Path, port: int) -> Iterator[IO[str]]:
    """What a preview says that has made its first pages."""
    command = [
        sys.executable,
        "-m",
        "generator",
        "serve",
        "--content",
        str(content),
        "--build",
        str(build),
        "--port",
        str(port),
    ]
    running = subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, text=True)
    assert running.stdout
    try:
        wait_for("Open ", running.stdout)
        yield running.stdout
    finally:
        running.terminate()
        running.wait()


def free_port() -> int:
    """A port that nothing uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(words: str, output: IO[str]) -> None:
    """Read until a line begins with the given words."""
    said = []
    for line in output:
        said.append(line)
        if line.startswith(words):
            return
    sys.exit(f"The preview has ended: {''.join(said)}")


def save(file: Path, address: str, word: str, output: IO[str]) -> tuple[float, float]:
    """Seconds from the save of a new name until its page is served, and until the preview says that all pages are made."""
    change(file, name=word)
    begun = perf_counter()
    while word not in page(address):
        if perf_counter() - begun > 60:
            sys.exit(f"{file} was saved, but {address} does not show it.")
        sleep(0.01)
    served = perf_counter() - begun
    wait_for("Up to date", output)
    return served, perf_counter() - begun


def page(address: str) -> str:
    """A page as it is served; nothing while it cannot be had."""
    try:
        with urlopen(address, timeout=30) as answer:
            return answer.read().decode()
    except URLError:
        return ""


if __name__ == "__main__":
    sys.exit(main([int(each) for each in sys.argv[1:]] or list(BARS)))
