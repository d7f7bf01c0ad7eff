"""Writes a clinician's signature into the text of a fact, leaving every other line as it is."""

from __future__ import annotations

import json
import re

from generator.content.signature import words_hash
from generator.schema.parts import Fact, Review
from generator.yaml.reader import outer_keys, read

_PLAIN = re.compile(r"[A-Za-z][\w .,'’()-]*[\w.)]")


def signed(text: str, review: Review) -> str:
    """The text of a fact with a review in place of the one it may have had. The text must be one that can be
    read.
    """
    kept = without_review(text)
    lines = [
        "review:",
        f"  date: {review.date}",
        f"  next_date: {review.next_date}",
        f"  name: {_scalar(review.name)}",
        f"  role: {_scalar(review.role)}",
        f"  hash: {review.hash}",
    ]
    return "\n".join([kept.rstrip(), *lines, ""])


def without_review(text: str) -> str:
    """The text of a fact without its review; comments above the next key stay."""
    keys = outer_keys(text)
    if "review" not in keys:
        return text
    lines = text.splitlines(keepends=True)
    start = keys["review"].line - 1
    end = min((key.line - 1 for key in keys.values() if key.line - 1 > start), default=len(lines))
    while end > start + 1 and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return "".join(lines[:start] + lines[end:])


def is_faithful(text: str, fact: Fact) -> bool:
    """Whether a signed text still says exactly what the fact said, and carries the hash of it."""
    again = type(fact).model_validate(read(text))
    return again.review is not None and again.review.hash == words_hash(fact) == words_hash(again)


def _scalar(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)
