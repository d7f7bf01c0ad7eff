"""Writes plain values as YAML."""

from __future__ import annotations

import re
from typing import Any

import yaml

_SIMPLE = re.compile(r"[A-Za-z][\w .,'’()-]*")
_TEXT = "tag:yaml.org,2002:str"


class _FactDumper(yaml.SafeDumper):
    """Writes texts as the files of content/ have them: in double quotes unless they are simple words."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    if _SIMPLE.fullmatch(text):
        return dumper.represent_str(text)
    return dumper.represent_scalar(_TEXT, text, style='"')


_FactDumper.add_representer(str, _text)


def write(value: Any, width: int = 1_000) -> str:
    """Settings or a form as YAML, the keys in their own order, each line at most `width` characters if it can
    be.
    """
    return str(yaml.safe_dump(value, sort_keys=False, allow_unicode=True, width=width))


def write_fact(fact: dict[str, Any], longest: int) -> str:
    """A fact as YAML, each text on one line of at most `longest` characters, lists of words in square
    brackets.
    """
    return str(
        yaml.dump(
            fact,
            Dumper=_FactDumper,
            sort_keys=False,
            allow_unicode=True,
            default_flow_style=None,
            width=longest,
        )
    )


_PLAIN = re.compile(r"[^\W_](?:[^:#\n]|:(?=\S)|(?<=\S)#)*")
"""Texts that every reader of YAML takes for the same text without quotes, but for the words below."""
_WORDS_OF_YAML = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"}
_NUMBER = re.compile(r"[0-9][0-9_.,:eExXoO+-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class _LayoutDumper(yaml.SafeDumper):
    """One key or item on each line, items indented below their key, double quotes where quotes are needed."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


def _laid_out(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_word = text.lower() in _WORDS_OF_YAML or _NUMBER.fullmatch(text)
    is_plain = _PLAIN.fullmatch(text) and text == text.strip() and not is_word
    style = "" if is_plain or _DAY.fullmatch(text) else '"'
    return dumper.represent_scalar(_TEXT, text, style=style)


_LayoutDumper.add_representer(str, _laid_out)


def write_layout(value: dict[str, Any]) -> str:
    """Values in the canonical layout: what a program that reads and writes YAML leaves as it is."""
    longest = 100_000  # No text is folded: a changed word is a change of one line.
    return str(
        yaml.dump(
            value,
            Dumper=_LayoutDumper,
            sort_keys=False,
            allow_unicode=True,
            default_flow_style=False,
            width=longest,
        )
    )
