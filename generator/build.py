"""The whole line: load, check, render, write, engine, finish, swap."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from generator import browser_packages, engine, record
from generator.addresses import dates
from generator.check import check
from generator.content import Content
from generator.finish import Fault, finish
from generator.load import load
from generator.open_data import open_data
from generator.problem import Problem
from generator.record import Record
from generator.redirects import redirects
from generator.render.assets import assets
from generator.render.pages import Page, render
from generator.site_files import is_own
from generator.swap import lock, put_in_place, repair
from generator.third_party import notices
from generator.write import Written, write, write_whole

_PROJECT = Path(__file__).parent.parent
_WORK = {"docs", "site", "schema", "preview", "mkdocs.yml", record.RECORD, ".lock", ".mkdocs.yml.new", f".{record.RECORD}.new"}
"""What a working folder may hold."""

Say = Callable[[str], None]


@dataclass(frozen=True)
class Result:
    """What a build did. `problems` and `faults` say why it stopped; with neither the site is in place."""

    problems: tuple[Problem, ...] = ()
    faults: tuple[Fault, ...] = ()
    pages: int = 0
    size: int = 0
    unchanged: bool = False


def build(content_dir: Path, site_dir: Path, build_dir: Path, say: Say, address: str | None = None, edit_url: str | None = None) -> Result:
    """Build the site of a content folder into `site_dir`, working in `build_dir`.

    The old site stays whole until the new one is. Pages that have not changed since the last build are not made again.
    Raises `swap.Busy` if another build is at work, ForeignFolder rather than replace a folder that holds something else,
    and OSError where the disk refuses.
    """
    address = address or os.environ.get("SITE_ADDRESS") or None
    edit_url = edit_url or os.environ.get("SITE_EDIT_URL") or None
    refuse_foreign(site_dir, content_dir, build_dir)
    with lock(build_dir):
        repair(site_dir)
        there = (site_dir / "index.html").is_file()
        last = record.read(build_dir)
        program = record.program_hash(str(site_dir.resolve()), address or "", edit_url or "")
        inputs = record.inputs_hash(content_dir, program)
        if there and inputs == last.inputs:
            return Result(pages=len(last.looks), unchanged=True)
        say("Reading and checking the content")
        loaded = load(content_dir)
        problems = check(loaded)
        content = loaded.content
        if content is None or any(problem.severity == "error" for problem in problems):
            return Result(problems)
        say("Writing the pages")
        pages = render(content, edit_url, address)
        try:
            staged = stage(content, pages, build_dir, address)
        except browser_packages.NotBroughtIn as missing:
            return Result(problems, (Fault("package.json", str(missing)),))
        changed = last.changed(program, staged.hashes) if (build_dir / "site" / "index.html").is_file() else None
        if there and changed == []:
            record.keep(build_dir, replace(last, inputs=inputs))
            return Result(problems, pages=len(last.looks), unchanged=True)
        record.forget(build_dir)
        say(f"Making {len(pages if changed is None else [name for name in changed if name.endswith('.md')])} pages of HTML")
        try:
            make_pages(build_dir, changed)
        except engine.EngineFailed as failed:
            return Result(problems, tuple(Fault("the engine", message) for message in failed.messages))
        say("Checking links, anchors and scripts")
        known = {} if changed is None else last.without(changed)
        origins = {page.address: page.origin for page in pages.values()}
        done, faults = finish(build_dir / "site", origins, address or content.site.address, known, dates(content))
        if faults:
            return Result(problems, tuple(faults))
        put_in_place(build_dir / "site", site_dir)
        record.keep(build_dir, Record(inputs, program, staged.hashes, done.looks))
        return Result(problems, pages=len(done.looks), size=done.size)


def make_pages(build_dir: Path, changed: list[str] | None) -> None:
    """Bring build_dir/site up to date with the staged files, all of them or those that changed. Raises EngineFailed."""
    settings_file = build_dir / "mkdocs.yml"
    if changed is None:
        engine.run(settings_file)
        return
    make_changed(build_dir, changed, engine.PageBuilder(settings_file))


def make_changed(build_dir: Path, changed: Iterable[str], builder: engine.PageBuilder) -> None:
    """Bring single files of build_dir/site up to date. Raises EngineFailed."""
    builder.build([name for name in changed if name.endswith(".md")])
    for name in changed:
        if (build_dir / "site" / name).is_file():
            shutil.copyfile(build_dir / "docs" / name, build_dir / "site" / name)


class ForeignFolder(Exception):
    """A folder that was not made by a build, and so is not replaced."""


def refuse_foreign(site_dir: Path, content_dir: Path, build_dir: Path) -> None:
    """Raise ForeignFolder rather than empty a folder that holds something else, such as the content itself."""
    refuse_foreign_work(content_dir, build_dir)
    _refuse_in_each_other(content_dir, site_dir)
    if not is_own(site_dir):
        raise ForeignFolder(f"{site_dir} holds files that no build has made")


def refuse_foreign_work(content_dir: Path, build_dir: Path) -> None:
    """The same for a working folder alone."""
    _refuse_in_each_other(content_dir, build_dir)
    strange = {path.name for path in build_dir.iterdir()} - _WORK if build_dir.is_dir() else set()
    if strange:
        raise ForeignFolder(f"{build_dir} holds files that no build has made: {', '.join(sorted(strange)[:3])}")


def _refuse_in_each_other(content_dir: Path, folder: Path) -> None:
    content, made = content_dir.resolve(), folder.resolve()
    if content.is_relative_to(made) or made.is_relative_to(content):
        raise ForeignFolder(f"{made} and the content would lie in each other")


@dataclass(frozen=True)
class Staged:
    """What the engine is given: a hash of each file, and what was written."""

    hashes: dict[str, str]
    written: Written


def stage(content: Content, pages: dict[str, Page], build_dir: Path, address: str | None) -> Staged:
    """Write the staged pages, the assets made from the content, the libraries for the browser, and the engine's settings.

    Raises browser_packages.NotBroughtIn if a library is not there.
    """
    files = {path: page.text for path, page in pages.items()} | assets(content) | browser_packages.files() | notices()
    files |= open_data(content, address or content.site.address) | redirects(content)
    written = write(build_dir / "docs", files)
    settings = engine.settings(content, Path(os.path.relpath(_PROJECT, build_dir)).as_posix(), address)
    path = build_dir / "mkdocs.yml"
    if not path.is_file() or path.read_text(encoding="utf-8") != settings:
        write_whole(path, settings.encode())
    hashes = {name: record.text_hash(text) for name, text in files.items()}
    hashes |= {record.SETTINGS: record.text_hash(settings), record.DATES: record.text_hash(str(sorted(dates(content).items())))}
    return Staged(hashes, written)
