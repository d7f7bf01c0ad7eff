"""The program as whoever installs it has it: the wheel in an environment of its own, without the repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from sandbox import PROJECT


def build_wheel(folder: Path) -> Path:
    """Build the wheel into a folder, without a network."""
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-index"]
    wanted = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(PROJECT)]
    subprocess.run([*command, *wanted], check=True)
    [wheel] = folder.glob("*.whl")
    return wheel


@dataclass(frozen=True)
class Installed:
    """An environment that holds the wheel, and the packages it needs from the environment of the tests."""

    bin: Path

    @classmethod
    def from_wheel(cls, wheel: Path, folder: Path) -> Installed:
        """Install a wheel into a new environment, without a network."""
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
        python = folder / "bin" / "python"
        pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", "--no-index", "--no-deps", str(wheel)], check=True)
        version = f"python{sys.version_info.major}.{sys.version_info.minor}"
        packages = folder / "lib" / version / "site-packages"
        (packages / "packages-of-the-tests.pth").write_text(sysconfig.get_path("purelib"))
        return cls(folder / "bin")

    def run(self, *words: object, cwd: Path, code: int = 0) -> str:
        """What the command `health-site` prints; it must end with `code`."""
        return self.run_line([self.bin / "health-site", *words], cwd, code)

    def run_line(self, words: list[object], cwd: Path, code: int = 0) -> str:
        """What a command prints that finds the environment's programs first."""
        mine = {"PATH": f"{self.bin}{os.pathsep}{os.environ['PATH']}", "VIRTUAL_ENV": str(self.bin.parent)}
        ended = subprocess.run(
            list(map(str, words)),
            cwd=cwd,
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | mine,
            check=False,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert ended.returncode == code, ended.stdout
        return ended.stdout
