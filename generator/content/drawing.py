"""A drawing of the content: an SVG file of plain shapes, whose words and colours come from elsewhere.

A drawing names its colours by classes, so that it is right in the light and in the dark scheme, and marks
where words go, so that the same drawing serves every language. It can hold nothing that runs or loads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from generator.problems.problem import Finding, did_you_mean
from generator.yaml.text import Position, Refused

FOLDER = "pictures"
"""The folder of the drawings in the content."""

BODY = "body"
"""The name of the drawing whose regions lead to the parts of the body."""

MAX_DRAWING_BYTES = 40_000
"""Twice the largest drawing. A page carries its drawing, and its first view may weigh 100 KB."""

SHAPES = ("g", "path", "circle", "ellipse", "rect", "line", "polyline", "polygon", "text")
ATTRIBUTES = (
    *("d", "points", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "width", "height"),
    *("transform", "text-anchor", "class", "data-label", "data-region"),
)
COLOURS = ("skin", "hair", "cloth", "denim", "white", "dark", "pink", "red", "yellow")
CLASSES = (
    *(f"fill-{colour}" for colour in COLOURS),
    *("line", "line-grey", "line-blue", "line-red", "line-yellow"),
    *("thin", "thick", "dotted", "strong"),
)
"""What `class` may say: a colour to fill with, a line and its colour, how thick or dotted it is, and for
words `strong`. The style sheet of the drawings gives each its looks.
"""

_VALUE = re.compile(r"[\w\s.,()+-]*")
_VIEW = re.compile(r"0 0 (\d{2,4}) (\d{2,4})")
_WAY_OUT = "Export plain SVG, or write it by hand as the other drawings are."


@dataclass(frozen=True)
class Drawing:
    """A drawing without its words. `parts` are its pieces of SVG in order: (region, markup), where region is
    "" for what belongs to none. In a markup `{hand}` stands where the words of the label "hand" go.
    """

    id: str
    width: int
    height: int
    parts: tuple[tuple[str, str], ...]
    labels: frozenset[str]

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that can lead to a page, in the order in which they lie on each other."""
        return tuple(dict.fromkeys(region for region, _ in self.parts if region))


def read_drawing(name: str, text: str) -> Drawing:
    """The drawing that the text of an SVG file describes.

    Raises Refused for what is no SVG, and for an element, attribute, class or word that no drawing may have.
    """
    reader = _Reader(name)
    parser = reader.parser
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        raise _refused(
            f"this is not SVG ({expat.ErrorString(error.code)})", _WAY_OUT, error.lineno, error.offset + 1
        ) from None
    return reader.drawing()


class _Reader:
    """Goes through the elements once, and keeps only what it knows."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.size = (0, 0)
        self.depth = 0
        self.region = ""
        self.region_depth = 0
        self.pieces: list[tuple[str, list[str]]] = []
        self.labels: set[str] = set()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        self.parser.StartDoctypeDeclHandler = self.doctype

    def drawing(self) -> Drawing:
        parts = tuple((region, "".join(markup)) for region, markup in self.pieces)
        return Drawing(self.name, *self.size, parts, frozenset(self.labels))

    def doctype(self, *_: object) -> None:
        raise self.refused("a drawing declares nothing in front of <svg>", "Delete the line <!DOCTYPE …>.")

    def start(self, element: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth == 1:
            self.root(element, attributes)
            return
        if element not in SHAPES:
            raise self.refused(
                f"<{element}> has no place in a drawing",
                f"{did_you_mean(element, list(SHAPES))} A drawing is made of: {', '.join(SHAPES)}.".strip(),
            )
        for attribute, value in attributes.items():
            self.check(attribute, value)
        self.enter_region(element, attributes.pop("data-region", ""))
        label = attributes.pop("data-label", "")
        written = "".join(f' {attribute}="{value}"' for attribute, value in attributes.items())
        self.add(f"<{element}{written}>")
        if label:
            self.labels.add(label)
            self.add(f"{{{label}}}")

    def end(self, element: str) -> None:
        if self.depth > 1:
            self.add(f"</{element}>")
        if self.region and self.depth == self.region_depth:
            self.region = ""
        self.depth -= 1

    def words(self, text: str) -> None:
        if text.strip():
            raise self.refused(
                f'there are words in the drawing ("{text.strip()[:30]}")',
                'Mark the place with data-label="a-name", and write the words under `labels` where the '
                "picture is shown.",
            )

    def root(self, element: str, attributes: dict[str, str]) -> None:
        view = _VIEW.fullmatch(attributes.get("viewBox", ""))
        if element != "svg" or not view:
            raise self.refused(
                "a drawing begins with <svg> and its size",
                'Write: <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 240">.',
            )
        self.size = (int(view[1]), int(view[2]))

    def check(self, attribute: str, value: str) -> None:
        if attribute not in ATTRIBUTES:
            raise self.refused(
                f'the attribute "{attribute}" has no place in a drawing',
                "Colours and lines come from class, such as "
                f'class="fill-skin line". Taken are: {", ".join(ATTRIBUTES)}.',
            )
        if not _VALUE.fullmatch(value):
            raise self.refused(f'"{value[:40]}" is not a value for "{attribute}"', _WAY_OUT)
        for word in value.split() if attribute == "class" else ():
            if word not in CLASSES:
                raise self.refused(
                    f'the class "{word}" is not known',
                    f"{did_you_mean(word, list(CLASSES))} Classes are: {', '.join(CLASSES)}.".strip(),
                )

    def enter_region(self, element: str, region: str) -> None:
        if not region:
            return
        if self.region or self.depth != 2 or element != "g":
            raise self.refused(
                "data-region belongs on a <g> right inside <svg>",
                "Put the shapes of a region, its line and its label into one <g>.",
            )
        self.region, self.region_depth = region, self.depth

    def add(self, markup: str) -> None:
        if not self.pieces or self.pieces[-1][0] != self.region:
            self.pieces.append((self.region, []))
        self.pieces[-1][1].append(markup)

    def refused(self, message: str, hint: str) -> Refused:
        return _refused(message, hint, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)


def _refused(message: str, hint: str, line: int, column: int) -> Refused:
    return Refused(Finding("drawing-form", (), message, hint), Position(line, column))
