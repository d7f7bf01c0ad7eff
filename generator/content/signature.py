"""What a reviewer signs: the words of a fact, as a hash that a later change makes void."""

from __future__ import annotations

import hashlib
import json

from generator.schema.parts import Fact, Review

_NOT_SIGNED = {"review", "exceptions", "authors", "misspellings", "former_ids"}


def words_hash(fact: Fact) -> str:
    """A hash of all that a reader is told: every text, source, certainty, urgency and id, whatever the order
    of the keys.

    Left out is what no reader sees. Written as "sha256-" and 32 hexadecimal digits.
    """
    signed_fields = fact.model_dump(mode="json", by_alias=True, exclude=_NOT_SIGNED, exclude_defaults=True)
    return text_hash(json.dumps(signed_fields, sort_keys=True, ensure_ascii=False, separators=(",", ":")))


def text_hash(text: str | bytes) -> str:
    """A hash of a text or a file, written as "sha256-" and 32 hexadecimal digits."""
    raw = text.encode() if isinstance(text, str) else text
    return f"sha256-{hashlib.sha256(raw).hexdigest()[:32]}"


def valid_review(fact: Fact) -> Review | None:
    """The review of a fact, or None if nobody has signed the words as they stand now."""
    review = fact.review
    return review if review and review.hash == words_hash(fact) else None
