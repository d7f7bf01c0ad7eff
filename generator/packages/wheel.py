"""What the wheel holds beside the program's own folder. The build backend (hatchling) calls it; the wheel
itself is without it.

The libraries for the reader's browser go in as npm has installed them, so that whoever installs the wheel
needs no npm.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_FILES = (
    ".github/workflows/fact.yml",
    ".github/workflows/watch.yml",
    ".vscode/extensions.json",
    ".vscode/settings.json",
    "mkdocs.yml",
    "overrides",
    "package-lock.json",
    "requirements/site.txt",
)


class CustomBuildHook(BuildHookInterface[Any]):
    """Adds the files that the program expects in its project's folder, as `generator/bundle/`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Say which files go where. Raises SystemExit with the way out if the libraries cannot be had."""
        names = (*_FILES, *_libraries(self.root))
        build_data["force_include"].update(
            {str(Path(self.root, name)): f"generator/bundle/{name}" for name in names}
        )


def _libraries(root: str) -> list[str]:
    """The files of the libraries, brought in by npm if they are not there yet."""
    sys.path.insert(0, root)  # The backend runs without the project in its path.
    from generator.packages import browser

    try:
        browser.files()
    except browser.NotBroughtIn as missing:
        if not shutil.which("npm"):
            sys.exit(f"{missing}, or build with: make wheel")
        try:
            browser.bring_in(with_tests=False)
        except CalledProcessError:
            sys.exit(f"{missing}. npm could not bring it in: is there a network?")
    return [f"node_modules/{name}" for name in browser.library_files()]
