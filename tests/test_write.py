"""Writing staged files: what is the same is left alone, what is gone is deleted, and nothing outside is touched."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.files.write import Written, write, write_whole


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "docs"


def state(folder: Path) -> dict[str, tuple[int, int]]:
    """Which file each name stands for, and when it was written."""
    found = {path: path.stat() for path in folder.rglob("*") if path.is_file()}
    return {
        path.relative_to(folder).as_posix(): (each.st_ino, each.st_mtime_ns) for path, each in found.items()
    }


def test_a_new_folder_holds_exactly_the_files(folder: Path) -> None:
    assert write(folder, {"index.md": "a\n", "causes/b.md": "é\n"}) == Written(
        ("index.md", "causes/b.md"), 0, ()
    )
    assert (folder / "causes/b.md").read_bytes() == "é\n".encode()


def test_writing_the_same_again_writes_nothing(folder: Path) -> None:
    files = {"index.md": "a\n", "causes/b.md": "b\n"}
    write(folder, files)
    before = state(folder)
    assert write(folder, files) == Written((), 2, ())
    assert state(folder) == before


def test_only_what_changed_is_written(folder: Path) -> None:
    write(folder, {"index.md": "a\n", "causes/b.md": "b\n"})
    before = state(folder)
    assert write(folder, {"index.md": "a\n", "causes/b.md": "c\n"}) == Written(("causes/b.md",), 1, ())
    after = state(folder)
    assert after["index.md"] == before["index.md"]
    assert (folder / "causes/b.md").read_text() == "c\n"


def test_what_is_gone_is_deleted_with_its_empty_folder(folder: Path) -> None:
    write(folder, {"index.md": "a\n", "causes/deep/b.md": "b\n"})
    assert write(folder, {"index.md": "a\n"}) == Written((), 1, ("causes/deep/b.md",))
    assert sorted(path.name for path in folder.iterdir()) == ["index.md"]


def test_a_file_may_take_the_place_of_a_folder_in_two_steps(folder: Path) -> None:
    write(folder, {"causes/b.md": "b\n"})
    write(folder, {})
    assert write(folder, {"causes": "now a file\n"}).changed == ("causes",)


def test_nothing_outside_the_folder_is_touched(folder: Path, tmp_path: Path) -> None:
    neighbour = tmp_path / "precious.txt"
    neighbour.write_text("mine")
    write(folder, {"index.md": "a\n"})
    write(folder, {})
    assert neighbour.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["docs", "precious.txt"]


@pytest.mark.parametrize("name", ["../out.md", "causes/../../out.md", "/out-of-here.md"])
def test_a_path_that_leads_out_is_refused(folder: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="leads out of"):
        write(folder, {name: "x"})
    assert not (tmp_path / "out.md").exists()


def test_a_link_inside_the_folder_is_no_way_out(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious.txt").write_text("mine")
    folder.mkdir()
    (folder / "causes").symlink_to(outside)
    (folder / "index.md").symlink_to(outside / "precious.txt")
    assert write(folder, {"causes/b.md": "b\n", "index.md": "a\n"}) == Written(
        ("causes/b.md", "index.md"), 0, ("index.md", "causes")
    )
    assert (outside / "precious.txt").read_text() == "mine"
    assert [path.name for path in outside.iterdir()] == ["precious.txt"]


def test_what_stands_where_a_folder_or_a_file_has_to_be_makes_room(folder: Path) -> None:
    write(folder, {"causes": "a file\n", "index.md/deep.md": "a folder\n"})
    wanted = {"causes/b.md": "b\n", "index.md": "a\n"}
    assert write(folder, wanted).changed == ("causes/b.md", "index.md")
    assert set(state(folder)) == set(wanted)


def test_a_write_that_fails_leaves_the_old_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_whole(folder / "a.md", b"old")

    def full(source: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(folder / "a.md", b"new")
    assert (folder / "a.md").read_bytes() == b"old"


def test_what_a_broken_write_left_behind_is_cleared_away(folder: Path) -> None:
    write(folder, {"a.md": "a\n"})
    (folder / ".a.md.new").write_text("half")
    assert write(folder, {"a.md": "a\n"}).deleted == (".a.md.new",)
