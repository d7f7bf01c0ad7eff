"""Stage 1, load: the files of a content folder become facts, or problems with their lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from generator.content.content import PUBLISHED, Content, Document, Key, ProsePage
from generator.content.drawing import FOLDER as DRAWINGS
from generator.content.drawing import MAX_DRAWING_BYTES, Drawing, read_drawing
from generator.load.file_names import copy_hint, name_fault, wished_id
from generator.load.look import LOOK_FILES, look_fault
from generator.load.schema_errors import findings_of
from generator.problems.problem import MAX_PROBLEMS, Finding, Problem, did_you_mean
from generator.schema.kinds import FOLDERS, KINDS
from generator.schema.parts import Fact
from generator.schema.site import Site
from generator.yaml.reader import read
from generator.yaml.text import MAX_BYTES, Position, Refused, decode

Model = TypeVar("Model", bound=BaseModel)
_START = Position(1, 1)
LOOK = "look"
"""The folder of the site's own logo, pictures and style sheet."""
MAX_PAGE_BYTES = 20_000
"""Four times the largest page of prose. Some Markdown takes the engine a time that grows with the square of
its length.
"""
_ENDINGS = {"pages": ".md", DRAWINGS: ".svg"}
"""What files end in, in the folders that hold no facts."""
_MOST_BYTES = {".md": MAX_PAGE_BYTES, ".svg": MAX_DRAWING_BYTES}


@dataclass(frozen=True)
class Loaded:
    """What loading gave: the content (None if site.yml itself cannot be used) and every problem met on the
    way.

    Facts that could not be read are missing from `content`; their ids are in `broken`, so that references to
    them are not reported a second time.
    """

    content: Content | None
    problems: tuple[Problem, ...]
    broken: frozenset[Key]


def load(folder: Path) -> Loaded:
    """Read every file of a content folder. Problems are values; nothing is raised for what an author can
    write.
    """
    loader = _Loader(folder)
    loader.run()
    content = None
    if loader.site:
        facts = {kind: dict(sorted(of_kind.items())) for kind, of_kind in loader.facts.items()}
        content = Content(
            folder,
            loader.site,
            facts,
            loader.pages,
            loader.documents,
            loader.drawings,
            loader.look,
        )
    read_well: set[Key] = set()
    for name in loader.pages:
        read_well.add(("page", name))
    for kind, facts_of_kind in loader.facts.items():
        for name in facts_of_kind:
            read_well.add((kind, name))
    return Loaded(content, tuple(sorted(loader.problems)), frozenset(loader.broken - read_well))


@lru_cache(5_000)
def _parsed(text: str, model: type[Any]) -> Any:
    """What a file says. A preview loads all files after each save, but only one has a new text."""
    return model.model_validate(read(text))


