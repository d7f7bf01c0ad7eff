"""Rules about ids that lead from one file to another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.rules.rule import Checked, Violation, fact_rule
from generator.content.content import Content, Key, former_keys
from generator.problems.problem import FieldPath, did_you_mean
from generator.schema.inline import TARGET, Link, Placeholder, segments
from generator.schema.kinds import KINDS
from generator.schema.parts import Fact


@fact_rule(
    "unknown-id",
    why="A claim whose source is missing, or a link to no page, cannot be checked by any reader.",
    no_exceptions=True,
)
def unknown_id(checked: Checked) -> Iterator[Violation]:
    """Every id leads to a fact that exists."""
    for path, kind, name in checked.references:
        yield from _missing(checked, path, kind, name, "related" in path)
    for path, link in _links(checked):
        if TARGET.fullmatch(link.target):
            kind, _, name = link.target.partition(":")
            yield from _missing(checked, path, kind, name, True)
    for index, (kind, _) in enumerate(_former_keys(checked)):
        if kind not in KINDS:
            yield _unknown_kind(("former_ids", index), kind, list(KINDS))


@fact_rule(
    "related-to-itself",
    why="A link that leads to where the reader is looks like a fault, and hides the next page.",
)
def related_to_itself(checked: Checked) -> Iterator[Violation]:
    """No fact names itself."""
    own = f"{checked.kind}:{checked.id}"
    for path, target in _targets(checked):
        if target == own:
            yield Violation(
                path, f'"{checked.id}" is this fact itself', "Take it out, or name the page that was meant."
            )


def _targets(checked: Checked) -> Iterator[tuple[FieldPath, str]]:
    """Whatever a fact leads to as "kind:id": by its fields, then by the links in its texts."""
    for path, kind, name in checked.references:
        yield path, f"{kind}:{name}"
    for path, link in _links(checked):
        yield path, link.target


@fact_rule("listed-twice", why="What is listed twice was meant once, or something else was meant.")
def listed_twice(checked: Checked) -> Iterator[Violation]:
    """A list names nothing twice: no source, no sign, no other name."""
    first: dict[tuple[FieldPath, str], int] = {}
    for path, value, _ in checked.leaves:
        if path and isinstance(path[-1], int):
            index = first.setdefault((path[:-1], value.casefold()), path[-1])
            if index != path[-1]:
                yield Violation(path, f'"{value[:60]}" is in this list twice', "Take one of the two out.")


@fact_rule(
    "bad-link",
    why="Every outside address is kept in one place, with who published it and how it was read.",
    no_exceptions=True,
)
def bad_link(checked: Checked) -> Iterator[Violation]:
    """A link inside a text leads to a fact, a source or a page of this site."""
    for path, link in _links(checked):
        if not TARGET.fullmatch(link.target):
            yield Violation(
                path,
                f'the link "{link.text}" leads to "{link.target}"',
                "Texts link to facts only: [words](kind:id). An outside address belongs in a source.",
            )


@fact_rule(
    "unknown-term",
    why="The site puts in what the reader's country has; it can do so only for names that it knows.",
    no_exceptions=True,
)
def unknown_term(checked: Checked) -> Iterator[Violation]:
    """A word in curly brackets names a service that site.yml defines for every place."""
    terms = [term for place in checked.content.site.places for term in place.terms]
    for path, text in checked.texts:
        if "{" not in text:
            continue
        for part in segments(text):
            if isinstance(part, Placeholder) and part.id not in terms:
                yield Violation(
                    path,
                    f"{{{part.id}}} is not a service in site.yml",
                    did_you_mean(part.id, terms) or f"Known services: {', '.join(sorted(set(terms)))}.",
                )


def _links(checked: Checked) -> Iterator[tuple[FieldPath, Link]]:
    for path, text in checked.texts:
        if "](" in text:
            for part in segments(text):
                if isinstance(part, Link):
                    yield path, part


def _missing(checked: Checked, path: FieldPath, kind: str, name: str, any_kind: bool) -> Iterator[Violation]:
    """A reference that leads nowhere, unless a file of that name could not be read, whatever its kind."""
    content = checked.content
    if kind != "page" and kind not in KINDS:
        yield _unknown_kind(path, kind, [*KINDS, "page"])
    elif not content.knows(kind, name) and all(name != broken for _, broken in checked.broken):
        other = next((other for other in (*KINDS, "page") if content.knows(other, name)), None)
        successor = _successor(content, (kind, name))
        message = f'there is no {kind} "{name}"'
        if successor:
            yield Violation(path, message, f"It is now {':'.join(successor)}.")
        else:
            message += f"; it is the id of a {other}" if other else ""
            yield Violation(path, message, _way_out(content, kind, name, other, any_kind))


def _former_keys(checked: Checked) -> Iterator[Key]:
    return former_keys(checked.kind, checked.fact) if isinstance(checked.fact, Fact) else iter(())


def _unknown_kind(path: FieldPath, kind: str, kinds: list[str]) -> Violation:
    hint = did_you_mean(kind, kinds) or f"Kinds: {', '.join(kinds)}."
    return Violation(path, f'"{kind}" is not a kind of fact', hint)


def _successor(content: Content, key: Key) -> Key | None:
    """The fact that has an id among its former ids."""
    for kind, name, fact in content.all():
        if key in former_keys(kind.id, fact):
            return kind.id, name
    return None


def _way_out(content: Content, kind: str, name: str, other: str | None, any_kind: bool) -> str:
    if other and any_kind:
        return f"Write {other}:{name}."
    if other:
        return (
            f"Only a {kind} can stand here. Name the {other} where it belongs, such as related: "
            f'["{other}:{name}"].'
        )
    folder, ending = ("pages", "md") if kind == "page" else (KINDS[kind].folder, "yml")
    file = f"{folder}/{name}.{ending}"
    guess = did_you_mean(name, content.ids(kind))
    # The nearest name may be that of another source, which does not say what the claim says.
    begin = f"{guess} If not, write" if guess else "Write"
    return f"{begin} {file}, or take the id out."
