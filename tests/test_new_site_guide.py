"""The guide "Start a site on another subject" does what it says: its commands are run, its files are written."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from installed import Installed
from sandbox import PROJECT

GUIDE = (PROJECT / "docs" / "new-site.md").read_text(encoding="utf-8")
STEP = re.compile(
    r"(?:`(?P<file>content/[^`]+)`:\n\n)?^ *```(?P<form>sh|yaml)\n(?P<text>.*?)^ *```$",
    re.DOTALL | re.MULTILINE,
)


@pytest.mark.slow
def test_the_commands_of_the_guide_do_what_it_says(installed: Installed, tmp_path: Path) -> None:
    folder = tmp_path
    commands = []
    for step in STEP.finditer(GUIDE):
        text = textwrap.dedent(step["text"])
        if step["form"] == "yaml":
            (folder / step["file"]).write_text(text, encoding="utf-8")
            continue
        for line in text.splitlines():
            commands.append(line)
            if line.startswith("cd "):
                folder /= line[3:]
            else:
                installed.run_line(["bash", "-c", line], folder)
    assert {line.split()[1] for line in commands} >= {"init", "check", "build", "new", "report", "update"}
    page = (folder / "site" / "faqs" / "lean-forward.html").read_text(encoding="utf-8")
    assert "A leaflet about nosebleeds (made up for this guide)" in page


def test_the_readme_says_in_five_lines_how_to_begin() -> None:
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("## Another subject\n")[2].partition("\n## ")[0]
    [commands] = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    assert len(commands.splitlines()) == 5
    assert "docs/new-site.md" in section
