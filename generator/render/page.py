"""Renders one page: a template, the values it shows, and what every template can use."""

from __future__ import annotations

import html
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.content.addresses import data_path
from generator.content.drawing import BODY
from generator.files.paths import TEMPLATES
from generator.render.drawing import map_of_regions, picture
from generator.render.escape import Inline, escape, relative
from generator.render.icon_array import icon_array
from generator.render.resolve import Library, View
from generator.render.structured_data import page_data, structured_data
from generator.schema import layout
from generator.schema.kinds import KINDS
from generator.schema.parts import URGENCY_WORDS, Certainty, Claim, Fact, Picture
from generator.schema.walk import parts


@dataclass(frozen=True)
class Page:
    """A staged page: its path under build/docs, its text, its address in the site and the file its words come
    from.

    `read` names what the page of a fact shows words of, itself included (see `Library.read`).
    """

    path: str
    text: str
    address: str
    origin: str
    read: frozenset[str] = frozenset()


def staged_path(address: str) -> str:
    """The path under build/docs of the page with an address."""
    return address.removesuffix(".html") + ".md"


_SURE: dict[Certainty, str] = {
    "high": "strong evidence",
    "moderate": "fairly strong evidence",
    "low": "weak evidence",
    "very-low": "very weak evidence",
}
"""What readers are told about how sure the evidence is, from the surest on."""


@dataclass
class Citations:
    """The sources of one page, numbered in the order in which its claims name them.

    `on_paper` has the ids of those that are named by what is printed: some pages show the words of others on
    the screen only, and the sources of these are not printed either.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    sources: list[View] = field(default_factory=list)
    on_paper: set[str] = field(default_factory=set)

    statements: Counter[Certainty] = field(default_factory=Counter)

    def label(self, certainty: Certainty) -> str:
        """How sure the evidence behind a statement is, in words. Each call counts a statement of the page."""
        self.statements[certainty] += 1
        return _SURE[certainty]

    def rests_on(self) -> str:
        """How many statements of the page rest on what, in a sentence."""
        counts = []
        for certainty, words in _SURE.items():
            if self.statements[certainty]:
                counts.append(f"{words} {self.statements[certainty]}")
        listed = ", ".join(counts)
        return f"Statements on this page, by the evidence that they rest on: {listed}."

    def number(self, source: View, on_paper: bool = True) -> int:
        """The number of a source on this page."""
        if source.id not in self.numbers:
            self.numbers[source.id] = len(self.numbers) + 1
            self.sources.append(source)
        if on_paper:
            self.on_paper.add(source.id)
        return self.numbers[source.id]


class Renderer:
    """Renders pages of one library. `compiled` keeps compiled templates."""

    def __init__(self, library: Library, compiled: jinja2.BytecodeCache | None = None) -> None:
        content = library.content
        self.content = content
        self.library = library
        self.address = content.site.address
        self.site = self.library.resolve(content.site)
        self.terms: dict[str, Markup] = {}
        self.environment = environment(compiled)

    def page(
        self, template: str, address: str, origin: str, title: str, fallback: str | None = None, **values: Any
    ) -> Page:
        """The page of a template at an address. `origin` is the file that its words come from."""
        names = [f"{template}.md.jinja", *([f"{fallback}.md.jinja"] if fallback else [])]
        inline = Inline(self.content, self.library.addresses, address, self.terms)
        text = self.environment.select_template(names).render(
            site=self.site,
            library=self.library,
            address=address,
            origin=f"content/{self.inside(origin)}",
            title=title,
            citations=Citations(),
            kinds=KINDS,
            edit_link=self.edit_link(origin),
            inside=self.inside,
            inline=inline,
            href=lambda target: _href(address, target),
            plain=self.library.plain,
            structured=self.structured,
            page_data=lambda name: page_data(self.content, address, self.library.plain(name), self.address),
            data_path=data_path,
            picture_of=self.picture,
            body_map=lambda title, views: self.body_map(address, title, views),
            **values,
        )
        return Page(staged_path(address), text, address, origin)

    def picture(self, shown: Picture) -> Markup:
        """The drawing of a picture, with its words."""
        return picture(self.content.drawings[shown.drawing], shown.shows, shown.labels, escape)

    def body_map(self, page: str, title: str, views: list[View]) -> Markup | None:
        """The drawing of the body, whose regions lead to its parts; None where the content has none."""
        drawing = self.content.drawings.get(BODY)
        parts = []
        for view in views:
            if view.fact.region:
                parts.append((view.fact.region, view.name, relative(page, view.address)))
        return map_of_regions(drawing, parts, title, escape) if drawing and parts else None

    def structured(self, view: View, sources: list[View]) -> Markup:
        return structured_data(self.content, view, self.library.plain, sources, self.address)

    def edit_link(self, origin: str) -> str | None:
        edit_url = self.content.site.edit_url
        return f"{edit_url.rstrip('/')}/{self.inside(origin)}" if edit_url else None

    def inside(self, origin: str) -> str:
        """The path of a file within the content folder: the same wherever the folder is."""
        return Path(origin).relative_to(self.content.folder).as_posix()


def _href(page: str, target: str | View) -> Markup:
    """The link from a page to an address or to a fact."""
    return Markup(relative(page, target if isinstance(target, str) else target.address))


def environment(compiled: jinja2.BytecodeCache | None = None) -> jinja2.Environment:
    """The templates, with their filters and what all of them know.

    `compiled` keeps them compiled from one process to the next.
    """
    templates = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=compiled,
    )
    templates.filters["words"] = escape
    templates.filters["yaml_text"] = _yaml_text
    templates.globals["URGENCY_WORDS"] = URGENCY_WORDS
    templates.globals["icon_array"] = icon_array
    templates.globals |= {name: getattr(layout, name) for name in layout.FOR_TEMPLATES}
    templates.globals["corrections"] = corrections
    templates.globals["day"] = lambda date: f"{date.day} {date:%B %Y}"
    return templates


def corrections(fact: Fact) -> list[Claim]:
    """The claims of a fact that correct what others say."""
    return [claim for _, claim in parts(fact, Claim) if claim.corrects]


def _yaml_text(value: str) -> Markup:
    """A text as a quoted YAML value for the front matter, safe in HTML: the engine puts it into the page's
    head as it is.
    """
    return Markup('"' + html.escape(" ".join(value.split())).replace("\\", "&#92;") + '"')
