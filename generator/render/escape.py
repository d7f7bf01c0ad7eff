"""The one escape filter: no text of an author can become markup, a script, an address or a template."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup

from generator.content.content import Content
from generator.schema.inline import Bold, Link, Placeholder, segments

# What Markdown, its extensions or HTML could take for markup, as character references. Both Markdown and
# HTML show a reference as the character itself, so one filter serves headings, paragraphs, lists and HTML.
_SPECIAL = {ord(mark): f"&#{ord(mark)};" for mark in "\\`*_{}[]#+!|<>&~^=:$@\"'"}
_FIRST_WORD = re.compile(r"\S+")


@lru_cache(1 << 15)
def escape(text: str) -> Markup:
    """A text with every character that could be taken for markup written as a character reference."""
    folded = " ".join(text.split())
    first = _FIRST_WORD.match(folded)
    head = first[0] if first else ""
    safe_head = "".join(map(_reference, head))
    return Markup(safe_head + folded[len(head) :].translate(_SPECIAL))


def _reference(letter: str) -> str:
    """A character reference for what is neither a letter nor a digit."""
    return f"&#{ord(letter)};" if letter.isascii() and not letter.isalnum() else letter


@lru_cache(1 << 15)
def escape_words(text: str) -> Markup:
    """The same for a part of a text, whose first word is not the first of its line."""
    lead = " " if text[:1].isspace() else ""
    trail = " " if text[-1:].isspace() and text.strip() else ""
    return Markup(lead + " ".join(text.split()).translate(_SPECIAL) + trail)


class Inline:
    """Renders the inline subset for one page, whose address decides how links are written."""

    def __init__(
        self,
        content: Content,
        addresses: dict[tuple[str, str], str],
        page: str,
        terms: dict[str, Markup] | None = None,
    ) -> None:
        """`terms` keeps what each service looks like, which is the same on every page."""
        self.content = content
        self.addresses = addresses
        self.page = page
        self.terms = {} if terms is None else terms

    def __call__(self, text: str) -> Markup:
        """A text with bold words, links and services of the reader's place."""
        return Markup("").join(self.part(part) for part in segments(" ".join(text.split())))

    def part(self, part: object) -> Markup:
        if isinstance(part, Bold):
            return Markup("<strong>{}</strong>").format(escape_words(part.text))
        if isinstance(part, Link):
            kind, _, name = part.target.partition(":")
            href = relative(self.page, self.addresses[kind, name])
            return Markup('<a href="{}">{}</a>').format(Markup(href), escape_words(part.text))
        if isinstance(part, Placeholder):
            if part.id not in self.terms:
                self.terms[part.id] = self.term(part.id)
            return self.terms[part.id]
        return escape_words(part.text)  # type: ignore[attr-defined]

    def term(self, name: str) -> Markup:
        """A service of the reader's place: the chosen place's, or without a script every place's number."""
        site = self.content.site
        numbered = any(place.terms[name].tel for place in site.places)
        first, *others = site.places_in_order
        if len({place.terms[name].text for place in site.places}) == 1:
            return escape_words(first.terms[name].text)
        parts = [_variant(first.id, first.terms[name].text, first.short if numbered else "", True)]
        for place in others:
            lead = Markup('<span class="by-place__or"> or </span>') if numbered else Markup("")
            parts.append(
                lead + _variant(place.id, place.terms[name].text, place.short if numbered else "", False)
            )
        kind = "by-place by-place--number" if numbered else "by-place"
        return Markup('<span class="{}">{}</span>').format(Markup(kind), Markup("").join(parts))


def _variant(place: str, text: str, short: str, default: bool) -> Markup:
    name = Markup("")
    if short:
        name = Markup('<span class="by-place__name"> ({})</span>').format(escape_words(short))
    return Markup('<span data-place="{}"{}>{}{}</span>').format(
        Markup(place), Markup(" data-default") if default else Markup(""), escape_words(text), name
    )


def relative(page: str, address: str) -> str:
    """The way from one page of the site to another; both are addresses from the site's root."""
    target, hash_mark, anchor = address.partition("#")
    if target == page and hash_mark:
        return f"#{anchor}"
    folders = page.split("/")[:-1]
    steps = target.split("/")
    while folders and len(steps) > 1 and folders[0] == steps[0]:
        folders, steps = folders[1:], steps[1:]
    return "../" * len(folders) + "/".join(steps) + hash_mark + anchor
