"""Finds the browsers that the tests drive, or installs them. Prints nothing if they are there.

Without a Chromium it ends with an error. Firefox is for a few tests, which stand aside where it cannot be had.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FIREFOX_NAMES = ("firefox-esr", "firefox")


def browser() -> str | None:
    """The path of a Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named and shutil.which(named):
        return shutil.which(named)
    system = next((path for name in NAMES if (path := shutil.which(name))), None)
    return system or _of_playwright()


def firefox() -> str | None:
    """The path of a Firefox on this machine, or None."""
    named = os.environ.get("FIREFOX")
    if named and shutil.which(named):
        return shutil.which(named)
    return next((path for name in FIREFOX_NAMES if (path := shutil.which(name))), None)


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install a Chromium: Playwright's own build, else the system's package where that is allowed."""
    print("Setting up: a browser for the tests", flush=True)
    _run_until(
        browser,
        [*_packages("chromium"), [sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]],
    )
    if browser() is None:
        sys.exit(
            "No Chromium was found and none could be installed. Install one, or name it: CHROMIUM=/path/to/chromium make test"
        )


def install_firefox() -> None:
    """Install the system's Firefox where that is allowed."""
    print("Setting up: Firefox for the tests", flush=True)
    _run_until(firefox, _packages("firefox-esr"))
    if firefox() is None:
        print(
            "No Firefox could be installed: its tests stand aside. To run them: FIREFOX=/path/to/firefox make test"
        )


def _packages(name: str) -> list[list[str]]:
    """The commands that install a package of Debian and its kin; none elsewhere."""
    if not shutil.which("apt-get"):
        return []
    sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
    return [[*sudo, "apt-get", "update", "-qq"], [*sudo, "apt-get", "install", "-y", "-qq", name]]


def _run_until(there: Callable[[], str | None], commands: list[list[str]]) -> None:
    for command in commands:
        if there():
            return
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(
                command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600
            )


if __name__ == "__main__":
    if browser() is None:
        install()
    if firefox() is None:
        install_firefox()
