"""The pages of facts: those that have to be made, and those that an earlier build has made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.content.addresses import ON_INDEX, checked_address
from generator.files.parallel import on_every_core
from generator.render.chart import chart
from generator.render.flow_view import flow_view
from generator.render.page import Page, Renderer, staged_path
from generator.render.resolve import View
from generator.schema.kinds import KINDS
from generator.schema.kinds.flow import Flow

BESIDE = "beside "
"""In front of a fact: what stands before and behind it in the list of its kind."""


@dataclass(frozen=True)
class Kept:
    """The text of a page as an earlier build made it, and what it shows words of."""

    text: str
    read: frozenset[str]


@dataclass(frozen=True)
class _Place:
    """A fact in the list of its kind."""

    views: list[View]
    index: int

    @property
    def view(self) -> View:
        return self.views[self.index]

    def neighbour(self, step: int) -> View | None:
        index = self.index + step
        return self.views[index] if 0 <= index < len(self.views) else None


def fact_pages(renderer: Renderer, kept: Mapping[str, Kept], wanted: Callable[[View], bool] = lambda view: True) -> Iterator[Page]:
    """The pages of every wanted fact that has a page of its own. Those in `kept`, by path, are not made again."""
    new = []
    for kind in KINDS:
        views = renderer.library.of(kind) if kind not in ON_INDEX else []
        for index, view in enumerate(views):
            if wanted(view):
                again = list(_kept(view, kept))
                yield from again
                new += [] if again else [_Place(views, index)]
    for pages in on_every_core(lambda places: [page for place in places for page in _read_pages(renderer, place)], new):
        yield from pages


def _kept(view: View, kept: Mapping[str, Kept]) -> Iterator[Page]:
    """The pages of a fact as an earlier build made them; none if one of them has to be made."""
    addresses = [view.address, *([checked_address(view.address)] if isinstance(view.model, Flow) else [])]
    if all(staged_path(address) in kept for address in addresses):
        for address in addresses:
            path = staged_path(address)
            yield Page(path, kept[path].text, address, view.file, kept[path].read)


def _read_pages(renderer: Renderer, place: _Place) -> list[Page]:
    """The pages of a fact, with what they have read."""
    renderer.library.read.clear()
    pages = list(_pages(renderer, place))
    read = frozenset({*renderer.library.read, place.view.key, BESIDE + place.view.key})
    return [replace(page, read=read) for page in pages]


def _pages(renderer: Renderer, place: _Place) -> Iterator[Page]:
    view, library = place.view, renderer.library
    values: dict[str, Any] = {"view": view, "fact": view.fact, "kind": view.kind}
    if isinstance(view.source, Flow):
        drawn = partial(chart, plain=library.plain, sign_name=lambda sign: library.get("warning-sign", sign).source.name)
        values |= {"flow_view": flow_view(view.source), "chart": drawn}
        yield renderer.page("flow_checked", checked_address(view.address), view.file, f"{view.name} How this tool was checked", **values)
    values |= {"before": place.neighbour(-1), "behind": place.neighbour(1)}
    yield renderer.page(f"facts/{view.kind.folder}", view.address, view.file, view.title, **values)
