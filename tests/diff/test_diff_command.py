"""The command `diff`: folders and git revisions, and three forms."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from sandbox import SECOND_SUBJECT, Sandbox
from terminal import Terminal

MYTH = "myths/fright.yml"


@pytest.fixture
def repository(tmp_path: Path) -> Sandbox:
    """A git repository with the second subject in a folder, committed once."""
    sandbox = Sandbox.copy_to(tmp_path / "work" / "content")
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", "One"],
    ):
        subprocess.run(["git", "-C", str(tmp_path / "work"), *words], check=True)
    return sandbox


def test_a_folder_is_compared_with_the_content(terminal: Terminal, sandbox: Sandbox) -> None:
    assert terminal("diff", SECOND_SUBJECT, "--content", sandbox.folder) == (
        0,
        "Nothing changed for readers.\n",
        "",
    )
    sandbox.edit(MYTH, "It has not been tested.", "It has been tested once.")
    code, out, _ = terminal("diff", SECOND_SUBJECT, "--content", sandbox.folder)
    assert (code, out.splitlines()) == (
        0,
        [
            "Re-worded (1)",
            "  myth:fright (A fright cures hiccups) truth",
            "    - It has not been tested.",
            "    + It has been tested once.",
        ],
    )


def test_a_revision_is_compared_with_what_is_not_yet_committed(
    terminal: Terminal, repository: Sandbox
) -> None:
    repository.edit(MYTH, "It has not been tested.", "It has been tested once.")
    code, out, _ = terminal("diff", "HEAD", "--content", repository.folder, "--format", "json")
    (change,) = json.loads(out)["facts"]
    assert code == 0 and (change["sort"], change["id"], change["after"]) == (
        "re-worded",
        "fright",
        "It has been tested once.",
    )


def test_two_revisions_are_compared(terminal: Terminal, repository: Sandbox) -> None:
    assert terminal("diff", "HEAD", "HEAD", "--content", repository.folder)[:2] == (
        0,
        "Nothing changed for readers.\n",
    )


@pytest.mark.parametrize("name", ["no-such-thing", "--output=x", "HEAD~99", "HEAD:content", ""])
def test_a_version_that_is_not_there_ends_with_2(terminal: Terminal, repository: Sandbox, name: str) -> None:
    code, _, err = terminal("diff", "--content", repository.folder, "--", name)
    assert code == 2 and "Traceback" not in err and name.split(":")[0] in err


def test_a_folder_outside_git_ends_with_2(terminal: Terminal, sandbox: Sandbox) -> None:
    code, _, err = terminal("diff", "HEAD", "--content", sandbox.folder)
    assert code == 2 and "not in a git repository" in err


def test_in_markdown_the_words_of_authors_are_only_words(terminal: Terminal, sandbox: Sandbox) -> None:
    sandbox.edit(
        MYTH, "It has not been tested.", '"@everyone <img src=x> | [a](https://example.org) `b` # c"'
    )
    code, out, _ = terminal("diff", SECOND_SUBJECT, "--content", sandbox.folder, "--format", "markdown")
    assert code == 0
    escaped = re.compile(r"\\.")
    for active in ("@everyone", "<", "](", "://", "`", "|"):
        assert active not in escaped.sub("", out)


def test_a_change_of_a_flow_is_shown_first_with_its_downgrades(terminal: Terminal, sandbox: Sandbox) -> None:
    sandbox.edit(
        "flows/is-it-serious.yml",
        "signs: [vomit-blood]\n    outcome: today\n    not_sure: today",
        "signs: [vomit-blood]\n    outcome: book\n    not_sure: book",
    )
    code, out, _ = terminal("diff", SECOND_SUBJECT, "--content", sandbox.folder)
    assert code == 0
    lines = out.splitlines()
    assert lines[0].endswith("2 ways less urgent") and lines[1].startswith(
        "  LESS URGENT is-it-serious: today: "
    )
    code, markdown, _ = terminal("diff", SECOND_SUBJECT, "--content", sandbox.folder, "--format", "markdown")
    assert "| **Less urgent** | today: " in markdown