class _Loader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.site: Site | None = None
        self.facts: dict[str, dict[str, Fact]] = {kind: {} for kind in KINDS}
        self.pages: dict[str, ProsePage] = {}
        self.drawings: dict[str, Drawing] = {}
        self.documents: dict[Key, Document] = {}
        self.look: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        self.broken: set[Key] = set()

    def run(self) -> None:
        """Read all, or say which folder cannot be read; then the rest is not judged either, because facts are
        missing.
        """
        try:
            self.read_all()
        except OSError as error:
            self.site = None
            hint = "Check its permissions."
            self.refuse(
                Path(error.filename or self.folder),
                "unreadable",
                f"it cannot be read ({error.strerror})",
                hint,
            )

    def read_all(self) -> None:
        if not self.folder.is_dir():
            self.refuse(
                self.folder,
                "no-content",
                "there is no such folder",
                "Name the folder that holds site.yml: --content DIR.",
            )
            return
        if not (self.folder / "site.yml").exists():
            self.refuse(
                self.folder / "site.yml",
                "no-site-file",
                "the file site.yml is missing",
                "Every content folder needs one; copy it from another site and change it.",
            )
        for path in self.files_of(self.folder):
            if path.is_symlink():
                self.refuse_link(path)
            elif path.is_dir():
                self.read_folder(path)
            elif path.name == "site.yml":
                self.site = self.parse(path, ("site", "site"), Site)
            elif path.name == PUBLISHED[1]:
                self.text_of(path, PUBLISHED)
            else:
                hint = copy_hint(path) or "Put it into the folder of its kind, or take it out of the content."
                self.refuse(path, "stray-file", "a file that belongs to no kind of fact", hint)
                self.missed(path)

    def files_of(self, folder: Path) -> list[Path]:
        """What a folder holds, hidden files left out."""
        return sorted(path for path in folder.iterdir() if not path.name.startswith("."))

    def read_folder(self, folder: Path) -> None:
        if folder.name == LOOK:
            self.read_look(folder)
            return
        known = [*FOLDERS, *_ENDINGS, LOOK]
        if folder.name not in known:
            guess = did_you_mean(folder.name, known)
            self.refuse(
                folder,
                "unknown-folder",
                f'"{folder.name}" is not a kind of fact',
                f"{guess} Known folders: {', '.join(sorted(known))}.".strip(),
            )
            self.missed(folder)
            return
        for path in self.files_of(folder):
            if path.is_symlink():
                self.refuse_link(path)
            elif self.has_good_name(path, _ENDINGS.get(folder.name, ".yml")):
                if folder.name == "pages":
                    self.read_page(path)
                elif folder.name == DRAWINGS:
                    self.read_picture(path)
                else:
                    self.read_fact(path)

    def read_look(self, folder: Path) -> None:
        for path in self.files_of(folder):
            if path.is_symlink():
                self.refuse_link(path)
            elif not path.is_file():
                self.refuse(path, "look", "this is not a file", f"Known files: {', '.join(LOOK_FILES)}.")
            else:
                raw = path.read_bytes()
                fault = look_fault(path.name, raw)
                if fault:
                    self.refuse(path, "look", *fault)
                else:
                    self.look[path.name] = raw

    def read_fact(self, path: Path) -> None:
        kind = FOLDERS[path.parent.name]
        fact = self.parse(path, (kind.id, path.stem), kind.model)
        if fact:
            self.facts[kind.id][path.stem] = fact

    def read_page(self, path: Path) -> None:
        text = self.text_of(path, ("page", path.stem))
        match = re.match(r"# (?P<title>[^\n]+)\n+(?P<description>[^\n#]+)(?:\n|\Z)", text or "")
        if text is not None and not match:
            self.refuse(
                path,
                "page-form",
                "a page starts with its title behind one #, an empty line and a paragraph",
                "Write: # Title, an empty line, then one paragraph that says what the page is about.",
                ("page", path.stem),
            )
        elif text is not None and match:
            self.pages[path.stem] = ProsePage(
                path.stem, match["title"].strip(), match["description"].strip(), text
            )

    def read_picture(self, path: Path) -> None:
        key = (DRAWINGS, path.stem)
        text = self.text_of(path, key)
        if text is None:
            return
        try:
            self.drawings[path.stem] = read_drawing(path.stem, text)
        except Refused as refused:
            self.problems.append(self.documents[key].problem(refused.finding, refused.position))
            self.broken.add(key)

    def parse(self, path: Path, key: Key, model: type[Model]) -> Model | None:
        text = self.text_of(path, key)
        if text is None:
            return None
        document = self.documents[key]
        try:
            fact: Model = _parsed(text, model)
            return fact
        except Refused as refused:
            self.problems.append(document.problem(refused.finding, refused.position))
        except ValidationError as error:
            findings = findings_of(error, model, read(text))
            self.problems += map(document.problem, islice(findings, MAX_PROBLEMS))
        self.broken.add(key)
        return None

    def text_of(self, path: Path, key: Key) -> str | None:
        try:
            if path.exists() and not path.is_file():
                raise OSError(0, "it is not a regular file")  # Reading from a pipe would wait for ever.
            text = decode(path.read_bytes(), _MOST_BYTES.get(path.suffix, MAX_BYTES))
        except Refused as refused:
            self.problems.append(Document(self.shown(path), "").problem(refused.finding, refused.position))
        except OSError as error:
            self.refuse(
                path, "unreadable", f"the file cannot be read ({error.strerror})", "Check its permissions."
            )
        else:
            self.documents[key] = Document(self.shown(path), text)
            return text
        self.broken.add(key)
        return None

    def has_good_name(self, path: Path, ending: str) -> bool:
        if path.is_dir():
            self.refuse(
                path,
                "stray-folder",
                "folders do not nest",
                "Put the files straight into the folder of their kind.",
            )
        else:
            fault = name_fault(path, ending)
            if fault is None:
                return True
            self.refuse(path, "file-name", *fault)
        self.missed(path)
        return False

    def missed(self, path: Path) -> None:
        """Note the facts of a file or folder that was not read, so that references to them are not told a
        second time.
        """
        names = path.rglob("*") if path.is_dir() and not path.is_symlink() else [path]
        for file in names:
            self.broken.update((kind, wished_id(file)) for kind in (*KINDS, "page", DRAWINGS))

    def refuse_link(self, path: Path) -> None:
        self.refuse(
            path,
            "symbolic-link",
            "a symbolic link could lead out of the content folder",
            "Put the file itself here.",
        )
        self.missed(path)

    def refuse(self, path: Path, rule: str, message: str, hint: str, key: Key | None = None) -> None:
        document = self.documents.get(key) if key else None
        self.problems.append(
            (document or Document(self.shown(path), "")).problem(Finding(rule, (), message, hint), _START)
        )
        if key:
            self.broken.add(key)

    def shown(self, path: Path) -> str:
        return path.as_posix().encode("utf-8", "backslashreplace").decode()
