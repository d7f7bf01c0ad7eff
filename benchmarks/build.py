"""Times building at some sizes, beside stock Material and Zensical on the same staged pages, with every page in their menu.

    .venv/bin/python benchmarks/build.py        # every size; some minutes
    .venv/bin/python benchmarks/build.py 200    # one size

Each figure is the best of some runs, in seconds that pass ("took"), seconds of a processor, and the memory of the largest
process. Zensical is fetched by pip into a folder of its own. The two others are left out at 3,000 pages: stock Material takes
minutes there, and three gigabytes. Ends with 1 if a bar is missed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfile, rmtree
from time import perf_counter
from typing import Any

import yaml
from growing import PROJECT, change, grow, most_named

SIZES = (200, 300, 1_000, 3_000)
BESIDE_OTHERS = 1_000
"""Up to so many pages the others are timed too."""
TIMES = 2
ZENSICAL = "zensical==0.0.73"

BARS = {"written": 2.0, "material": 0.25, "zensical": 1.0, "again": 0.5, "edited": 2.0}
"""At 1,000 pages: seconds until the pages of 1,000 files are staged, shares of the others' time, seconds without a change, after one edit."""
GROWTH, MEGABYTES = 12, 400
"""From 300 to 3,000 pages."""


@dataclass(frozen=True)
class Run:
    """A command that was run to its end: seconds that passed, seconds of a processor, megabytes of its largest process."""

    took: float
    used: float
    megabytes: float
    said: str


class Table:
    """Prints figures with their bars, and knows whether one was missed."""

    def __init__(self) -> None:
        self.missed = False

    def run(self, name: str, run: Run, bar: float | None = None) -> None:
        """A line for a command. Its bar is for the seconds that passed."""
        used = f"{run.used:>8.2f} s of a processor{run.megabytes:>6.0f} MB"
        print(f"  {name:<36}{run.took:>7.2f} s{used}{self.judged(run.took, bar)}", flush=True)

    def figure(self, name: str, value: float, bar: float | None) -> None:
        """A line for another figure."""
        print(f"    {name:<34}{value:>7.2f}{self.judged(value, bar)}", flush=True)

    def judged(self, value: float, bar: float | None) -> str:
        """What to say of a bar."""
        missed = bar is not None and value > bar
        self.missed |= missed
        return f"   bar {bar:g}{': missed' if missed else ''}" if bar else ""


def main(sizes: list[int]) -> int:
    """Prints every figure; says whether a bar was missed."""
    table = Table()
    cold = {}
    with tempfile.TemporaryDirectory() as work:
        zensical = fetch_zensical(Path(work)) if min(sizes) <= BESIDE_OTHERS else ""
        for pages in sizes:
            cold[pages] = measure(table, Path(work) / str(pages), pages, zensical)
    if {300, 3_000} <= cold.keys():
        print("from 300 to 3,000 pages")
        table.figure("times as long", cold[3_000].took / cold[300].took, GROWTH)
        table.figure("megabytes", cold[3_000].megabytes, MEGABYTES)
    print("A bar is missed." if table.missed else "Every bar is met.")
    return 1 if table.missed else 0


