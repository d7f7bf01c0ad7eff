"""Takes from a finished page what the theme's base template puts there for its own script, which no page
loads.
"""

from __future__ import annotations

import re

_SWITCHES = re.compile(r'<input class="md-toggle"[^>]*>|<label class="md-overlay"[^>]*></label>')
_DIALOG = re.compile(
    r'<div class="md-dialog"[^>]*>\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>'
)
_EMPTY = re.compile(r'<div data-md-component="announce">\s*</div>')
_BLANK = re.compile(r"\n\s*\n")


def strip_theme(text: str) -> str:
    """The page without hidden switches that have no label, without empty boxes, and without blank lines."""
    for pattern in (_SWITCHES, _DIALOG, _EMPTY):
        text = pattern.sub("", text)
    text = "\n".join(line.rstrip(" \t") for line in text.split("\n"))
    return text if "<pre" in text else _BLANK.sub("\n", text).lstrip()
