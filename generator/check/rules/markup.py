"""The rule about markup that texts do not take: readers would see it as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.rules.rule import HOUSE_RULE, Checked, Violation, fact_rule

_HTML = re.compile(
    r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:(?-i:[a-z]{2,8})|#\d+|#x[0-9a-f]+);", re.IGNORECASE
)
_MARKDOWN = re.compile(
    r"(?<![\w*])\*(?=[^\s*])[^*]*[^\s*]\*(?![\w*])|`[^`]+`|(?<!\w)__[^_]+__(?!\w)|!\[|^(?:#{1,6}|[-+*]|>) "
    r"|\[[^\[\]]+\] \([a-z-]+:"
)
_HINT = "Texts know **bold**, [words](kind:id) and {service}. Say it with these, or in another item."


@fact_rule(
    "markup-in-text",
    "warning",
    why="A text is shown as it was typed, so readers would see the signs.",
    source=HOUSE_RULE,
)
def markup_in_text(checked: Checked) -> Iterator[Violation]:
    """A text holds no HTML, and of Markdown only bold words and links."""
    for path, text in checked.texts:
        sign = _HTML.search(text) or _MARKDOWN.search(text)
        if sign:
            yield Violation(path, f'"{sign[0].strip()[:40]}" would be shown as it is typed', _HINT)
