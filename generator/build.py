"""The whole line: load, check, render, write, engine, finish, swap."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator import engine
from generator.check import check
from generator.content import Content
from generator.finish import Fault, finish
from generator.load import load
from generator.open_data import open_data
from generator.problem import Problem
from generator.redirects import redirects
from generator.render.assets import assets
from generator.render.pages import Page, render
from generator.swap import lock, put_in_place, repair
from generator.write import Written, write, write_whole

_PROJECT = Path(__file__).parent.parent
_STAMP = "built-from"
"""A file in the working folder: what the site was made from when it was last put in place."""

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

    The old site stays whole until the new one is. Raises `swap.Busy` if another build is at work and OSError where the
    disk refuses.
    """
    address = address or os.environ.get("SITE_ADDRESS") or None
    edit_url = edit_url or os.environ.get("SITE_EDIT_URL") or None
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
        stage(content, pages, build_dir, address)
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


def stage(content: Content, pages: dict[str, Page], build_dir: Path, address: str | None) -> Written:
    """Write the staged pages, the assets made from the content, and the engine's settings."""
    files = {path: page.text for path, page in pages.items()} | assets(content)
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
