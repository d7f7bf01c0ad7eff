"""Keeps a build from emptying folders that it has not made."""

from __future__ import annotations

import os
from pathlib import Path

from generator.files.remove import refuse_others
from generator.finish.site_files import is_own
from generator.pipeline import record
from generator.render.template_cache import FOLDER as COMPILED

_PREVIEW = "preview"
_WORK = {
    "docs",
    "site",
    COMPILED,
    "schema",
    _PREVIEW,
    "mkdocs.yml",
    record.RECORD,
    ".lock",
    ".mkdocs.yml.new",
    f".{record.RECORD}.new",
}
"""What a working folder may hold."""


class ForeignFolder(Exception):
    """A folder that was not made by a build, and so is not replaced."""


def real(folder: Path) -> Path:
    """The folder that a path leads to through links: the folder itself is exchanged and deleted."""
    return Path(os.path.realpath(folder))


def refuse_foreign(site_dir: Path, content_dir: Path, build_dir: Path) -> None:
    """Raise ForeignFolder rather than empty a folder that holds something else, such as the content itself.

    Both folders are real ones. Raises NotRemoved for an old site that we may not delete.
    """
    refuse_foreign_work(content_dir, build_dir)
    _refuse_no_folder(site_dir)
    _refuse_in_each_other(content_dir, site_dir)
    if os.path.ismount(site_dir):
        raise ForeignFolder(
            f"{site_dir} is a disk of its own, which cannot be exchanged as a whole; a folder in it can"
        )
    if not is_own(site_dir):
        raise ForeignFolder(f"{site_dir} holds files that no build has made")
    refuse_others(site_dir)


def refuse_foreign_work(content_dir: Path, build_dir: Path) -> None:
    """The same for a working folder alone."""
    _refuse_no_folder(build_dir)
    _refuse_in_each_other(content_dir, build_dir)
    entries = {path.name: path for path in build_dir.iterdir()} if build_dir.is_dir() else {}
    if strange := entries.keys() - _WORK:
        raise ForeignFolder(
            f"{build_dir} holds files that no build has made: {', '.join(sorted(strange)[:3])}"
        )
    for name, path in sorted(entries.items()):
        if path.is_symlink() and name != _PREVIEW:
            raise ForeignFolder(f"{path} is a link, and a build would write where it leads")


def _refuse_no_folder(folder: Path) -> None:
    if folder.is_symlink():
        raise ForeignFolder(f"{folder} is a link that leads nowhere")
    if folder.exists() and not folder.is_dir():
        raise ForeignFolder(f"{folder} is a file, not a folder")


def _refuse_in_each_other(content_dir: Path, folder: Path) -> None:
    content, made = real(content_dir), real(folder)
    if content.is_relative_to(made) or made.is_relative_to(content):
        raise ForeignFolder(f"{made} and the content would lie in each other")
