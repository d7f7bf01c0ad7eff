"""What an author may write in a YAML file, and what each slip is answered with."""

from __future__ import annotations

import pytest

from generator.yaml.reader import locate, read
from generator.yaml.text import MAX_BYTES, Position, Refused, cleaned, decode


def refusal(text: str | bytes) -> tuple[str, str, int, int]:
    """Rule, message, line and column of the one thing that is refused."""
    with pytest.raises(Refused) as caught:
        read(decode(text.encode() if isinstance(text, str) else text))
    finding, position = caught.value.finding, caught.value.position
    assert finding.hint
    return finding.rule, finding.message, position.line, position.column


@pytest.mark.parametrize(
    "scalar",
    [
        "no",
        "yes",
        "on",
        "true",
        "null",
        "~",
        "12:30",
        "0123",
        "1.10",
        "1e3",
        "0x1F",
        "2024-01-02",
        "2_023",
        ".inf",
        "=",
        "NO",
    ],
)
def test_a_scalar_stays_the_text_that_was_typed(scalar: str) -> None:
    assert read(f"key: {scalar}\nlist:\n  - {scalar}\n") == {"key": scalar, "list": [scalar]}


def test_keys_stay_text_too() -> None:
    assert read("no: a\n1.10: b\n") == {"no": "a", "1.10": "b"}


def test_an_empty_value_is_an_empty_text() -> None:
    assert read("key:\nother: ''\n") == {"key": "", "other": ""}


def test_quoted_and_folded_texts_are_read() -> None:
    text = "plain: a b\nsingle: 'it''s'\ndouble: \"a\\tb\"\nfolded: >\n  a\n  b\nblock: |\n  a\n  b\n"
    assert read(text) == {
        "plain": "a b",
        "single": "it's",
        "double": "a\tb",
        "folded": "a b\n",
        "block": "a\nb\n",
    }


def test_an_empty_file_holds_nothing() -> None:
    assert read("") is None
    assert read("# only a comment\n") is None


def test_a_byte_order_mark_is_taken_off() -> None:
    assert read(decode(b"\xef\xbb\xbfname: a\n")) == {"name": "a"}


REFUSED = {
    "duplicate key": (
        "name: a\nurgency: b\nname: c\n",
        ("duplicate-key", 'the key "name" stands here and in line 1', 3, 1),
    ),
    "duplicate key in a group": (
        "card:\n  any_of: [a]\n  any_of: [b]\n",
        ("duplicate-key", 'the key "any_of" stands here and in line 2', 3, 3),
    ),
    "tag": ("key: !!str no\n", ("tag", "tag:yaml.org,2002:str is a YAML tag; facts do not use them", 1, 6)),
    "tag of one's own": ("key: !secret x\n", ("tag", "!secret is a YAML tag; facts do not use them", 1, 6)),
    "tag on a list": (
        "key: !!set {a, b}\n",
        ("tag", "tag:yaml.org,2002:set is a YAML tag; facts do not use them", 1, 6),
    ),
    "anchor": ("one: &a x\n", ("anchor", "&a is an anchor; facts do not use them", 1, 6)),
    "anchor on a key": ("&a one: x\n", ("anchor", "&a is an anchor; facts do not use them", 1, 1)),
    "alias": ("one: *a\n", ("alias", "*a is an alias; facts do not use them", 1, 6)),
    "merge key": ("one:\n  <<: x\n", ("merge-key", "the merge key << is not used in facts", 2, 3)),
    "several documents": (
        "name: a\n---\nname: b\n",
        ("several-documents", "a second document starts here", 2, 1),
    ),
    "comment behind a text": (
        "name: pain #1\n",
        ("comment-behind-value", "this # begins a comment: the rest of this line is cut off", 1, 12),
    ),
    "comment behind a quoted text": (
        'name: "a" # b\n',
        ("comment-behind-value", "this # begins a comment: the rest of this line is cut off", 1, 11),
    ),
    "comment behind a key": (
        "list: # b\n  - a\n",
        ("comment-behind-value", "this # begins a comment: the rest of this line is cut off", 1, 7),
    ),
    "comment behind letters with accents": (
        "name: é ü 😀 #1\n",
        ("comment-behind-value", "this # begins a comment: the rest of this line is cut off", 1, 13),
    ),
    "comment that could pass for the first line of a block": (
        "name: | # not shown\n  text\n",
        ("comment-behind-value", "this # begins a comment: the rest of this line is cut off", 1, 9),
    ),
    "key that is a list": (
        "? [a, b]\n: c\n",
        ("odd-key", "a key must be one word; here stands a list or a group of keys", 1, 3),
    ),
    "curly quotes": (
        "name: “a”\n",
        ("smart-quote", "the value begins with the curly quote “, which YAML takes as a letter", 1, 7),
    ),
    "unquoted colon": (
        "name: twice: a day\n",
        ("unquoted-colon", "a colon and a space inside a text start a new key here", 1, 12),
    ),
    "tab": ("card:\n\tany_of: a\n", ("tab", "there is a tab here; YAML indents with spaces only", 2, 1)),
    "open quote": ('name: "a\n', ("open-quote", "the quote that opens here is never closed", 1, 7)),
    "open bracket": (
        "list: [a, b\nname: c\n",
        ("open-bracket", "the bracket [ that opens here is not closed", 1, 7),
    ),
    "percent sign": (
        "name: %a\n",
        ("odd-start", "this text begins with %, which YAML takes for an instruction", 1, 7),
    ),
    "missing colon": (
        "name: a\nurgency\nlist: b\n",
        ("missing-colon", "this line has no colon and space behind a key", 2, 1),
    ),
    "wrong indentation": (
        "card:\n    any_of: a\n  all_of: b\n",
        ("indentation", "a key was expected here", 3, 3),
    ),
    "dash without a space": (
        "list:\n  -text: a\n    sources: b\n",
        ("indentation", "the dash of this list item stands right before its text", 2, 3),
    ),
    "unknown escape": (
        'name: "a\\q"\n',
        ("odd-escape", "a backslash inside double quotes needs a letter that YAML knows", 1, 9),
    ),
}


