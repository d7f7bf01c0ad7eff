"""The wheel holds all that the program needs, is the same each time, and works without the repository."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from installed import Installed, build_wheel
from sandbox import SECOND_SUBJECT


def test_two_builds_are_the_same_bytes_and_small(wheel: Path, tmp_path: Path) -> None:
    again = build_wheel(tmp_path)
    assert again.read_bytes() == wheel.read_bytes()
    assert wheel.stat().st_size < 3_000_000


def test_nothing_of_the_tests_or_the_content_travels(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        folders = {name.split("/")[0] for name in archive.namelist()}
        assert folders == {"generator", f"{wheel.name.rsplit('-', 3)[0]}.dist-info"}
        assert not [name for name in archive.namelist() if name.endswith(".pyc")]


def test_a_site_is_checked_and_built_without_the_repository(installed: Installed, tmp_path: Path) -> None:
    shutil.copytree(SECOND_SUBJECT, tmp_path / "content")
    assert "error" not in installed.run("check", cwd=tmp_path)
    assert "Done: " in installed.run("build", cwd=tmp_path)
    assert (tmp_path / "site" / "assets" / "stemmer.js").is_file()
    rules = (tmp_path / "site" / "author" / "rules.html").read_text(encoding="utf-8")
    assert "causes/racing-heart.yml:" in rules  # What a rule says about its example.
    assert "Nothing has changed" in installed.run("build", cwd=tmp_path / "content" / "causes")


def test_hints_name_the_command_that_was_typed(installed: Installed, tmp_path: Path) -> None:
    shutil.copytree(SECOND_SUBJECT, tmp_path / "content")
    said = installed.run("new", "cause", "cold-hands", cwd=tmp_path)
    assert said.rstrip().endswith("then run: health-site check")
    said = installed.run_line(
        [installed.bin / "python", "-m", "generator", "new", "cause", "cold-feet"], tmp_path
    )
    assert said.rstrip().endswith("then run: python -m generator check")
