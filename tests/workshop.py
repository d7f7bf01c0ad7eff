"""A copy of the second subject, and folders to build it in."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path

from sandbox import Sandbox
from selectolax.lexbor import LexborHTMLParser

from generator.content.target import Target
from generator.pipeline.build import BuildResult, build


@dataclass(frozen=True)
class Workshop:
    """Content that a test may change, a working folder and the site."""

    sandbox: Sandbox
    work: Path
    site: Path

    @classmethod
    def in_folder(cls, folder: Path) -> Workshop:
        """With everything in one folder, which is made."""
        return cls(Sandbox.copy_to(folder / "content"), folder / "work", folder / "public" / "site")

    def copy_to(self, folder: Path) -> Workshop:
        """The same content, working folder and site in another folder, for a test to change."""
        shutil.copytree(self.work.parent, folder, dirs_exist_ok=True)
        return Workshop(Sandbox(folder / "content"), folder / "work", folder / "public" / "site")

    def try_build(self, address: str | None = None, edit_url: str | None = None) -> BuildResult:
        """Build the site, which may have faults."""
        return build(self.sandbox.folder, self.site, self.work, lambda stage: None, Target(address, edit_url))

    def build(self, address: str | None = None, edit_url: str | None = None) -> BuildResult:
        """Build the site; it must have no fault."""
        result = self.try_build(address, edit_url)
        errors = [problem for problem in result.problems if problem.severity == "error"]
        assert (errors, result.faults) == ([], ())
        return result

    def page(self, address: str) -> LexborHTMLParser:
        return LexborHTMLParser((self.site / address).read_text(encoding="utf-8"))

    def words(self, address: str) -> str:
        """What a reader can read on a page."""
        body = self.page(address).body
        assert body
        return " ".join(body.text(separator=" ").split())

    def build_cold(self, folder: Path) -> dict[str, bytes]:
        """The files of a site made of the same content from nothing, elsewhere."""
        cold = Workshop(self.sandbox, folder / "work", folder / "site")
        cold.build()
        return files(cold.site)


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def edit_at_random(sandbox: Sandbox, chance: random.Random) -> str:
    """Change one thing as an author would, and say which file: words, a new fact, one less, or the title of the site."""
    what = chance.random()
    word = f"word{chance.randrange(10**6)}"
    if what < 0.1:
        file = "site.yml"
        lines = sandbox.read(file).splitlines(keepends=True)
        lines[0:0] = [f"# {word}\n"]
        sandbox.write(file, "".join(lines))
        sandbox.edit(file, "tagline: ", f"tagline: {word} ")
        return file
    if what < 0.2:
        file = f"glossary/{word}.yml"
        sandbox.write(file, f"name: {word}\nmeaning: A made-up word.\n")
        return file
    if what < 0.3:
        file = f"changes/{word}.yml"
        (sandbox.folder / "changes").mkdir(exist_ok=True)
        text = sandbox.read(
            f"changes/{sorted(path.name for path in (sandbox.folder / 'changes').iterdir())[0]}"
        )
        sandbox.write(
            file,
            "".join(
                f"name: {word}\n" if line.startswith("name:") else line
                for line in text.splitlines(keepends=True)
            ),
        )
        return file
    every = [
        path.relative_to(sandbox.folder).as_posix()
        for path in sorted(sandbox.folder.rglob("*.yml"))
        if path.name != "site.yml"
    ]
    file = chance.choice(every)
    sandbox.write(file, _with_word(sandbox.read(file), word, chance))
    return file


def _with_word(text: str, word: str, chance: random.Random) -> str:
    """A fact with a word put into its name or into another of its names."""
    lines = text.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if line.startswith("name: "):
            begin, quote = ("name: ", line[6]) if line[6] in "\"'" else ("name: ", "")
            lines[number] = (
                f"{begin}{quote}{word} {line[6 + len(quote) :]}" if chance.random() < 0.5 else line
            )
    if not any(line.startswith("misspellings:") for line in lines):
        lines.append(f"misspellings: [{word}]\n")
    return "".join(lines)
