"""What the last build was made from and what it found, so that the next one does only what is new.

Kept as one file in the working folder. It is taken away while a build changes that folder, so that a build that was
killed leaves none and the next one starts afresh.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.files.paths import PROJECT
from generator.files.write import write_whole
from generator.finish.page_audit import Look

RECORD = "built-from"
SETTINGS = "the engine's settings"
DATES = "the dates of the site map"
"""Their names among the hashes of staged files, which are no files'."""


@dataclass(frozen=True)
class Record:
    """`program` is a hash of all that is not content, `inputs` of that and the content; `staged` has one of each staged file,
    and `made` the fingerprint of each file of the finished site (see `generator.files.scan`).

    `parts` has one of everything that pages of facts can show, `read` what of it each page shows, and `sound` the facts in
    which the rules found nothing on the day `checked` (see `generator.pipeline.reuse`).
    """

    inputs: str = ""
    program: str = ""
    staged: Mapping[str, str] = field(default_factory=dict)
    made: Mapping[str, str] = field(default_factory=dict)
    looks: Mapping[str, Look] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)
    read: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sound: frozenset[str] = frozenset()
    checked: str = ""

    def changed(self, staged: Mapping[str, str]) -> list[str] | None:
        """The staged files that are not as they were, or None where more than single files may have changed."""
        if staged.keys() != self.staged.keys():
            return None
        changed = [name for name, digest in staged.items() if digest != self.staged[name]]
        # Every page shows what the settings say, and links the one style sheet that is made of all.
        return None if any(name == SETTINGS or name.endswith(".css") for name in changed) else changed

    @property
    def size(self) -> int:
        """How many bytes the finished site has."""
        return sum(int(fingerprint.partition(" ")[0] or 0) for fingerprint in self.made.values())

    def is_made(self, files: Mapping[str, str]) -> bool:
        """Whether the fingerprints of a folder are those of the finished site."""
        return bool(self.made) and self.made == files

    def without(self, changed: Iterable[str]) -> dict[str, Look]:
        """The pages that are as they were."""
        gone = {name.removesuffix(".md") + ".html" if name.endswith(".md") else name for name in changed}
        return {page: look for page, look in self.looks.items() if page not in gone}


def read(build_dir: Path) -> Record:
    """The record of the last build; an empty one if there is none that can be read."""
    try:
        said = json.loads((build_dir / RECORD).read_bytes())
        leads = said["leads"]
        looks = {
            page: Look(title, frozenset(ids), dict(leads[number] for number in numbers))
            for page, (title, ids, numbers) in said["looks"].items()
        }
        names = list(said["parts"])
        read = {page: frozenset(names[index] for index in indices) for page, indices in said["read"].items()}
        sound = frozenset(names[index] for index in said["sound"])
        return Record(
            said["inputs"],
            said["program"],
            said["staged"],
            said["made"],
            looks,
            said["parts"],
            read,
            sound,
            said["checked"],
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Record()


def keep(build_dir: Path, record: Record) -> None:
    """Write the record of a build that is complete."""
    # Names that stand at a thousand pages are written once, with a number.
    leads = {
        lead: number
        for number, lead in enumerate(
            {lead: None for look in record.looks.values() for lead in look.leads.items()}
        )
    }
    looks = {
        page: (look.title, sorted(look.ids), [leads[lead] for lead in look.leads.items()])
        for page, look in record.looks.items()
    }
    index = {name: index for index, name in enumerate(record.parts)}
    said = {
        "inputs": record.inputs,
        "program": record.program,
        "staged": dict(record.staged),
        "made": dict(record.made),
        "looks": looks,
        "leads": list(leads),
        "parts": dict(record.parts),
        "read": {page: sorted(index[name] for name in names) for page, names in record.read.items()},
        "sound": sorted(index[name] for name in record.sound),
        "checked": record.checked,
    }
    write_whole(build_dir / RECORD, json.dumps(said, separators=(",", ":")).encode())


def forget(build_dir: Path) -> None:
    """Take the record away, because the working folder is about to change."""
    (build_dir / RECORD).unlink(missing_ok=True)


def program_hash(*settings: str) -> str:
    """A hash of the program, its templates, the overrides, the locked packages and the given settings."""
    files = [PROJECT / "mkdocs.yml", PROJECT / "package-lock.json", *(PROJECT / "requirements").glob("*.txt")]
    files += [
        path
        for folder in ("generator", "overrides")
        for path in (PROJECT / folder).rglob("*")
        if path.suffix != ".pyc"
    ]
    return _hash_of(PROJECT, files, *settings)


def inputs_hash(content_dir: Path, program: str) -> str:
    """A hash of the content and of the program with its settings. Hidden files are no content."""
    files = (
        path
        for path in content_dir.rglob("*")
        if not any(part.startswith(".") for part in path.relative_to(content_dir).parts)
    )
    return _hash_of(content_dir, files, program)


def _hash_of(folder: Path, files: Iterable[Path], *settings: str) -> str:
    digest = hashlib.sha256("\0".join(settings).encode())
    for path in sorted(files):
        if path.is_file():
            raw = _bytes(path)
            digest.update(os.fsencode(os.path.relpath(path, folder)) + f"\0{len(raw)}\0".encode())
            digest.update(raw)
    return digest.hexdigest()


def _bytes(path: Path) -> bytes:
    """What a file holds; nothing if it cannot be read, which loading says."""
    try:
        return path.read_bytes()
    except OSError:
        return b""
