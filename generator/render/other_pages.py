"""The pages that are no fact's own: the home page, the lists, the pages for authors and the pages of prose."""

from __future__ import annotations

from collections.abc import Iterator

from generator.content.addresses import MADE_PAGES
from generator.render.author_pages import author_pages
from generator.render.index_pages import a_to_z, by_letter, by_urgency, grouped_causes
from generator.render.page import Page, Renderer, corrections
from generator.render.prose import staged_prose
from generator.render.resolve import View
from generator.render.structured_data import page_data
from generator.schema.kinds import KINDS, Kind
from generator.schema.kinds.source import Source
from generator.schema.parts import WithCards


def other_pages(renderer: Renderer) -> Iterator[Page]:
    """All of them."""
    content, library, page = renderer.content, renderer.library, renderer.page
    site_file = content.documents["site", "site"].file
    yield page("home", MADE_PAGES["home"], site_file, "", causes=grouped_causes(library))
    yield page("a_to_z", MADE_PAGES["a_to_z"], site_file, "A to Z", letters=a_to_z(library))
    yield page("search", MADE_PAGES["search"], site_file, "Search")
    yield page("help", MADE_PAGES["help"], site_file, "Help and numbers")
    read = [source.accessed for source in content.facts["source"].values() if isinstance(source, Source)]
    yield page(
        "download",
        MADE_PAGES["download"],
        site_file,
        "Take this site with you",
        newest=max(read, default=None),
    )
    yield page("open_data", MADE_PAGES["open_data"], site_file, "Open data")
    views = [*library.of("situation"), *library.of("cause")]
    if views:
        yield page(
            "by_urgency",
            MADE_PAGES["by_urgency"],
            site_file,
            "By urgency",
            by_urgency=by_urgency(library, views),
            views=views,
        )
    if content.facts["cause"]:
        yield page(
            "cause_table",
            MADE_PAGES["cause_table"],
            site_file,
            "Compare causes",
            causes=grouped_causes(library),
            views=library.of("cause"),
        )
    groups = [(kind, library.of(kind.id)) for kind in KINDS.values() if issubclass(kind.model, WithCards)]
    answered = [group for group in groups if group[1]]
    yield page("in_short", MADE_PAGES["in_short"], site_file, "In short", groups=answered)
    corrected = [(view, claims) for view in library.views.values() if (claims := corrections(view.source))]
    yield page(
        "corrected",
        MADE_PAGES["corrected"],
        site_file,
        "Claims we corrected",
        corrected=corrected,
        myths=library.of("myth"),
    )
    for kind in KINDS.values():
        views = library.of(kind.id)
        if views:
            yield _index(renderer, kind, views)
    for each in author_pages(content):
        template = f"author/{each.template}"
        yield page(template, MADE_PAGES[template], site_file, each.title, **each.values)
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
