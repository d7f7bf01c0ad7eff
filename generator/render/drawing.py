"""Puts the words of a page into a drawing, and makes the regions of the body's drawing links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup

from generator.content.drawing import Drawing

Words = Callable[[str], Markup]
"""What makes words safe in a page."""

_LABEL = re.compile(r"\{([a-z0-9-]+)\}")


def picture(drawing: Drawing, shows: str, labels: Mapping[str, str], escape: Words) -> Markup:
    """A drawing with its words. Who does not see it is read `shows` in its place."""
    drawn = Markup("").join(_labelled(markup, labels, escape) for _, markup in drawing.parts)
    return Markup(
        '<svg class="drawing" role="img" viewBox="0 0 {0} {1}" width="{0}" height="{1}" aria-label="{2}">'
        "{3}</svg>"
    ).format(drawing.width, drawing.height, shows, drawn)


def map_of_regions(drawing: Drawing, parts: list[tuple[str, str, str]], title: str, escape: Words) -> Markup:
    """A drawing whose regions are links, for parts given as (region, name, address).

    Every region is one link that holds its shape and its name, so that it can be reached by keyboard and read
    aloud. A region that no part names is left out.
    """
    given = {region: (name, href) for region, name, href in parts}
    drawn = Markup("")
    for region, markup in drawing.parts:
        if not region:
            drawn += Markup(markup)
        elif region in given:
            drawn += _link(region, markup, *given[region], escape)
    return Markup(
        '<svg class="drawing" role="group" viewBox="0 0 {0} {1}" width="{0}" height="{1}" aria-label="{2}">'
        "{3}</svg>"
    ).format(drawing.width, drawing.height, title, drawn)


def _link(region: str, markup: str, name: str, href: str, escape: Words) -> Markup:
    short = name.split(", ")[0].split(" and ")[0]
    return Markup('<a class="drawing__region" href="{}"><title>{}</title>{}</a>').format(
        Markup(href), escape(name), _labelled(markup, {region: short}, escape)
    )


def _labelled(markup: str, labels: Mapping[str, str], escape: Words) -> Markup:
    return Markup(_LABEL.sub(lambda label: escape(labels.get(label[1], "")), markup))
