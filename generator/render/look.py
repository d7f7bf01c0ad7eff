"""A site's own look: the colours of site.yml as rules, and the files of content/look/."""

from __future__ import annotations

from generator.content.colour import DARK_GROUNDS, darker, nearest_readable
from generator.content.content import Content
from generator.schema.site import Colours

_STYLE = "assets/look.css"
_PICTURES = ("logo.svg", "favicon.svg", "preview.png")


def look_files(content: Content) -> dict[str, str | bytes]:
    """The files of the look by their path under build/docs; the style sheet is there even if it is empty."""
    own = content.look.get("style.css", b"").decode("utf-8-sig")
    files: dict[str, str | bytes] = {_STYLE: f"{colour_rules(content.site.colours)}{own}"}
    for name in _PICTURES:
        if name in content.look:
            files[f"assets/{name}"] = content.look[name]
    return files


def colour_rules(colours: Colours | None) -> str:
    """Rules for the colours of a site, in light and in dark; the dark ones are made of the light ones."""
    if colours is None:
        return ""
    light = _rules(":root,[data-md-color-scheme=default]", colours.brand, colours.links)
    dark_links = nearest_readable(colours.links, DARK_GROUNDS)
    return f"{light}{_rules('[data-md-color-scheme=slate]', darker(colours.brand, 0.2), dark_links)}"


def _rules(where: str, brand: str, links: str) -> str:
    return (
        f"{where}{{--brand:{brand};--brand-dark:{darker(brand, 0.25)};--md-primary-fg-color:{brand};"
        f"--md-accent-fg-color:{links};--md-typeset-a-color:{links}}}\n"
    )
