"""Slips by kind: for each way of making one, the line where it was made, the reason and the way out."""

from __future__ import annotations

import ast
import random
import subprocess
import sys

import pytest
from bad_inputs import SNIPPETS
from sandbox import PROJECT

from generator.yaml.reader import read
from generator.yaml.text import HIDDEN, Refused, decode, lines_of

# The text, then rule, line and column, words of the message and words of the way out.
SLIPS = {
    **{
        f"a text that begins with {words}": (f"a: b\ntext: {words}\nlast: c\n", "odd-start", 2, 7, f"begins with {words[0]}, which", "in quotes")
        for words in (
            "[the page](cause:x) says it.", "{doctor} says it.", "*Often* it stops.", "**Often** it stops.", "* often", "& more", "!now! it is",
            "> 5 minutes", ">5 minutes", "| or", "@home", "`often`", "%x", "? really", ": really", ", really",
        )
    },
    "a text that goes on behind its quotes": ('text: "Often" it stops.\n', "odd-start", 1, 7, "begins with \"", "single quotes"),
    "a text that goes on behind single quotes": ("text: 'Often' it stops.\n", "odd-start", 1, 7, "begins with '", "in quotes"),
    "a list item that begins with a link": ("- a\n- [the page](cause:x) says it.\n", "odd-start", 2, 3, "begins with [", "in quotes"),
    "a list item that begins with a service": ("- {doctor} says it.\n", "odd-start", 1, 3, "begins with {", "in quotes"),
    "a list item that begins with a star": ("l:\n  - *Often* it\n", "odd-start", 2, 5, "begins with *", "in quotes"),
    "a link in curly brackets": ("c: {text: [the page](cause:x) says, a: b}\n", "odd-start", 1, 11, "begins with [", "in quotes"),
    "a star in square brackets": ("l: [*Often* it, b]\n", "odd-start", 1, 5, "begins with *", "in quotes"),
    "a text that begins with a dash": ("text: - often\n", "indentation", 1, 7, "a list cannot begin", "put in quotes"),
    "an open square bracket": ("a: b\nl: [a, b\nc: d\ne: f\n", "open-bracket", 2, 4, "[ that opens here", "]"),
    "an open square bracket above a list": ("l: [a, b\nc:\n  - d\n", "open-bracket", 1, 4, "[ that opens here", "]"),
    "an open square bracket at the end": ("a: b\nl: [a, b\n", "open-bracket", 2, 4, "[ that opens here", "]"),
    "an open curly bracket": ("a: b\nc: {d: [e]\nf: g\n", "open-bracket", 2, 4, "{ that opens here", "}"),
    "a bracket too many": ("l: [a, b]]\n", "open-bracket", 1, 10, "] closes nothing", "Delete it"),
    "a comma that is missing": ("c: {d: [e] f: g}\n", "open-bracket", 1, 12, "comma is missing", "a comma"),
    "a key left of its list item": ("l:\n   - a: b\n    c: d\n  - a: e\n", "indentation", 3, 5, "the first key of its list item in 6", "line 2"),
    "a key left of its last list item": ("l:\n  - a: b\n   c: d\n", "indentation", 3, 4, "the first key of its list item in 5", "line 2"),
    "an open quote": ('a: b\nc: "d\ne: f\n', "open-quote", 2, 4, "never closed", "Close it"),
    "a quote that a later one closes": ('a: "b\nc: "d"\n', "open-quote", 1, 4, "closed only in line 2", "Close it"),
    "an apostrophe at the beginning": ("a: 'tis\nb: c\n", "open-quote", 1, 4, "never closed", "double quotes"),
    "an apostrophe that another closes": ("a: 'tis\nb: don't\n", "open-quote", 1, 4, "closed only in line 2", "double quotes"),
    "a folded text that is not indented": ("c:\n  text: >\n  Some words\n  a: b\n", "indentation", 2, 9, "no text is indented", "two spaces deeper"),
    "a folded text in the first column": ("text: >\nSome words\na: b\n", "indentation", 1, 7, "no text is indented", "two spaces deeper"),
    "lines that look like keys": ("text: |\nSome: words\n", "indentation", 1, 7, "no text is indented", "two spaces deeper"),
    "a folded text of a list item": ("- text: >-\n  Some words\n  a: b\n", "indentation", 1, 9, "no text is indented", "two spaces deeper"),
    "a no-break space behind a colon": ("a:\u00a0b\nc: d\n", "odd-space", 1, 3, "U+00A0", "type a space"),
    "a no-break space behind the last colon": ("c: {a:\u00a0b}\n", "odd-space", 1, 7, "U+00A0", "type a space"),
    "a no-break space in the indentation": ("l:\n\u00a0 - a\n", "odd-space", 2, 1, "U+00A0", "type a space"),
    "a narrow space behind a dash": ("l:\n  -\u202fa: b\n", "odd-space", 2, 4, "U+202F", "type a space"),
    "a comment right behind a bracket": ("l: [a, b]#c\n", "comment-behind-value", 1, 10, "cut off", "in \"quotes\""),
    "a comment right behind a quote": ('l: "a"#c\n', "comment-behind-value", 1, 7, "cut off", "in \"quotes\""),
    "a comment right behind a curly bracket": ("l: {a: b}#c\n", "comment-behind-value", 1, 10, "cut off", "in \"quotes\""),
    "a second item without its dash": ("l:\n  - text: a\n    b: c\n    text: d\n", "duplicate-key", 4, 5, "in line 2", "Is a dash missing here?"),
    "a second item without dash or indentation": ("l:\n  - text: a\n  text: d\n", "indentation", 3, 3, "a list item", "- "),
    "a dash too far to the right": ("l:\n  - a\n   - b\n", "indentation", 3, 4, "more of its text", "same column"),
    "a key too far to the right": ("a: b\n  c: d\n", "indentation", 2, 3, "in column 3, but the one above it, on line 1, in 1 and", "same column"),
    "a key whose neighbour above is too far to the left": ("a:\n - b: c\n\n  # e\n   d: e\n     f: g\n", "indentation", 6, 6, "on line 5, in 4 and", "same column"),
    "a key without the space behind its colon": ("a:b\nc: d\n", "missing-colon", 1, 1, "no colon and space", "key: value"),
    "a text that goes on in the first column": ("a: b c\nd e\nf: g\n", "missing-colon", 2, 1, "no colon and space", "indent it"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "line", "column", "message", "hint"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_told_where_it_was_made(
    text: str, rule: str, line: int, column: int, message: str, hint: str
) -> None:
    with pytest.raises(Refused) as caught:
        read(decode(text.encode()))
    refusal = caught.value
    assert (refusal.finding.rule, refusal.position.line, refusal.position.column) == (rule, line, column)
    assert message in refusal.finding.message and hint in refusal.finding.hint


@pytest.mark.parametrize(
    "text",
    [
        "a: b\u00a0c\n", "a: b#c\n", "a: https://example.org/#part\n", "a: [b, 'c#d']\n", "a: >\n  b\n  - c\n", 'a: "b\n  - c"\n',
        "a: b\n  goes on\n", "{a: b, c: [d]}\n", "'a': \"b\"\n",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_slip_is_read(text: str) -> None:
    assert read(decode(text.encode()))


def test_only_one_folder_knows_the_yaml_library() -> None:
    others = [path for path in (PROJECT / "generator").rglob("*.py") if path.parent.name != "yaml"]
    imports = {
        path
        for path in others
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if _imports_yaml(node)
    }
    assert len(others) > 100 and imports == set()


def _imports_yaml(node: ast.AST) -> bool:
    names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
    names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
    return any(name.partition(".")[0] in ("yaml", "_yaml") for name in names)


def test_without_the_fast_yaml_library_one_line_says_what_to_do() -> None:
    program = "import sys; sys.modules['yaml._yaml'] = None; sys.argv = ['generator', 'check']; from generator.cli import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr.count("\n") == 1 and "without libyaml" in done.stderr and "--only-binary" in done.stderr
    )


def test_whatever_is_typed_is_read_or_refused_at_a_place_in_the_text() -> None:
    chance = random.Random(5)
    pieces = [
        *SNIPPETS,
        *("a: ", "b: c\n", "- x\n", "\n", "[", "]", "{", "}", "'", '"', "> x", "word ", "\u00a0") * 6,
    ]
    rules = set()
    for _ in range(3_000):
        text = HIDDEN.sub("", "".join(chance.choices(pieces, k=chance.randint(1, 9)))).replace("\r", "\n")
        try:
            read(text)
        except Refused as refusal:
            lines, place = lines_of(text), refusal.position
            assert 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1, text
            rules.add(refusal.finding.rule)
    assert {"odd-start", "open-quote", "open-bracket", "indentation", "missing-colon"} <= rules
