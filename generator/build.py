"""The whole line: load, check, render, write, engine, finish, swap."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator import browser_packages, engine
from generator.check import check
from generator.content import Content
from generator.finish import Fault, finish
from generator.load import load
from generator.open_data import open_data
from generator.problem import Problem
from generator.redirects import redirects
from generator.render.assets import assets
from generator.render.pages import Page, render
from generator.site_files import is_own
from generator.swap import lock, put_in_place, repair
from generator.write import Written, write, write_whole

_PROJECT = Path(__file__).parent.parent
_STAMP = "built-from"
"""A file in the working folder: what the site was made from when it was last put in place."""

_WORK = {"docs", "site", "schema", "preview", "mkdocs.yml", _STAMP, ".lock", ".mkdocs.yml.new", f".{_STAMP}.new"}
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

    The old site stays whole until the new one is. Raises `swap.Busy` if another build is at work, ForeignFolder rather
    than replace a folder that holds something else, and OSError where the
    disk refuses.
    """
    address = address or os.environ.get("SITE_ADDRESS") or None
    edit_url = edit_url or os.environ.get("SITE_EDIT_URL") or None
    refuse_foreign(site_dir, content_dir, build_dir)
    with lock(build_dir):
        repair(site_dir)
        say("Reading and checking the content")
        loaded = load(content_dir)
        problems = check(loaded)
        content = loaded.content
        if content is None or any(problem.severity == "error" for problem in problems):
            return Result(problems)
        say("Writing the pages")
        pages = render(content, edit_url, address)
        try:
            stage(content, pages, build_dir, address)
        except browser_packages.NotBroughtIn as missing:
            return Result(problems, (Fault("package.json", str(missing)),))
        stamp = f"{_stamp(build_dir)} {site_dir.resolve()}"
        if (site_dir / "index.html").is_file() and _read(build_dir / _STAMP) == stamp:
            return Result(problems, pages=len(pages), unchanged=True)
        say(f"Making {len(pages)} pages of HTML")
        origins = {page.address: page.origin for page in pages.values()}
        try:
            engine.run(build_dir / "mkdocs.yml")
        except engine.EngineFailed as failed:
            return Result(problems, tuple(Fault("the engine", message) for message in failed.messages))
        say("Checking links, anchors and scripts")
        done, faults = finish(build_dir / "site", origins, address or content.site.address)
        if faults:
            return Result(problems, tuple(faults))
        put_in_place(build_dir / "site", site_dir)
        write_whole(build_dir / _STAMP, stamp.encode())
        return Result(problems, pages=done.pages, size=done.size)


class ForeignFolder(Exception):
    """A folder that was not made by a build, and so is not replaced."""


def refuse_foreign(site_dir: Path, content_dir: Path, build_dir: Path) -> None:
    """Raise ForeignFolder rather than empty a folder that holds something else, such as the content itself."""
    content = content_dir.resolve()
    for folder in (site_dir.resolve(), build_dir.resolve()):
        if content.is_relative_to(folder) or folder.is_relative_to(content):
            raise ForeignFolder(f"{folder} and the content would lie in each other")
    if not is_own(site_dir):
        raise ForeignFolder(f"{site_dir} holds files that no build has made")
    strange = {path.name for path in build_dir.iterdir()} - _WORK if build_dir.is_dir() else set()
    if strange:
        raise ForeignFolder(f"{build_dir} holds files that no build has made: {', '.join(sorted(strange)[:3])}")


def stage(content: Content, pages: dict[str, Page], build_dir: Path, address: str | None) -> Written:
    """Write the staged pages, the assets made from the content, the libraries for the browser, and the engine's settings.

    Raises browser_packages.NotBroughtIn if a library is not there.
    """
    files = {path: page.text for path, page in pages.items()} | assets(content) | browser_packages.files()
    files |= open_data(content, address or content.site.address) | redirects(content)
    written = write(build_dir / "docs", files)
    text = engine.settings(content, Path(os.path.relpath(_PROJECT, build_dir)).as_posix(), address).encode()
    path = build_dir / "mkdocs.yml"
    if not path.is_file() or path.read_bytes() != text:
        write_whole(path, text)
    return written


def _stamp(build_dir: Path) -> str:
    """A hash of everything that the site is made from: staged files, settings, overrides and the program itself."""
    digest = hashlib.sha256()
    own = [*(build_dir / "docs").rglob("*"), build_dir / "mkdocs.yml", _PROJECT / "mkdocs.yml"]
    for path in sorted(
        [*own, *(_PROJECT / "overrides").rglob("*"), *Path(__file__).parent.glob("*.py"), *(_PROJECT / "requirements").glob("*.txt")]
    ):
        if path.is_file():
            name = os.path.relpath(path, build_dir if path.is_relative_to(build_dir) else _PROJECT)
            digest.update(f"{name}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _read(path: Path) -> str:
    return path.read_text() if path.is_file() else ""
