"""The hash of the program covers all that the program's pages are made from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sandbox import PROJECT

from generator.pipeline import record
from generator.pipeline.record import program_hash  # As it is, not as tests/conftest.py keeps it.

EXAMPLES = "generator/check/rules/examples"


def test_a_changed_example_of_a_rule_changes_the_hash_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(PROJECT / EXAMPLES, tmp_path / EXAMPLES)
    for name in ("mkdocs.yml", "package-lock.json"):
        shutil.copy(PROJECT / name, tmp_path / name)
    monkeypatch.setattr(record, "PROJECT", tmp_path)
    monkeypatch.setattr(record, "PACKAGE", tmp_path / "generator")
    before = program_hash()
    example = next(
        path for path in sorted((tmp_path / EXAMPLES).rglob("*")) if path.suffix in {".yml", ".py"}
    )
    example.write_text(example.read_text(encoding="utf-8") + "# Changed.\n", encoding="utf-8")
    assert program_hash() != before
