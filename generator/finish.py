"""Stage 6, finish: one pass over the finished pages proves that the site is fit to publish.

It fills in the Content-Security-Policy with the hashes of each page's own scripts, checks every link, anchor, id and
title, and removes theme files that no page refers to.
"""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from generator.site_files import write_site_files

CSP_MARK = "csp-hashes-here"
# What the theme brings along: its own script (the pages load none of it), its pictures and its search.
_UNUSED = ("assets/javascripts", "assets/images", "sitemap.xml.gz")
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_ALLOWED_SCHEMES = ("https", "tel", "mailto")
_TEMPLATE_MARK = re.compile(r"\{\{|\}\}|\{%|%\}")
_LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "form": "action"}


@dataclass(frozen=True)
class Fault:
    """Something that makes a page unfit; `page` is its address in the site."""

    page: str
    message: str


@dataclass(frozen=True)
class Finished:
    """What the pass found: how many pages, how many bytes in all."""

    pages: int
    size: int


@dataclass(frozen=True)
class _Seen:
    title: str
    ids: frozenset[str]
    links: tuple[str, ...]


def finish(site: Path, origins: Mapping[str, str], address: str) -> tuple[Finished, list[Fault]]:
    """Check and complete every page under `site`. `origins` says which file the words of each page come from."""
    faults: list[Fault] = []
    seen: dict[str, _Seen] = {}
    for path in sorted(site.rglob("*.html")):
        page = path.relative_to(site).as_posix()
        text = path.read_text(encoding="utf-8")
        tree = LexborHTMLParser(text)
        faults += _page_faults(page, tree, text)
        seen[page] = _look(tree)
        path.write_text(_with_hashes(text, tree), encoding="utf-8")
    _remove_unused(site)
    write_site_files(site, seen, address)
    files = {each.relative_to(site).as_posix() for each in site.rglob("*") if each.is_file()}
    base = urlsplit(address).path
    for page, found in seen.items():
        faults += _link_faults(page, found, seen, files, base)
    faults += _site_faults(seen)
    named = [Fault(origins.get(fault.page, fault.page), f"{fault.message} (on the page {fault.page})") for fault in faults]
    size = sum((site / name).stat().st_size for name in files)
    return Finished(len(seen), size), named


def _look(tree: LexborHTMLParser) -> _Seen:
    ids = frozenset(node.attributes["id"] or "" for node in tree.css("[id]"))
    links = [node.attributes.get("href") or "" for node in tree.css("a[href]")]
    links += [node.attributes.get(_LOADED[node.tag or ""]) or "" for node in tree.css("script[src],img[src],link[href],form[action]")]
    title = tree.css_first("title")
    return _Seen(title.text().strip() if title else "", ids, tuple(links))


def _page_faults(page: str, tree: LexborHTMLParser, text: str) -> Iterator[Fault]:
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    for name in sorted({str(each) for each in ids if ids.count(each) > 1} if len(set(ids)) != len(ids) else ()):
        yield Fault(page, f'the id "{name}" stands twice')
    title = tree.css_first("title")
    if title is None or not title.text().strip():
        yield Fault(page, "the page has no title")
    headings = tree.css("h1")
    if len(headings) != 1 and page != "404.html":
        yield Fault(page, f"the page has {len(headings)} main headings instead of one")
    for node in tree.css("script[src],img[src],iframe[src],source[src],link[rel=stylesheet],form[action]"):
        target = node.attributes.get(_LOADED[node.tag or ""]) or ""
        if urlsplit(target).netloc:
            yield Fault(page, f'<{node.tag}> loads "{target}" from another host')
    for node in tree.css("body *"):
        for name in node.attributes:
            if name.startswith("on") or name == "style":
                yield Fault(page, f"<{node.tag}> has the attribute {name}")
    # An author's braces stand there as character references.
    if _TEMPLATE_MARK.search(_SCRIPT.sub("", text.partition("<body")[2])):
        yield Fault(page, "a template mark was left in the text")
    if CSP_MARK not in text:
        yield Fault(page, "the page has no Content-Security-Policy")


def _link_faults(page: str, found: _Seen, seen: Mapping[str, _Seen], files: set[str], base: str) -> Iterator[Fault]:
    for link in found.links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            if parts.scheme not in _ALLOWED_SCHEMES:
                yield Fault(page, f'a link leads to "{link}"')
            continue
        target = _target(page, unquote(parts.path), base)
        if target.endswith("/") or not target:
            target += "index.html"
        if target not in files:
            yield Fault(page, f'the link "{link}" leads nowhere')
        elif parts.fragment and target in seen and parts.fragment not in seen[target].ids and parts.fragment != "__skip":
            yield Fault(page, f'the link "{link}" leads to a part that the page does not have')


def _target(page: str, path: str, base: str) -> str:
    if not path:
        return page
    if path.startswith("/"):
        return path.removeprefix(base).lstrip("/")
    steps = page.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in (".",):
            steps.append(step)
    return "/".join(steps)


def _site_faults(seen: Mapping[str, _Seen]) -> Iterator[Fault]:
    if "index.html" not in seen:
        yield Fault("index.html", "the site has no home page")
    first: dict[str, str] = {}
    for page, found in seen.items():
        other = first.setdefault(found.title, page)
        if other != page:
            yield Fault(page, f'the title "{found.title}" is that of {other} too')


def _with_hashes(text: str, tree: LexborHTMLParser) -> str:
    hashes = []
    for script in tree.css("script:not([src])"):
        kind = script.attributes.get("type") or "text/javascript"
        if kind in ("text/javascript", "module"):
            digest = hashlib.sha256(script.text(deep=True).encode()).digest()
            hashes.append(f"'sha256-{base64.b64encode(digest).decode()}'")
    return text.replace(CSP_MARK, " ".join(dict.fromkeys(hashes)), 1)


def _remove_unused(site: Path) -> None:
    """Take away what the theme brings along and no page refers to."""
    for path in site.rglob("*.map"):
        path.unlink()
    for name in _UNUSED:
        path = site / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
