"""A build takes over only what it made and nobody has touched since, writes through links, and names what it may not delete."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from terminal import Terminal
from workshop import Workshop, files

from generator import engine
from generator.files.remove import NotRemoved, refuse_others, remove
from generator.files.scan import fingerprints
from generator.pipeline import record

SUGAR, OLD, NEW = "myths/sugar.yml", "There is no good study.", "Nobody has looked closely."
NOBODY = 65534


@pytest.fixture
def workshop(built_workshop: Workshop) -> Workshop:
    """A built site that a test may change, with its content and its working folder."""
    return built_workshop


def words(workshop: Workshop) -> tuple[object, ...]:
    """A build from the command line."""
    return ("build", "--content", workshop.sandbox.folder, "--build", workshop.work, "--site", workshop.site)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def change_letters(path: Path) -> None:
    """Other words of the same length, written at the same time."""
    state = path.stat()
    path.write_bytes(path.read_bytes().swapcase())
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def lead_elsewhere(path: Path) -> None:
    elsewhere = path.with_name("elsewhere.html")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "stray.txt").write_text("stray")


def add_a_hidden_file(path: Path) -> None:
    (path.parent / ".stray").write_text("stray")


TOUCHES: tuple[Callable[[Path], None], ...] = (
    empty,
    change_letters,
    Path.unlink,
    lead_elsewhere,
    make_a_folder,
    add_a_hidden_file,
)


@pytest.mark.parametrize("touch", TOUCHES, ids=lambda touch: touch.__name__)
@pytest.mark.parametrize("page", ["index.html", "assets/search-index.js"])
def test_a_published_file_that_somebody_has_touched_is_put_back(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, touch: Callable[[Path], None], page: str
) -> None:
    before = files(workshop.site)
    touch(workshop.site / page)
    monkeypatch.setattr(engine.PageBuilder, "build", lambda *_: pytest.fail("the engine has nothing to do"))
    assert not workshop.build().unchanged
    assert files(workshop.site) == before
    assert workshop.build().unchanged


@pytest.mark.parametrize("touch", TOUCHES, ids=lambda touch: touch.__name__)
def test_a_working_folder_in_which_somebody_has_touched_a_file_is_not_as_it_was_made(
    workshop: Workshop, touch: Callable[[Path], None]
) -> None:
    made, site = record.read(workshop.work), workshop.work / "site"
    assert made.is_made(fingerprints(site))
    touch(site / "index.html")
    assert not made.is_made(fingerprints(site))


def test_nothing_that_somebody_has_touched_in_a_working_folder_is_published(
    workshop: Workshop, edited_second_site: dict[str, bytes]
) -> None:
    pages = sorted((workshop.work / "site").glob("*.html"))
    for touch, page in zip(TOUCHES, pages, strict=False):
        touch(page)
    assert len(pages) > len(TOUCHES)
    workshop.sandbox.edit(SUGAR, OLD, NEW)
    result = workshop.build()
    assert files(workshop.site) == edited_second_site
    assert result.size == sum(map(len, edited_second_site.values()))


@pytest.mark.parametrize("places", [("docs/causes", "docs/index.md", "site"), ("docs",)], ids=" and ".join)
def test_a_file_or_a_folder_where_the_other_has_to_be_makes_room(
    workshop: Workshop, edited_second_site: dict[str, bytes], places: tuple[str, ...]
) -> None:
    for path in (workshop.work / place for place in places):
        if path.is_dir():
            shutil.rmtree(path)
            path.write_text("a file")
        else:
            path.unlink()
            (path / "deep").mkdir(parents=True)
    workshop.sandbox.edit(SUGAR, OLD, NEW)
    workshop.build()
    assert files(workshop.site) == edited_second_site


# Links.


@pytest.mark.parametrize("there", [True, False], ids=["to a folder", "to nothing yet"])
def test_a_site_or_a_working_folder_that_is_a_link_is_written_through(tmp_path: Path, there: bool) -> None:
    workshop = Workshop.in_folder(tmp_path)
    for link, target in ((workshop.site, tmp_path / "web"), (workshop.work, tmp_path / "elsewhere" / "work")):
        link.parent.mkdir(exist_ok=True)
        link.symlink_to(target)
        if there:
            target.mkdir(parents=True)
    workshop.build()
    workshop.sandbox.edit(SUGAR, OLD, NEW)
    workshop.build()
    assert workshop.build().unchanged
    assert workshop.site.is_symlink() and workshop.work.is_symlink()
    assert NEW.encode() in (tmp_path / "web/myths/sugar.html").read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {"content", "public", "web", "work", "elsewhere"}


def link_to_itself(workshop: Workshop) -> Path:
    shutil.rmtree(workshop.site)
    workshop.site.symlink_to(workshop.site)
    return workshop.site


def link_in_the_working_folder(workshop: Workshop) -> Path:
    shutil.rmtree(workshop.work / "docs")
    (workshop.work / "docs").symlink_to(workshop.sandbox.folder)
    return workshop.work / "docs"


def lock_that_leads_away(workshop: Workshop) -> Path:
    (workshop.work / ".lock").unlink()
    (workshop.work / ".lock").symlink_to(workshop.sandbox.folder / SUGAR)
    return workshop.work / ".lock"


def repository_of_its_own(workshop: Workshop) -> Path:
    (workshop.site / ".git").mkdir()
    return workshop.site


def mark_of_another(workshop: Workshop) -> Path:
    empty(workshop.site / ".nojekyll")
    return workshop.site


@pytest.mark.parametrize(
    "trap",
    [
        link_to_itself,
        link_in_the_working_folder,
        lock_that_leads_away,
        repository_of_its_own,
        mark_of_another,
    ],
    ids=lambda trap: trap.__name__,
)
def test_what_a_build_must_not_write_into_is_refused_at_once_by_name(
    workshop: Workshop, terminal: Terminal, trap: Callable[[Workshop], Path]
) -> None:
    place = trap(workshop)
    content, work = files(workshop.sandbox.folder), files(workshop.work)
    code, _, said = terminal(*words(workshop))
    assert code == 2
    assert said.startswith(f"Error: {place} ") and said.count("\n") == 1, said
    assert (files(workshop.sandbox.folder), files(workshop.work)) == (content, work)


def test_a_site_on_a_disk_of_its_own_is_refused_at_once(
    workshop: Workshop, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os.path, "ismount", lambda path: Path(path) == workshop.site)
    code, _, said = terminal(*words(workshop))
    assert (code, said) == (
        2,
        f"Error: {workshop.site} is a disk of its own, which cannot be exchanged as a whole; a folder in it can. "
        "Name another folder: --site DIR or --build DIR.\n",
    )


# What may not be deleted.


@contextmanager
def as_plain_user() -> Iterator[Path]:
    """A folder of a user who is not root, for whom the block runs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if os.geteuid():
            yield folder
            return
        os.chown(folder, NOBODY, NOBODY)
        os.seteuid(NOBODY)
        try:
            yield folder
        finally:
            os.seteuid(0)


