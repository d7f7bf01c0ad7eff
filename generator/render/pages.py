"""Builds every page of the site: which template, at which address, from which file."""

from __future__ import annotations

import html
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from generator.addresses import ON_INDEX
from generator.content import Content, Key
from generator.cores import on_every_core
from generator.open_data import data_path
from generator.render.author_pages import author_pages
from generator.render.body_picture import body_picture
from generator.render.chart import chart
from generator.render.escape import Inline, escape, relative
from generator.render.flow_view import flow_view
from generator.render.icon_array import icon_array
from generator.render.index_pages import a_to_z, by_letter, by_urgency, grouped_causes
from generator.render.prose import staged_prose
from generator.render.resolve import Library, View
from generator.render.structured_data import page_data, structured_data
from generator.schema.kinds import KINDS, Kind
from generator.schema.kinds.flow import Flow
from generator.schema.kinds.source import Source
from generator.schema.parts import URGENCY_WORDS

_TEMPLATES = Path(__file__).parent.parent / "templates"


@dataclass(frozen=True)
class Page:
    """A staged page: its path under build/docs, its text, its address in the site and the file its words come from."""

    path: str
    text: str
    address: str
    origin: str


@dataclass
class Citations:
    """The sources of one page, numbered in the order in which its claims name them.

    `on_paper` has the ids of those that are named by what is printed: some pages show the words of others on the screen
    only, and the sources of these are not printed either.
    """

    numbers: dict[str, int] = field(default_factory=dict)
    sources: list[View] = field(default_factory=list)
    on_paper: set[str] = field(default_factory=set)

    def number(self, source: View, on_paper: bool = True) -> int:
        """The number of a source on this page."""
        if source.id not in self.numbers:
            self.numbers[source.id] = len(self.numbers) + 1
            self.sources.append(source)
        if on_paper:
            self.on_paper.add(source.id)
        return self.numbers[source.id]


def render(content: Content, edit_url: str | None = None, address: str | None = None) -> dict[str, Page]:
    """Every page by its path under build/docs. `edit_url` and `address` override those of site.yml."""
    renderer = _Renderer(content, edit_url or content.site.edit_url, address or content.site.address)
    return {page.path: page for page in renderer.pages()}


def render_facts(content: Content, keys: Collection[Key]) -> dict[str, Page]:
    """The pages of some facts alone, the same as `render` gives. Facts without a page of their own give none."""
    renderer = _Renderer(content, content.site.edit_url, content.site.address)
    found: dict[str, Page] = {}
    for kind in KINDS.values():
        views = renderer.library.of(kind.id) if any(kind.id == each for each, _ in keys) and kind.id not in ON_INDEX else []
        for place, view in enumerate(views):
            if (kind.id, view.id) in keys:
                found |= {page.path: page for page in renderer.fact(kind, views, place)}
    return found