def measure(table: Table, work: Path, pages: int, zensical: str) -> Run:
    """Every figure of one size; the cold build."""
    content = work / "content"
    grow(content, pages)
    facts = sum(1 for _ in content.rglob("*.yml"))
    print(f"{pages:,} pages of {facts:,} files", flush=True)
    cold = best(lambda: build(work, "cold"), lambda: clean(work, "cold"))
    table.run("whole build", cold)
    written = sum(float(each) for each in re.findall(r"(?:Reading|Writing).* … ([0-9.]+) s", cold.said))
    bars = BARS if pages == 1_000 else {}
    if pages >= 1_000:
        table.figure("load to write, of 1,000 files", written / facts * 1_000, bars.get("written"))
    if pages <= BESIDE_OTHERS:
        settings = stock_settings(work)
        material = best(
            lambda: run(
                "mkdocs", "build", "--quiet", "--config-file", settings, program=[sys.executable, "-m"]
            )
        )
        table.run("stock Material", material)
        table.figure("whole build / stock Material", cold.took / material.took, bars.get("material"))
        other = best(lambda: run("build", "--clean", "--config-file", settings, program=[zensical]))
        table.run("Zensical", other)
        table.figure("whole build / Zensical", cold.took / other.took, bars.get("zensical"))
    again = best(lambda: build(work, "cold"))
    table.run("nothing changed", again, bars.get("again"))
    edits = iter(range(TIMES))
    edited = best(lambda: build(work, "cold"), lambda: edit(content, next(edits)))
    table.run("one edit", edited, bars.get("edited"))
    titles = iter(range(TIMES))
    table.run(
        "one edit that a tenth of all show",
        best(lambda: build(work, "cold"), lambda: rename(content, next(titles))),
    )
    build(work, "fresh")
    if files(work / "cold-site") != files(work / "fresh-site"):
        sys.exit("After an edit the site is not the same as a new one.")
    return cold


def best(run: Callable[[], Run], before: Callable[[], None] = lambda: None) -> Run:
    """The quickest of some runs."""
    runs = []
    for _ in range(TIMES):
        before()
        runs.append(run())
    return min(runs, key=lambda run: run.took)


def build(work: Path, name: str) -> Run:
    """Run the real command."""
    folders = ["--content", work / "content", "--build", work / name, "--site", work / f"{name}-site"]
    return run("generator", "build", *folders, program=[sys.executable, "-m"])


def run(*arguments: str | Path, program: list[str]) -> Run:
    """Run a command to its end. Stops the benchmark if it fails."""
    with tempfile.TemporaryFile("w+") as output:
        begun = perf_counter()
        environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(
            [*program, *arguments], cwd=PROJECT, stdout=output, stderr=subprocess.STDOUT, env=environment
        )
        _, status, usage = os.wait4(process.pid, 0)
        took = perf_counter() - begun
        output.seek(0)
        said = output.read()
    if status:
        sys.exit(f"{program[-1]} {arguments[0]} has failed:\n{said[-2_000:]}")
    return Run(took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1_000, said)


def clean(work: Path, name: str) -> None:
    """Take away what a build has made."""
    rmtree(work / name, ignore_errors=True)
    rmtree(work / f"{name}-site", ignore_errors=True)


def edit(content: Path, number: int) -> None:
    """Give a cause another name for the same."""
    change(most_named(content, "cause"), also_called=[f"another name {number}"])


def rename(content: Path, number: int) -> None:
    """Give the source that most facts name another title."""
    change(most_named(content, "source"), name=f"Another title {number}")


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def stock_settings(work: Path) -> Path:
    """Settings for the staged pages as anyone would write them: the theme as it is, its search, and every page in the menu."""
    staged, docs = work / "cold/docs", work / "stock/docs"
    menu: dict[str, list[Any]] = {}
    for page in sorted(path.relative_to(staged) for path in staged.rglob("*.md")):
        (docs / page).parent.mkdir(parents=True, exist_ok=True)
        copyfile(staged / page, docs / page)
        menu.setdefault(page.parent.as_posix(), []).append(page.as_posix())
    settings = {
        "site_name": "Stock",
        "site_url": "https://example.org/",
        "use_directory_urls": False,
        "theme": {"name": "material"},
        "plugins": ["search"],
        "markdown_extensions": ["attr_list", "tables", "toc"],
        "nav": [*menu.pop("."), *({folder: pages} for folder, pages in menu.items())],
        "docs_dir": "docs",
        "site_dir": "site",
    }
    path = work / "stock/mkdocs.yml"
    path.write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return path


def fetch_zensical(work: Path) -> str:
    """Install Zensical into a folder; the program's path."""
    venv.create(work / "zensical", with_pip=True)
    subprocess.run(
        [work / "zensical/bin/pip", "install", "-qq", "--disable-pip-version-check", ZENSICAL], check=True
    )
    return str(work / "zensical/bin/zensical")


if __name__ == "__main__":
    sys.exit(main([int(each) for each in sys.argv[1:]] or list(SIZES)))
