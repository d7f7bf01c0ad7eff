"""Which addresses the content has: for redirects, and for the list of those that were published."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from generator.content.content import PUBLISHED, Content, Key, former_keys
from generator.content.signature import text_hash, words_hash
from generator.problems.problem import FieldPath
from generator.schema.kinds import KINDS, Kind
from generator.schema.kinds.flow import Flow

DATA_ROOT = "api/v1"
"""The folder of the open data, with its version."""

MADE_PAGES: dict[str, str] = {
    "home": "index.html",
    "a_to_z": "a-to-z.html",
    "search": "search/index.html",
    "help": "help.html",
    "download": "download.html",
    "open_data": "open-data.html",
    "by_urgency": "by-urgency.html",
    "in_short": "in-short.html",
    "doctor_note": "doctor-note.html",
    "corrected": "corrected.html",
    "cause_table": "causes/compare.html",
    "not_found": "404.html",
    "author/index": "author/index.html",
    "author/fields": "author/fields.html",
    "author/rules": "author/rules.html",
    "author/flows": "author/flows.html",
    "author/needs": "author/needs.html",
}
"""The address of every page that the site makes by itself, by its template."""

MADE_FILES = (
    f"{DATA_ROOT}/index.json",
    "assets/search-index.js",
    "components/search/search.js",
    "download/site.zip",
    "feed.xml",
    "reviews.ics",
    "robots.txt",
    "sitemap.xml",
)
"""Files that the site makes besides pages: those in its root, and one of each folder."""

_NOTE = """\
# Addresses that have been published. Readers, search engines and other sites may lead to them, so none may be
# lost: if a file gets a new name, write its old one under former_ids. Behind an address stands the day on
# which its words were first published, and a hash of them; the site map gives that day. Added to by: python
# -m generator publish
"""


def page_address(kind: Kind, name: str) -> str:
    """The address of a fact, from the site's root; of one that stands on an index page, with its part of that
    page.
    """
    return f"{kind.address}/{name}.html" if kind.has_page else f"{kind.address}/index.html#{name}"


def addresses(content: Content) -> set[str]:
    """The address of every page that is there because of the content."""
    pages = {f"{name}.html" for name in content.pages}
    for kind, name, _ in content.all():
        pages.add(f"{kind.address}/index.html")
        if kind.has_page:
            pages.add(page_address(kind, name))
    return pages


def former_addresses(content: Content) -> Iterator[tuple[str, Key, int]]:
    """Every address from which a redirect leads to a fact, with that fact and the place among its former
    ids.
    """
    for kind, name, fact in content.all():
        for index, (former_kind, former) in enumerate(former_keys(kind.id, fact)):
            if former_kind in KINDS and KINDS[former_kind].has_page:
                yield page_address(KINDS[former_kind], former), (kind.id, name), index


def addresses_beside_flow(address: str, flow: Flow) -> list[str]:
    """The addresses of the pages about a flow: how it was checked, its chart, and the links of each person it
    may be about.
    """
    addresses = [address_beside_flow(address, "checked"), address_beside_flow(address, "chart")]
    for option in flow.screens[0].options:
        if option.age:
            addresses.append(address_beside_flow(address, f"for-{option.id}"))
    return addresses


def address_beside_flow(address: str, what: str) -> str:
    """The address of one page about the flow at an address."""
    return address.replace(".html", f"-{what}.html")


@dataclass(frozen=True)
class Claimed:
    """An address, and who claims it: the fact or page of prose (None for the site itself) and the place in
    its file.
    """

    address: str
    key: Key | None
    path: FieldPath = ()

    @property
    def plain(self) -> str:
        """The address as hosts take it that leave endings and capitals out: "help" for help.html and for
        help/index.html.
        """
        return self.address.lower().removesuffix("/index.html").removesuffix(".html")


def claimed_addresses(content: Content) -> Iterator[Claimed]:
    """Every address that something claims, those of the site itself first: a later one may not claim it
    again.
    """
    yield from _made()
    for name in content.pages:
        yield Claimed(f"{name}.html", ("page", name), (0,))
    for kind, name, fact in content.all():
        if kind.has_page:
            yield Claimed(page_address(kind, name), (kind.id, name))
        if isinstance(fact, Flow):
            for address in addresses_beside_flow(page_address(kind, name), fact):
                yield Claimed(address, (kind.id, name))
    for address, key, index in former_addresses(content):
        yield Claimed(address, key, ("former_ids", index))


def is_made(address: str) -> bool:
    """Whether the site makes a page or a folder of its own at an address."""
    return any(made.plain == Claimed(address, None).plain for made in _made())


def _made() -> Iterator[Claimed]:
    for address in MADE_PAGES.values():
        yield Claimed(address, None)
    for kind in KINDS.values():
        yield Claimed(f"{kind.address}/index.html", None)
    for file in MADE_FILES:
        folder, slash, _ = file.partition("/")
        yield Claimed(folder if slash else file.partition(".")[0], None)


def words_of_pages(content: Content) -> dict[str, str]:
    """A hash of the words of each page that has words of its own, by address; index pages have none."""
    hashes = {}
    for name, page in content.pages.items():
        hashes[f"{name}.html"] = text_hash(page.title + page.body)
    for kind, name, fact in content.all():
        if kind.has_page:
            hashes[page_address(kind, name)] = words_hash(fact)
    return hashes


def dates(content: Content) -> dict[str, str]:
    """Since when each page has had its words, by address; pages that have changed since they were published
    are left out.
    """
    now = words_of_pages(content)
    return {
        line.address: line.date
        for line in content.published()
        if line.words and line.words == now.get(line.address)
    }


def published_text(content: Content, today: datetime.date) -> str:
    """The list of published addresses with those that are there now added, sorted; notes of people stay at
    its top.
    """
    document = content.documents.get(PUBLISHED)
    notes = _NOTE.splitlines()
    if document:
        notes = [line for line in document.text.splitlines() if line.startswith("#")]
    lines = {address: address for address in addresses(content)}
    for published in content.published():
        lines[published.address] = f"{published.address} {published.date} {published.words}".rstrip()
    kept = dates(content)
    for address, words in words_of_pages(content).items():
        lines[address] = f"{address} {kept.get(address, today.isoformat())} {words}"
    return "\n".join([*notes, *(lines[address] for address in sorted(lines))]) + "\n"


def data_path(kind: Kind, name: str) -> str:
    """Where the data of a fact stands."""
    return f"{DATA_ROOT}/{kind.address}/{name}.json"
