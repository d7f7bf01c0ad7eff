"""Builds the site as staged, nothing changed, with an engine that may follow the one in use, and proves the result as usual.

Run by hand and by the workflow, never by "make test":
    python -m pip install --only-binary :all: --require-hashes -r requirements/engines.txt
    python tests/other_engines.py properdocs
    python tests/other_engines.py zensical
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from generator.finish.finish import finish  # noqa: E402
from generator.load.load import load  # noqa: E402
from generator.pipeline.stage import data_files, stage  # noqa: E402
from generator.render.pages import render  # noqa: E402

ENGINES = ("mkdocs", "properdocs", "zensical")


def build_with(engine: str, build_dir: Path) -> int:
    """Build the site below `build_dir` and say what came of it. 0 if it is fit to publish."""
    content = load(PROJECT / "content").content
    if content is None:
        print("The content cannot be read. Run: python -m generator check")
        return 1
    stage(content, render(content), data_files(content), build_dir)
    command = [sys.executable, "-m", engine, "build", "--strict", "-f", str(build_dir / "mkdocs.yml")]
    if subprocess.run(
        command, cwd=PROJECT, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"}, check=False
    ).returncode:
        print(f"{engine} {version(engine)} cannot build the site.")
        return 1
    summaries, faults = finish(build_dir / "site", {}, content.site.address)
    for fault in faults[:20]:
        print(f"{fault.page}: {fault.message}")
    print(f"{engine} {version(engine)}: {len(summaries)} pages, {len(faults)} faults.")
    return 1 if faults else 0


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in ENGINES:
        sys.exit(f"Name one engine: {', '.join(ENGINES)}")
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(build_with(sys.argv[1], Path(folder)))
