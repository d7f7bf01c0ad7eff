"""A copy of the second subject that a test may break, and short ways to ask what is then found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.check.check import check
from generator.content.content import Content
from generator.load.load import load
from generator.problems.problem import Problem

TESTS = Path(__file__).parent
PROJECT = TESTS.parent
SECOND_SUBJECT = TESTS / "second_subject" / "content"

Found = tuple[str, int, str]
"""A problem in short: file, line and rule."""


@cache
def _second_subject() -> dict[str, dict[str, bytes]]:
    """Its files by folder, read once: hundreds of tests ask for a copy."""
    folders: dict[str, dict[str, bytes]] = {}
    for path in filter(Path.is_file, SECOND_SUBJECT.rglob("*")):
        folder = path.parent.relative_to(SECOND_SUBJECT).as_posix()
        folders.setdefault(folder, {})[path.name] = path.read_bytes()
    return folders


@dataclass(frozen=True)
class Sandbox:
    """A content folder. Files are named by their path inside it."""

    folder: Path

    @classmethod
    def copy_to(cls, folder: Path) -> Sandbox:
        folder.mkdir(parents=True)
        for kind in _second_subject():
            (folder / kind).mkdir(exist_ok=True)
            for name, raw in _second_subject()[kind].items():
                (folder / kind / name).write_bytes(raw)
        return cls(folder)

    def read(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def write(self, file: str, text: str) -> None:
        path = self.folder / file
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the first place where `old` stands; it must be there."""
        text = self.read(file)
        assert old in text, f"{file} does not say {old!r}"
        self.write(file, text.replace(old, new, 1))

    def delete(self, file: str) -> None:
        (self.folder / file).unlink()

    def line(self, file: str, words: str) -> int:
        """The number of the line on which some words begin, where they stand first."""
        text = self.read(file)
        return text[: text.index(words)].count("\n") + 1

    def content(self) -> Content:
        content = load(self.folder).content
        assert content
        return content

    def problems(self) -> tuple[Problem, ...]:
        return check(load(self.folder))

    def found(self) -> list[Found]:
        """Every problem in short."""
        return [(self.short(problem), problem.line, problem.rule) for problem in self.problems()]

    def only_problem(self) -> Problem:
        """The one problem that is there."""
        problems = self.problems()
        assert len(problems) == 1, problems
        return problems[0]

    def short(self, problem: Problem) -> str:
        """The file of a problem as a path inside the folder."""
        return Path(problem.file).relative_to(self.folder).as_posix()