class _Renderer:
    def __init__(self, content: Content, edit_url: str | None, address: str) -> None:
        self.content = content
        self.library = Library(content)
        self.edit_url = edit_url
        self.address = address
        self.site = self.library.resolve(content.site)
        self.terms: dict[str, Markup] = {}

    def pages(self) -> Iterator[Page]:
        site_file = self.content.documents["site", "site"].file
        yield self.page("home", "index.html", site_file, "", causes=grouped_causes(self.library))
        yield self.page("a_to_z", "a-to-z.html", site_file, "A to Z", letters=a_to_z(self.library))
        yield self.page("search", "search/index.html", site_file, "Search")
        yield self.page("help", "help.html", site_file, "Help and numbers")
        read = [source.accessed for source in self.content.facts["source"].values() if isinstance(source, Source)]
        yield self.page("download", "download.html", site_file, "Take this site with you", newest=max(read, default=None))
        yield self.page("open_data", "open-data.html", site_file, "Open data")
        urgent = by_urgency(self.library, [*self.library.of("situation"), *self.library.of("cause")])
        yield self.page("by_urgency", "by-urgency.html", site_file, "By urgency", by_urgency=urgent)
        if self.content.facts["cause"]:
            yield self.page("cause_table", "causes/compare.html", site_file, "Compare causes", causes=grouped_causes(self.library))
        facts: list[tuple[Kind, list[View], int]] = []
        for kind in KINDS.values():
            views = self.library.of(kind.id)
            if views:
                yield self.index(kind, views, site_file)
                if kind.id not in ON_INDEX:
                    facts += [(kind, views, place) for place in range(len(views))]
        for pages in on_every_core(lambda share: [page for each in share for page in self.fact(*each)], facts):
            yield from pages
        for page in author_pages(self.content):
            yield self.page(f"author/{page.template}", page.address, site_file, page.title, **page.values)
        for name, prose in self.content.pages.items():
            data = page_data(self.content, f"{name}.html", prose.title, self.address)
            text = f'{staged_prose(prose, self.library, self.site)}\n\n<script type="application/ld+json">{data}</script>\n'
            yield Page(f"{name}.md", text, f"{name}.html", self.content.documents["page", name].file)

    def index(self, kind: Kind, views: list[View], site_file: str) -> Page:
        return self.page(
            f"index/{kind.folder}",
            f"{kind.address}/index.html",
            site_file,
            kind.plural,
            kind=kind,
            views=views,
            causes=grouped_causes(self.library),
            by_urgency=by_urgency(self.library, views),
            by_letter=by_letter(views),
            fallback="index/any",
        )

    def fact(self, kind: Kind, views: list[View], place: int) -> Iterator[Page]:
        view = views[place]
        values: dict[str, Any] = {"view": view, "fact": view.fact, "kind": kind}
        if isinstance(view.source, Flow):
            values |= {"flow_view": flow_view(view.source), "chart": partial(chart, plain=self.library.plain, sign_name=self.sign_name)}
            checked = view.address.replace(".html", "-checked.html")
            yield self.page("flow_checked", checked, view.file, f"{view.name} How this tool was checked", **values)
        values |= {"before": views[place - 1] if place else None, "behind": views[place + 1] if place + 1 < len(views) else None}
        yield self.page(f"facts/{kind.folder}", view.address, view.file, view.title, **values)

    def sign_name(self, sign: str) -> str:
        return self.library.get("warning-sign", sign).source.name

    def page(self, template: str, address: str, origin: str, title: str, fallback: str | None = None, **values: Any) -> Page:
        environment = _environment()
        names = [f"{template}.md.jinja", *([f"{fallback}.md.jinja"] if fallback else [])]
        inline = Inline(self.content, self.library.addresses, address, self.terms)
        text = environment.select_template(names).render(
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
            href=lambda target: Markup(relative(address, target if isinstance(target, str) else target.address)),
            plain=self.library.plain,
            structured=self.structured,
            page_data=lambda name: page_data(self.content, address, self.library.plain(name), self.address),
            data_path=data_path,
            body_picture=lambda views: self.body_picture(address, views),
            **values,
        )
        return Page(address.removesuffix(".html") + ".md", text, address, origin)

    def body_picture(self, page: str, views: list[View]) -> Markup:
        parts = [(view.fact.region, view.name, relative(page, view.address)) for view in views if view.fact.region]
        return body_picture(parts, escape)

    def structured(self, view: View, sources: list[View]) -> Markup:
        return structured_data(self.content, view, self.library.plain, sources, self.address)

    def edit_link(self, origin: str) -> str | None:
        if not self.edit_url:
            return None
        return f"{self.edit_url.rstrip('/')}/{self.inside(origin)}"

    def inside(self, origin: str) -> str:
        """The path of a file within the content folder: the same wherever the folder is."""
        return Path(origin).relative_to(self.content.folder).as_posix()


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        undefined=jinja2.StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["words"] = escape
    environment.filters["yaml_text"] = _yaml_text
    environment.globals["URGENCY_WORDS"] = URGENCY_WORDS
    environment.globals["icon_array"] = icon_array
    environment.globals["day"] = lambda date: f"{date.day} {date:%B %Y}"
    return environment


def _yaml_text(value: str) -> Markup:
    """A text as a quoted YAML value for the front matter, safe in HTML: the engine puts it into the page's head as it is."""
    return Markup('"' + html.escape(" ".join(value.split())).replace("\\", "&#92;") + '"')
