"""Keeps compiled templates in the working folder, as Python keeps its compiled modules: compiling them takes
longer than using them.
"""

from __future__ import annotations

from pathlib import Path

import jinja2

FOLDER = "compiled"


def compiled_in(build_dir: Path) -> jinja2.BytecodeCache:
    """A store of compiled templates. One that does not fit its template, or cannot be read, is not used.

    Raises OSError.
    """
    folder = build_dir / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return jinja2.FileSystemBytecodeCache(str(folder))
