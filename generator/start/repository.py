"""The files of a new repository, and the record by which `update` knows which of them nobody has edited."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from generator import __version__
from generator.files.paths import PROJECT, START_TEMPLATE
from generator.files.write import write_whole
from generator.github.editor import editor_settings
from generator.github.issue_forms import issue_forms
from generator.start.answers import Answers
from generator.start.fill import filled
from generator.start.licences import LICENCES
from generator.start.new_content import new_content
from generator.start.program import origin, program_files

RECORD = ".health-site.json"
"""Which version made the files that are kept up to date, and the hash of each as it was made."""
_OWN = {"README.md", "LICENSE"}
"""Files that belong to the authors once they are made."""
_FROM_PROJECT = (
    ".github/workflows/fact.yml",
    ".github/workflows/watch.yml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
)


@dataclass(frozen=True)
class Updated:
    """What an update did with the files that are kept up to date."""

    written: tuple[str, ...]
    edited: tuple[str, ...]
    removed: tuple[str, ...]


def new_repository(answers: Answers, today: str) -> dict[str, bytes]:
    """Every file of a new repository by its path."""
    files = {f"content/{name}": text.encode() for name, text in new_content(answers, today).items()}
    for name in sorted(_OWN):
        files[name] = _filled(name, answers, today)
    kept = kept_up_to_date()
    return files | kept | {RECORD: _record(kept)}


def kept_up_to_date() -> dict[str, bytes]:
    """The files that `update` brings: settings, workflows, forms, and the program with its packages."""
    folder = START_TEMPLATE / "repository"
    files = program_files(origin())
    files["requirements.txt"] = (PROJECT / "requirements" / "site.txt").read_bytes()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name not in _OWN:
            # Written with "dot-", because git and editors would take them for their own.
            files[path.relative_to(folder).as_posix().replace("dot-", ".")] = path.read_bytes()
    for name in _FROM_PROJECT:
        files[name] = (PROJECT / name).read_bytes()
    files[".pages.yml"] = editor_settings().encode()
    for name, text in issue_forms().items():
        files[f".github/ISSUE_TEMPLATE/{name}"] = text.encode()
    return files


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a new repository. Raises OSError."""
    for name, raw in files.items():
        write_whole(folder / name, raw)


def update(folder: Path) -> Updated:
    """Bring the files up to date that nobody has edited.

    Raises OSError, and ValueError, LookupError or TypeError for a record that cannot be read.
    """
    made: dict[str, str] = json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"]
    kept = kept_up_to_date()
    written, edited, removed = [], [], []
    for name in sorted(made.keys() | kept.keys()):
        now, then, new = _digest(folder / name), made.get(name), kept.get(name)
        if now != then:  # Edited, deleted, or there before the program brought one of this name.
            if new is None or now != _hash(new):
                edited.append(name)
        elif new is None:
            (folder / name).unlink()
            removed.append(name)
        elif now != _hash(new):
            write_whole(folder / name, new)
            written.append(name)
    unedited = {name: raw for name, raw in kept.items() if name not in edited}
    left = {name: made[name] for name in edited if name in made}
    write_whole(folder / RECORD, _record(unedited, left))
    return Updated(tuple(written), tuple(edited), tuple(removed))


def _filled(name: str, answers: Answers, today: str) -> bytes:
    licence = LICENCES[answers.licence]
    values = {
        "title": answers.title,
        "subject": answers.subject,
        "year": today[:4],
        "licence_name": licence.name,
        "licence_words": licence.words,
        "licence_url": licence.url,
    }
    return filled(START_TEMPLATE / "repository" / name, values).encode()


def _record(files: Mapping[str, bytes], left: Mapping[str, str] | None = None) -> bytes:
    hashes = {name: _hash(raw) for name, raw in files.items()} | dict(left or {})
    record = {"version": __version__, "files": dict(sorted(hashes.items()))}
    return f"{json.dumps(record, indent=1)}\n".encode()


def _digest(path: Path) -> str | None:
    """The hash of a file; None if there is none."""
    return _hash(path.read_bytes()) if path.is_file() else None


def _hash(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
