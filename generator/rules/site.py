"""Rules about site.yml, and about what facts take from it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.content import Content, Key
from generator.problem import Finding, did_you_mean
from generator.schema.kinds.cause import Cause

_SITE: Key = ("site", "site")


def places_agree(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Finding]]:
    """Every place names the same services, and the default place is one of them."""
    places = content.site.places
    if content.site.default_place not in [place.id for place in places]:
        yield (
            _SITE,
            Finding(
                "unknown-place",
                ("default_place",),
                f'there is no place "{content.site.default_place}"',
                did_you_mean(content.site.default_place, [place.id for place in places]) or "Name one of the places below.",
            ),
        )
    every = {term for place in places for term in place.terms} | {"emergency"}
    for index, place in enumerate(places):
        for term in sorted(every - set(place.terms)):
            yield (
                _SITE,
                Finding(
                    "missing-service",
                    ("places", index, "terms"),
                    f'the place "{place.id}" does not say what "{term}" is there',
                    "Every place names every service, so that no sentence has a hole.",
                    at_key=True,
                ),
            )
    if not content.site.address.endswith("/"):
        yield _SITE, Finding("bad-value", ("address",), "the address of the site ends in a slash", f"Write {content.site.address}/")


def known_group(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Finding]]:
    """A cause belongs to a group that site.yml defines."""
    groups = [group.id for group in content.site.cause_groups]
    for name, fact in content.facts["cause"].items():
        if isinstance(fact, Cause) and fact.group not in groups:
            yield (
                ("cause", name),
                Finding(
                    "unknown-group",
                    ("group",),
                    f'there is no group "{fact.group}"',
                    did_you_mean(fact.group, groups) or f"Groups: {', '.join(groups)}.",
                ),
            )


def page_markup(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Finding]]:
    """A page of prose is Markdown without HTML, attribute lists and templates, and links within the site or to https."""
    terms = {term for place in content.site.places for term in place.terms}
    for name, page in content.pages.items():
        for number, line in enumerate(page.body.splitlines()):
            for message, hint in _markup_faults(line, terms):
                yield ("page", name), Finding("page-markup", (number,), message, hint)
        for target in re.findall(r"\]\(([^)\s]+)\)", page.body):
            kind, _, fact_id = target.partition(":")
            if not target.startswith(("https://", "#")) and not content.knows(kind, fact_id) and (kind, fact_id) not in broken:
                line_number = page.body[: page.body.index(f"]({target})")].count("\n")
                yield (
                    ("page", name),
                    Finding(
                        "bad-link",
                        (line_number,),
                        f'the link to "{target}" leads nowhere',
                        did_you_mean(fact_id, content.ids(kind)) or "Write [words](kind:id), [words](page:id) or [words](https://…).",
                    ),
                )


def _markup_faults(line: str, terms: set[str]) -> Iterator[tuple[str, str]]:
    if re.search(r"<[A-Za-z/!?]|&#?\w+;", line):
        yield "HTML stands here; pages are plain Markdown", "Say it without HTML."
    if re.search(r"\]\(\s*(?!https://|#|[a-z-]+:[a-z0-9-]+\))", line) or re.search(r"^\s*\[[^\]]+\]:", line):
        yield "a link of a form that pages do not use", "Write [words](kind:id), [words](page:id) or [words](https://…)."
    if "!" in line and re.search(r"!\[", line):
        yield "a picture stands here; pages hold words only", "Describe it in words."
    if re.search(r"\{[%#{:]", line) or any(each not in terms for each in re.findall(r"\{([^}]*)\}", line)):
        yield "curly brackets that name no service of site.yml", f"Known services: {', '.join(sorted(terms))}."
