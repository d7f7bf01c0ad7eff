"""All scripts of the site keep the types that their comments give, as TypeScript's strictest reading checks them."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from sandbox import PROJECT

OPTIONS = [
    "--checkJs",
    "--allowJs",
    "--strict",
    "--noEmit",
    "--target",
    "es2021",
    "--lib",
    "es2021,dom,dom.iterable",
    "--moduleDetection",
    "legacy",
]


def test_the_types_of_all_scripts_hold() -> None:
    node = shutil.which("node") or str(Path(sys.executable).with_name("node"))
    scripts = sorted(map(str, (PROJECT / "overrides").rglob("*.js")))
    compiler = str(PROJECT / "node_modules/typescript/bin/tsc")
    done = subprocess.run([node, compiler, *OPTIONS, *scripts], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")
