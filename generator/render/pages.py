"""Every page of the site, or those of some facts, by their paths under build/docs."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import jinja2

from generator.content.content import Content, Key
from generator.render.fact_pages import fact_pages
from generator.render.other_pages import other_pages
from generator.render.page import Page, Renderer
from generator.render.resolve import Library


def render(content: Content) -> dict[str, Page]:
    """Every page."""
    renderer = Renderer(Library(content))
    return by_path(other_pages(renderer)) | by_path(fact_pages(renderer, {}))


def render_facts(
    content: Content, keys: Collection[Key], compiled: jinja2.BytecodeCache | None = None
) -> dict[str, Page]:
    """The pages of some facts alone, the same as `render` gives. Facts without a page of their own give none.

    `compiled` keeps compiled templates.
    """
    return by_path(
        fact_pages(
            Renderer(Library(content), compiled=compiled), {}, lambda view: (view.kind.id, view.id) in keys
        )
    )


def by_path(pages: Iterable[Page]) -> dict[str, Page]:
    """Pages by their paths under build/docs."""
    return {page.path: page for page in pages}
