"""The questions that search is measured with, and which of them it may be tuned with."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import yaml

from generator.yaml.library import loader

_DATA = Path(__file__).parent / "data"
QUERIES: dict[str, dict[str, list[str]]] = yaml.load(
    (_DATA / "queries.yml").read_text(encoding="utf-8"), loader()
)
"""What readers type, by group, each with its pages. Written with the site."""
QUESTIONS: dict[str, Any] = yaml.load((_DATA / "questions.yml").read_text(encoding="utf-8"), loader())
"""What people asked in public places; see the head of the file."""


ASKED: dict[str, dict[str, str]] = yaml.load((_DATA / "asked.yml").read_text(encoding="utf-8"), loader())
"""What people asked that had no page once, by group; see the head of the file."""


def tunable(question: str) -> bool:
    """Whether weights may be found with this question; the others are held out, and only measured."""
    return int(hashlib.sha256(question.encode()).hexdigest()[0], 16) % 2 == 0
