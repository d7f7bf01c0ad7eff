"""Each of forty mistakes is found at its line, with a way out; and one terrible file gives a complete list of messages. Bad files by the hundred keep it calm."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from bad_inputs import BadInputs
from forty_mistakes import FORTY
from sandbox import TESTS, Sandbox
from thirty_mistakes import THIRTY, Mistake

from generator.check.check import check
from generator.load.load import load
from generator.problems.report import report

TODAY = datetime.date(2026, 2, 1)


def test_they_are_forty_and_none_is_among_the_thirty() -> None:
    assert len(FORTY) == len(set(FORTY)) == 40
    assert not {(each.file, each.new) for each in FORTY} & {(each.file, each.new) for each in THIRTY}


@pytest.mark.parametrize("mistake", FORTY, ids=lambda mistake: f"{mistake.rule}: {mistake.file}")
def test_a_mistake_is_found_at_its_line_with_a_way_out(sandbox: Sandbox, mistake: Mistake) -> None:
    sandbox.edit(mistake.file, mistake.old, mistake.new)
    problems = [problem for problem in check(load(sandbox.folder), TODAY) if problem.rule == mistake.rule]
    assert {sandbox.short(problem) for problem in problems} == {mistake.file}
    assert sandbox.line(mistake.file, mistake.at) in {problem.line for problem in problems}
    assert all(problem.hint for problem in problems)


def test_hundreds_of_bad_files_give_no_traceback_and_every_problem_is_inside_its_file(tmp_path: Path) -> None:
    assert list(BadInputs(tmp_path / "content", seed=7).faults(300)) == []


@pytest.mark.parametrize("name", ["terrible", "terrible_words"])
def test_one_terrible_file_gives_the_complete_list_of_its_messages(sandbox: Sandbox, name: str) -> None:
    """After a change on purpose, compare and put the new list into tests/data/<name>.txt."""
    sandbox.write("causes/terrible.yml", (TESTS / "data" / f"{name}.yml").read_text(encoding="utf-8"))
    said = report(check(load(sandbox.folder), TODAY), "text").replace(f"{sandbox.folder.as_posix()}/", "")
    assert f"{said}\n" == (TESTS / "data" / f"{name}.txt").read_text(encoding="utf-8")
