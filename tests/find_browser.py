"""Finds the Chromium that the browser tests drive, or installs one. Prints nothing if it is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str | None:
    """The path of a Chromium on this machine, or None."""
    named = os.environ.get("CHROMIUM")
    if named and shutil.which(named):
        return shutil.which(named)
    system = next((path for name in NAMES if (path := shutil.which(name))), None)
    return system or _of_playwright()


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Install a Chromium: Playwright's own build, else the system's package where that is allowed."""
    print("Setting up: a browser for the tests", flush=True)
    tries = [[sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"]]
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        tries = [
            [*sudo, "apt-get", "update", "-qq"],
            [*sudo, "apt-get", "install", "-y", "-qq", "chromium"],
            *tries,
        ]
    for command in tries:
        try:
            subprocess.run(
                command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if browser():
            return
    sys.exit(
        "No Chromium was found and none could be installed. Install one, or name it: CHROMIUM=/path/to/chromium make test"
    )


if __name__ == "__main__" and browser() is None:
    install()
