"""Libraries for the browser: locked, brought in from outside, never named by a registry's address."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from sandbox import PROJECT

from generator.packages.browser import NotBroughtIn, files

LOCK = PROJECT / "package-lock.json"


def test_the_library_comes_with_its_licence() -> None:
    text = files()["assets/stemmer.js"]
    assert text.startswith("/*! stemmer ")
    assert "Permission is hereby granted, free of charge" in text


def test_a_module_becomes_a_script_that_runs_from_a_folder_on_disk() -> None:
    shared = {"stemmer": "stemmer", "fastest-levenshtein": "distance", "dale-chall": "daleChall"}
    for name, export in shared.items():
        text = files()[f"assets/{name}.js"]
        assert not re.search(r"^(?:import|export) ", text, re.MULTILINE), name
        assert re.search(rf"Object\.assign\(window\.siteSearch .*\b{export}\b", text), name


def test_a_library_that_is_not_there_is_named_with_the_way_out(tmp_path: Path) -> None:
    with pytest.raises(
        NotBroughtIn,
        match=r"^the library [a-z-]+ has not been brought in as package-lock.json says. Run: make site$",
    ):
        files(tmp_path, LOCK)


def test_another_version_than_the_locked_one_is_refused(tmp_path: Path) -> None:
    package = tmp_path / "stemmer"
    package.mkdir()
    (package / "index.js").write_text("")
    (package / "license").write_text("")
    (package / "package.json").write_text('{"version": "0.0.1"}')
    with pytest.raises(NotBroughtIn):
        files(tmp_path, LOCK)


def test_every_package_is_locked_with_its_integrity_and_no_host() -> None:
    packages = json.loads(LOCK.read_text(encoding="utf-8"))["packages"]
    packages.pop("")
    assert packages
    assert [
        name
        for name, package in packages.items()
        if not package["integrity"].startswith("sha512-") or "resolved" in package
    ] == []


def test_no_library_is_committed() -> None:
    assert "/node_modules/" in (PROJECT / ".gitignore").read_text(encoding="utf-8").splitlines()
