"""Rules about addresses: what was published once stays reachable."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from generator.check.rules.rule import Fault, content_rule
from generator.content.addresses import addresses, former_addresses, page_address
from generator.content.content import PUBLISHED, Content, Key
from generator.problems.problem import MOST_PROBLEMS, did_you_mean
from generator.schema.kinds import KINDS


@content_rule("lost-address", why="Readers keep addresses, and other sites link to them. A dead one sends them away.", firm=True)
def lost_address(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """An address in published.txt leads to its page, or by former_ids to where the page is now."""
    there = addresses(content) | {address for address, _ in former_addresses(content)}
    there |= {page_address(KINDS[kind], name) if kind in KINDS else f"{name}.html" for kind, name in broken}
    gone = (published for published in content.published() if published.address not in there)
    for published in islice(gone, MOST_PROBLEMS):
        address = published.address
        former = address.rpartition("/")[2].removesuffix(".html")
        near = did_you_mean(address, [each for each in there if each.rpartition("/")[0] == address.rpartition("/")[0]])
        hint = f"In the file that took its place write: former_ids: [{former}]. Or put the page back."
        yield PUBLISHED, Fault((published.index,), f"{address} was published and is gone", f"{hint} {near}".strip())


@content_rule("former-id-in-use", why="One address cannot lead to two pages.", firm=True)
def former_id_in_use(content: Content, broken: frozenset[Key]) -> Iterator[tuple[Key, Fault]]:
    """A former id is no fact's id now, and only one fact's former id."""
    there, first = addresses(content), dict[str, Key]()
    for address, key in former_addresses(content):
        other = first.setdefault(address, key)
        if address in there or other != key:
            whose = "a page that is there now" if address in there else f'what "{other[1]}" names as its own'
            yield key, Fault(("former_ids",), f"{address} is {whose}", "Take it out here, or out of the other file.")
