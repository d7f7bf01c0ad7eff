"""Check and build give the same answer to files that are no content or that cannot be read."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from terminal import Terminal
from workshop import Workshop

from generator.pipeline import record

ODD_NAMES = (b".caf\xe9.swp", b".git", b".#meal.yml", b"causes/.caf\xe9", b".stray folder/caf\xe9.yml")


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    return Workshop.in_folder(tmp_path)


def answers(workshop: Workshop, terminal: Terminal) -> tuple[int, int]:
    """How a check and a build end."""
    content = ("--content", str(workshop.sandbox.folder))
    checked, _, _ = terminal("check", *content)
    built, _, _ = terminal("build", *content, "--build", str(workshop.work), "--site", str(workshop.site))
    return checked, built


def test_hidden_files_are_no_content_whatever_their_names(workshop: Workshop, terminal: Terminal) -> None:
    for name in ODD_NAMES:
        path = workshop.sandbox.folder / os.fsdecode(name)
        path.parent.mkdir(exist_ok=True)
        try:
            path.touch()
        except OSError:
            continue  # This system takes only names that are text, so that nobody can have such a file.
    (workshop.sandbox.folder / ".lock").symlink_to("nowhere")
    assert answers(workshop, terminal) == (0, 0)
    (workshop.sandbox.folder / ".another").write_text("x")
    assert workshop.build().unchanged


def test_a_file_name_that_is_not_text_has_one_answer(workshop: Workshop, terminal: Terminal) -> None:
    try:
        (workshop.sandbox.folder / os.fsdecode(b"causes/caf\xe9.yml")).touch()
    except OSError:
        return
    assert answers(workshop, terminal) == (1, 1)


@pytest.mark.parametrize("place", ["causes", "causes/big-meal.yml", "site.yml", "pages/about.md"])
def test_what_cannot_be_read_has_one_answer(
    workshop: Workshop, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    locked, iterdir, read_bytes = workshop.sandbox.folder / place, Path.iterdir, Path.read_bytes

    def refuse(path: Path) -> None:
        if path == locked:
            raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", lambda path: (refuse(path), iterdir(path))[1])
    monkeypatch.setattr(Path, "read_bytes", lambda path: (refuse(path), read_bytes(path))[1])
    assert answers(workshop, terminal) == (1, 1)


def test_a_file_that_cannot_be_read_does_not_stop_the_hash_of_the_content(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = record.inputs_hash(workshop.sandbox.folder, "program")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert record.inputs_hash(workshop.sandbox.folder, "program") != before
