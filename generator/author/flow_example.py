"""The flow that the page for authors takes apart. A test checks it as a whole."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

FLOW_EXAMPLE = Path(__file__).parent / "flow_example.yml"
"""The outcomes, screens and cases of a flow; a line such as "# [gates]" begins each part."""


@cache
def flow_parts() -> dict[str, str]:
    """Each part of the example by its name, as it is typed."""
    text = FLOW_EXAMPLE.read_text(encoding="utf-8")
    pieces = re.split(r"^# \[(\w+)\]\n", text, flags=re.MULTILINE)[1:]
    return dict(zip(pieces[::2], pieces[1::2], strict=True))
