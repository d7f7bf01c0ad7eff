"""The pages that are no fact's own: the home page, the lists, the pages for authors and those of prose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.content.addresses import MADE_PAGES
from generator.render.author_pages import author_pages
from generator.render.index_pages import a_to_z, by_letter, by_urgency, grouped_causes
from generator.render.page import Page, Renderer, corrections
from generator.render.prose import staged_prose
from generator.render.resolve import View
from generator.render.structured_data import page_data
from generator.schema.kinds import KINDS, Kind
from generator.schema.kinds.source import Source


def other_pages(renderer: Renderer) -> Iterator[Page]:
    """All of them."""
    yield from _pages_for_all(renderer)
    yield from _lists(renderer)
    for kind in KINDS.values():
        views = renderer.library.of(kind.id)
        if views:
            yield _index(renderer, kind, views)
    for author_page in author_pages(renderer.content):
        yield _made_page(renderer, f"author/{author_page.template}", author_page.title, **author_page.values)
    yield from _prose_pages(renderer)


def _made_page(renderer: Renderer, template: str, title: str, **values: Any) -> Page:
    """A page whose words come from everywhere, so that only the file of the site can be named for it."""
    site_file = renderer.content.documents["site", "site"].file
    return renderer.page(template, MADE_PAGES[template], site_file, title, **values)


def _pages_for_all(renderer: Renderer) -> Iterator[Page]:
    """The pages that every site has, whatever it is about."""
    content, library = renderer.content, renderer.library
    yield _made_page(renderer, "home", "", causes=grouped_causes(library))
    yield _made_page(renderer, "a_to_z", "A to Z", letters=a_to_z(library))
    yield _made_page(renderer, "search", "Search")
    yield _made_page(renderer, "help", "Help and numbers")
    days = (source.accessed for source in content.of(Source).values())
    yield _made_page(renderer, "download", "Take this site with you", newest=max(days, default=None))
    yield _made_page(renderer, "open_data", "Open data")


def _lists(renderer: Renderer) -> Iterator[Page]:
    """The lists of facts by what is in them."""
    library = renderer.library
    causes = library.of("cause")
    views = [*library.of("situation"), *causes]
    if views:
        by = by_urgency(library, views)
        yield _made_page(renderer, "by_urgency", "By urgency", by_urgency=by, views=views)
    if causes:
        groups = grouped_causes(library)
        yield _made_page(renderer, "cause_table", "Compare causes", causes=groups, views=causes)
    situations = library.of("situation")
    if situations:
        yield _made_page(renderer, "in_short", "In short", views=situations)
    if library.of("visit-question"):
        yield _made_page(renderer, "doctor_note", "Note for the doctor")
    corrected = [(view, claims) for view in library.views.values() if (claims := corrections(view.source))]
    myths = library.of("myth")
    yield _made_page(renderer, "corrected", "Claims we corrected", corrected=corrected, myths=myths)


def _index(renderer: Renderer, kind: Kind, views: list[View]) -> Page:
    return renderer.page(
        f"index/{kind.folder}",
        f"{kind.address}/index.html",
        renderer.content.documents["site", "site"].file,
        kind.plural,
        kind=kind,
        views=views,
        others=renderer.library.formerly(kind.id),
        causes=grouped_causes(renderer.library),
        by_urgency=by_urgency(renderer.library, views),
        by_letter=by_letter(views),
        fallback="index/any",
    )


def _prose_pages(renderer: Renderer) -> Iterator[Page]:
    for name, prose in renderer.content.pages.items():
        data = page_data(renderer.content, f"{name}.html", prose.title, renderer.address)
        script = f'<script type="application/ld+json">{data}</script>'
        text = f"{staged_prose(prose, renderer.library, renderer.site)}\n\n{script}\n"
        yield Page(f"{name}.md", text, f"{name}.html", renderer.content.documents["page", name].file)
