"""Putting a finished site in place: readers see the whole old one or the whole new one."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

import pytest

from generator.pipeline import publish as swap
from generator.pipeline.publish import Busy, lock, publish, repair


@pytest.fixture
def new(tmp_path: Path) -> Path:
    folder = tmp_path / "build" / "site"
    (folder / "causes").mkdir(parents=True)
    (folder / "index.html").write_text("new")
    (folder / "causes/a.html").write_text("new")
    return folder


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "public" / "site"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("old")
    (folder / "gone.html").write_text("old")
    return folder


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()
    }


NEW = {"index.html": "new", "causes/a.html": "new"}
OLD = {"index.html": "old", "gone.html": "old"}


def test_the_first_site_is_put_where_nothing_was(new: Path, tmp_path: Path) -> None:
    publish(new, tmp_path / "far" / "away" / "site")
    assert files(tmp_path / "far" / "away" / "site") == NEW


@pytest.mark.parametrize("can_exchange", [True, False])
def test_the_new_site_takes_the_place_of_the_old_one_whole(
    new: Path, site: Path, monkeypatch: pytest.MonkeyPatch, can_exchange: bool
) -> None:
    if not can_exchange:
        monkeypatch.setattr(swap, "_exchange", lambda first, second: False)
    publish(new, site)
    assert files(site) == NEW
    assert [path.name for path in site.parent.iterdir()] == ["site"], "nothing is left beside it"
    assert files(new) == NEW, "the folder it was made in is kept"


def test_the_old_site_stays_if_the_new_one_cannot_be_copied(
    new: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path, **options: object) -> None:
        target.mkdir()
        (target / "index.html").write_text("ne")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copytree", full)
    with pytest.raises(OSError, match="No space left"):
        publish(new, site)
    assert files(site) == OLD


def test_a_build_killed_between_the_two_renames_is_mended(
    new: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda first, second: False)
    rename = Path.rename

    def killed(path: Path, target: Path) -> Path:
        if path.name == ".site.new":
            raise KeyboardInterrupt
        return rename(path, target)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Path, "rename", killed)
        publish(new, site)
    assert not site.exists()
    assert repair(site) is True
    assert files(site) == OLD
    assert repair(site) is False
    publish(new, site)
    assert files(site) == NEW


def test_what_a_broken_build_left_beside_the_site_is_cleared_away(site: Path) -> None:
    (site.parent / ".site.new").mkdir()
    (site.parent / ".site.old").mkdir()
    assert repair(site) is False
    assert files(site) == OLD
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_nothing_is_mended_where_nothing_was(tmp_path: Path) -> None:
    assert repair(tmp_path / "site") is False
    assert list(tmp_path.iterdir()) == []


def test_a_second_build_of_the_same_folder_is_told_to_wait(tmp_path: Path) -> None:
    with lock(tmp_path / "build"), pytest.raises(Busy) as caught, lock(tmp_path / "build"):
        pass
    assert str(caught.value) == f"another build is using {tmp_path / 'build'}"


def test_the_lock_is_given_back_even_if_a_build_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), lock(tmp_path / "build"):
        raise RuntimeError
    with lock(tmp_path / "build"), lock(tmp_path / "other"):
        pass


def test_a_file_that_is_as_it_was_is_not_copied_again(new: Path, site: Path) -> None:
    publish(new, site)
    before = (site / "index.html").stat()
    (new / "causes/a.html").write_text("and")
    publish(new, site, {"index.html"})
    assert files(site) == {"index.html": "new", "causes/a.html": "and"}
    assert (site / "index.html").stat().st_ino == before.st_ino
    (new / "index.html").write_text("mine")
    assert files(site)["index.html"] == "new", "the published file is not the one that a build works on"


def test_where_the_disk_knows_no_links_files_are_copied(
    new: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(source: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    publish(new, site)
    monkeypatch.setattr(os, "link", refused)
    publish(new, site, NEW)
    assert files(site) == NEW


def test_everybody_can_read_a_site_that_was_built_by_somebody_who_keeps_files_private(
    new: Path, site: Path
) -> None:
    for path in (new / "causes/a.html", new / "causes", new):
        path.chmod(path.stat().st_mode & 0o700)
    publish(new, site)
    private = site / "index.html"
    private.chmod(0o600)
    publish(new, site, {"index.html"})
    modes = {
        path.relative_to(site).as_posix(): path.stat().st_mode & 0o777 for path in [site, *site.rglob("*")]
    }
    assert modes == {".": 0o755, "causes": 0o755, "causes/a.html": 0o644, "index.html": 0o644}


@pytest.mark.parametrize("kind", ["file", "link to nowhere", "link to a folder", "folder"])
@pytest.mark.parametrize("name", [".site.new", ".site.old"])
def test_whatever_stands_in_the_way_beside_the_site_is_deleted_and_nothing_that_it_leads_to(
    new: Path, site: Path, tmp_path: Path, name: str, kind: str
) -> None:
    precious, left = tmp_path / "precious", site.parent / name
    precious.mkdir()
    (precious / "file").write_text("mine")
    if kind == "file":
        left.write_text("left")
    elif kind == "folder":
        (left / "deep").mkdir(parents=True)
    else:
        left.symlink_to(precious if kind == "link to a folder" else tmp_path / "nowhere")
    assert repair(site) is False
    publish(new, site)
    assert files(site) == NEW
    assert files(precious) == {"file": "mine"}
    assert [path.name for path in site.parent.iterdir()] == ["site"]
