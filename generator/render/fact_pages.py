"""The pages of facts: those that have to be made, and those that an earlier build has made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any

from generator.content.addresses import address_beside_flow, addresses_beside_flow
from generator.files.parallel import map_chunks
from generator.flow.nodes import asked_signs, sign_ages
from generator.render.chart import chart
from generator.render.flow_view import FlowView, flow_view
from generator.render.page import Page, Renderer, staged_path
from generator.render.resolve import View
from generator.schema.kinds import KINDS
from generator.schema.kinds.flow import Flow

BESIDE = "beside "
"""In front of a fact: what stands before and behind it in the list of its kind."""


@dataclass(frozen=True)
class ReusablePage:
    """The text of a page as an earlier build made it, and what it shows words of."""

    text: str
    read: frozenset[str]


@dataclass(frozen=True)
class _ListedFact:
    """A fact in the list of its kind."""

    views: list[View]
    index: int

    @property
    def view(self) -> View:
        return self.views[self.index]

    def neighbour(self, step: int) -> View | None:
        index = self.index + step
        return self.views[index] if 0 <= index < len(self.views) else None


def fact_pages(
    renderer: Renderer,
    reusable: Mapping[str, ReusablePage],
    wanted: Callable[[View], bool] = lambda view: True,
) -> Iterator[Page]:
    """The pages of every wanted fact that has a page of its own.

    Those in `reusable`, by path, are not made again.
    """
    new = []
    for kind in KINDS.values():
        views = renderer.library.of(kind.id) if kind.has_page else []
        for index, view in enumerate(views):
            if wanted(view):
                reused = list(_reused_pages(view, reusable))
                yield from reused
                new += [] if reused else [_ListedFact(views, index)]
    yield from chain.from_iterable(map_chunks(partial(_new_pages, renderer), new))


def _reused_pages(view: View, reusable: Mapping[str, ReusablePage]) -> Iterator[Page]:
    """The pages of a fact as an earlier build made them; none if one of them has to be made."""
    addresses = [view.address]
    if isinstance(view.model, Flow):
        addresses += addresses_beside_flow(view.address, view.model)
    paths = {staged_path(address): address for address in addresses}
    if reusable.keys() >= paths.keys():
        for path, address in paths.items():
            yield Page(path, reusable[path].text, address, view.file, reusable[path].read)


def _new_pages(renderer: Renderer, places: Sequence[_ListedFact]) -> list[Page]:
    return list(chain.from_iterable(_read_pages(renderer, place) for place in places))


def _read_pages(renderer: Renderer, place: _ListedFact) -> list[Page]:
    """The pages of a fact, with what they have read."""
    renderer.library.read.clear()
    pages = list(_pages(renderer, place))
    read = frozenset({*renderer.library.read, place.view.key, BESIDE + place.view.key})
    return [replace(page, read=read) for page in pages]


def _pages(renderer: Renderer, place: _ListedFact) -> Iterator[Page]:
    view, library = place.view, renderer.library
    values: dict[str, Any] = {"view": view, "fact": view.fact, "kind": view.kind}
    if isinstance(view.source, Flow):
        signs = {sign: library.get("warning-sign", sign).source for sign in asked_signs(view.source)}
        flow = flow_view(view.source, sign_ages(signs))
        values |= {"flow_view": flow, "chart": chart(flow.graph)}
        yield from _beside_flow(renderer, view, values)
    values |= {"before": place.neighbour(-1), "behind": place.neighbour(1)}
    yield renderer.page(f"facts/{view.kind.folder}", view.address, view.file, view.title, **values)


def _beside_flow(renderer: Renderer, view: View, values: dict[str, Any]) -> Iterator[Page]:
    """The pages about a flow: how it was checked, its chart, and its links for each person."""
    flow: FlowView = values["flow_view"]
    yield renderer.page(
        "flow_checked",
        address_beside_flow(view.address, "checked"),
        view.file,
        f"{view.name} How this tool was checked",
        **values,
    )
    yield renderer.page(
        "flow_chart",
        address_beside_flow(view.address, "chart"),
        view.file,
        f"{view.name} The whole chart",
        **values,
    )
    for person in flow.people:
        title = f"{view.name} {renderer.library.plain(person.label)}"
        more = values | {"person_view": flow.of(person)}
        yield renderer.page(
            "flow_person", address_beside_flow(view.address, f"for-{person.id}"), view.file, title, **more
        )
