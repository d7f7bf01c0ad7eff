"""Installs locked Python packages into the environment that it runs in. It needs nothing but Python and its
pip.

Of the settings that a user has for pip only those count that say where packages come from and how to get
there. Others would put the packages elsewhere (user, target, prefix) or nowhere (dry-run).

    python -m generator.packages.install requirements/site.txt
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SOURCES = frozenset(
    {
        *("index-url", "extra-index-url", "no-index", "find-links", "trusted-host", "keyring-provider"),
        *(
            "proxy",
            "cert",
            "client-cert",
            "default-timeout",
            "timeout",
            "retries",
            "cache-dir",
            "no-cache-dir",
            "use-feature",
        ),
    }
)
"""The settings of pip that count, by the names of its long options."""

UNFINISHED = "unfinished"
"""A file in an environment that is being set up.

One that is killed leaves it behind, and make begins again from nothing.
"""

_SETTING = re.compile(r"(?:global|install|:env:)\.([a-z-]+)=(['\"].*)")
_ORDER = ("global.", "install.", ":env:.")
"""A setting counts more than those of the same name in the sections before its own."""


def environment(listed: str, own: Mapping[str, str]) -> dict[str, str]:
    """The variables for pip: `own` without any for pip or Python, and the sources among the settings that pip
    lists.
    """
    clean = _without_settings(own)
    sources = {}
    for section in _ORDER:
        for line in listed.splitlines():
            setting = _SETTING.fullmatch(line)
            if line.startswith(section) and setting and setting[1] in SOURCES:
                sources[_variable(setting[1])] = str(ast.literal_eval(setting[2]))
    return {**clean, **sources, "PIP_CONFIG_FILE": os.devnull}


def _without_settings(own: Mapping[str, str]) -> dict[str, str]:
    """Variables without those for pip or Python."""
    return {name: value for name, value in own.items() if not name.startswith(("PIP_", "PYTHON"))}


def _variable(option: str) -> str:
    """The environment variable of a long option of pip."""
    return f"PIP_{option.replace('-', '_').upper()}"


def install(requirements: Path) -> None:
    """Install what a list of requirements with hashes names, as wheels alone. Raises CalledProcessError."""
    mark = Path(sys.prefix) / UNFINISHED
    mark.touch()
    wanted = ["--only-binary", ":all:", "--require-hashes", "--requirement", str(requirements)]
    command = [*_PIP, "install", "--quiet", "--disable-pip-version-check", *wanted]
    code = subprocess.run(command, env=environment(_listed(), os.environ), check=False).returncode
    if code >= 0:  # Not killed: pip has put everything in its place, or has taken all back.
        mark.unlink()
    if code:
        raise subprocess.CalledProcessError(code, command)


_PIP = [sys.executable, "-m", "pip"]


def _listed() -> str:
    """The user's settings for pip, from files and variables, as pip lists them.

    Some would keep it from listing any.
    """
    own = _without_settings(os.environ)
    for name in (*map(_variable, SOURCES), "PIP_CONFIG_FILE"):
        if name in os.environ:
            own[name] = os.environ[name]
    quiet = {"PIP_QUIET": "0", "PIP_VERBOSE": "0"}
    return subprocess.run(
        [*_PIP, "config", "list"], env=own | quiet, check=False, stdout=subprocess.PIPE, text=True
    ).stdout


if __name__ == "__main__":
    try:
        install(Path(sys.argv[1]))
    except subprocess.CalledProcessError as failed:
        sys.exit(
            f"The packages could not be installed (pip ended with {failed.returncode}). Is there a network?"
        )
