"""Compares the facts of two contents, statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.content.content import Content, Key
from generator.diff.change import SORTS, Change
from generator.schema.parts import URGENCIES, Fact, Review

LIKE = 0.5
"""How alike two statements must be to count as one that was re-worded (0 to 1, by their letters in order)."""

_UNSEEN = {"review", "exceptions", "misspellings", "authors"}


@dataclass(frozen=True)
class Statement:
    """One thing that a fact says: a text, with the sources and the certainty it has, if any."""

    text: str
    sources: tuple[str, ...] = ()
    certainty: str = ""


Said = dict[tuple[str, ...], list[Statement]]


def fact_changes(old: Content, new: Content) -> tuple[Change, ...]:
    """Every change of every fact: advice that became less urgent first, then removed, re-worded and so on."""
    found: list[Change] = []
    before, after = ({(kind.id, name): fact for kind, name, fact in content.all()} for content in (old, new))
    renamed = _renamed(before, after)
    for key in sorted(before.keys() | after.keys()):
        was, now = before.get(key), after.get(key)
        if now and not was and key in renamed:
            was = before[renamed[key]]
            found.append(Change("changed", *key, now.name, "id", renamed[key][1], key[1]))
        if was and now:
            found += _changes(key, was, now)
        elif now:
            found.append(Change("added", *key, now.name))
        elif was and key not in renamed.values():
            found.append(Change("removed", *key, was.name))
    site = ("site", "site")
    found += _compare(
        site, new.site.title, said(old.site.model_dump(mode="json", by_alias=True)), said(new.site.model_dump(mode="json", by_alias=True))
    )
    return tuple(sorted(found, key=lambda change: (not change.downgrade, SORTS.index(change.sort), change.kind, change.id, change.where)))


def _renamed(before: dict[Key, Fact], after: dict[Key, Fact]) -> dict[Key, Key]:
    """New ids of facts, with the old id that they name among their former ids."""
    return {
        (kind, name): (kind, former)
        for (kind, name), fact in after.items()
        for former in fact.former_ids
        if (kind, name) not in before and (kind, former) in before and (kind, former) not in after
    }


def _changes(key: Key, was: Fact, now: Fact) -> Iterator[Change]:
    if was == now:
        return
    yield from _review(key, now.name, was.review, now.review)
    yield from _compare(key, now.name, _told(was), _told(now))


def _told(fact: Fact) -> Said:
    return said(fact.model_dump(mode="json", by_alias=True, exclude=_UNSEEN, exclude_defaults=True))


def said(value: Any, where: tuple[str, ...] = ()) -> Said:
    """What plain values say, by the names of the fields that lead there; parts of a list count by their id."""
    found: Said = {}
    if isinstance(value, dict) and "text" in value and "sources" in value:
        found[where] = [Statement(value["text"], tuple(value["sources"]), value["certainty"])]
    elif isinstance(value, dict):
        for key, each in value.items():
            _add(found, said(each, (*where, key)))
    elif isinstance(value, list):
        for each in value:
            named = isinstance(each, dict) and "id" in each and "text" not in each
            _add(found, said(each, (*where, each["id"]) if named else where))
    elif value is not None:
        found[where] = [Statement(str(value))]
    return found


def _add(found: Said, more: Said) -> None:
    for where, statements in more.items():
        found.setdefault(where, []).extend(statements)


def _compare(key: Key, name: str, was: Said, now: Said) -> Iterator[Change]:
    for where in dict.fromkeys([*was, *now]):
        old, new = was.get(where, []), now.get(where, [])
        if old != new:
            for change in _aligned(old, new, is_list=len(old) != 1 or len(new) != 1):
                place = " › ".join(where)
                yield Change(change.sort, *key, name, place, change.before, change.after, _is_downgrade(where, change))


@dataclass(frozen=True)
class _Step:
    sort: Any
    before: str = ""
    after: str = ""


def _aligned(old: list[Statement], new: list[Statement], is_list: bool) -> Iterator[_Step]:
    """Pairs what stayed, then what is alike; what is left was removed or added."""
    new_by_text = {each.text: each for each in new}
    for each in old:
        same = new_by_text.get(each.text)
        if same and same.sources != each.sources:
            yield _Step("re-sourced", f"{each.text} [{', '.join(each.sources)}]", f"{same.text} [{', '.join(same.sources)}]")
        if same and same.certainty != each.certainty:
            yield _Step("certainty", f"{each.text} [{each.certainty}]", f"{same.text} [{same.certainty}]")
    gone = [each for each in old if each.text not in new_by_text]
    come = [each for each in new if each.text not in {each.text for each in old}]
    for each in gone:
        pair = come[0] if not is_list and come else _most_alike(each, come)
        if pair is None:
            yield _Step("removed", each.text)
            continue
        come.remove(pair)
        yield _Step("re-worded" if " " in each.text or " " in pair.text else "changed", each.text, pair.text)
        if pair.sources != each.sources:
            yield _Step("re-sourced", ", ".join(each.sources), ", ".join(pair.sources))
    for each in come:
        yield _Step("added", "", each.text)


def _most_alike(statement: Statement, others: list[Statement]) -> Statement | None:
    """The statement that is most like another, if any is like it at all; words without a space are names, and never alike."""
    if " " not in statement.text:
        return None
    scored = [
        (SequenceMatcher(None, statement.text, other.text).ratio(), -index) for index, other in enumerate(others) if " " in other.text
    ]
    best = max(scored, default=(0.0, 0))
    return others[-best[1]] if best[0] >= LIKE else None


def _is_downgrade(where: tuple[str, ...], step: _Step) -> bool:
    """Whether advice became less urgent: a lower urgency, or a sign taken off an emergency card."""
    urgencies: tuple[str, ...] = URGENCIES
    if step.before in urgencies and step.after in urgencies:
        return urgencies.index(step.after) > urgencies.index(step.before)
    on_card = {"get_help", "home"} & set(where) and "emergency" in where
    return bool(step.sort == "removed" and (on_card or where[-1:] == ("emergency_signs",)))


def _review(key: Key, name: str, was: Review | None, now: Review | None) -> Iterator[Change]:
    if was != now:
        yield Change("review", *key, name, "review", _signed(was), _signed(now))


def _signed(review: Review | None) -> str:
    return f"{review.name}, {review.date}, next by {review.next_date}" if review else "not reviewed"
