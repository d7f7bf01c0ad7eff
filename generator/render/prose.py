"""Hand-written pages: their Markdown with links to facts and services of the reader's place filled in."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Any

from generator.content.content import ProsePage
from generator.render.escape import Inline, relative
from generator.render.resolve import Library
from generator.schema.inline import TARGET

FOOTER_PAGES = ("about", "how-we-write", "privacy", "accessibility")
"""Pages of prose that every site links from its foot, if it has them."""

_TAKEN = ("contents", "place", "scheme", "sections", "site-search")
"""Ids that every page has."""

_SERVICE = re.compile(r"\{([a-z0-9-]+)\}")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def staged_prose(prose: ProsePage, library: Library, site: Any) -> str:
    """The staged Markdown of a page of prose."""
    address = f"{prose.id}.html"
    inline = Inline(library.content, library.addresses, address)

    def link(match: re.Match[str]) -> str:
        target = match[1]
        if not TARGET.fullmatch(target):
            return match[0]
        kind, _, name = target.partition(":")
        return f"]({relative(address, library.addresses[kind, name]).replace('.html', '.md')})"

    body = _SERVICE.sub(lambda match: str(inline.term(match[1])), _LINK.sub(link, prose.body))
    body = re.sub(r"^(#{2,4}) (.+)$", _heading(), body, flags=re.MULTILINE)
    body = body.replace("\n## ", '\n<div class="contents-here"></div>\n\n## ', 1)
    title = html.escape(prose.title).replace("\\", "&#92;")
    description = html.escape(library.plain(prose.description)).replace("\\", "&#92;")
    return f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n\n{body}'


def _heading() -> Callable[[re.Match[str]], str]:
    """Gives each heading of a page an id of its own."""
    counts = dict.fromkeys(_TAKEN, 1)

    def with_id(match: re.Match[str]) -> str:
        slug = _slug(match[2])
        counts[slug] = counts.get(slug, 0) + 1
        return f"{match[1]} {match[2]} {{ #{slug}{f'-{counts[slug]}' if counts[slug] > 1 else ''} }}"

    return with_id


def _slug(heading: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", heading.lower()).strip("-") or "part"
