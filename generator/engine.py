"""Stage 5, engine: staged pages in, HTML out; every warning is an error. Only this module calls MkDocs."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader

from generator.content.addresses import MADE_PAGES
from generator.content.content import Content
from generator.files.parallel import map_chunks
from generator.files.remove import remove
from generator.files.scan import files_in
from generator.render.escape import escape_words
from generator.render.prose import FOOTER_PAGES
from generator.render.template_cache import compiled_in
from generator.schema.kinds import KINDS
from generator.schema.kinds.situation import Situation
from generator.yaml import writer

FEW_PAGES = 8
"""So many pages are the least for which another process is started: a page takes long."""


class EngineFailed(Exception):
    """The engine warned or gave up; `messages` holds what it said."""

    def __init__(self, messages: list[str]) -> None:
        super().__init__("; ".join(messages))
        self.messages = messages


def settings(content: Content, project: str) -> str:
    """The text of build/mkdocs.yml: the hand-written mkdocs.yml plus what depends on the content.

    `project` is the way from the working folder to the folder of mkdocs.yml.
    """
    site = content.site
    values = {
        "INHERIT": f"{project}/mkdocs.yml",
        "site_name": _safe(site.title),
        "site_url": site.address,
        "site_description": _safe(site.tagline),
        "site_author": _safe(site.publisher),
        "copyright": None,
        "docs_dir": "docs",
        "site_dir": "site",
        "theme": {"custom_dir": f"{project}/overrides", "language": "en"},
        "nav": navigation(content),
        "extra": {
            "publisher": _safe(site.publisher),
            "language": site.language,
            "disclaimer": list(map(_safe, site.disclaimer)),
            "places": [{"id": place.id, "name": _safe(place.name)} for place in site.places],
            "default_place": site.default_place,
            "flow": f"flows/{content.main_flow}.html" if content.main_flow else None,
            "in_short": MADE_PAGES["in_short"] if content.of(Situation) else None,
            "footer": _footer(content),
            **_look(content),
            "distress": _safe(site.help_panel.heading) if site.help_panel else None,
        },
    }
    return writer.write(values)


def _look(content: Content) -> dict[str, Any]:
    """The colour, pictures and licence that every page names."""
    licence = content.site.licence
    own_picture = "preview.png" in content.look
    return {
        "brand": content.site.colours.brand if content.site.colours else "#0b4f6c",
        "logo": "assets/logo.svg" if "logo.svg" in content.look else None,
        "picture": _safe(content.site.title) if own_picture else "A white line like a pulse on dark blue",
        "licence": {"name": _safe(licence.name), "url": licence.url} if licence else None,
    }


def _footer(content: Content) -> list[dict[str, str]]:
    links = []
    for name in FOOTER_PAGES:
        if name in content.pages:
            links.append({"title": _safe(content.pages[name].title), "href": f"{name}.html"})
    return links


def _safe(text: str) -> str:
    """A text that the engine puts into a page as it is."""
    return str(escape_words(text))


def navigation(content: Content) -> list[dict[str, str]]:
    """The short menu: index pages only, so that building stays linear in the number of pages.

    Kinds without facts have none.
    """
    menu = [{"Home": "index.md"}]
    if content.main_flow:
        menu.append({_safe(content.facts["flow"][content.main_flow].name): f"flows/{content.main_flow}.md"})
    for kind in KINDS.values():
        if content.facts[kind.id] and kind.in_menu:
            menu.append({kind.plural: f"{kind.address}/index.md"})
    menu += [{"A to Z": "a-to-z.md"}, {"Help and numbers": "help.md"}, {"Open data": "open-data.md"}]
    return menu + [{_safe(page.title): f"{page.id}.md"} for page in content.pages.values()]


def run(settings_file: Path) -> PageBuilder:
    """Build the site that a settings file describes, into its own site_dir. Raises EngineFailed."""
    builder = PageBuilder(settings_file)
    builder.build_all()
    return builder


def _prepare() -> None:
    """Settings that the engine takes from the environment: no notice of its makers, and one day for every
    build.
    """
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ["SOURCE_DATE_EPOCH"] = "1577836800"


@contextmanager
def _without_search_for_anchors() -> Iterator[None]:
    """Keep MkDocs from parsing the HTML of every page once more to know its anchors.

    The finishing pass checks all links. It saves about a second of a build from nothing. MkDocs has no
    setting for it, so that a method is replaced while the block runs.
    """
    from mkdocs.structure.pages import _RawHTMLPreprocessor

    register = _RawHTMLPreprocessor._register
    _RawHTMLPreprocessor._register = lambda self, md: None  # type: ignore[method-assign]
    try:
        yield
    finally:
        _RawHTMLPreprocessor._register = register  # type: ignore[method-assign]


class _WarningCollector(logging.Handler):
    def __init__(self, messages: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.messages = messages

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _captured_warnings() -> Iterator[list[str]]:
    """Every warning of the engine while the block runs."""
    messages: list[str] = []
    collector = _WarningCollector(messages)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    before, logger.propagate = logger.propagate, False
    try:
        yield messages
    finally:
        logger.removeHandler(collector)
        logger.propagate = before


class _VisibleFiles(FileSystemLoader):
    """The files of a theme without its hidden folders.

    The engine would copy none of their 10,000 icons, and take a tenth of a small build to look at each.
    """

    def list_templates(self) -> list[str]:
        """The path of each file under a folder of the theme."""
        names = set()
        for path in chain.from_iterable(Path(folder).iterdir() for folder in self.searchpath):
            if path.is_file():
                names.add(path.name)
            elif not path.name.startswith("."):
                names.update(f"{path.name}/{name}" for name, _ in files_in(path))
        return sorted(names)


class PageBuilder:
    """Builds the pages of a site, each by itself.

    With a short menu a page depends only on its own Markdown, the settings and the overrides, so that a page
    built alone is the same as in a full build. Uses the engine's own functions for one page, which have
    private names: only here.
    """

    def __init__(self, settings_file: Path) -> None:
        """Raises EngineFailed."""
        _prepare()
        from mkdocs.config import load_config
        from mkdocs.exceptions import MkDocsException
        from mkdocs.structure.files import get_files, set_exclusions
        from mkdocs.structure.nav import get_navigation
        from mkdocs.structure.pages import Page

        with _captured_warnings() as messages:
            try:
                self.config = load_config(str(settings_file))
            except MkDocsException as error:
                raise EngineFailed([*messages, str(error)]) from error
            self.env = self.config.theme.get_env()
            self.env.bytecode_cache = compiled_in(settings_file.parent)
            self.files = get_files(self.config)
            set_exclusions(self.files, self.config)
            self.nav = get_navigation(self.files, self.config)
            for file in self.files.documentation_pages():
                if file.page is None:
                    Page(None, file, self.config)
        if messages:
            raise EngineFailed(messages)

    def knows(self, name: str) -> bool:
        """Whether the site had a page of this path when this builder was made."""
        return self.files.get_file_from_path(name) is not None

    def build_all(self) -> None:
        """Build every page and what the theme brings along, into an emptied folder. Raises EngineFailed."""
        from mkdocs.commands.build import _build_theme_template

        with _captured_warnings() as messages:
            remove(Path(self.config.site_dir))  # The engine's own function leaves hidden files there.
            # Not for a page alone: the theme has hundreds.
            listed = self.env.overlay(loader=_VisibleFiles(self.config.theme.dirs))
            self.files.add_files_from_theme(listed, self.config)
            self.files.copy_static_files()
            for template in self.config.theme.static_templates:
                _build_theme_template(template, self.env, self.files, self.config, self.nav)
        self.build([file.src_uri for file in self.files.documentation_pages()], messages)

    def build(self, names: list[str], before: Sequence[str] = ()) -> None:
        """Build pages by their paths under the staged folder.

        Raises EngineFailed, with what was heard `before` too.
        """
        messages = [*before, *chain.from_iterable(map_chunks(self._build, names, FEW_PAGES))]
        if messages:
            raise EngineFailed(messages)

    def _build(self, names: Sequence[str]) -> list[str]:
        """Build pages; what the engine warned of."""
        from mkdocs.commands.build import _build_page, _populate_page
        from mkdocs.exceptions import MkDocsException

        with _captured_warnings() as messages, _without_search_for_anchors():
            for name in names:
                file = self.files.get_file_from_path(name)
                if file is None or file.page is None:
                    messages.append(f"the engine does not know the page {name}")
                    continue
                try:
                    _populate_page(file.page, self.config, self.files)
                    _build_page(file.page, self.config, [file], self.nav, self.env)
                except MkDocsException as error:
                    messages.append(str(error))
                # The pages of a large site would fill the memory.
                file.page.markdown = file.page.content = None
        return messages
