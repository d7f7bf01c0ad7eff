"""A build that is killed at any moment leaves the complete old site or the complete new one, and the next build goes on."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
from pathlib import Path
from typing import Any

from workshop import Workshop, files

from generator.pipeline.build import build

KILLS = 8
"""benchmarks/long_tests.py kills more."""
AT_DISK = (
    "open",
    "os.rename",
    "os.remove",
    "os.rmdir",
    "os.mkdir",
    "shutil.rmtree",
    "shutil.copytree",
    "ctypes.dlsym",
)
"""What a build does to the disk; it is killed just before one of these."""

HERE = multiprocessing.get_context("forkserver")
HERE.set_forkserver_preload(
    ["generator.pipeline.build", "mkdocs.commands.build", "mkdocs.config", "material"]
)


def build_and_die(content: Path, site: Path, work: Path, steps: int, taken: Any) -> None:
    """Build, in a process of its own that kills itself before it has done so many steps at the disk; 0 to go on to the end."""

    def hook(event: str, arguments: Any) -> None:
        if event in AT_DISK:
            taken.value += 1
            if taken.value == steps:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    build(content, site, work, lambda stage: None)


def run(workshop: Workshop, steps: int = 0) -> tuple[int, int]:
    """How such a build ended, and how many steps it took."""
    taken = HERE.Value("i", 0, lock=False)
    process = HERE.Process(
        target=build_and_die, args=(workshop.sandbox.folder, workshop.site, workshop.work, steps, taken)
    )
    process.start()
    process.join(120)
    assert process.exitcode is not None
    return process.exitcode, taken.value


def test_a_build_killed_at_any_moment_leaves_a_whole_site_and_the_next_one_goes_on(tmp_path: Path) -> None:
    chance = random.Random(8)
    workshop = Workshop.in_folder(tmp_path)
    fact, site = workshop.sandbox.read("myths/sugar.yml"), workshop.sandbox.read("site.yml")
    texts = {
        "old": (fact, site),
        "fact": (fact.replace("There is no", "Is there no"), site),
        "title": (fact, site.replace("title: ", "title: A ")),
    }

    def choose(name: str) -> None:
        """The content as it was, with one page changed, or with every page changed."""
        workshop.sandbox.write("myths/sugar.yml", texts[name][0])
        workshop.sandbox.write("site.yml", texts[name][1])

    wanted = {}
    for name in texts:
        choose(name)
        wanted[name] = workshop.build_cold(tmp_path / name)
    code, most = run(workshop)
    assert (code, files(workshop.site)) == (0, wanted["title"])
    there, outcomes = "title", []
    for turn in range(KILLS):
        new = chance.choice([name for name in texts if name != there])
        choose(new)
        # Every other one dies near the end, where the folders are exchanged.
        code, _ = run(workshop, chance.randrange(1, most) if turn % 2 else chance.randrange(most - 200, most))
        found = files(workshop.site)
        assert found in (wanted[there], wanted[new]), f"a mixture in turn {turn}"
        there = new if found == wanted[new] else there
        outcomes.append((code, there == new))
        if turn % 4 == 3:
            workshop.build()
            assert files(workshop.site) == wanted[new], "the next build makes it whole"
            assert [path.name for path in workshop.site.parent.iterdir()] == ["site"], (
                "nothing is left beside it"
            )
            there = new
    assert {(-signal.SIGKILL, False), (-signal.SIGKILL, True)} <= set(outcomes), (
        "killed before and behind the exchange"
    )
