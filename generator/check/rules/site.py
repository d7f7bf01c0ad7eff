"""Rules about site.yml, about what facts take from it, and about pages of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.check.rules.rule import Violation, content_rule
from generator.content.colour import (
    HEADER_TEXT,
    LIGHT_GROUNDS,
    contrast,
    is_readable,
    nearest_readable,
)
from generator.content.content import Content, Key, ProsePage
from generator.problems.problem import MAX_PROBLEMS, did_you_mean
from generator.schema.kinds.cause import Cause

_SITE: Key = ("site", "site")
EMERGENCY = "emergency"
# Anything behind ]( but a whole address, and the address of a link that stands elsewhere in the text.
_ODD_LINK = re.compile(r"""\]\((?!https://[^\s<>"'\[\]]+\)|#[^\s<>"')]*\)|[a-z-]+:[a-z0-9-]+\))|\]:""")
_TARGET = re.compile(r"\]\(([^()\s]+)\)")
_SERVICE = re.compile(r"\{([^{}]*)\}")
_DASHES = re.compile(r" {0,3}-+[ \t]*")
_MAIN_HEADING = re.compile(r"(?:[\s>]|[*+-]\s|\d+\.\s)*#(?!#)|[\s>]*=+\s*$")
_DEEP = re.compile(r"(?: {4}|\t|\s{0,3}(?:[*+-]|\d+\.|>)(?=[\s>])){6}")
_ALIGNED = re.compile(r"(?=.*(?::-|-:))[\s>|:-]+")


@content_rule(
    "unknown-place",
    why="The numbers of the default place are shown to every reader who has not chosen.",
    no_exceptions=True,
)
def default_place(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """The default place is one of the places."""
    default, places = content.site.default_place, [place.id for place in content.site.places]
    if default not in places:
        hint = did_you_mean(default, places) or "Name one of the places below."
        yield _SITE, Violation(("default_place",), f'there is no place "{default}"', hint)


@content_rule(
    "missing-service", why="Else a sentence would have a hole for some readers.", no_exceptions=True
)
def places_agree(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """Every place names the same services, the emergency service among them."""
    places = content.site.places
    every = _services(content) | {EMERGENCY}
    for index, place in enumerate(places):
        for term in sorted(every - set(place.terms)):
            yield (
                _SITE,
                Violation(
                    ("places", index, "terms"),
                    f'the place "{place.id}" does not say what "{term}" is there',
                    "Every place names every service, so that no sentence has a hole.",
                    at_key=True,
                ),
            )


@content_rule(
    "emergency-number", why="Every emergency card has a button that calls this number.", no_exceptions=True
)
def emergency_number(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """The emergency service of every place has a number to call."""
    for index, place in enumerate(content.site.places):
        if EMERGENCY in place.terms and not place.terms[EMERGENCY].tel:
            yield (
                _SITE,
                Violation(
                    ("places", index, "terms", EMERGENCY),
                    f'the emergency service of "{place.id}" has no number to call',
                    'Add tel, such as tel: "112".',
                    at_key=True,
                ),
            )


@content_rule("address-slash", why="Addresses of pages are made by adding to it.", no_exceptions=True)
def address_slash(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """The address of the site ends in a slash."""
    if not content.site.address.endswith("/"):
        yield (
            _SITE,
            Violation(
                ("address",), "the address of the site ends in a slash", f"Write {content.site.address}/"
            ),
        )


@content_rule(
    "colour-contrast",
    why="Text that stands out too little cannot be read by many.",
    source="https://www.w3.org/TR/WCAG22/#contrast-minimum.",
    no_exceptions=True,
)
def colour_contrast(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """The colours of the site stand out from what they stand on, 4.5 to 1."""
    colours = content.site.colours
    if colours is None:
        return
    for key, colour, grounds in (
        ("brand", colours.brand, (HEADER_TEXT,)),
        ("links", colours.links, LIGHT_GROUNDS),
    ):
        if not is_readable(colour, grounds):
            least = min(contrast(colour, ground) for ground in grounds)
            message = f"{colour} stands out too little: {least:.1f} to 1, and 4.5 to 1 is the least"
            hint = f'The nearest colour that does: "{nearest_readable(colour, grounds)}".'
            yield _SITE, Violation(("colours", key), message, hint)


@content_rule(
    "unknown-group",
    why="The index of causes is made of these groups; a cause without one would be missing from it.",
    no_exceptions=True,
)
def known_group(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """A cause belongs to a group that site.yml defines."""
    groups = [group.id for group in content.site.cause_groups]
    for name, cause in content.of(Cause).items():
        if cause.group not in groups:
            known = f"Groups: {', '.join(groups)}." if groups else "Write it under cause_groups in site.yml."
            hint = did_you_mean(cause.group, groups) or known
            yield ("cause", name), Violation(("group",), f'there is no group "{cause.group}"', hint)


@content_rule(
    "page-markup",
    why="Only plain Markdown is sure to look the same everywhere and to carry nothing harmful.",
    no_exceptions=True,
)
def page_markup(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """A page of prose is Markdown without HTML, attribute lists and templates."""
    services = _services(content)
    for name, page in content.pages.items():
        for violation in _page_markup(page, services):
            yield ("page", name), violation


def _page_markup(page: ProsePage, services: set[str]) -> Iterator[Violation]:
    lines = page.body.splitlines()
    for number, line in enumerate(lines):
        for message, hint in _markup_faults(line, services):
            yield Violation((number,), message, hint)
        if number and _DASHES.fullmatch(line) and lines[number - 1].strip():
            hint = "Leave an empty line between them, or begin the heading with ##."
            yield Violation((number,), "dashes right below a text make a heading of it", hint)
        if number and _MAIN_HEADING.match(line):
            message = "there is a second main heading here; a page has one"
            yield Violation((number,), message, "Begin it with ## instead.")
    for number in _brackets_in_brackets(page):
        message = "there is a bracket inside a bracket, or one is not closed"
        yield Violation((number,), message, "Write [words](kind:id).")


def _services(content: Content) -> set[str]:
    """The services that the places of site.yml name."""
    return set[str]().union(*(place.terms for place in content.site.places))


@content_rule("page-link", why="A dead link sends a reader nowhere.", no_exceptions=True)
def page_link(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """A link of a page of prose leads to a fact, a page or an https address."""
    for name, page in content.pages.items():
        for violation in islice(_dead_links(page, content, broken), MAX_PROBLEMS):
            yield ("page", name), violation


def _dead_links(page: ProsePage, content: Content, broken: frozenset[Key]) -> Iterator[Violation]:
    for number, line in enumerate(page.body.splitlines()):
        for target in _TARGET.findall(line):
            kind, _, fact_id = target.partition(":")
            if (
                not target.startswith(("https://", "#"))
                and not content.knows(kind, fact_id)
                and (kind, fact_id) not in broken
            ):
                hint = (
                    did_you_mean(fact_id, content.ids(kind))
                    or "Write [words](kind:id), [words](page:id) or [words](https://…)."
                )
                yield Violation((number,), f'the link to "{target}" leads nowhere', hint)


def _brackets_in_brackets(page: ProsePage) -> Iterator[int]:
    """The lines on which a bracket opens while another of its paragraph is open. The engine needs very long
    for many.
    """
    is_open = False
    for number, line in enumerate(page.body.splitlines()):
        is_open = is_open and bool(line.strip())
        for mark in re.findall(r"[\[\]]", line):
            if is_open and mark == "[":
                yield number
            is_open = mark == "["


def _markup_faults(line: str, terms: set[str]) -> Iterator[tuple[str, str]]:
    if re.search(r"<[A-Za-z/!?]|&#?\w+;", line):
        yield "there is HTML here; pages are plain Markdown", "Say it without HTML."
    if _ODD_LINK.search(line):
        yield (
            "a link of a form that pages do not use",
            "Write [words](kind:id), [words](page:id) or [words](https://…).",
        )
    if _DEEP.match(line):
        yield "lists and quotes are nested more than five deep", "Begin a paragraph instead."
    if _ALIGNED.fullmatch(line):
        yield (
            "there is a table with aligned columns here; a page has no styles of its own",
            "Leave the colons out: |---|---|.",
        )
    if "!" in line and re.search(r"!\[", line):
        yield "there is a picture here; pages hold words only", "Describe it in words."
    without_services = _SERVICE.sub(lambda match: "" if match[1] in terms else match[0], line)
    if "{" in without_services or "}" in without_services:
        yield (
            "curly brackets that name no service of site.yml",
            f"Known services: {', '.join(sorted(terms))}.",
        )
