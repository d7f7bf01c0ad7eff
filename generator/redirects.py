"""Pages at addresses that facts had before: plain HTML that leads to where they are now, without a script."""

from __future__ import annotations

from html import escape

from generator.content import Content
from generator.page_look import CSP_MARK
from generator.render.escape import relative
from generator.render.resolve import ON_INDEX, Library


def redirects(content: Content) -> dict[str, str]:
    """Every such page by its path under build/docs."""
    library = Library(content)
    found = {}
    for kind, name, fact in content.all():
        for former in fact.former_ids if kind.id not in ON_INDEX else ():
            old = f"{kind.address}/{former}.html"
            found[old] = _page(relative(old, library.addresses[kind.id, name]), library.plain(fact.name), former)
    return found


def _page(target: str, name: str, former: str) -> str:
    href, words = escape(target), escape(name)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\' {CSP_MARK}">'
        f'<meta http-equiv="refresh" content="0; url={href}"><link rel="canonical" href="{href}"><meta name="robots" content="noindex">'
        f"<title>Moved: {words} ({escape(former)})</title></head>"
        f'<body><main><h1>This page has moved</h1><p>It is now here: <a href="{href}">{words}</a>.</p></main></body></html>\n'
    )
