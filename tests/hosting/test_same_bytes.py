"""The same content gives the same bytes: on another day, in another folder, and after edits as after none."""

from __future__ import annotations

import datetime
import json
import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from sandbox import PROJECT, Sandbox
from terminal import Terminal
from workshop import Workshop, edit_at_random, files

from generator import engine
from generator.pipeline import record
from generator.pipeline.build import BuildResult
from generator.upkeep.todo import OLD_YEARS

EDITS = 3
"""benchmarks/long_tests.py edits more."""
ELSEWHERE = """
import datetime, os, sys, time
LATER = 400 * 86400 + 4321
real, local, universal = time.time, time.localtime, time.gmtime
time.time = lambda: real() + LATER
time.localtime = lambda seconds=None: local(real() + LATER if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(real() + LATER if seconds is None else seconds)
class Later(datetime.datetime):
    @classmethod
    def now(cls, zone=None):
        return super().now(zone) + datetime.timedelta(seconds=LATER)
datetime.datetime = Later
os.umask(0o077)
from generator.cli import main
main()
"""
"""The program on a day 400 days later, on a machine that keeps its files to itself."""


def age(terminal: Terminal, sandbox: Sandbox) -> None:
    """A source that is old on the later day only, and a review that is overdue only then."""
    today = datetime.date.today()
    sandbox.edit("sources/reported.yml", "year: 2019", f"year: {today.year - OLD_YEARS}")
    days = ["--today", "2026-02-01", "--next", (today + datetime.timedelta(days=30)).isoformat()]
    words = [
        "sign",
        sandbox.folder / "myths/sugar.yml",
        "--by",
        "Dr Ada Test",
        "--role",
        "Nurse",
        *days,
        "--content",
        sandbox.folder,
    ]
    assert terminal(*words)[0] == 0


def test_two_builds_on_other_days_in_other_folders_are_the_same_to_the_byte(
    terminal: Terminal, tmp_path: Path
) -> None:
    here = Workshop.in_folder(tmp_path / "here")
    age(terminal, here.sandbox)
    here.build()
    folder = tmp_path / "far" / "away from here"
    shutil.copytree(here.sandbox.folder, folder / "my content")
    words = ["build", "--content", "my content", "--build", "w", "--site", "made/public"]
    environment = os.environ | {
        "SOURCE_DATE_EPOCH": "86400",
        "TZ": "Asia/Tokyo",
        "PYTHONHASHSEED": "7",
        "LC_ALL": "C",
        "PYTHONPATH": str(PROJECT),
    }
    subprocess.run(
        [sys.executable, "-c", ELSEWHERE, *words],
        cwd=folder,
        env=environment,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    there = files(folder / "made/public")
    assert there.keys() == files(here.site).keys()
    assert [name for name, data in files(here.site).items() if there[name] != data] == []


@pytest.fixture
def workshop(built_workshop: Workshop) -> Workshop:
    """A built site that a test may change."""
    return built_workshop


def test_builds_after_edits_are_the_same_as_builds_from_nothing(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(6)
    whole: list[str] = []
    run = engine.run
    monkeypatch.setattr(engine, "run", lambda settings_file: (whole.append("whole"), run(settings_file))[1])
    alone = 0
    for turn in range(EDITS):
        edited = edit_at_random(workshop.sandbox, chance)
        whole.clear()
        workshop.build()
        alone += not whole
        cold = workshop.build_cold(tmp_path / f"cold{turn}")
        assert files(workshop.site) == cold, f"after edit {turn}, of {edited}"
        shutil.rmtree(tmp_path / f"cold{turn}")
    assert 0 < alone < EDITS, "some edits changed single pages, others the whole site"


def test_one_edit_makes_only_the_pages_that_show_it(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    build = engine.PageBuilder.build
    monkeypatch.setattr(
        engine.PageBuilder,
        "build",
        lambda self, names, *before: (made.extend(names), build(self, names, *before))[1],
    )
    workshop.sandbox.edit("myths/sugar.yml", "There is no good study.", "Nobody has looked closely.")
    workshop.build()
    assert made == ["myths/sugar.md"]
    assert b"Nobody has looked closely." in (workshop.site / "myths/sugar.html").read_bytes()


def test_a_comment_that_no_page_shows_changes_nothing(workshop: Workshop) -> None:
    before = {path: path.stat().st_mtime_ns for path in workshop.site.rglob("*")}
    workshop.sandbox.write(
        "myths/sugar.yml", "# A note for authors.\n" + workshop.sandbox.read("myths/sugar.yml")
    )
    assert workshop.build().unchanged
    assert {path: path.stat().st_mtime_ns for path in workshop.site.rglob("*")} == before


def test_a_fault_in_an_edit_is_found_and_the_mended_site_is_whole(workshop: Workshop) -> None:
    before, text = files(workshop.site), workshop.sandbox.read("situations/after-a-meal.yml")
    workshop.sandbox.edit("situations/after-a-meal.yml", "id: what-to-do", "id: what-it-is")
    result = workshop.try_build()
    faulty = [problem.file for problem in result.problems] or [fault.page for fault in result.faults]
    assert set(faulty) == {f"{workshop.sandbox.folder}/situations/after-a-meal.yml"}
    assert files(workshop.site) == before
    workshop.sandbox.write("situations/after-a-meal.yml", text)
    workshop.build()
    assert files(workshop.site) == before


def test_another_address_makes_every_page_anew(workshop: Workshop) -> None:
    assert workshop.build().unchanged
    done: BuildResult = workshop.build(address="https://example.org/elsewhere/")
    assert not done.unchanged
    assert b"https://example.org/elsewhere/" in (workshop.site / "causes/big-meal.html").read_bytes()


def test_a_record_that_cannot_be_read_or_makes_no_sense_is_not_believed(
    workshop: Workshop, edited_second_site: dict[str, bytes]
) -> None:
    path = workshop.work / record.RECORD
    good = json.loads(path.read_bytes())
    page, (title, ids, _) = next(iter(good["summaries"].items()))
    nonsense = [
        {},
        [],
        7,
        good | {"summaries": {page: [title, ids, [10**6]]}},
        good | {"read": {page: [10**6]}},
        good | {"fingerprints": 7},
    ]
    for turn, broken in enumerate(
        [b"", path.read_bytes()[:1_000], *(json.dumps(each).encode() for each in nonsense)]
    ):
        path.write_bytes(broken)
        assert record.read(workshop.work) == record.Record(), turn
    workshop.sandbox.edit("myths/sugar.yml", "There is no good study.", "Nobody has looked closely.")
    workshop.build()
    assert files(workshop.site) == edited_second_site
