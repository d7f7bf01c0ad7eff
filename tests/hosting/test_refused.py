"""Where the machine refuses, one clear line says so, the number is 2, and nothing is lost."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sandbox import PROJECT
from workshop import Workshop, files

from generator import engine
from generator.cli import main
from generator.commands.serve import _update
from generator.pipeline import publish, record
from generator.preview.preview import PreviewSite
from generator.preview.serve import Preview
from generator.render import template_cache

Output = tuple[int, list[str]]


@pytest.fixture
def workshop(built_workshop: Workshop) -> Workshop:
    """A site that is built, and content that has changed since."""
    built_workshop.sandbox.edit("myths/sugar.yml", "There is no good study.", "Nobody has looked closely.")
    return built_workshop


def beside(workshop: Workshop) -> list[str]:
    """What stands next to the site, the site among it."""
    return [path.name for path in workshop.site.parent.iterdir()]


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """While the block runs, the system takes no file of more bytes from this process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_disk_that_takes_no_more_leaves_the_old_site(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The disk refuses a compiled template, a staged page, a file of the theme, or what the finishing pass makes of all."""
    before, of_all_tests = files(workshop.site), template_cache.FOLDER
    for size, compiled in (
        (500, "compiled"),
        (500, of_all_tests),
        (100_000, of_all_tests),
        (350_000, of_all_tests),
    ):
        shutil.rmtree(workshop.work)
        with monkeypatch.context() as patch, files_up_to(size):
            patch.setattr(template_cache, "FOLDER", compiled)
            code, said = typed(patch, capsys, workshop)
        assert (code, len(said)) == (2, 1), said
        assert said[0].startswith("Error: File too large") and said[0].endswith("/site/ is as it was.")
        assert files(workshop.site) == before
        assert beside(workshop) == ["site"]
    workshop.build()
    assert files(workshop.site) != before


def test_a_disk_that_is_full_when_the_site_is_put_in_place_leaves_the_old_one(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    copies = []

    def full(source: Path, target: Path, **options: object) -> None:
        copies.append(target)
        if len(copies) > 5:
            raise OSError(errno.ENOSPC, "No space left on device", str(target))
        Path(target).write_bytes(b"half a page")

    before = files(workshop.site)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "copyfile", full)
        code, said = typed(patch, capsys, workshop)
    assert (code, len(said)) == (2, 1), said
    assert "No space left on device" in said[0]
    assert files(workshop.site) == before
    assert beside(workshop) == ["site"], "the room that half a copy took is given back"
    workshop.build()
    assert files(workshop.site) != before


def typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], workshop: Workshop, **folders: Path
) -> Output:
    """The same in this process: the number it ends with, and what it complains of."""
    work, site = folders.get("work", workshop.work), folders.get("site", workshop.site)
    monkeypatch.setattr(
        sys,
        "argv",
        [
            "generator",
            "build",
            "--content",
            str(workshop.sandbox.folder),
            "--build",
            str(work),
            "--site",
            str(site),
        ],
    )
    capsys.readouterr()
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code, capsys.readouterr().err.splitlines()


@pytest.mark.parametrize("which", ["work", "site"])
def test_a_folder_that_cannot_be_written_to_is_named(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], which: str
) -> None:
    # The kernel refuses it to everyone, root included.
    refused = Path("/proc/no-such-folder/here")
    if not refused.parent.parent.is_dir():
        pytest.skip("this system has no /proc")
    before = files(workshop.site)
    code, said = typed(monkeypatch, capsys, workshop, **{which: refused})
    assert (code, len(said)) == (2, 1), said
    assert "/proc/no-such-folder" in said[0]
    assert files(workshop.site) == before


def test_a_file_in_the_place_of_a_folder_is_named(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = tmp_path / "file"
    file.write_text("precious")
    for folders in ({"work": file}, {"site": file}, {"site": file / "site"}):
        code, said = typed(monkeypatch, capsys, workshop, **folders)
        assert (code, len(said)) == (2, 1), said
        assert str(file) in said[0]
    assert file.read_text() == "precious"


def test_a_second_build_at_once_is_told_to_wait(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(workshop.site)
    monkeypatch.setattr(publish, "_LOCK_TIMEOUT", 0)
    with publish.lock(workshop.work):
        assert typed(monkeypatch, capsys, workshop) == (
            2,
            [f"Error: another build is using {workshop.work}. Wait until it has finished, then try again."],
        )
    assert files(workshop.site) == before


def test_two_builds_of_one_site_with_working_folders_of_their_own_leave_one_of_the_two(
    tmp_path: Path,
    built_second_site: Workshop,
) -> None:
    workshop = Workshop.in_folder(tmp_path)
    words = ["build", "--content", workshop.sandbox.folder, "--site", workshop.site]
    builds = [
        subprocess.Popen(
            [sys.executable, "-m", "generator", *map(str, [*words, "--build", tmp_path / name])],
            cwd=PROJECT,
            stdout=-3,
        )
        for name in ("one", "two")
    ]
    assert [each.wait(120) for each in builds] == [0, 0]
    assert files(workshop.site) == files(built_second_site.site)
    assert beside(workshop) == ["site"]
    assert all(any((tmp_path / name / "compiled").iterdir()) for name in ("one", "two")), "for the next build"


def test_a_port_that_is_taken_is_named_with_another(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    workshop = Workshop.in_folder(tmp_path)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        arguments = [
            "serve",
            "--content",
            str(workshop.sandbox.folder),
            "--build",
            str(workshop.work),
            "--port",
            str(port),
        ]
        monkeypatch.setattr(sys, "argv", ["generator", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
    assert ended.value.code == 2
    assert capsys.readouterr().err.splitlines() == [
        f"Error: Port {port} cannot be used (Address already in use). Choose another: --port {port + 1}"
    ]


def test_a_preview_that_cannot_write_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    workshop = Workshop.in_folder(tmp_path)
    shown, site = Preview(), PreviewSite(workshop.sandbox.folder, workshop.work)

    def full(*arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "page.html")

    with monkeypatch.context() as patch:
        patch.setattr("generator.pipeline.draft.stage", full)
        _update(site, shown)
    assert (
        shown.problems
        == "No space left on device: page.html. Make room, or name another folder: --build DIR. Then save again."
    )
    _update(site, shown)
    assert shown.problems == ""


def test_a_working_folder_that_holds_something_else_is_no_place_for_a_preview(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    workshop = Workshop.in_folder(tmp_path)
    monkeypatch.setattr(
        sys,
        "argv",
        [
            "generator",
            "serve",
            "--content",
            str(workshop.sandbox.folder),
            "--build",
            str(workshop.sandbox.folder),
        ],
    )
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "would lie in each other" in capsys.readouterr().err


def test_after_the_engine_failed_everything_is_made_anew(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, edited_second_site: dict[str, bytes]
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(engine.PageBuilder, "build", fail)
        with pytest.raises(OSError, match="Input/output"):
            workshop.build()
    assert record.read(workshop.work) == record.Record()
    workshop.build()
    assert files(workshop.site) == edited_second_site


@pytest.mark.parametrize(
    ("number", "way"),
    [
        (errno.ENOSPC, "Make room"),
        (errno.EDQUOT, "Make room"),
        (errno.EACCES, "delete it with more rights"),
        (errno.EEXIST, "Delete what is there"),
    ],
)
def test_the_way_out_fits_what_the_machine_refuses(
    workshop: Workshop,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
    way: str,
) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError(number, os.strerror(number), "some/file")

    monkeypatch.setattr("generator.pipeline.build.repair", refuse)
    code, said = typed(monkeypatch, capsys, workshop)
    assert (code, len(said)) == (2, 1)
    assert said[0].startswith(f"Error: {os.strerror(number)}: some/file. ") and way in said[0]
