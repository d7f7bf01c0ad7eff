"""Which files make up the content, and what is said of those that do not belong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from sandbox import Sandbox

from generator.load.load import load
from generator.problems.problem import Problem
from generator.schema.kinds import FOLDERS


def problem(file: Path, rule: str, message: str, hint: str) -> Problem:
    return Problem(file.as_posix(), 1, 1, rule, "error", message, hint)


def test_the_second_subject_is_loaded_whole(sandbox: Sandbox) -> None:
    loaded = load(sandbox.folder)
    assert loaded.problems == ()
    assert loaded.broken == frozenset()
    assert loaded.content
    assert list(loaded.content.facts["term"]) == ["diaphragm", "singultus"]
    assert list(loaded.content.pages) == ["about", "privacy"]
    assert (
        loaded.content.documents["cause", "big-meal"].file
        == (sandbox.folder / "causes/big-meal.yml").as_posix()
    )


def test_a_page_of_prose_has_a_title_and_a_description(sandbox: Sandbox) -> None:
    page = sandbox.content().pages["privacy"]
    assert (page.title, page.description) == ("Privacy", "Nothing that you answer leaves your device.")


def test_a_folder_that_is_not_there_is_a_problem_and_not_a_crash(tmp_path: Path) -> None:
    loaded = load(tmp_path / "gone")
    assert loaded.content is None
    assert loaded.problems == (
        problem(
            tmp_path / "gone",
            "no-content",
            "there is no such folder",
            "Name the folder that holds site.yml: --content DIR.",
        ),
    )


def test_a_missing_site_file_is_named(sandbox: Sandbox) -> None:
    sandbox.delete("site.yml")
    loaded = load(sandbox.folder)
    assert loaded.content is None
    assert loaded.problems == (
        problem(
            sandbox.folder / "site.yml",
            "no-site-file",
            "the file site.yml is missing",
            "Every content folder needs one; copy it from another site and change it.",
        ),
    )


def test_a_mistake_in_the_site_file_does_not_hide_those_in_facts(sandbox: Sandbox) -> None:
    sandbox.edit("site.yml", "title:", "titel:")
    sandbox.edit("causes/big-meal.yml", "group:", "gruop:")
    assert sandbox.found() == [
        ("causes/big-meal.yml", 5, "unknown-key"),
        ("site.yml", 1, "unknown-key"),
    ]


def test_a_symbolic_link_is_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yml"
    outside.write_text(sandbox.read("sources/one.yml"))
    (sandbox.folder / "sources/linked.yml").symlink_to(outside)
    (sandbox.folder / "more").symlink_to(tmp_path)
    message, hint = "a symbolic link could lead out of the content folder", "Put the file itself here."
    assert load(sandbox.folder).problems == (
        problem(sandbox.folder / "more", "symbolic-link", message, hint),
        problem(sandbox.folder / "sources/linked.yml", "symbolic-link", message, hint),
    )


def test_a_site_file_that_is_a_link_is_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    (sandbox.folder / "site.yml").rename(tmp_path / "site.yml")
    (sandbox.folder / "site.yml").symlink_to(tmp_path / "site.yml")
    assert load(sandbox.folder).content is None
    assert [each.rule for each in load(sandbox.folder).problems] == ["symbolic-link"]


@pytest.mark.parametrize(
    ("file", "message", "hint"),
    [
        ("causes/big-lunch.yaml", "files here end in .yml", "Rename it to big-lunch.yml."),
        ("causes/big-lunch.yml.txt", "files here end in .yml", "Rename it to big-lunch.yml."),
        ("causes/big-lunch", "files here end in .yml", "Rename it to big-lunch.yml."),
        (
            "causes/big-lunch.png",
            "files here end in .yml",
            "Only files that end in .yml belong here. Move it out of the content.",
        ),
        (
            "causes/big-meal.png",
            "files here end in .yml",
            "Only files that end in .yml belong here. Move it out of the content.",
        ),
        ("causes/notes.txt", "files here end in .yml", "Rename it to notes.yml."),
        ("pages/more.yml", "files here end in .md", "Rename it to more.md."),
        (
            "causes/Big Lunch.yml",
            "the file name is the fact's id: small letters, digits and single hyphens",
            "Rename it to big-lunch.yml.",
        ),
        (
            "causes/a--b.yml",
            "the file name is the fact's id: small letters, digits and single hyphens",
            "Rename it to a-b.yml.",
        ),
        (
            "causes/_.yml",
            "the file name is the fact's id: small letters, digits and single hyphens",
            "Rename it to a-name.yml.",
        ),
    ],
)
def test_a_bad_file_name_is_answered_with_a_good_one(
    sandbox: Sandbox, file: str, message: str, hint: str
) -> None:
    sandbox.write(file, "name: x\n")
    assert load(sandbox.folder).problems == (problem(sandbox.folder / file, "file-name", message, hint),)


@pytest.mark.parametrize(
    "name",
    [
        "big-meal.yml~", "big-meal.yml.orig", "big-meal.yml.bak", "big-meal.yml.rej", "big-meal.swp", "#big-meal.yml#", "Copy of big-meal.yml",
        "big-meal copy.yml", "big-meal (1).yml", "big-meal.yml.old", "big-meal.yml.1", "big-meal_BACKUP_12.yml", "big-meal (conflicted copy).yml",
    ],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["causes/", "pages/", ""])
def test_a_copy_that_a_program_has_kept_is_to_be_deleted_and_never_renamed(
    sandbox: Sandbox, folder: str, name: str
) -> None:
    sandbox.write(f"{folder}{name}", "name: x\n")
    found = sandbox.only_problem()
    assert found.rule in ("file-name", "stray-file")
    assert "delete it or move it out" in found.hint and "Rename" not in found.hint


@pytest.mark.parametrize(
    "name", ["big-meal.yaml", "Big_Meal.yml", "big-meal.YML", "big-meal.yml.txt", "BIG-MEAL"]
)
def test_nobody_is_told_to_write_over_a_good_file(sandbox: Sandbox, name: str) -> None:
    sandbox.write(f"causes/{name}", "name: x\n")
    assert sandbox.only_problem().hint.startswith("There is a big-meal.yml already.")


@pytest.mark.parametrize(
    "place",
    [
        "causes/big-meal.yaml",
        "causes/Big-Meal.yml",
        "cause/big-meal.yml",
        "causes/more/big-meal.yml",
        "big-meal.yml",
    ],
)
def test_what_follows_from_a_misplaced_file_is_not_told_a_second_time(sandbox: Sandbox, place: str) -> None:
    (sandbox.folder / place).parent.mkdir(exist_ok=True)
    (sandbox.folder / "causes/big-meal.yml").rename(sandbox.folder / place)
    assert sandbox.only_problem().rule in ("file-name", "unknown-folder", "stray-folder", "stray-file")


def test_a_file_in_the_folder_of_another_kind_is_told_once(sandbox: Sandbox) -> None:
    (sandbox.folder / "causes/big-meal.yml").rename(sandbox.folder / "medicines/big-meal.yml")
    assert {file for file, _, _ in sandbox.found()} == {"medicines/big-meal.yml"}


def test_a_pipe_is_not_waited_for(sandbox: Sandbox) -> None:
    os.mkfifo(sandbox.folder / "causes/pipe.yml")
    assert sandbox.only_problem().message == "the file cannot be read (it is not a regular file)"


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_of_other_systems_give_the_same_page(sandbox: Sandbox, end: str) -> None:
    before = sandbox.content()
    for file in ("pages/about.md", "causes/big-meal.yml"):
        (sandbox.folder / file).write_bytes(sandbox.read(file).replace("\n", end).encode())
    after = sandbox.content()
    assert sandbox.problems() == () and (after.pages, after.facts) == (before.pages, before.facts)


@pytest.mark.parametrize("file", ["pages/about.md", "causes/big-meal.yml", "site.yml"])
@pytest.mark.parametrize("mark", ["\u00ad", "\u200b", "\ufeff", "\u2028"])
def test_a_character_that_nobody_sees_is_refused_in_every_file(
    sandbox: Sandbox, file: str, mark: str
) -> None:
    (sandbox.folder / file).write_text(sandbox.read(file) + f"# wo{mark}rds\n")
    assert [problem.rule for problem in load(sandbox.folder).problems if problem.file.endswith(file)] == [
        "hidden-character"
    ]


def test_an_unknown_folder_is_answered_with_the_nearest_kind(sandbox: Sandbox) -> None:
    sandbox.write("cuases/meal.yml", "name: x\n")
    found = sandbox.only_problem()
    assert found.message == '"cuases" is not a kind of fact'
    assert (
        found.hint
        == f'Did you mean "causes"? Known folders: {", ".join(sorted([*FOLDERS, "pages", "pictures", "look"]))}.'
    )


def test_folders_do_not_nest(sandbox: Sandbox) -> None:
    (sandbox.folder / "causes/more").mkdir()
    assert load(sandbox.folder).problems == (
        problem(
            sandbox.folder / "causes/more",
            "stray-folder",
            "folders do not nest",
            "Put the files straight into the folder of their kind.",
        ),
    )


def test_a_file_outside_every_folder_is_refused(sandbox: Sandbox) -> None:
    sandbox.write("notes.md", "# Notes\n")
    assert load(sandbox.folder).problems == (
        problem(
            sandbox.folder / "notes.md",
            "stray-file",
            "a file that belongs to no kind of fact",
            "Put it into the folder of its kind, or take it out of the content.",
        ),
    )


def test_hidden_files_are_left_alone(sandbox: Sandbox) -> None:
    sandbox.write(".DS_Store", "x")
    sandbox.write("causes/.big-meal.yml.swp", "x")
    assert load(sandbox.folder).problems == ()


def test_a_file_that_cannot_be_read_is_a_problem_and_not_a_crash(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, read_bytes = sandbox.folder / "myths/fright.yml", Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert sandbox.problems() == (
        problem(
            locked, "unreadable", "the file cannot be read (Permission denied)", "Check its permissions."
        ),
    )


@pytest.mark.parametrize("folder", [".", "causes", "pages"])
@pytest.mark.parametrize(
    "refused", ["iterdir", "is_symlink"], ids=["may not be listed", "may not be entered"]
)
def test_a_folder_that_cannot_be_read_is_a_problem_and_not_a_crash(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, folder: str, refused: str
) -> None:
    locked, ask = sandbox.folder / folder, getattr(Path, refused)
    named = locked if refused == "iterdir" else locked / sorted(path.name for path in locked.iterdir())[0]

    def refuse(path: Path) -> object:
        if path == named:
            raise PermissionError(13, "Permission denied", str(path))
        return ask(path)

    monkeypatch.setattr(Path, refused, refuse)
    assert sandbox.problems() == (
        problem(named, "unreadable", "it cannot be read (Permission denied)", "Check its permissions."),
    )


def test_a_file_name_that_is_not_text_is_a_problem_that_can_be_shown(sandbox: Sandbox) -> None:
    name = os.fsencode(sandbox.folder / "causes") + b"/caf\xe9.yml"
    try:
        os.close(os.open(name, os.O_CREAT))
    except OSError:
        return  # This system takes only names that are text, so that nobody can have such a file.
    found = sandbox.only_problem()
    assert (found.rule, found.hint) == ("file-name", "Rename it to caf.yml.")
    assert found.file.encode()


def test_a_page_without_title_or_first_paragraph_is_refused(sandbox: Sandbox) -> None:
    for file, text in {
        "no-title": "Words\n",
        "no-words": "# Title\n\n## Part\n\nWords\n",
        "empty": "",
    }.items():
        sandbox.write(f"pages/{file}.md", text)
    assert [(sandbox.short(each), each.rule) for each in load(sandbox.folder).problems] == [
        ("pages/empty.md", "page-form"),
        ("pages/no-title.md", "page-form"),
        ("pages/no-words.md", "page-form"),
    ]


def test_a_page_is_held_to_the_same_characters_as_a_fact(sandbox: Sandbox) -> None:
    sandbox.write("pages/turned.md", "# Title\n\nTurned \u202e round.\n")
    found = sandbox.only_problem()
    assert (found.rule, found.line, found.column) == ("hidden-character", 3, 8)


def test_a_broken_fact_is_reported_once_and_not_again_by_those_that_name_it(sandbox: Sandbox) -> None:
    sandbox.edit("warning_signs/chest-pain.yml", "certainty: high", "certainty: sure")
    assert sandbox.found() == [("warning_signs/chest-pain.yml", 9, "not-a-choice")]


def test_loading_twice_gives_the_same(sandbox: Sandbox) -> None:
    assert load(sandbox.folder) == load(sandbox.folder)
