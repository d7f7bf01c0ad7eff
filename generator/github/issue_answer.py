"""Makes a file of what was typed into an issue form.

Issue text is data from strangers: it is never run, names no folder, and gets into the file through a YAML writer only.
Only what the form asks for is taken, so that nobody can write a signature or an exception this way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from generator.author.guide import FieldOf
from generator.github.issue_forms import ANSWER, ID_LABEL, KIND_LABEL, MORE_LABEL, asked, has_form, label_of
from generator.schema.kinds import KINDS, Kind
from generator.schema.parts import Answer
from generator.schema.types import ID_PATTERN
from generator.yaml.reader import read
from generator.yaml.text import Refused, decode
from generator.yaml.writer import write_fact

MOST_BYTES = 65_536
"""The most that an issue, or the file made of it, may hold. GitHub itself allows so many characters in an issue."""

LONGEST_ID = 60
"""In characters: it is a file name and part of an address."""

_NOTHING = ("", "_No response_")
_BULLET = re.compile(r"(?:[-*+]|[0-9]{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")


class NoFact(Exception):
    """No file can be made of an issue. Says why in one line, without repeating what was typed."""


@dataclass(frozen=True)
class Proposed:
    """A fact that somebody proposes: its kind and id, the text of its file, and what could not be put into it."""

    kind: Kind
    id: str
    text: str
    left_over: str


def proposed(body: str, sources: Mapping[str, str]) -> Proposed:
    """The fact that a filled form proposes. `sources` gives the id of each source by its address, as `address_key` writes it.

    Raises NoFact.
    """
    if len(body.encode("utf-8", "replace")) > MOST_BYTES:
        raise NoFact(f"The issue is too long: more than {MOST_BYTES:,} bytes.")
    kind = _kind(body)
    fields = asked(kind)
    answers = _answers(body, {KIND_LABEL, ID_LABEL, MORE_LABEL, *(label_of(field.key) for field in fields)})
    values = {
        field.key: _value(field, answers[label_of(field.key)], sources)
        for field in fields
        if label_of(field.key) in answers
    }
    order = [field.alias or name for name, field in kind.model.model_fields.items()]
    data = {key: values[key] for key in order if values.get(key)}
    unread = [label_of(field.key) for field in fields if not _is_readable(field)]
    left_over = "\n\n".join(
        f"{label}:\n{answers[label]}" for label in [*unread, MORE_LABEL] if label in answers
    )
    return Proposed(
        kind, _id(answers.get(ID_LABEL, ""), str(data.get("name", ""))), _file(kind, data), left_over
    )


def _kind(body: str) -> Kind:
    match = re.search(rf"^### {KIND_LABEL}\s+(\S+)\s*$", body, re.MULTILINE)
    kind = KINDS.get(match[1]) if match else None
    if kind is None or not has_form(kind):
        raise NoFact(
            f'The issue does not say which kind of fact it is. It must come from a form, with its heading "{KIND_LABEL}".'
        )
    return kind


def _answers(body: str, labels: Collection[str]) -> dict[str, str]:
    """The answers by the labels of their questions; those that were left empty are missing."""
    found: dict[str, list[str]] = {}
    here: list[str] = []
    for line in re.split(r"\r\n|\r|\n", body):
        label = line.removeprefix("### ").strip()
        if not line.startswith("### ") or label not in labels:
            here.append(line)
        elif label in found:
            raise NoFact(
                f'The heading "{label}" is there twice, so that it is not clear which answer counts.'
            )
        else:
            here = found.setdefault(label, [])
    answers = {label: "\n".join(lines).strip() for label, lines in found.items()}
    return {label: text for label, text in answers.items() if text not in _NOTHING}


def _value(field: FieldOf, answer: str, sources: Mapping[str, str]) -> Any:
    """What an answer means for a field, or None if it is for a person to read. The check says what is wrong with it."""
    if not _is_readable(field):
        return None
    lines = [_BULLET.sub("", line.strip(), count=1) for line in answer.split("\n") if line.strip()]
    if field.holds == "a group of keys: claim":
        return _claim(" ".join(lines), sources)
    if field.holds == ANSWER:
        return {name: _claim(line, sources) for name, line in zip(Answer.model_fields, lines, strict=False)}
    if field.holds == "a list: a group of keys: claim":
        return [_claim(line, sources) for line in lines]
    if field.holds == "a list: the id of a source":
        return [name for line in lines for name in _names(line, sources)]
    return [_plain(line) for line in lines] if field.holds.startswith("a list: ") else _plain(answer)


def _is_readable(field: FieldOf) -> bool:
    return (
        field.holds == ANSWER
        or field.holds.endswith("a group of keys: claim")
        or "a group of keys" not in field.holds
    )


def _claim(line: str, sources: Mapping[str, str]) -> dict[str, Any]:
    """A claim from "words | sources | how sure"; what is missing is left out."""
    words, *rest = (part.strip() for part in line.rsplit("|", 2))
    claim: dict[str, Any] = {"text": _plain(words)}
    if rest and rest[0]:
        claim["sources"] = _names(rest[0], sources)
    if len(rest) == 2 and rest[1]:
        claim["certainty"] = _plain(rest[1]).lower().replace(" ", "-")
    return claim


def _names(text: str, sources: Mapping[str, str]) -> list[str]:
    """The ids in a text; an address stands for the source that has it."""
    return [sources.get(address_key(word), word) for word in re.split(r"[,;\s]+", text) if word]


def address_key(address: str) -> str:
    """An address without what people leave out or copy along: the scheme, www, the part of a page, the last slash."""
    plain = re.sub(r"^(?:https?://)?(?:www\.)?", "", address, flags=re.IGNORECASE)
    return plain.partition("#")[0].rstrip("/").lower()


def _plain(text: str) -> str:
    return " ".join(text.split())


def _id(typed: str, name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = typed or re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:LONGEST_ID].rstrip("-")
    if not made:
        raise NoFact(f'There is neither a name nor an id. Write one under "{label_of("name")}".')
    if len(made) > LONGEST_ID or not re.fullmatch(ID_PATTERN, made):
        raise NoFact(
            f"The id cannot be used: small letters, digits and single hyphens, at most {LONGEST_ID}, such as cold-hands."
        )
    return made


def _file(kind: Kind, data: dict[str, Any]) -> str:
    """The text of the file, read back to prove that it says what was typed and nothing else."""
    if not data:
        raise NoFact("Every answer is empty.")
    body = write_fact(data, longest=MOST_BYTES)
    text = f"# yaml-language-server: $schema=../../build/schema/{kind.id}.json\n{body}"
    if len(text.encode()) > MOST_BYTES:
        raise NoFact(f"The file would be too long: more than {MOST_BYTES:,} bytes.")
    try:
        again = read(decode(text.encode()))
    except Refused as refused:
        raise NoFact(f"The file would not be readable: {refused.finding.message}.") from None
    if again != data:
        raise NoFact("The file would not say what was typed, because of letters that cannot be shown.")
    return text
