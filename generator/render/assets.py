"""Files besides pages that are made from the content: the search index, and the style sheet that shows one
place's services.
"""

from __future__ import annotations

from generator.content.content import Content
from generator.render.search_index import search_index


def assets(content: Content) -> dict[str, str]:
    """Every such file by its path under build/docs."""
    return {"assets/places.css": places_css(content), "assets/search-index.js": search_index(content)}


def places_css(content: Content) -> str:
    """Rules that show the services of the chosen place.

    The choice is an attribute of the page, set by a script.
    """
    hidden, shown, others = [], [], []
    for place in content.site.places:
        chosen, service = f'html[data-place="{place.id}"]', f'[data-place="{place.id}"]'
        hidden.append(f"{chosen} .by-place [data-place]:not({service})")
        shown.append(f"{chosen} .by-place {service}")
        is_default = place.id == content.site.default_place
        others.append(f"{chosen} .calls__others{f' {service}' if is_default else ''}")
    return (
        "/* Made from the places in site.yml. */\n"
        f"{','.join(hidden)},"
        "html[data-place] .by-place__or,html[data-place] .by-place__name{display:none}\n"
        f"{','.join(shown)}{{display:inline}}\n"
        f"{','.join(others)}{{display:none}}\n"
        "html:not([data-place]) .by-place:not(.by-place--number) "
        "[data-place]:not([data-default]),"
        "html:not([data-place]) .calls__others [data-default]{display:none}\n"
    )
