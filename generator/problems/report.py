"""Problems as text for people, as JSON for programs and as annotations for GitHub."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Literal

from generator.problems.problem import Problem, errors_of

Format = Literal["text", "json", "github"]
WIDTH = 110


def report(problems: Sequence[Problem], form: Format) -> str:
    """All problems in one of the forms. Text ends in the errors and a count, which a terminal shows last."""
    if form == "json":
        return json.dumps(list(map(_plain, problems)), indent=2, ensure_ascii=False)
    if form == "github":
        return "\n".join(map(_annotation, problems))
    errors_last = sorted(problems, key=lambda problem: problem.severity == "error")
    return "\n\n".join([*map(_text, errors_last), summary(problems)])


def summary(problems: Sequence[Problem]) -> str:
    """A count in words."""
    errors = len(errors_of(problems))
    files = {problem.file for problem in problems}
    warnings = len(problems) - errors
    if not problems:
        return "No problems found."
    return f"{_count(errors, 'error')}, {_count(warnings, 'warning')} in {_count(len(files), 'file')}."


def _text(problem: Problem) -> str:
    lines = [
        f"{problem.file}:{problem.line}:{problem.column}: {problem.severity}[{problem.rule}] "
        f"{problem.message}"
    ]
    if problem.source_line.strip():
        shown, column = _window(problem.source_line, problem.column)
        lines += [f"    {shown}", f"    {' ' * (column - 1)}^"]
    if problem.hint:
        lines.append(f"    {problem.hint}")
    return "\n".join(lines)


def _window(line: str, column: int) -> tuple[str, int]:
    """The part of a long line around a column, and the column within it."""
    line = line.replace("\t", " ")
    if len(line) <= WIDTH:
        return line, column
    start = max(0, min(column - WIDTH // 3, len(line) - WIDTH))
    shown = ("…" if start else "") + line[start : start + WIDTH] + ("…" if start + WIDTH < len(line) else "")
    return shown, column - start + (1 if start else 0)


def _plain(problem: Problem) -> dict[str, object]:
    fields = asdict(problem)
    return {key: fields[key] for key in ("file", "line", "column", "rule", "severity", "message", "hint")}


def _annotation(problem: Problem) -> str:
    message = (
        f"{problem.message}. {problem.hint}".replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    )
    file = problem.file.replace("%", "%25").replace(",", "%2C").replace(":", "%3A")
    return (
        f"::{problem.severity} "
        f"file={file},line={problem.line},col={problem.column},title={problem.rule}::{message}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