@contextmanager
def as_root() -> Iterator[None]:
    if os.getuid():
        pytest.skip("only root can make files of another user")
    before = os.geteuid()
    os.seteuid(0)
    try:
        yield
    finally:
        os.seteuid(before)


def test_a_folder_of_ours_that_may_not_be_written_to_is_deleted() -> None:
    with as_plain_user() as folder:
        deep = folder / "left" / "deep"
        deep.mkdir(parents=True)
        (deep / "file").write_text("x")
        for path in (deep, deep.parent):
            path.chmod(0o500)
        remove(folder / "left")
        assert list(folder.iterdir()) == []


def test_a_folder_of_another_user_is_named() -> None:
    with as_plain_user() as folder:
        with as_root():
            (folder / "left" / "deep").mkdir(parents=True)
            (folder / "left/deep/file").write_text("x")
        with pytest.raises(NotRemoved, match=f"^{folder}/left cannot be deleted"):
            remove(folder / "left")
        with pytest.raises(
            NotRemoved, match=f"^{folder}/left cannot be deleted .it belongs to another user.$"
        ):
            refuse_others(folder)
        with as_root():
            shutil.rmtree(folder / "left")
        refuse_others(folder)


@pytest.mark.parametrize("name", [".site.new", ".site.old", "site"])
def test_what_cannot_be_deleted_is_named_before_anything_is_made_with_the_way_out(
    workshop: Workshop, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    left = workshop.site.with_name(name)
    left.mkdir(exist_ok=True)
    workshop.sandbox.edit(SUGAR, OLD, NEW)
    before = files(workshop.site)

    def refuse(path: Path) -> None:
        if path == left:
            raise NotRemoved(path, PermissionError(1, "Operation not permitted"))

    monkeypatch.setattr("generator.pipeline.publish.remove", refuse)
    monkeypatch.setattr("generator.pipeline.ownership.refuse_others", refuse)
    monkeypatch.setattr(engine, "run", lambda settings_file: pytest.fail("nothing is made"))
    code, _, said = terminal(*words(workshop))
    assert (code, said) == (
        2,
        f"Error: {left} cannot be deleted (Operation not permitted). Delete it yourself, with more rights if need be: sudo rm -rf {left}\n",
    )
    assert files(workshop.site) == before