@pytest.mark.parametrize(("text", "wanted"), REFUSED.values(), ids=REFUSED)
def test_each_slip_has_a_message_of_its_own(text: str, wanted: tuple[str, str, int, int]) -> None:
    assert refusal(text) == wanted


@pytest.mark.parametrize(
    "text", ["a#b", '"pain #1"', "'pain #1'", "|\n  pain #1", ">\n  pain\n  #1", "a &b *c !d"]
)
def test_marks_inside_a_text_are_no_comment_anchor_alias_or_tag(text: str) -> None:
    assert read(f"# a comment line\nkey: {text}\n  # another\n")["key"]


def test_a_comment_line_may_hold_what_looks_like_a_comment() -> None:
    assert read("# take the # away # if you like\nname: a\n  # and # here\n") == {"name": "a"}


def test_a_file_that_is_not_utf_8_is_refused_at_its_byte() -> None:
    assert refusal(b"name: a\nother: caf\xe9\n") == (
        "not-utf-8",
        "the file is not saved as UTF-8 text",
        2,
        11,
    )


@pytest.mark.parametrize(
    "mark",
    [
        "\x00",
        "\x02",
        "\x03",
        "\x1b",
        "\x7f",
        "\x85",
        "\u200b",
        "\u200e",
        "\u202e",
        "\u2028",
        "\u2066",
        "\u2069",
        "\u00ad",
        "\u200d",
        "\u200c",
        "\ufeff",
        "\u2060",
        "\u3164",
        "\U000e0041",
    ],
)
def test_a_character_that_nobody_can_see_is_refused(mark: str) -> None:
    message = f"there is an invisible character here (U+{ord(mark):04X})"
    assert refusal(f"name: a\nother: b{mark}c\n") == ("hidden-character", message, 2, 9)


@pytest.mark.parametrize("letters", ["👩\u200d⚕️", "می\u200cخواهم", "क्\u200dष"])
def test_a_joiner_that_its_letters_need_is_taken(letters: str) -> None:
    assert read(decode(f"name: {letters}\n".encode())) == {"name": letters}


def test_what_takes_no_room_is_cleaned_away_and_letters_stay() -> None:
    assert (
        cleaned("\ufeffGas\u00adtro\u200bpa\u2060resis and 👩\u200d⚕️\u200d") == "Gastroparesis and 👩\u200d⚕️"
    )


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_a_line_feed(end: str) -> None:
    assert decode(f"name: a{end}other: b{end}".encode()) == "name: a\nother: b\n"


@pytest.mark.parametrize(
    ("code", "name"),
    [("\\u202e", "202E"), ("\\x02", "0002"), ("\\L", "2028"), ("\\0", "0000"), ("\\ufeff", "FEFF")],
)
def test_a_hidden_character_cannot_be_smuggled_in_as_a_code(code: str, name: str) -> None:
    message = f"this text holds an invisible character (U+{name})"
    assert refusal(f'name: "a{code}b"\n') == ("hidden-character", message, 1, 7)
    assert refusal(f'"a{code}b": c\n') == ("hidden-character", message, 1, 1)


def test_half_a_character_cannot_be_smuggled_in_as_a_code() -> None:
    assert refusal('name: "\\ud800"\n')[2] == 1


def test_a_file_four_times_as_large_as_the_largest_fact_is_refused() -> None:
    assert decode(b"a" * MAX_BYTES)
    message = "the file has 200,001 bytes; at most 200,000 are read, four times what the largest needs"
    assert refusal(b"a" * (MAX_BYTES + 1)) == ("file-too-large", message, 1, 1)


def test_values_nest_twenty_levels_deep_and_no_deeper() -> None:
    assert read("[" * 19 + "a" + "]" * 19)
    assert refusal("[" * 20 + "a" + "]" * 20) == (
        "too-deep",
        "values are nested deeper than 20 levels",
        1,
        21,
    )
    assert refusal("{a: " * 20 + "b" + "}" * 20)[0] == "too-deep"


def test_a_thousand_brackets_are_refused_and_do_not_crash() -> None:
    assert refusal("[" * 100_000)[0] == "too-deep"


def test_every_value_and_key_has_its_line_and_column() -> None:
    positions = locate("# comment\nname: a\ncard:\n  any_of:\n    - x\n    - y\n")
    assert positions.find(("name",)) == Position(2, 7)
    assert positions.find(("name",), at_key=True) == Position(2, 1)
    assert positions.find(("card", "any_of", 1)) == Position(6, 7)
    assert positions.find(("card", "any_of"), at_key=True) == Position(4, 3)
    assert positions.find(()) == Position(2, 1)


def test_a_path_that_the_file_does_not_have_is_found_at_the_nearest_key_around_it() -> None:
    positions = locate("name: a\ncard:\n  any_of: [x]\n")
    assert positions.find(("card", "all_of", 3)) == Position(2, 1)
    assert positions.find(("gone", "away")) == Position(1, 1)


def test_what_stands_before_a_slip_can_still_be_located() -> None:
    assert locate("name: a\nurgency: b\nurgency: c\n").find(("urgency",), at_key=True) == Position(2, 1)
    assert locate("").find(("name",)) == Position(1, 1)
