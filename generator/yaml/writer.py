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
