"""Takes from a finished page what the theme's base template puts there for its own script, which no page loads."""

from __future__ import annotations

import re

_SWITCHES = re.compile(r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>')
_DIALOG = re.compile(r'<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>')
_EMPTY = re.compile(r'<div data-md-component="announce">\s*</div>')
_TRAILING = re.compile(r"[ \t]+\n")
_BLANK = re.compile(r"\n\s*\n")


def without_leftovers(text: str) -> str:
    """The page without hidden switches that have no label, without empty boxes, and without blank lines."""
    for pattern in (_SWITCHES, _DIALOG, _EMPTY):
        text = pattern.sub("", text)
    text = _TRAILING.sub("\n", text)
    return text if "<pre" in text else _BLANK.sub("\n", text).lstrip()
