"""Makes bad files out of good ones, and looks whether `check` stays calm: no traceback, every problem inside the file it names."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from sandbox import SECOND_SUBJECT, Sandbox

from generator.check.check import check
from generator.files.paths import RULE_EXAMPLES
from generator.load.load import load
from generator.problems.report import report
from generator.render.pages import render

SNIPPETS = (
    *"\t \n : # - ' \" | > & * ! % @ ` { } [ ] , ? \\ \0 \r \x0b \x0c \x1b \x85 \u2028 \u202e \u200b \ufeff é 🙂 “ ” ’ …".split(" "),
    ": ", " #", "- ", "\n- ", "---\n", "...\n", "%YAML 1.1\n", "<<: *a\n", "&a ", "*a", "!!python/object:os.system ", "|\n", ">-2\n",
    "{}", "[]", "''", "no", "~", "null", "12:30", "1.10", "0x1F", "2026-02-30", "9999-12-31", "-1", "1e999", "99999999999999999999",
    "{emergency}", "{", "}", "{{ x }}", "{% x %}", "[a](b)", "[a](cause:b)", "](", "**", "<script>", "&amp;", "name: x\n", "x: y\n",
    "sources: [one]\n", "certainty: low\n", "id: a\n", "  ", "        ", "exceptions:\n  - {rule: unknown-id, reason: x}\n",
    "exceptions:\n  - {rule: contraction, reason: x}\n", "review: {date: 2026-01-01, next_date: 2026-01-01, name: a, role: b, hash: c}\n",
    "[" * 30, "- " * 30, "a" * 3000,
)  # fmt: skip


SIGNS = ("trouble-breathing", "vomit-blood", "two-days")
"""What the short flow asks."""


class BadInputs:
    """A small content in which one file after another is spoilt. The same seed gives the same files."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.sandbox = Sandbox.copy_to(folder)
        self.chance = random.Random(seed)
        self.good = {
            path.relative_to(SECOND_SUBJECT).as_posix(): path.read_text(encoding="utf-8")
            for path in files_of(SECOND_SUBJECT)
        }
        self.lines = sorted({line for text in self.good.values() for line in text.split("\n")})
        self.keep_little()

    def keep_little(self) -> None:
        """Leave only what site.yml and a short flow need, so that one check takes milliseconds."""
        site = re.sub(
            r"^  (?:situations|emergency|points):.*\n(?:   .*\n)*",
            "",
            self.good["site.yml"],
            flags=re.MULTILINE,
        )
        flow = (RULE_EXAMPLES / "valid" / "case-fails.yml").read_text(encoding="utf-8")
        self.good |= {"site.yml": site, "flows/is-it-serious.yml": flow}
        kept = {"site.yml", "flows/is-it-serious.yml"} | {f"warning_signs/{sign}.yml" for sign in SIGNS}
        for name, text in self.good.items():
            if name in kept or name.startswith("sources/"):
                self.sandbox.write(name, text)
            else:
                self.sandbox.delete(name)

    def faults(self, count: int) -> Iterator[str]:
        """What went wrong with each of so many bad files; nothing if all is well."""
        names = sorted(self.good)
        for number in range(count):
            name = self.chance.choice(names)
            raw = self.spoil(self.good[name])
            path = self.sandbox.folder / name
            before = path.read_bytes() if path.exists() else None
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(raw)
            try:
                yield from (f"{number} {name}: {fault}\n{raw!r}" for fault in self.look())
            except Exception as error:
                yield f"{number} {name}: {type(error).__name__} {error}\n{raw!r}"
            if before is None:
                path.unlink()
            else:
                path.write_bytes(before)

    def look(self) -> Iterator[str]:
        """Check the content, and make its pages if nothing speaks against it."""
        loaded = load(self.sandbox.folder)
        problems = check(loaded)
        report(problems, "text")
        for problem in problems:
            file = Path(problem.file)
            if not file.is_relative_to(self.sandbox.folder):
                yield f"a problem of no file of the content: {problem}"
            elif file.is_file():
                lines = (
                    file.read_bytes()
                    .decode("utf-8-sig", "replace")
                    .replace("\r\n", "\n")
                    .replace("\r", "\n")
                    .split("\n")
                )
                if (
                    not 1 <= problem.line <= len(lines)
                    or not 1 <= problem.column <= len(lines[problem.line - 1]) + 1
                ):
                    yield f"a problem outside its file: {problem}"
        if loaded.content and not any(problem.severity == "error" for problem in problems):
            render(loaded.content)

    def spoil(self, text: str) -> bytes:
        """A good text with one to four things done to it."""
        lines = text.split("\n")
        for _ in range(self.chance.randint(1, 4)):
            self.chance.choice(
                (
                    self.lose,
                    self.move,
                    self.indent,
                    self.insert,
                    self.insert,
                    self.replace,
                    self.cut,
                    self.borrow,
                )
            )(lines)
        raw = "\n".join(lines).encode("utf-8", "surrogatepass")
        if self.chance.random() < 0.02:
            place = self.chance.randint(0, len(raw))
            raw = raw[:place] + bytes([self.chance.randrange(256)]) + raw[place:]
        return raw.replace(b"\n", b"\r\n") if self.chance.random() < 0.05 else raw

    def at(self, lines: list[str]) -> int:
        return self.chance.randrange(len(lines))

    def lose(self, lines: list[str]) -> None:
        if len(lines) > 1:
            lines.pop(self.at(lines))

    def move(self, lines: list[str]) -> None:
        line = lines[self.at(lines)]
        lines.insert(self.at(lines), line)

    def borrow(self, lines: list[str]) -> None:
        lines.insert(self.at(lines), self.chance.choice(self.lines))

    def indent(self, lines: list[str]) -> None:
        place = self.at(lines)
        line = lines[place]
        lines[place] = " " * self.chance.randint(0, 6) + line.lstrip(" ")

    def insert(self, lines: list[str]) -> None:
        place = self.at(lines)
        line = lines[place]
        column = self.chance.randint(0, len(line))
        lines[place] = line[:column] + self.chance.choice(SNIPPETS) + line[column:]

    def replace(self, lines: list[str]) -> None:
        place = self.at(lines)
        key, colon, _ = lines[place].partition(": ")
        if colon:
            lines[place] = f"{key}: {self.chance.choice(SNIPPETS)}"

    def cut(self, lines: list[str]) -> None:
        place = self.at(lines)
        lines[place] = lines[place][: self.chance.randint(0, len(lines[place]))]


def files_of(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.suffix in (".yml", ".md"))
