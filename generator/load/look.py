"""The files of content/look/: a site's own logo, icon, picture for shared links and style sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ACTIVE = re.compile(
    r"<script|<foreignObject|\son\w+\s*=|javascript:|<!ENTITY|href\s*=\s*[\"'](?!#)", re.IGNORECASE
)
_LOADS = re.compile(r"@import|url\(|image-set\(|</", re.IGNORECASE)
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class LookFile:
    """A file that a site may have: what it is, and its largest size in bytes."""

    about: str
    largest: int


LOOK_FILES = {
    "logo.svg": LookFile("the mark beside the name of the site", 20_000),
    "favicon.svg": LookFile("the icon in the browser’s tab", 20_000),
    "preview.png": LookFile("the picture that stands beside shared links", 500_000),
    "style.css": LookFile("rules that come behind those of the site", 50_000),
}
"""Every file of the folder by its name."""


def look_fault(name: str, raw: bytes) -> tuple[str, str] | None:
    """What is wrong with a file of the folder, and what to do about it."""
    known = LOOK_FILES.get(name)
    if known is None:
        return "this file is not used", f"Known files: {', '.join(LOOK_FILES)}."
    if len(raw) > known.largest:
        return f"this file has {len(raw):,} bytes; at most {known.largest:,} are taken", "Make it smaller."
    return _fault_of_bytes(name.rpartition(".")[2], raw)


def _fault_of_bytes(ending: str, raw: bytes) -> tuple[str, str] | None:
    if ending == "png":
        return None if raw.startswith(_PNG) else ("this is not a PNG picture", "Save it as PNG.")
    try:
        return _text_fault(ending, raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return "this file is not text in UTF-8", "Save it as UTF-8."


def _text_fault(ending: str, text: str) -> tuple[str, str] | None:
    """The same for a drawing or a style sheet."""
    if ending == "svg" and ("<svg" not in text or _ACTIVE.search(text)):
        return (
            "this is not a plain drawing: it runs or loads something",
            "Save it as plain SVG, without scripts, links and handlers.",
        )
    if ending == "css" and _LOADS.search(text):
        return (
            "this style sheet loads something",
            "Leave out @import and url(…): the site loads nothing that is not its own.",
        )
    return None
