"""Makes content of any size for the benchmarks: fewer facts than the real content has, or more, mixed as they are there."""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from shutil import copytree
from typing import Any
from zlib import crc32

import yaml

PROJECT = Path(__file__).parent.parent
sys.path[:0] = [str(PROJECT)]

from generator.content.content import Content, Key  # noqa: E402
from generator.flow.nodes import asked_signs  # noqa: E402
from generator.load.load import load  # noqa: E402
from generator.render.pages import render  # noqa: E402
from generator.schema.kinds import FOLDERS, KINDS  # noqa: E402
from generator.schema.kinds.flow import Flow  # noqa: E402
from generator.schema.walk import references  # noqa: E402
from generator.yaml.reader import read  # noqa: E402

NEED_USE = ("source", "number", "warning-sign")
"""Kinds that are taken only if something names them."""

_LINK = re.compile(r"(?<=\]\()([a-z-]+):([a-z0-9-]+)(?=\))")
_SEED = 2


def grow(folder: Path, pages: int) -> None:
    """Write a content folder that gives so many pages. The same number gives the same files.

    Below the size of the real content, another fact of its kind stands in for each that is left out. Above it, facts are
    copied, and a copy names copies where there are some.
    """
    content = load(PROJECT / "content").content
    assert content
    rounds = _rounds(content, pages)
    for path in (PROJECT / "content").iterdir():
        if path.is_dir() and path.name not in FOLDERS:
            copytree(path, folder / path.name)
    for path in (folder / "pages").iterdir():
        path.write_text(_Copy(content, rounds, 0).links(path.read_text(encoding="utf-8")), encoding="utf-8")
    _write(folder / "site.yml", _Copy(content, rounds, 0).data(("site", "site")))
    for number, keys in enumerate(rounds):
        copy = _Copy(content, rounds, number)
        for kind, name in keys:
            _write(folder / KINDS[kind].folder / f"{copy.id(kind, name)}.yml", copy.data((kind, name)))


def most_named(folder: Path, kind: str) -> Path:
    """The file of that fact of a kind which most others name."""
    content = load(folder).content
    assert content
    named = Counter(
        name
        for _, _, fact in content.all()
        for each, name in {(kind, name) for _, kind, name in references(fact)}
        if each == kind
    )
    return folder / KINDS[kind].folder / f"{max(named, key=lambda name: (named[name], name))}.yml"


def change(file: Path, **fields: Any) -> None:
    """Save a grown fact with other values for some of its fields."""
    _write(file, yaml.safe_load(file.read_text(encoding="utf-8")) | fields)


def _rounds(content: Content, pages: int) -> list[list[Key]]:
    """What is taken: first the facts themselves, then in rounds those of which copies are made."""
    every = [(kind.id, name) for kind, name, _ in content.all()]
    once = _once(content)
    others = [key for key in every if key not in once]
    random.Random(_SEED).shuffle(others)
    missing = pages - len(render(content))
    if missing < 0:
        return [once + _some(content, _one_of_each_first(content, others), missing + _pages(others))]
    rounds = [every]
    while missing > 0:
        rounds.append(_some(content, others, missing))
        missing -= _pages(rounds[-1])
    return rounds


def _once(content: Content) -> list[Key]:
    """What every size has, and never a copy of it: the flows with the signs that they ask for, and the changes."""
    flows = [flow for flow in content.facts["flow"].values() if isinstance(flow, Flow)]
    asked = sorted({("warning-sign", sign) for flow in flows for sign in asked_signs(flow)})
    return [*asked, *((kind, name) for kind in ("flow", "change") for name in content.facts[kind])]


def _one_of_each_first(content: Content, keys: list[Key]) -> list[Key]:
    """The same facts in an order that puts one of each kind in front: the one that names the most, then what these name."""
    rich = {
        key[0]: key
        for key in sorted(keys, key=lambda key: len(_named(content, [key])))
        if key[0] not in NEED_USE
    }
    named = _named(content, rich.values())
    first = [*rich.values(), *{key[0]: key for key in keys if key[0] in NEED_USE and key in named}.values()]
    return [*first, *(key for key in keys if key not in first)]


def _some(content: Content, keys: list[Key], pages: int) -> list[Key]:
    """So many of the facts that they give so many pages."""
    taken: list[Key] = []
    named: set[Key] = set()
    for key in keys:
        if _pages(taken) >= pages:
            break
        if key[0] not in NEED_USE or key in named:
            taken.append(key)
            named |= _named(content, [key])
    return taken


def _named(content: Content, keys: Iterable[Key]) -> set[Key]:
    facts = [fact for key in keys if (fact := content.get(*key))]
    return {(kind, name) for fact in facts for _, kind, name in references(fact)}


def _pages(keys: list[Key]) -> int:
    return sum(KINDS[kind].has_page for kind, _ in keys)


class _Copy:
    """One round of facts: how they are named, and what they name."""

    def __init__(self, content: Content, rounds: list[list[Key]], number: int) -> None:
        self.content = content
        self.originals = set(rounds[0])
        self.copies = set(rounds[number]) if number else set()
        self.number = number
        self.stand_ins: dict[tuple[str, str], list[str]] = {}
        for kind, name in rounds[0]:
            for group in {self.how_seen(kind, name), ""}:
                self.stand_ins.setdefault((kind, group), []).append(name)

    def id(self, kind: str, name: str) -> str:
        """The id of what takes the place of a fact for those of this round."""
        if (kind, name) in self.copies:
            return f"{name}-{self.number + 1}"
        if kind == "page" or (kind, name) in self.originals:
            return name
        pool = self.stand_ins.get((kind, self.how_seen(kind, name))) or self.stand_ins[kind, ""]
        return pool[crc32(name.encode()) % len(pool)]

    def how_seen(self, kind: str, name: str) -> str:
        """What matters of a source where another stands in for it: not every claim may rest on any source."""
        return getattr(self.content.get(kind, name), "how_seen", "")

    def data(self, key: Key) -> Any:
        """A fact of this round as its file says it."""
        data: Any = read(self.content.documents[key].text)
        model = self.content.site if key == ("site", "site") else self.content.get(*key)
        assert model
        for path, kind, name in references(model):
            here = data
            for step in path[:-1]:
                here = here[step]
            old = here[path[-1]]
            here[path[-1]] = f"{kind}:{self.id(kind, name)}" if ":" in old else self.id(kind, name)
        if self.number and key in self.copies:
            data.pop("former_ids", None)
            end = "?" if data["name"].endswith("?") else ""
            # Glued to the last word: pages have budgets of words, and many are full.
            data["name"] = f"{data['name'].removesuffix('?')}-{self.number + 1}{end}"
            if key[0] == "faq":  # The pages that stand in for those it leads to may have longer names.
                data["exceptions"] = [{"rule": "page-budget", "reason": "A copy for measuring."}]
        return self.tidy(data)

    def tidy(self, value: Any) -> Any:
        """The same with links that lead where they should, and nothing twice in a list."""
        if isinstance(value, str):
            return self.links(value)
        if isinstance(value, dict):
            return {key: self.tidy(each) for key, each in value.items()}
        once = value if any(not isinstance(each, str) for each in value) else dict.fromkeys(value)
        return [self.tidy(each) for each in once]

    def links(self, text: str) -> str:
        """A text with links to what there is."""
        return _LINK.sub(lambda match: f"{match[1]}:{self.id(match[1], match[2])}", text)


def _write(path: Path, data: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1_000), encoding="utf-8")
