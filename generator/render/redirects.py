"""Pages at addresses that facts had before: plain HTML that leads to where they are now.

HTML alone cannot hand on the part of the page that was asked for, so a script does it; without one the reader
gets to the top.
"""

from __future__ import annotations

from html import escape

from generator.content.addresses import former_addresses
from generator.content.content import Content
from generator.render.escape import escape_words, relative
from generator.render.resolve import Library

_SCRIPT = "components/moved/moved.js"


def redirects(content: Content) -> dict[str, str]:
    """Every such page by its path under build/docs."""
    library = Library(content)
    pages = {}
    for old, key, _ in former_addresses(content):
        former = old.rpartition("/")[2].removesuffix(".html")
        script = relative(old, _SCRIPT)
        pages[old] = _page(
            relative(old, library.addresses[key]), library.plain(library.views[key].name), former, script
        )
    return pages


def _page(target: str, name: str, former: str, script: str) -> str:
    href, words = escape(target), escape_words(name)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'\">"
        f'<link rel="canonical" href="{href}"><meta name="robots" content="noindex">'
        f"<title>Moved: {words} ({escape(former)})</title>"
        f'<script src="{script}" data-target="{href}"></script>'
        f'<noscript><meta http-equiv="refresh" content="0; url={href}"></noscript></head>'
        f'<body><main><h1>This page has moved</h1><p>It is now here: <a href="{href}">{words}</a>.</p></main>'
        "</body></html>\n"
    )
