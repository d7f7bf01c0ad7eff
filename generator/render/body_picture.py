"""Draws a body whose regions are links: a way in for readers who know where it shows but not what it is
called.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

WIDTH, HEIGHT = 360, 400
_LEFT, _RIGHT = 8, 352


@dataclass(frozen=True)
class _Region:
    shapes: tuple[str, ...]
    anchor: tuple[int, int]
    label: tuple[str, int]


def _rect(x: int, y: int, width: int, height: int, radius: int = 8) -> str:
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}"/>'


def _ellipse(x: int, y: int, across: int, down: int) -> str:
    return f'<ellipse cx="{x}" cy="{y}" rx="{across}" ry="{down}"/>'


_TORSO = _rect(146, 112, 68, 76, 14)

# Larger regions stand before the smaller ones that lie on them.
_REGIONS: dict[str, _Region] = {
    "face": _Region((_ellipse(180, 46, 28, 34),), (154, 46), ("left", 40)),
    "eyelid": _Region((_ellipse(169, 38, 8, 5), _ellipse(191, 38, 8, 5)), (198, 38), ("right", 24)),
    "tongue": _Region((_ellipse(180, 64, 9, 5),), (189, 64), ("right", 64)),
    "throat": _Region((_rect(170, 80, 20, 14, 4),), (170, 87), ("left", 82)),
    "neck-shoulder": _Region((_rect(132, 92, 96, 18, 9),), (226, 100), ("right", 104)),
    "chest": _Region((_rect(146, 112, 68, 34),), (146, 126), ("left", 124)),
    "back": _Region((_TORSO,), (214, 166), ("right", 184)),
    "stomach": _Region((_rect(148, 148, 64, 40),), (148, 172), ("left", 166)),
    "arm": _Region((_rect(120, 112, 20, 56, 10), _rect(220, 112, 20, 56, 10)), (238, 140), ("right", 144)),
    "forearm": _Region((_rect(112, 170, 18, 50, 9), _rect(230, 170, 18, 50, 9)), (114, 196), ("left", 206)),
    "hand": _Region((_ellipse(117, 234, 12, 15), _ellipse(243, 234, 12, 15)), (254, 234), ("right", 228)),
    "thigh": _Region((_rect(148, 192, 30, 76, 12), _rect(182, 192, 30, 76, 12)), (150, 244), ("left", 250)),
    "calf": _Region((_rect(152, 270, 23, 72, 11), _rect(185, 270, 23, 72, 11)), (208, 300), ("right", 292)),
    "foot": _Region((_ellipse(158, 352, 17, 9), _ellipse(202, 352, 17, 9)), (142, 352), ("left", 340)),
    "whole-body": _Region((), (180, 380), ("middle", 388)),
}


_ON_TORSO = ("chest", "back", "stomach")


def regions() -> tuple[str, ...]:
    """The regions that the picture has."""
    return tuple(_REGIONS)


def body_picture(parts: list[tuple[str, str, str]], escape: Callable[[str], Markup]) -> Markup:
    """The picture for body parts given as (region, name, address). The same parts stand beside it as a list.

    Every region is one link that holds its shape and its name, so that it can be reached by keyboard and read
    aloud.
    """
    given = {region: (name, href) for region, name, href in parts}
    plain, links = [_TORSO], []
    for name, region in _REGIONS.items():
        if name not in _ON_TORSO:
            plain += region.shapes
        if name in given:
            links.append(_link(region, *given[name], escape))
    return Markup(
        '<svg class="body" viewBox="0 0 {} {}" width="{}" height="{}" role="group" '
        'aria-label="Parts of the body">'
        '<g class="body__plain">{}</g>{}</svg>'
    ).format(WIDTH, HEIGHT, WIDTH, HEIGHT, Markup("").join(map(Markup, plain)), Markup("").join(links))


def _link(region: _Region, name: str, href: str, escape: Callable[[str], Markup]) -> Markup:
    side, y = region.label
    x, anchor = {"left": (_LEFT, "start"), "right": (_RIGHT, "end"), "middle": (WIDTH // 2, "middle")}[side]
    line = Markup("")
    if side != "middle":
        near = 84 if side == "left" else WIDTH - 84
        line = Markup('<path class="body__line" d="M{} {}L{} {}"/>').format(near, y - 4, *region.anchor)
    words = name.split(", ")[0].split(" and ")[0] if side != "middle" else name
    return Markup(
        '<a class="body__part" href="{}">{}<g class="body__shape">{}</g>{}'
        '<text x="{}" y="{}" text-anchor="{}">{}</text></a>'
    ).format(
        Markup(href),
        Markup("<title>{}</title>").format(escape(name)),
        Markup("").join(map(Markup, region.shapes)),
        line,
        x,
        y,
        anchor,
        escape(words),
    )
