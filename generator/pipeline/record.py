"""What the last build was made from and what it found, so that the next one does only what is new.

Kept as one file in the working folder. It is taken away while a build changes that folder, so that a build
that was killed leaves none and the next one starts afresh.
"""

from __future__ import annotations

import fnmatch
import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from pathlib import Path
from typing import Any

from generator.files.paths import PACKAGE, PROJECT
from generator.files.write import write_whole
from generator.finish.page_audit import PageSummary

RECORD = "built-from"
SETTINGS = "the engine's settings"
DATES = "the dates of the site map"
"""Their names among the hashes of staged files, which are no files'."""


@dataclass(frozen=True)
class ChangedFiles:
    """The staged files that are not as they were. `everything` if more than single files may have changed."""

    names: tuple[str, ...] = ()
    everything: bool = False

    @property
    def nothing(self) -> bool:
        """Whether all is as it was."""
        return not self.names and not self.everything

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages among the names."""
        return tuple(fnmatch.filter(self.names, "*.md"))


EVERYTHING = ChangedFiles(everything=True)


@dataclass(frozen=True)
class Record:
    """What a build was made from, and what it made.

    `program` is a hash of all that is not content, `inputs` of that and the content. `staged` has a hash of
    each staged file, and `made` the fingerprint of each file of the finished site (see
    `generator.files.scan`). `summaries` has what the whole site needs to know of each finished page.
    `fingerprints` has a hash of everything that pages of facts can show, and `read` what of it each page
    shows (see `generator.pipeline.reuse`).
    """

    inputs: str = ""
    program: str = ""
    staged: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    summaries: Mapping[str, PageSummary] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def changed(self, staged: Mapping[str, str]) -> ChangedFiles:
        """What has changed since, given the hashes of the files that are staged now."""
        if staged.keys() != self.staged.keys():
            return EVERYTHING
        changed = ChangedFiles(tuple(name for name, digest in staged.items() if digest != self.staged[name]))
        # Every page shows what the settings say, and links the one style sheet that is made of all.
        shown_everywhere = any(name == SETTINGS or name.endswith(".css") for name in changed.names)
        return EVERYTHING if shown_everywhere else changed

    @property
    def size(self) -> int:
        """How many bytes the finished site has."""
        return sum(int(fingerprint.partition(" ")[0] or 0) for fingerprint in self.made.values())

    def is_made(self, files: Mapping[str, str]) -> bool:
        """Whether the fingerprints of a folder are those of the finished site."""
        return bool(self.made) and self.made == files

    def unchanged_summaries(self, changed: ChangedFiles) -> dict[str, PageSummary]:
        """The pages that are as they were."""
        if changed.everything:
            return {}
        unchanged = dict(self.summaries)
        for name in changed.names:
            unchanged.pop(f"{name.removesuffix('.md')}.html" if name.endswith(".md") else name, None)
        return unchanged


def read(build_dir: Path) -> Record:
    """The record of the last build; an empty one if there is none that can be read."""
    try:
        return _unpacked(json.loads((build_dir / RECORD).read_bytes()))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Record()


def keep(build_dir: Path, record: Record) -> None:
    """Write the record of a build that is complete."""
    write_whole(build_dir / RECORD, json.dumps(_packed(record), separators=(",", ":")).encode())


def forget(build_dir: Path) -> None:
    """Take the record away, because the working folder is about to change."""
    (build_dir / RECORD).unlink(missing_ok=True)


def _packed(record: Record) -> dict[str, Any]:
    """A record as plain values.

    Links and names that stand at a thousand pages are written once, with a number.
    """
    link_numbers: dict[tuple[str, str], int] = {}
    summaries = {}
    for page, summary in record.summaries.items():
        numbers = [link_numbers.setdefault(link, len(link_numbers)) for link in summary.links.items()]
        summaries[page] = (summary.title, sorted(summary.ids), numbers)
    name_numbers = dict(zip(record.fingerprints, count(), strict=False))
    read = {}
    for page, names in record.read.items():
        read[page] = sorted(map(name_numbers.__getitem__, names))
    return {
        "inputs": record.inputs,
        "program": record.program,
        "staged": dict(record.staged),
        "made": dict(record.made),
        "summaries": summaries,
        "links": list(link_numbers),
        "fingerprints": dict(record.fingerprints),
        "read": read,
    }


def _unpacked(packed: dict[str, Any]) -> Record:
    """The record of plain values. Raises LookupError, TypeError, ValueError or AttributeError for others."""
    links: Sequence[tuple[str, str]] = packed["links"]
    summaries = {}
    for page, (title, ids, numbers) in packed["summaries"].items():
        summaries[page] = PageSummary(title, frozenset(ids), dict(map(links.__getitem__, numbers)))
    names = list(packed["fingerprints"])
    read = {}
    for page, numbers in packed["read"].items():
        read[page] = frozenset(map(names.__getitem__, numbers))
    return Record(
        packed["inputs"],
        packed["program"],
        packed["staged"],
        packed["made"],
        summaries,
        packed["fingerprints"],
        read,
    )


def program_hash(*settings: str) -> str:
    """A hash of the program, its templates, the overrides, the locked packages and the given settings."""
    files = [PROJECT / "mkdocs.yml", PROJECT / "package-lock.json", *(PROJECT / "requirements").glob("*.txt")]
    for folder in (PACKAGE, PROJECT / "overrides"):
        files += (path for path in folder.rglob("*") if path.suffix != ".pyc")
    named = ((os.path.relpath(path, PROJECT), path) for path in set(files))
    return _hash_of(named, *settings)


def inputs_hash(content_dir: Path, program: str) -> str:
    """A hash of the content and of the program with its settings. Hidden files are no content."""
    return _hash_of(_shown_files(content_dir), program)


def _shown_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a folder but hidden ones, each with its path from there."""
    start = len(os.fspath(folder))
    for path in folder.rglob("*"):
        name = os.fspath(path)[start:]
        if "/." not in name:
            yield name, path


def _hash_of(files: Iterable[tuple[str, Path]], *settings: str) -> str:
    """A hash of files by their names."""
    digest = hashlib.sha256("\0".join(settings).encode())
    for name, path in sorted(files, key=itemgetter(0)):
        if path.is_file():
            raw = _bytes(path)
            digest.update(os.fsencode(name) + f"\0{len(raw)}\0".encode())
            digest.update(raw)
    return digest.hexdigest()


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing if it cannot be read, which loading says."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
