"""Small files that hosts and search engines look for: the site map, the rules for robots, and a note for
GitHub Pages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from pathlib import Path

MARK = ".nojekyll"
"""Tells GitHub Pages to leave the files alone, and the next build that the folder is its own to replace."""
_MADE = "Made by the generator: this folder is replaced as a whole.\n"


def is_own(folder: Path) -> bool:
    """Whether a folder may be replaced: it does not exist, is empty, or was made by a build and is no
    repository since.
    """
    if not folder.exists() or not any(folder.iterdir()):
        return True
    mark = folder / MARK
    return (
        mark.is_file()
        and mark.read_text(encoding="utf-8", errors="replace") == _MADE
        and not (folder / ".git").exists()
    )


def write_site_files(site: Path, pages: Iterable[str], address: str, dates: Mapping[str, str]) -> None:
    """Write them into a finished site. `pages` are addresses from the site's root; the error page is left
    out.

    `dates` says since when a page has had its words (year-month-day). The site map gives no date for the
    others: a made-up one would be worse than none.
    """
    listed = sorted(set(pages) - {"404.html"})
    entries = "".join(
        f"<url><loc>{escape(address + _clean(page))}</loc>{_changed(dates.get(page))}</url>\n"
        for page in listed
    )
    head = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    )
    (site / "sitemap.xml").write_text(f"{head}{entries}</urlset>\n", encoding="utf-8")
    (site / "robots.txt").write_text(
        f"User-agent: *\nAllow: /\nSitemap: {address}sitemap.xml\n", encoding="utf-8"
    )
    (site / MARK).write_text(_MADE, encoding="utf-8")


def _clean(page: str) -> str:
    return "" if page == "index.html" else page


def _changed(date: str | None) -> str:
    return f"<lastmod>{escape(date)}</lastmod>" if date else ""
