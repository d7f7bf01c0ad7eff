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


@dataclass(frozen=True)
class AToZEntry:
    """A line of the A to Z: a name or another name, and where it leads."""

    word: str
    view: View
    other_name: bool


def a_to_z(library: Library) -> list[tuple[str, list[AToZEntry]]]:
    """Every name and other name by its first letter."""
    letters: dict[str, list[AToZEntry]] = {}
    for kind in KINDS.values():
        for view in library.of(kind.id) if kind.in_a_to_z else ():
            for word, other in _names(view).items():
                letters.setdefault(_letter(word), []).append(AToZEntry(library.plain(word), view, other))
    return [(letter, sorted(letters[letter], key=_order)) for letter in sorted(letters, key=_digits_last)]


def _digits_last(letter: str) -> tuple[bool, str]:
    return not letter.isalpha(), letter


def _order(entry: AToZEntry) -> tuple[str, int]:
    return entry.word.strip("“”").casefold(), list(KINDS).index(entry.view.kind.id)


def _names(view: View) -> dict[str, bool]:
    """The names of a fact, and whether each is another name than its own.

    One that is shown as a quotation has no others.
    """
    if view.kind.quoted_name:
        return {f"“{view.name}”": False}
    names = {view.name: False} | dict.fromkeys(view.source.also_called, True)
    if view.source.medical_name:
        names.setdefault(view.source.medical_name, True)
    return names


def by_urgency(library: Library, views: list[View]) -> list[tuple[Urgency, list[View]]]:
    """Facts by how urgent they are, the most urgent first.

    Warning signs of one urgency stand in the order in which they are asked.
    """
    flow = library.content.get("flow", library.content.main_flow or "")
    asked = asked_signs(flow) if isinstance(flow, Flow) else []

    def place(view: View) -> int:
        is_asked = view.kind.id == "warning-sign" and view.id in asked
        return asked.index(view.id) if is_asked else len(asked)

    groups: dict[Urgency, list[View]] = {urgency: [] for urgency in URGENCIES}
    for view in sorted(views, key=place):
        if view.urgency:
            groups[view.urgency].append(view)
    return [(urgency, group) for urgency, group in groups.items() if group]


def by_letter(views: list[View]) -> list[tuple[str, list[View]]]:
    """Facts by the first letter of their names."""
    letters: dict[str, list[View]] = {}
    for view in sorted(views, key=lambda view: view.name.casefold()):
        letters.setdefault(_letter(view.name), []).append(view)
    return [(letter, letters[letter]) for letter in sorted(letters, key=_digits_last)]


def grouped_causes(library: Library) -> list[tuple[CauseGroup, list[View]]]:
    """Causes by group, in the order of site.yml and of the causes: the common and harmless ones first."""
    by_id: dict[str, list[View]] = {}
    for view in sorted(library.of("cause"), key=lambda view: int(view.fact.order)):
        by_id.setdefault(view.fact.group, []).append(view)
    return [(group, by_id[group.id]) for group in library.content.site.cause_groups if group.id in by_id]


def _letter(word: str) -> str:
    first = unicodedata.normalize("NFKD", word.lstrip("“‘\"'("))[:1].upper()
    return first if first.isalpha() else "0 to 9"
