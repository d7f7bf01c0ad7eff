"""Each of forty mistakes is found at its line, with a way out; and one terrible file gives a complete list of messages."""

from __future__ import annotations

import datetime

import pytest
from forty_mistakes import FORTY, Mistake
from sandbox import Sandbox
from thirty_mistakes import THIRTY

from generator.check import check
from generator.load import load

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
