"""Pages at addresses that facts had before: plain HTML that leads to where they are now, without a script."""

from __future__ import annotations

from html import escape

from generator.content.addresses import former_addresses
from generator.content.content import Content
from generator.render.escape import escape_words, relative
from generator.render.resolve import Library
from generator.render.security_policy import CSP_MARK


def redirects(content: Content) -> dict[str, str]:
    """Every such page by its path under build/docs."""
    library = Library(content)
    found = {}
    for old, key in former_addresses(content):
        former = old.rpartition("/")[2].removesuffix(".html")
        found[old] = _page(relative(old, library.addresses[key]), library.plain(library.views[key].name), former)
    return found


def _page(target: str, name: str, former: str) -> str:
    href, words = escape(target), escape_words(name)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\' {CSP_MARK}">'
        f'<meta http-equiv="refresh" content="0; url={href}"><link rel="canonical" href="{href}"><meta name="robots" content="noindex">'
        f"<title>Moved: {words} ({escape(former)})</title></head>"
        f'<body><main><h1>This page has moved</h1><p>It is now here: <a href="{href}">{words}</a>.</p></main></body></html>\n'
    )
