"""Rules about addresses: what was published once stays reachable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.rules.rule import Violation, content_rule
from generator.content.addresses import Claimed, addresses, claimed_addresses, former_addresses, page_address
from generator.content.content import PUBLISHED, Content, Key
from generator.problems.problem import MAX_PROBLEMS, did_you_mean
from generator.schema.kinds import KINDS


@content_rule(
    "lost-address",
    why="Readers keep addresses, and other sites link to them. A dead one sends them away.",
    no_exceptions=True,
)
def lost_address(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """An address in published.txt leads to its page, or by former_ids to where the page is now."""
    there = addresses(content) | {address for address, _, _ in former_addresses(content)}
    there |= {page_address(KINDS[kind], name) if kind in KINDS else f"{name}.html" for kind, name in broken}
    gone = (published for published in content.published() if published.address not in there)
    for published in islice(gone, MAX_PROBLEMS):
        address = published.address
        near = did_you_mean(
            address,
            [candidate for candidate in there if candidate.rpartition("/")[0] == address.rpartition("/")[0]],
        )
        hint = f"{_former_id(address)} {near}".strip()
        yield PUBLISHED, Violation((published.index,), f"{address} was published and is gone", hint)


def _former_id(address: str) -> str:
    """How to keep an address whose page is gone."""
    folder, _, file = address.rpartition("/")
    former = file.removesuffix(".html")
    kind = next((kind.id for kind in KINDS.values() if kind.address == folder), None)
    other = f' (of another kind: ["{kind}:{former}"])' if kind else ""
    return f"In the file that took its place write: former_ids: [{former}]{other}. Or put the page back."


@content_rule(
    "address-taken",
    why="One address cannot lead to two pages: one of them would be gone, and nobody told.",
    no_exceptions=True,
)
def address_taken(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Violation]]:
    """No two things have one address: pages of prose, facts, former ids and what the site makes by itself."""
    first: dict[str, Claimed] = {}
    for claimed in claimed_addresses(content):
        other = first.setdefault(claimed.plain, claimed)
        if other is not claimed and claimed.key:
            yield (
                claimed.key,
                Violation(claimed.path, f"{claimed.address} is taken by {_owner(other)}", _another(claimed)),
            )


def _owner(claimed: Claimed) -> str:
    """Who has an address, in an author's words."""
    if claimed.key is None:
        return f"a page or folder that the site makes ({claimed.address})"
    kind, name = claimed.key
    whose = f'the {kind} "{name}"'
    return f"{whose}, which names it as a former id" if claimed.path[:1] == ("former_ids",) else whose


def _another(claimed: Claimed) -> str:
    if claimed.path[:1] == ("former_ids",):
        return "Take the former id out here, or give the other page another name."
    return "Give this file another name."
