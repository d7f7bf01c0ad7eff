"""The pages that are no fact's own: the home page, the lists, the pages for authors and the pages of prose."""

from __future__ import annotations

from collections.abc import Iterator

from generator.render.author_pages import author_pages
from generator.render.index_pages import a_to_z, by_letter, by_urgency, grouped_causes
from generator.render.page import Page, Renderer
from generator.render.prose import staged_prose
from generator.render.resolve import View
from generator.render.structured_data import page_data
from generator.schema.kinds import KINDS, Kind
from generator.schema.kinds.source import Source


def other_pages(renderer: Renderer) -> Iterator[Page]:
    """All of them."""
    content, library, page = renderer.content, renderer.library, renderer.page
    site_file = content.documents["site", "site"].file
    yield page("home", "index.html", site_file, "", causes=grouped_causes(library))
    yield page("a_to_z", "a-to-z.html", site_file, "A to Z", letters=a_to_z(library))
    yield page("search", "search/index.html", site_file, "Search")
    yield page("help", "help.html", site_file, "Help and numbers")
    read = [source.accessed for source in content.facts["source"].values() if isinstance(source, Source)]
    yield page("download", "download.html", site_file, "Take this site with you", newest=max(read, default=None))
    yield page("open_data", "open-data.html", site_file, "Open data")
    views = [*library.of("situation"), *library.of("cause")]
    yield page("by_urgency", "by-urgency.html", site_file, "By urgency", by_urgency=by_urgency(library, views), views=views)
    if content.facts["cause"]:
        yield page(
            "cause_table", "causes/compare.html", site_file, "Compare causes", causes=grouped_causes(library), views=library.of("cause")
        )
    for kind in KINDS.values():
        views = library.of(kind.id)
        if views:
            yield _index(renderer, kind, views)
    for each in author_pages(content):
        yield page(f"author/{each.template}", each.address, site_file, each.title, **each.values)
    yield from _prose_pages(renderer)


def _index(renderer: Renderer, kind: Kind, views: list[View]) -> Page:
    return renderer.page(
        f"index/{kind.folder}",
        f"{kind.address}/index.html",
        renderer.content.documents["site", "site"].file,
        kind.plural,
        kind=kind,
        views=views,
        causes=grouped_causes(renderer.library),
        by_urgency=by_urgency(renderer.library, views),
        by_letter=by_letter(views),
        fallback="index/any",
    )


def _prose_pages(renderer: Renderer) -> Iterator[Page]:
    for name, prose in renderer.content.pages.items():
        data = page_data(renderer.content, f"{name}.html", prose.title, renderer.address)
        text = f'{staged_prose(prose, renderer.library, renderer.site)}\n\n<script type="application/ld+json">{data}</script>\n'
        yield Page(f"{name}.md", text, f"{name}.html", renderer.content.documents["page", name].file)
