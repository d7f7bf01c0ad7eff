"""`report` lists what needs work, the worst first."""

from __future__ import annotations

import datetime
import json

from sandbox import SECOND_SUBJECT, Sandbox
from terminal import Terminal

from generator.check.check import check
from generator.load.load import load
from generator.upkeep.todo import TaskGroup, todo

DAY = datetime.date(2026, 2, 1)


def groups(sandbox: Sandbox, today: datetime.date = DAY) -> dict[str, TaskGroup]:
    loaded = load(sandbox.folder)
    assert loaded.content
    return {group.id: group for group in todo(loaded.content, check(loaded, today), today)}


def sign(terminal: Terminal, sandbox: Sandbox, file: str) -> None:
    words = [
        "sign",
        sandbox.folder / file,
        "--by",
        "Dr Ada Test",
        "--role",
        "Nurse",
        "--today",
        DAY.isoformat(),
    ]
    assert terminal(*words, "--content", sandbox.folder)[0] == 0


def test_reviews_that_no_longer_hold_come_first(terminal: Terminal, sandbox: Sandbox) -> None:
    for file in ("myths/fright.yml", "myths/sugar.yml"):
        sign(terminal, sandbox, file)
    sandbox.edit("myths/sugar.yml", "instead: ", "instead: Perhaps not. ")
    sandbox.edit("faqs/water.yml", "It may.", "It doesn't hurt.")
    by_id = groups(sandbox, DAY.replace(year=2029))
    assert list(by_id)[:2] == ["reviews", "warnings"]
    assert {task.file.rsplit("/", 1)[1] for task in by_id["reviews"].tasks} == {"fright.yml", "sugar.yml"}


def test_a_review_due_within_90_days_is_listed_before_it_is_overdue(
    terminal: Terminal, sandbox: Sandbox
) -> None:
    sign(terminal, sandbox, "myths/fright.yml")
    assert "soon" not in groups(sandbox, datetime.date(2027, 11, 2))
    assert [task.message for task in groups(sandbox, datetime.date(2027, 11, 3))["soon"].tasks] == [
        "to be reviewed again by 2028-02-01"
    ]


def test_what_was_never_signed_begins_with_the_flow_and_warning_signs(sandbox: Sandbox) -> None:
    files = [task.file for task in groups(sandbox)["unreviewed"].tasks]
    assert "flows/" in files[0] and "warning_signs/" in files[1]
    assert not any("/sources/" in file or "/glossary/" in file for file in files)


def test_a_claim_is_thin_if_one_weak_source_carries_it(sandbox: Sandbox) -> None:
    before = groups(sandbox)["thin"].tasks
    sandbox.edit("myths/fright.yml", "sources: [two]", "sources: [one, two]")
    gone = set(before) - set(groups(sandbox)["thin"].tasks)
    assert [(task.file.rsplit("/", 1)[1], task.message) for task in gone] == [
        ("fright.yml", "certainty low, and only two says so")
    ]


def test_a_source_is_old_after_five_years(sandbox: Sandbox) -> None:
    names = {
        year: [
            task.file
            for task in groups(sandbox, DAY.replace(year=year)).get("old", TaskGroup("", "", "", ())).tasks
        ]
        for year in (2024, 2025)
    }
    assert not any("reported" in file for file in names[2024]) and any(
        "reported" in file for file in names[2025]
    ), "it is of 2019"


def test_every_exception_is_listed_with_its_reason(sandbox: Sandbox) -> None:
    sandbox.edit("myths/fright.yml", "It has not been tested.", "It hasn't been tested.")
    sandbox.edit(
        "myths/fright.yml",
        "instead:",
        "exceptions:\n  - {rule: contraction, reason: A test of exceptions.}\ninstead:",
    )
    assert [
        (task.line, task.message.split("Reason: ")[1]) for task in groups(sandbox)["exceptions"].tasks
    ] == [(3, "A test of exceptions.")]


def test_the_command_prints_groups_for_people_and_everything_for_programs(terminal: Terminal) -> None:
    code, out, _ = terminal("report", "--content", SECOND_SUBJECT, "--today", DAY)
    assert code == 0 and "see them with --all" in out
    code, everything, _ = terminal("report", "--content", SECOND_SUBJECT, "--today", DAY, "--all")
    assert code == 0 and "see them with --all" not in everything and len(everything) > len(out)
    code, machine, _ = terminal("report", "--content", SECOND_SUBJECT, "--today", DAY, "--format", "json")
    assert code == 0 and {task["line"] for group in json.loads(machine) for task in group["tasks"]} > {1}


def test_content_that_cannot_be_read_ends_with_1(terminal: Terminal, sandbox: Sandbox) -> None:
    sandbox.write("site.yml", "title: [")
    code, _, err = terminal("report", "--content", sandbox.folder)
    assert code == 1 and "site.yml" in err
