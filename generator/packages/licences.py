"""The packages of others that make the site, with their licences; and the terms of those of which parts are
published.

Run as a program it writes docs/third-party.md anew. Do so when a locked package comes, goes or changes its
licence.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution, metadata
from pathlib import Path

from generator.files.paths import PROJECT
from generator.packages import browser as browser_packages

LIST = PROJECT / "docs" / "third-party.md"
_THEME = "mkdocs-material"
_NAMES = {
    "MIT License": "MIT",
    "BSD License": "BSD",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""The names that older packages give their licences, as SPDX has them.

"BSD License" does not say which of the BSD licences.
"""

_SPDX = re.compile(r"[A-Za-z0-9.+-]+( (OR|AND) [A-Za-z0-9.+-]+)*")

_HEAD = """\
# Third-party packages

Made by `python -m generator.packages.licences` from what the packages say of themselves. The versions are
in `requirements/site.txt` and `package-lock.json`. None of their code is in this repository.

Some of them are published with the site: the style sheet has rules of Material for MkDocs, and the search
uses small packages from npm. Their terms are in `assets/licences.txt` of every site, which the footer of each
page links to.
"""


def python_licences(requirements: Path = PROJECT / "requirements" / "site.txt") -> dict[str, str]:
    """The licence of every locked Python package by its name.

    Raises PackageNotFoundError for one that is not installed.
    """
    names = re.findall(r"^([A-Za-z0-9._-]+)==", requirements.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: licence_of(metadata(name)) for name in sorted(set(names))}


def browser_licences(lock: Path = PROJECT / "package-lock.json") -> dict[str, str]:
    """The licence of every locked npm package that is published, by its name."""
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    licences = {}
    for path, package in packages.items():
        if path and not package.get("dev"):
            licences[path.rpartition("node_modules/")[2]] = package.get("license", "")
    return licences


def licence_of(about: PackageMetadata) -> str:
    """The licence that a package names, as exactly as it does; empty if it names none."""
    exact = [*(about.get_all("License-Expression") or []), *(about.get_all("License") or [])]
    for licence in exact:
        if _SPDX.fullmatch(licence) and licence != "UNKNOWN":
            return str(licence)
    for classifier in about.get_all("Classifier") or []:
        name = classifier.rpartition(" :: ")[2]
        if name in _NAMES:
            return _NAMES[name]
    return ""


def third_party_text() -> str:
    """The text of docs/third-party.md."""
    lines = [_HEAD, *_table("Python", python_licences()), "", *_table("npm", browser_licences()), ""]
    return "\n".join(lines)


def notices() -> dict[str, str]:
    """The terms of what is published, by their path under build/docs: the licences ask that they go along."""
    terms = distribution(_THEME).read_text("licenses/LICENSE") or ""
    parts = [("Material for MkDocs, of which the style sheet has rules", terms), *browser_packages.terms()]
    sections = []
    for title, text in parts:
        sections.append(f"{title}\n{'=' * len(title)}\n\n{text.strip()}")
    return {"assets/licences.txt": "\n\n".join(sections) + "\n"}


def _table(title: str, licences: dict[str, str]) -> list[str]:
    return [
        f"| {title} package | licence |",
        "| --- | --- |",
        *(f"| {name} | {licence} |" for name, licence in licences.items()),
    ]


if __name__ == "__main__":
    try:
        LIST.write_text(third_party_text(), encoding="utf-8")
    except PackageNotFoundError as missing:
        sys.exit(f"The package {missing.name} is not installed. Run: make site")
