"""Keeps a build from emptying folders that it has not made."""

from __future__ import annotations

from pathlib import Path

from generator.finish.site_files import is_own
from generator.pipeline import record
from generator.render.template_cache import FOLDER as COMPILED

_WORK = {"docs", "site", COMPILED, "schema", "preview", "mkdocs.yml", record.RECORD, ".lock", ".mkdocs.yml.new", f".{record.RECORD}.new"}
"""What a working folder may hold."""


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
