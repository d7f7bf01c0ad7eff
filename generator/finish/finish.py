"""Stage 6, finish: one pass over the finished pages proves that the site is fit to publish.

It makes one style sheet of all that pages link, checks every link, anchor, id and title, and removes theme
files that no page refers to.
"""

from __future__ import annotations

import fnmatch
import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from pathlib import Path
from urllib.parse import urlsplit

from generator.files.parallel import map_chunks
from generator.files.scan import files_in
from generator.finish.offline_zip import write_offline_zip
from generator.finish.page_audit import PageAudit, PageSummary
from generator.finish.site_files import write_site_files
from generator.finish.strip_theme import strip_theme
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
    finished: Mapping[str, PageSummary] | None = None,
    dates: Mapping[str, str] | None = None,
) -> tuple[dict[str, PageSummary], list[Fault]]:
    """Check and complete every page under `site`. `origins` says which file the words of each page come from,
    and `dates` since when pages have had their words, for the site map.

    Pages in `finished` were finished by an earlier build and have not changed since: they are not parsed
    again, but their links are checked with all others.
    """
    finished = finished or {}
    style = _style(site) if finished else join_style_sheets(site)
    pages = fnmatch.filter(_names(site), "*.html")
    new = sorted(set(pages) - finished.keys())
    summaries, faults = {page: finished[page] for page in pages if page in finished}, []
    for page, summary, faults_of_page in _complete(site, new, style, urlsplit(address).path):
        summaries[page] = summary
        faults += faults_of_page
    summaries = dict(sorted(summaries.items()))
    _remove_unused(site)
    write_site_files(site, summaries, address, dates or {})
    write_offline_zip(site, address)
    faults.sort(key=attrgetter("page"))
    faults += _link_faults(summaries, _names(site))
    faults += _site_faults(summaries)
    return summaries, [_at_origin(fault, origins) for fault in faults]


def _names(folder: Path) -> set[str]:
    """The paths of all files."""
    return {name for name, _ in files_in(folder)}


_Completed = tuple[str, PageSummary, list[Fault]]
"""A page, what the rest of the site needs to know of it, and what makes it unfit."""


def _complete(site: Path, pages: Sequence[str], style: StyleSheet, base: str) -> Iterator[_Completed]:
    """Complete pages on every core."""

    def complete(share: Sequence[str]) -> list[_Completed]:
        completed = []
        for page in share:
            text = style.link(strip_theme((site / page).read_text(encoding="utf-8")))
            (site / page).write_text(text, encoding="utf-8")
            audit = PageAudit(page, text, base)
            faults = [Fault(page, message) for message in audit.faults()]
            completed.append((page, audit.summary(), faults))
        return completed

    return chain.from_iterable(map_chunks(complete, pages))


def _at_origin(fault: Fault, origins: Mapping[str, str]) -> Fault:
    """A fault at the file that the words of its page come from."""
    return Fault(origins.get(fault.page, fault.page), f"{fault.message} (on the page {fault.page})")


def _link_faults(summaries: Mapping[str, PageSummary], files: Collection[str]) -> Iterator[Fault]:
    """Links to files that are not there, and to parts that their page does not have."""
    targets = {f"{name}#" for name in files}
    for page, summary in summaries.items():
        targets.update(f"{page}#{name}" for name in summary.ids)
    for page, summary in summaries.items():
        for target in sorted(summary.links.keys() - targets):
            link = summary.links[target]
            name, _, part = target.partition("#")
            if name not in files:
                yield Fault(page, f'the link "{link}" leads nowhere')
            elif part and name in summaries:
                yield Fault(page, f'the link "{link}" leads to a part that the page does not have')


def _site_faults(summaries: Mapping[str, PageSummary]) -> Iterator[Fault]:
    if "index.html" not in summaries:
        yield Fault("index.html", "the site has no home page")
    first: dict[str, str] = {}
    for page, summary in summaries.items():
        other = first.setdefault(summary.title, page)
        if other != page and summary.title:
            yield Fault(page, f'the title "{summary.title}" is that of {other} too')


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
