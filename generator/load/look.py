"""The files of content/look/: a site's own logo, icon, picture for shared links and style sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

_SHAPES = frozenset(
    {
        *("svg", "g", "defs", "symbol", "use", "title", "desc", "text", "tspan", "clipPath", "mask"),
        *("path", "circle", "ellipse", "rect", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop"),
    }
)
"""The elements of a plain drawing: whoever opens its address alone runs whatever else is in it."""
_ELSEWHERE = re.compile(r"url\(\s*[^#\s]|javascript:", re.IGNORECASE)
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
    if ending == "svg" and not _is_plain_drawing(text):
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


def _is_plain_drawing(text: str) -> bool:
    """Whether a text is SVG of known elements, which runs nothing and names nothing outside itself."""
    names: list[str] = []
    unsafe: list[str] = []

    def start(element: str, attributes: dict[str, str]) -> None:
        names.append(element)
        unsafe.extend(name for name, value in attributes.items() if not _is_plain(name, value))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = lambda *_: unsafe.append("DOCTYPE")
    parser.ProcessingInstructionHandler = lambda *_: unsafe.append("instruction")
    try:
        parser.Parse(text, True)
    except expat.ExpatError:
        return False
    return names[0] == "svg" and _SHAPES.issuperset(names) and not unsafe


def _is_plain(attribute: str, value: str) -> bool:
    is_link = attribute.rpartition(":")[2] == "href"
    return not (
        attribute.lower().startswith("on") or _ELSEWHERE.search(value) or (is_link and value[:1] != "#")
    )
