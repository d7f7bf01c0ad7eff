"""Draws "n of per" as a field of dots, so that a figure can be seen at a glance."""

from __future__ import annotations

from math import ceil

from markupsafe import Markup

from generator.render.escape import escape

MAX_DOTS = 1_000
STEP = 10


def icon_array(n: float, per: float, label: str) -> Markup:
    """An SVG of `per` dots, `n` of them filled; `label` says the same in words for readers who do not see it.

    Colour does not carry the difference alone: filled dots are discs, the others rings. At most 1,000 dots.
    """
    filled, every = round(n), min(round(per), MAX_DOTS)
    columns = 10 if every <= 50 else 20 if every <= 200 else 25 if every <= 500 else 40
    rows = ceil(every / columns)
    dots = Markup("")
    for index in range(every):
        dots += Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>').format(
            "icon-array__on" if index < filled else "icon-array__off",
            index % columns * STEP + STEP // 2,
            index // columns * STEP + STEP // 2,
            "4" if index < filled else "3",
        )
    return Markup(
        '<svg class="icon-array" role="img" viewBox="0 0 {} {}" width="{}" height="{}">'
        "<title>{}</title>{}</svg>"
    ).format(columns * STEP, rows * STEP, columns * STEP * 1.6, rows * STEP * 1.6, escape(label), dots)
