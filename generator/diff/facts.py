"""Compares the facts of two contents, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.content.content import Content, Key, former_keys
from generator.diff.change import SORTS, FactChange, Sort
from generator.schema.parts import URGENCIES, Fact, Review

SIMILARITY_THRESHOLD = 0.5
"""How alike two statements must be to count as one that was re-worded (0 to 1, by their letters in order)."""

_UNSEEN_FIELDS = {"review", "exceptions", "misspellings", "authors"}
"""Fields whose words no reader sees; reviews are compared by themselves."""

_WHOLE_SITE: Key = ("site", "site")

StatementPath = tuple[str, ...]


@dataclass(frozen=True)
class Statement:
    """One thing that a fact says: a text, with the sources and the certainty it has, if any."""

    text: str
    sources: tuple[str, ...] = ()
    certainty: str = ""

    @property
    def is_name(self) -> bool:
        """Whether it is a single word, such as an id or a choice, and not a sentence."""
        return " " not in self.text


Statements = dict[StatementPath, list[Statement]]
"""What a fact says, by the names of the fields that lead to it."""


def fact_changes(old: Content, new: Content) -> tuple[FactChange, ...]:
    """Every change of every fact: advice that became less urgent first, then removed, re-worded and so on."""
    before, after = _facts_by_key(old), _facts_by_key(new)
    successors = _successors(before, after)
    changes: list[FactChange] = []
    for key in sorted(before.keys() | after.keys()):
        changes += _changes_of_fact(key, before, after, successors)
    old_site, new_site = statements(_plain(old.site)), statements(_plain(new.site))
    changes += _compare(_WHOLE_SITE, new.site.title, old_site, new_site)
    return tuple(sorted(changes, key=_rank))


def _facts_by_key(content: Content) -> dict[Key, Fact]:
    return {(kind.id, name): fact for kind, name, fact in content.all()}


def _rank(change: FactChange) -> tuple[bool, int, str, str, str]:
    return (not change.downgrade, SORTS.index(change.sort), change.kind, change.id, change.where)


def _changes_of_fact(
    key: Key, before: dict[Key, Fact], after: dict[Key, Fact], successors: dict[Key, Key]
) -> Iterator[FactChange]:
    """What changed in one fact. `successors` gives, for each fact that is gone, the one that names its id."""
    old, new = before.get(key), after.get(key)
    if old and new:
        yield from _changes_of_words(key, old, new)
    elif new:
        yield from _changes_of_new(key, new, before, successors)
    elif old and key not in successors:
        yield FactChange("removed", *key, old.name)
    elif old and successors[key] in before:
        yield FactChange("removed", *key, old.name, "id", *_ids(key, successors[key]))


def _changes_of_new(
    key: Key, new: Fact, before: dict[Key, Fact], successors: dict[Key, Key]
) -> Iterator[FactChange]:
    """What changed in a fact that was not there: it was added, or it is another one under a new id."""
    former = next((former for former, successor in successors.items() if successor == key), None)
    if former is None:
        yield FactChange("added", *key, new.name)
    else:
        yield FactChange("changed", *key, new.name, "id", *_ids(former, key))
        yield from _changes_of_words(key, before[former], new)


def _successors(before: dict[Key, Fact], after: dict[Key, Fact]) -> dict[Key, Key]:
    """Each fact that is gone, with the one that has its id among its former ids."""
    successors = {}
    for key, fact in after.items():
        for former in former_keys(key[0], fact):
            if former in before and former not in after:
                successors[former] = key
    return successors


def _ids(old: Key, new: Key) -> tuple[str, str]:
    """The ids of two facts, with their kinds if these differ."""
    return (old[1], new[1]) if old[0] == new[0] else (":".join(old), ":".join(new))


def _changes_of_words(key: Key, old: Fact, new: Fact) -> Iterator[FactChange]:
    if old == new:
        return
    if old.review != new.review:
        yield FactChange("review", *key, new.name, "review", _signature(old.review), _signature(new.review))
    yield from _compare(key, new.name, _statements_of(old), _statements_of(new))


def _signature(review: Review | None) -> str:
    return f"{review.name}, {review.date}, next by {review.next_date}" if review else "not reviewed"


def _plain(model: Any, **options: Any) -> Any:
    """A model as plain values, its keys as authors write them."""
    return model.model_dump(mode="json", by_alias=True, **options)


def _statements_of(fact: Fact) -> Statements:
    return statements(_plain(fact, exclude=_UNSEEN_FIELDS, exclude_defaults=True))


def statements(value: Any, path: StatementPath = ()) -> Statements:
    """What plain values say; parts of a list that have an id count by it, others by the list."""
    if isinstance(value, dict) and "text" in value and "sources" in value:
        return {path: [Statement(value["text"], tuple(value["sources"]), value["certainty"])]}
    if isinstance(value, dict):
        return _merged(statements(item, (*path, key)) for key, item in value.items())
    if isinstance(value, list):
        return _merged(statements(item, _path_of_item(item, path)) for item in value)
    return {} if value is None else {path: [Statement(str(value))]}


def _path_of_item(item: Any, path: StatementPath) -> StatementPath:
    has_id = isinstance(item, dict) and "id" in item and "text" not in item
    return (*path, item["id"]) if has_id else path


def _merged(parts: Iterator[Statements]) -> Statements:
    merged: Statements = {}
    for part in parts:
        for path, more in part.items():
            merged.setdefault(path, []).extend(more)
    return merged


def _compare(key: Key, name: str, before: Statements, after: Statements) -> Iterator[FactChange]:
    for path in dict.fromkeys([*before, *after]):
        old, new = before.get(path, []), after.get(path, [])
        if old == new:
            continue
        for edit in _edits(old, new):
            yield FactChange(
                edit.sort, *key, name, " › ".join(path), edit.before, edit.after, _is_downgrade(path, edit)
            )


@dataclass(frozen=True)
class _Edit:
    """One step that leads from the old statements of a field to the new ones."""

    sort: Sort
    before: str = ""
    after: str = ""


def _edits(old: list[Statement], new: list[Statement]) -> Iterator[_Edit]:
    """What stayed is compared, then what is alike is paired; the rest was removed or added."""
    new_by_text = {statement.text: statement for statement in new}
    old_texts = {statement.text for statement in old}
    for statement in old:
        if statement.text in new_by_text:
            yield from _edits_of_grounds(statement, new_by_text[statement.text])
    removed = [statement for statement in old if statement.text not in new_by_text]
    added = [statement for statement in new if statement.text not in old_texts]
    if len(old) == 1 and len(new) == 1 and removed:
        yield from _edits_of_words(removed[0], added[0])
    else:
        yield from _edits_of_others(removed, added)


def _edits_of_others(removed: list[Statement], added: list[Statement]) -> Iterator[_Edit]:
    """The statements that only one side has; those that are alike are one that was re-worded."""
    unpaired = list(added)
    for statement in removed:
        successor = _most_alike(statement, unpaired)
        if successor is None:
            yield _Edit("removed", statement.text)
        else:
            unpaired.remove(successor)
            yield from _edits_of_words(statement, successor)
    for statement in unpaired:
        yield _Edit("added", "", statement.text)


def _edits_of_grounds(old: Statement, new: Statement) -> Iterator[_Edit]:
    """What changed in the sources and the certainty of a statement with the same words."""
    if old.sources != new.sources:
        yield _Edit(
            "re-sourced", f"{old.text} [{', '.join(old.sources)}]", f"{new.text} [{', '.join(new.sources)}]"
        )
    if old.certainty != new.certainty:
        yield _Edit("certainty", f"{old.text} [{old.certainty}]", f"{new.text} [{new.certainty}]")


def _edits_of_words(old: Statement, new: Statement) -> Iterator[_Edit]:
    """What changed in a statement that has other words now."""
    yield _Edit("changed" if old.is_name and new.is_name else "re-worded", old.text, new.text)
    if old.sources != new.sources:
        yield _Edit("re-sourced", ", ".join(old.sources), ", ".join(new.sources))


def _most_alike(statement: Statement, others: list[Statement]) -> Statement | None:
    """The sentence that is most like another one, if any is like it at all; names are never alike."""
    best, best_ratio = None, SIMILARITY_THRESHOLD
    for other in others:
        if statement.is_name or other.is_name:
            continue
        ratio = SequenceMatcher(None, statement.text, other.text).ratio()
        if ratio > best_ratio or (best is None and ratio == best_ratio):
            best, best_ratio = other, ratio
    return best


def _is_downgrade(path: StatementPath, edit: _Edit) -> bool:
    """Whether advice became less urgent: a lower urgency, or a sign taken off an emergency card."""
    urgencies: tuple[str, ...] = URGENCIES
    if edit.before in urgencies and edit.after in urgencies:
        return urgencies.index(edit.after) > urgencies.index(edit.before)
    on_card = {"get_help", "home"} & set(path) and "emergency" in path
    return bool(edit.sort == "removed" and (on_card or path[-1:] == ("emergency_signs",)))
