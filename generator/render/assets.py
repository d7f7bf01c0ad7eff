"""Files besides pages that are made from the content: the search index, and the style sheet that shows one place's services."""

from __future__ import annotations

from generator.content.content import Content
from generator.render.search_index import search_index


def assets(content: Content) -> dict[str, str]:
    """Every such file by its path under build/docs."""
    return {"assets/places.css": places_css(content), "assets/search-index.js": search_index(content)}


def places_css(content: Content) -> str:
    """Rules that show the services of the chosen place. The choice is an attribute of the page, set by a script."""
    ids = [place.id for place in content.site.places]
    hidden = ",".join(
        f'html[data-place="{each}"] .by-place [data-place]:not([data-place="{each}"])' for each in ids
    )
    shown = ",".join(f'html[data-place="{each}"] .by-place [data-place="{each}"]' for each in ids)
    first = ",".join(f'html[data-place="{each}"] .calls [data-place="{each}"]' for each in ids)
    return (
        "/* Made from the places in site.yml. */\n"
        f"{hidden},html[data-place] .by-place__or,html[data-place] .by-place__name{{display:none}}\n"
        f"{shown}{{display:inline}}\n"
        f"{first}{{order:-1}}\n"
        "html:not([data-place]) .by-place:not(.by-place--number) [data-place]:not([data-default]){display:none}\n"
    )
