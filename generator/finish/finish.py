"""Stage 6, finish: one pass over the finished pages proves that the site is fit to publish.

It makes one style sheet of all that pages link, checks every link, anchor, id and title, and removes theme files that no page refers to.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from urllib.parse import urlsplit

from generator.files.parallel import on_every_core
from generator.files.scan import files_in
from generator.finish.offline_zip import write_carry_away
from generator.finish.page_audit import Look, PageLook
from generator.finish.site_files import write_site_files
from generator.finish.strip_theme import without_leftovers
from generator.finish.style_sheet import StyleSheet, join_style_sheets

# What the theme brings along: its own script (the pages load none of it), its pictures and its search.
_STYLE = "assets/style.*.css"
_UNUSED = ("assets/javascripts", "assets/images", "sitemap.xml.gz")


@dataclass(frozen=True)
class Fault:
    """Something that makes a page unfit; `page` is its address in the site."""

    page: str
    message: str


def finish(
    site: Path,
    origins: Mapping[str, str],
    address: str,
    known: Mapping[str, Look] | None = None,
    dates: Mapping[str, str] | None = None,
) -> tuple[dict[str, Look], list[Fault]]:
    """Check and complete every page under `site`. `origins` says which file the words of each page come from, and `dates`
    since when pages have had their words, for the site map.

    Pages in `known` were finished by an earlier build and have not changed since: they are not parsed again, but their
    links are checked with all others.
    """
    known = known or {}
    style = _style(site) if known else join_style_sheets(site)
    base = urlsplit(address).path
    pages = sorted(name for name, _ in files_in(site) if name.endswith(".html"))

    def complete(pages: Sequence[str]) -> list[tuple[str, Look, list[str]]]:
        """Complete pages; each with what the rest of the site needs to know of it, and what makes it unfit."""
        done = []
        for page in pages:
            text = (site / page).read_text(encoding="utf-8")
            text = style.link(without_leftovers(text))
            (site / page).write_text(text, encoding="utf-8")
            seen = PageLook(page, text, base)
            done.append((page, seen.look(), list(seen.faults())))
        return done

    new = sorted(chain.from_iterable(on_every_core(complete, [page for page in pages if page not in known])))
    faults = [Fault(page, message) for page, _, messages in new for message in messages]
    looked = {page: look for page, look, _ in new}
    looks = {page: known.get(page) or looked[page] for page in pages}
    _remove_unused(site)
    write_site_files(site, looks, address, dates or {})
    write_carry_away(site, address)
    faults += _link_faults(looks, {name for name, _ in files_in(site)})
    faults += _site_faults(looks)
    named = [
        Fault(origins.get(fault.page, fault.page), f"{fault.message} (on the page {fault.page})")
        for fault in faults
    ]
    return looks, named


def _link_faults(looks: Mapping[str, Look], files: Collection[str]) -> Iterator[Fault]:
    """Links to files that are not there, and to parts that their page does not have."""
    there = {f"{name}#" for name in files}
    for page, look in looks.items():
        there.update(f"{page}#{name}" for name in look.ids)
    for page, look in looks.items():
        for lead in sorted(look.leads.keys() - there):
            name, _, part = lead.partition("#")
            if name not in files:
                yield Fault(page, f'the link "{look.leads[lead]}" leads nowhere')
            elif part and name in looks:
                yield Fault(
                    page, f'the link "{look.leads[lead]}" leads to a part that the page does not have'
                )


def _site_faults(looks: Mapping[str, Look]) -> Iterator[Fault]:
    if "index.html" not in looks:
        yield Fault("index.html", "the site has no home page")
    first: dict[str, str] = {}
    for page, look in looks.items():
        other = first.setdefault(look.title, page)
        if other != page and look.title:
            yield Fault(page, f'the title "{look.title}" is that of {other} too')


def _style(site: Path) -> StyleSheet:
    """The style sheet that an earlier build has made."""
    return StyleSheet(next(site.glob(_STYLE)).relative_to(site).as_posix())


def _remove_unused(site: Path) -> None:
    """Take away what the theme brings along and no page refers to."""
    for name, entry in files_in(site):
        if name.endswith(".map"):
            Path(entry.path).unlink()
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
