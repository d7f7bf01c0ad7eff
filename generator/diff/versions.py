"""Gets a version of the content: a folder, or a revision of the git repository that holds the content."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from generator.load.load import Loaded, load


class NoVersion(Exception):
    """Says why there is no such version."""


def version(name: str, content_dir: Path) -> Loaded:
    """The content of a folder, or of `content_dir` as it was at a git revision. Raises NoVersion."""
    folder = Path(name)
    if (folder / "site.yml").is_file():
        return load(folder)
    if name.startswith("-") or not name.strip():
        raise NoVersion(f'"{name}" is neither a content folder nor a git revision')
    with tempfile.TemporaryDirectory() as work:
        _extract(_archive(name, content_dir), Path(work))
        return load(Path(work))


def _archive(revision: str, content_dir: Path) -> bytes:
    where = content_dir.resolve()
    top = _git(where, "rev-parse", "--show-toplevel")
    if top is None:
        raise NoVersion(f'"{revision}" is not a content folder, and {content_dir} is not in a git repository')
    root = Path(top.decode().strip()).resolve()
    inside = where.relative_to(root).as_posix()
    commit = _git(where, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise NoVersion(f'"{revision}" is neither a content folder nor a revision that git knows')
    tree = commit.decode().strip() + (f":{inside}" if inside != "." else "")
    archive = _git(root, "archive", "--format=tar", tree)
    if archive is None:
        raise NoVersion(f"there was no {inside}/ at {revision}")
    return archive


def _git(where: Path, *words: str) -> bytes | None:
    """What git says, or None if it refuses."""
    try:
        done = subprocess.run(["git", "-C", str(where), *words], capture_output=True, check=False)
    except OSError:
        raise NoVersion("git is not installed; name two folders instead") from None
    return done.stdout if done.returncode == 0 else None


def _extract(archive: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
