"""What index pages list, and in which order."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from generator.flow.nodes import asked_signs
from generator.render.resolve import Library, View
from generator.schema.kinds import KINDS
from generator.schema.kinds.flow import Flow
from generator.schema.parts import URGENCIES, Urgency
from generator.schema.site import CauseGroup

_LISTED = (
    "cause",
    "situation",
    "warning-sign",
    "body-part",
    "treatment",
    "medicine",
    "medical-test",
    "comparison",
    "myth",
    "faq",
    "term",
)


@dataclass(frozen=True)
class Entry:
    """A line of the A to Z: a name or another name, and where it leads."""

    word: str
    view: View
    other_name: bool


def a_to_z(library: Library) -> list[tuple[str, list[Entry]]]:
    """Every name and other name by its first letter."""
    letters: dict[str, list[Entry]] = {}
    for kind in _LISTED:
        for view in library.of(kind):
            for word, other in _names(view).items():
                letters.setdefault(_letter(word), []).append(Entry(library.plain(word), view, other))
    return [
        (
            letter,
            sorted(
                letters[letter],
                key=lambda entry: (entry.word.strip("“”").casefold(), list(KINDS).index(entry.view.kind.id)),
            ),
        )
        for letter in sorted(letters)
    ]


def _names(view: View) -> dict[str, bool]:
    """The names of a fact, and whether each is another name than its own. A myth has one, in quotes: it is no advice."""
    if view.kind.id == "myth":
        return {f"“{view.name}”": False}
    names = {view.name: False} | dict.fromkeys(view.source.also_called, True)
    if view.source.medical_name:
        names.setdefault(view.source.medical_name, True)
    return names


def by_urgency(library: Library, views: list[View]) -> list[tuple[Urgency, list[View]]]:
    """Facts by how urgent they are, the most urgent first; warning signs of one urgency in the order in which they are asked."""
    flow = library.content.get("flow", library.content.main_flow or "")
    order = asked_signs(flow) if isinstance(flow, Flow) else []
    views = sorted(
        views,
        key=lambda view: (
            order.index(view.id) if view.kind.id == "warning-sign" and view.id in order else len(order)
        ),
    )
    groups: list[tuple[Urgency, list[View]]] = [
        (urgency, [view for view in views if view.urgency == urgency]) for urgency in URGENCIES
    ]
    return [(urgency, each) for urgency, each in groups if each]


def by_letter(views: list[View]) -> list[tuple[str, list[View]]]:
    """Facts by the first letter of their names."""
    letters: dict[str, list[View]] = {}
    for view in sorted(views, key=lambda view: view.name.casefold()):
        letters.setdefault(_letter(view.name), []).append(view)
    return list(letters.items())


def grouped_causes(library: Library) -> list[tuple[CauseGroup, list[View]]]:
    """Causes by group, in the order of site.yml: the common and harmless ones first."""
    causes = library.of("cause")
    groups = [
        (group, [view for view in causes if view.fact.group == group.id])
        for group in library.content.site.cause_groups
    ]
    return [(group, views) for group, views in groups if views]


def _letter(word: str) -> str:
    first = unicodedata.normalize("NFKD", word.lstrip("“‘\"'("))[:1].upper()
    return first if first.isalpha() else "0 to 9"
