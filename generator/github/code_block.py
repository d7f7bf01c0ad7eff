"""Text of others as a code block in Markdown, such as in an issue or a pull request."""

from __future__ import annotations

import re


def code_block(text: str) -> str:
    """A text as a code block that nothing in it can end. Nobody named in it is notified, and nothing in it is
    a link.
    """
    longest = max(map(len, re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
