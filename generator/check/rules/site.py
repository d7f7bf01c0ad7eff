"""Rules about site.yml, about what facts take from it, and about pages of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.check.rules.rule import Fault, content_rule
from generator.content.content import Content, Key, Prose
from generator.problems.problem import MOST_PROBLEMS, did_you_mean
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
    firm=True,
)
def default_place(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """The default place is one of the places."""
    default, places = content.site.default_place, [place.id for place in content.site.places]
    if default not in places:
        hint = did_you_mean(default, places) or "Name one of the places below."
        yield _SITE, Fault(("default_place",), f'there is no place "{default}"', hint)


@content_rule("missing-service", why="Else a sentence would have a hole for some readers.", firm=True)
def places_agree(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """Every place names the same services, the emergency service among them."""
    places = content.site.places
    every = {term for place in places for term in place.terms} | {EMERGENCY}
    for index, place in enumerate(places):
        for term in sorted(every - set(place.terms)):
            yield (
                _SITE,
                Fault(
                    ("places", index, "terms"),
                    f'the place "{place.id}" does not say what "{term}" is there',
                    "Every place names every service, so that no sentence has a hole.",
                    at_key=True,
                ),
            )


@content_rule("emergency-number", why="Every emergency card has a button that calls this number.", firm=True)
def emergency_number(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """The emergency service of every place has a number to call."""
    for index, place in enumerate(content.site.places):
        if EMERGENCY in place.terms and not place.terms[EMERGENCY].tel:
            yield (
                _SITE,
                Fault(
                    ("places", index, "terms", EMERGENCY),
                    f'the emergency service of "{place.id}" has no number to call',
                    'Add tel, such as tel: "112".',
                    at_key=True,
                ),
            )


@content_rule("address-slash", why="Addresses of pages are made by adding to it.", firm=True)
def address_slash(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """The address of the site ends in a slash."""
    if not content.site.address.endswith("/"):
        yield (
            _SITE,
            Fault(("address",), "the address of the site ends in a slash", f"Write {content.site.address}/"),
        )


@content_rule(
    "unknown-group",
    why="The index of causes is made of these groups; a cause without one would be missing from it.",
    firm=True,
)
def known_group(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """A cause belongs to a group that site.yml defines."""
    groups = [group.id for group in content.site.cause_groups]
    for name, fact in content.facts["cause"].items():
        if isinstance(fact, Cause) and fact.group not in groups:
            known = f"Groups: {', '.join(groups)}." if groups else "Write it under cause_groups in site.yml."
            hint = did_you_mean(fact.group, groups) or known
            yield ("cause", name), Fault(("group",), f'there is no group "{fact.group}"', hint)


@content_rule(
    "page-markup",
    why="Only plain Markdown is sure to look the same everywhere and to carry nothing harmful.",
    firm=True,
)
def page_markup(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """A page of prose is Markdown without HTML, attribute lists and templates."""
    terms = {term for place in content.site.places for term in place.terms}
    for name, page in content.pages.items():
        lines = page.body.splitlines()
        for number, line in enumerate(lines):
            for message, hint in _markup_faults(line, terms):
                yield ("page", name), Fault((number,), message, hint)
            if number and _DASHES.fullmatch(line) and lines[number - 1].strip():
                hint = "Leave an empty line between them, or begin the heading with ##."
                yield ("page", name), Fault((number,), "dashes right below a text make a heading of it", hint)
            if number and _MAIN_HEADING.match(line):
                yield (
                    ("page", name),
                    Fault(
                        (number,),
                        "a second main heading stands here; a page has one",
                        "Begin it with ## instead.",
                    ),
                )
        for number in _brackets_in_brackets(page):
            yield (
                ("page", name),
                Fault(
                    (number,), "a bracket stands in a bracket, or is not closed", "Write [words](kind:id)."
                ),
            )


@content_rule("page-link", why="A dead link sends a reader nowhere.", firm=True)
def page_link(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """A link of a page of prose leads to a fact, a page or an https address."""
    for name, page in content.pages.items():
        yield from (
            (("page", name), fault) for fault in islice(_dead_links(page, content, broken), MOST_PROBLEMS)
        )


def _dead_links(page: Prose, content: Content, broken: frozenset[Key]) -> Iterator[Fault]:
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
                yield Fault((number,), f'the link to "{target}" leads nowhere', hint)


def _brackets_in_brackets(page: Prose) -> Iterator[int]:
    """The lines on which a bracket opens while another of its paragraph is open. The engine needs very long for many."""
    is_open = False
    for number, line in enumerate(page.body.splitlines()):
        is_open = is_open and bool(line.strip())
        for mark in re.findall(r"[\[\]]", line):
            if is_open and mark == "[":
                yield number
            is_open = mark == "["


def _markup_faults(line: str, terms: set[str]) -> Iterator[tuple[str, str]]:
    if re.search(r"<[A-Za-z/!?]|&#?\w+;", line):
        yield "HTML stands here; pages are plain Markdown", "Say it without HTML."
    if _ODD_LINK.search(line):
        yield (
            "a link of a form that pages do not use",
            "Write [words](kind:id), [words](page:id) or [words](https://…).",
        )
    if _DEEP.match(line):
        yield "lists and quotes stand in each other more than five deep", "Begin a paragraph instead."
    if _ALIGNED.fullmatch(line):
        yield (
            "a table with aligned columns stands here; a page brings no styles of its own",
            "Leave the colons out: |---|---|.",
        )
    if "!" in line and re.search(r"!\[", line):
        yield "a picture stands here; pages hold words only", "Describe it in words."
    if any(mark in _SERVICE.sub(lambda match: "" if match[1] in terms else match[0], line) for mark in "{}"):
        yield (
            "curly brackets that name no service of site.yml",
            f"Known services: {', '.join(sorted(terms))}.",
        )
