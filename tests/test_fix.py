"""`check --fix` tidies a file and never changes what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sandbox import SECOND_SUBJECT, Sandbox
from terminal import Terminal

from generator.author.fix import fixed, fixed_page
from generator.schema.kinds import FOLDERS
from generator.schema.kinds.myth import Myth
from generator.yaml.reader import read

UNTIDY = """# yaml-language-server: $schema=../../build/schema/myth.json
# Why this myth stands here.
truth:\x20\x20
  - text: It has not been tested.\t
    # Two read it.
    sources: [two]
    certainty: low
# The correction.
instead: Nobody has shown it.
also_called: [a, b]
name: A fright
# The end.


"""

TIDY = """# yaml-language-server: $schema=../../build/schema/myth.json
name: A fright
also_called: [a, b]
# The correction.
instead: Nobody has shown it.
# Why this myth stands here.
truth:
  - text: It has not been tested.
    # Two read it.
    sources: [two]
    certainty: low
# The end.
"""


def test_white_space_and_the_order_of_keys_are_mended_and_comments_stay_with_their_keys() -> None:
    assert fixed(UNTIDY, Myth) == TIDY


def test_what_is_mended_stays_as_it_is() -> None:
    assert fixed(TIDY, Myth) == TIDY


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("name: [unclosed\n", "it cannot be read"),
        ("name: a\nname: b\n", "a key stands twice"),
        ("{truth: [], name: a}\n", "keys share a line"),
        ("", "it is empty"),
    ],
)
def test_a_file_that_cannot_be_mended_safely_is_left_alone(text: str, why: str) -> None:
    assert fixed(text, Myth) == text, why


def test_windows_line_ends_become_plain_ones() -> None:
    assert fixed("name: a\r\ninstead: b\r\n", Myth) == "name: a\ninstead: b\n"


def test_a_key_that_is_not_known_comes_last() -> None:
    assert fixed("nmae: a\ninstead: b\n", Myth) == "instead: b\nnmae: a\n"


@given(data=st.data())
def test_lines_in_any_order_keep_their_meaning(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(SECOND_SUBJECT.glob("*/*.yml"))))
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    place = data.draw(st.integers(0, len(lines)))
    extra = data.draw(
        st.sampled_from(
            ["# a comment\n", "  # indented\n", "\n", "   \n", "name: again\n", "- item\n", "\ttab\n"]
        )
    )
    text = "".join([*lines[:place], extra, *lines[place:]])
    model = FOLDERS[path.parent.name].model
    once = fixed(text, model)
    assert fixed(once, model) == once
    assert sorted(line.strip() for line in once.splitlines() if line.strip()) == sorted(
        line.strip() for line in text.splitlines() if line.strip()
    ), "no line is lost, comments included"
    if once != text:
        assert read(once) == read(text)


def test_the_command_mends_files_and_then_checks_them(sandbox: Sandbox, terminal: Terminal) -> None:
    sandbox.write("myths/fright.yml", UNTIDY)
    code, out, err = terminal("check", "--fix", "--content", sandbox.folder)
    assert code == 0 and "No problems found." in out and err.startswith("Fixed ")
    assert sandbox.read("myths/fright.yml") == TIDY
    assert terminal("check", "--fix", "--content", sandbox.folder)[2] == "Fixed 0 files.\n"


def test_pages_are_mended_too_and_what_takes_no_room_is_deleted(sandbox: Sandbox, terminal: Terminal) -> None:
    terminal("check", "--fix", "--content", sandbox.folder)
    page, fact = sandbox.read("pages/about.md"), sandbox.read("causes/big-meal.yml")
    (sandbox.folder / "pages/about.md").write_bytes(
        b"\xef\xbb\xbf" + page.replace("A ", "A\u00ad ").replace("\n", "\r\n").encode()
    )
    sandbox.edit("causes/big-meal.yml", "big", "bi\u00adg\u200b")
    assert {rule for _, _, rule in sandbox.found()} == {"hidden-character"}
    code, _, err = terminal("check", "--fix", "--content", sandbox.folder)
    assert code == 0 and err == "Fixed 2 files.\n"
    assert (sandbox.read("pages/about.md"), sandbox.read("causes/big-meal.yml")) == (page, fact)


def test_two_spaces_that_break_a_line_of_a_page_are_left() -> None:
    assert fixed_page("# Title\r\n\r\nWords  \rMore\n\n\n") == "# Title\n\nWords  \nMore\n"


def test_a_file_that_is_no_text_is_left_as_it_is(sandbox: Sandbox, terminal: Terminal) -> None:
    (sandbox.folder / "pages/about.md").write_bytes(b"\xff\r\n")
    terminal("check", "--fix", "--content", sandbox.folder)
    assert (sandbox.folder / "pages/about.md").read_bytes() == b"\xff\r\n"
