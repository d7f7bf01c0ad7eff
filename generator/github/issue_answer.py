"""Makes a file of what was typed into an issue form.

Issue text is data from strangers: it is never run, names no folder, and gets into the file through a YAML
writer only. Only what the form asks for is taken, so that nobody can write a signature or an exception this
way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from generator.github.issue_forms import (
    ID_LABEL,
    KIND_LABEL,
    MORE_LABEL,
    asked,
    is_readable,
    label_of,
)
from generator.schema.kinds import KINDS, Kind
from generator.schema.parts import Answer, Claim
from generator.schema.shape import Group, ListOf, Shape, fields_of
from generator.schema.types import ID_PATTERN, Reference
from generator.yaml.reader import read
from generator.yaml.text import Refused, decode
from generator.yaml.writer import write_fact

MAX_BYTES = 65_536
"""The most that an issue, or the file made of it, may hold. GitHub itself allows so many characters in an
issue.
"""

LONGEST_ID = 60
"""In characters: it is a file name and part of an address."""

_NOTHING = ("", "_No response_")
_BULLET = re.compile(r"(?:[-*+]|[0-9]{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")


class NoFact(Exception):
    """No file can be made of an issue. Says why in one line, without repeating what was typed."""


@dataclass(frozen=True)
class Proposed:
    """A fact that somebody proposes: its kind and id, the text of its file, and what could not be put into
    it.
    """

    kind: Kind
    id: str
    text: str
    left_over: str


def proposed(body: str, sources: Mapping[str, str]) -> Proposed:
    """The fact that a filled form proposes. `sources` gives the id of each source by its address, as
    `address_key` writes it.

    Raises NoFact.
    """
    if len(body.encode("utf-8", "replace")) > MAX_BYTES:
        raise NoFact(f"The issue is too long: more than {MAX_BYTES:,} bytes.")
    kind = _kind(body)
    fields = asked(kind)
    answers = _answers(body, {KIND_LABEL, ID_LABEL, MORE_LABEL, *(label_of(field.key) for field in fields)})
    values: dict[str, Any] = {}
    left_over: list[str] = []
    for field in fields:
        answer = answers.get(label_of(field.key), "")
        if answer and is_readable(field.shape):
            values[field.key] = _value(field.shape, answer, sources)
        elif answer:
            left_over.append(f"{label_of(field.key)}:\n{answer}")
    if MORE_LABEL in answers:
        left_over.append(f"{MORE_LABEL}:\n{answers[MORE_LABEL]}")
    data = {field.key: values[field.key] for field in fields_of(kind.model) if values.get(field.key)}
    fact_id = _id(answers.get(ID_LABEL, ""), str(data.get("name", "")))
    return Proposed(kind, fact_id, _file(kind, data), "\n\n".join(left_over))


def _kind(body: str) -> Kind:
    match = re.search(rf"^### {KIND_LABEL}\s+(\S+)\s*$", body, re.MULTILINE)
    kind = KINDS.get(match[1]) if match else None
    if kind is None or not kind.has_form:
        raise NoFact(
            "The issue does not say which kind of fact it is. It must come from a form, with its heading "
            f'"{KIND_LABEL}".'
        )
    return kind


def _answers(body: str, labels: Collection[str]) -> dict[str, str]:
    """The answers by the labels of their questions; those that were left empty are missing."""
    answer_lines: dict[str, list[str]] = {}
    current: list[str] = []
    for line in re.split(r"\r\n|\r|\n", body):
        label = line.removeprefix("### ").strip()
        if not line.startswith("### ") or label not in labels:
            current.append(line)
        elif label in answer_lines:
            raise NoFact(
                f'The heading "{label}" is there twice, so that it is not clear which answer counts.'
            )
        else:
            current = answer_lines.setdefault(label, [])
    answers = {}
    for label, lines in answer_lines.items():
        text = "\n".join(lines).strip()
        if text not in _NOTHING:
            answers[label] = text
    return answers


def _value(shape: Shape, answer: str, sources: Mapping[str, str]) -> Any:
    """What an answer means for a field. The check says what is wrong with it."""
    stripped = filter(None, map(str.strip, answer.split("\n")))
    lines = [_BULLET.sub("", line, count=1) for line in stripped]
    match shape:
        case Group(model) if model is Claim:
            return _claim(" ".join(lines), sources)
        case Group():
            claims = (_claim(line, sources) for line in lines)
            return dict(zip(Answer.model_fields, claims, strict=False))
        case ListOf(Group()):
            return [_claim(line, sources) for line in lines]
        case ListOf(Reference("source")):
            return _source_ids(" ".join(lines), sources)
        case ListOf():
            return list(map(_one_line, lines))
        case _:
            return _one_line(answer)


def _claim(line: str, sources: Mapping[str, str]) -> dict[str, Any]:
    """A claim from "words | sources | how sure"; what is missing is left out."""
    words, *rest = map(str.strip, line.rsplit("|", 2))
    claim: dict[str, Any] = {"text": _one_line(words)}
    if rest and rest[0]:
        claim["sources"] = _source_ids(rest[0], sources)
    if len(rest) == 2 and rest[1]:
        claim["certainty"] = _one_line(rest[1]).lower().replace(" ", "-")
    return claim


def _source_ids(text: str, sources: Mapping[str, str]) -> list[str]:
    """The ids in a text; an address stands for the source that has it."""
    return [sources.get(address_key(word), word) for word in re.split(r"[,;\s]+", text) if word]


def address_key(address: str) -> str:
    """An address without what people leave out or copy along: the scheme, www, the part of a page, the last
    slash.
    """
    plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", address, flags=re.IGNORECASE)
    return plain.partition("#")[0].rstrip("/").lower()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _id(typed: str, name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = typed or re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_ID].rstrip("-")
    if not made:
        raise NoFact(f'There is neither a name nor an id. Write one under "{label_of("name")}".')
    if len(made) > LONGEST_ID or not re.fullmatch(ID_PATTERN, made):
        raise NoFact(
            f"The id cannot be used: small letters, digits and single hyphens, at most {LONGEST_ID}, such as "
            "cold-hands."
        )
    return made


def _file(kind: Kind, data: dict[str, Any]) -> str:
    """The text of the file, read back to prove that it says what was typed and nothing else."""
    if not data:
        raise NoFact("Every answer is empty.")
    body = write_fact(data, longest=MAX_BYTES)
    text = f"# yaml-language-server: $schema=../../build/schema/{kind.id}.json\n{body}"
    if len(text.encode()) > MAX_BYTES:
        raise NoFact(f"The file would be too long: more than {MAX_BYTES:,} bytes.")
    try:
        again = read(decode(text.encode()))
    except Refused as refused:
        raise NoFact(f"The file would not be readable: {refused.finding.message}.") from None
    if again != data:
        raise NoFact("The file would not say what was typed, because of letters that cannot be shown.")
    return text
