"""Stage 2, check: every rule over every fact; all problems at once."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from generator.content import Content, Key
from generator.load import Loaded
from generator.problem import Finding, Problem
from generator.rules import CONTENT_RULES, FACT_RULES
from generator.rules.rule import Checked
from generator.schema.parts import Fact
from generator.yaml_reader import Position


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """Every problem of the content, those met on loading included, ordered by file and line."""
    problems = list(loaded.problems)
    if loaded.content:
        problems += _found(loaded.content, loaded.broken)
    return tuple(sorted(set(problems)))


def _found(content: Content, broken: frozenset[Key]) -> Iterator[Problem]:
    every: list[tuple[str, str, BaseModel]] = [("site", "site", content.site)]
    every += [(kind.id, name, fact) for kind, name, fact in content.all()]
    for kind, name, fact in every:
        checked = Checked(kind, name, fact, content, broken)
        for rule in FACT_RULES:
            for finding in rule(checked):
                if not _excepted(fact, finding):
                    yield content.documents[kind, name].problem(finding)
    for content_rule in CONTENT_RULES:
        for key, finding in content_rule(content, broken):
            fact = content.get(*key) or content.site
            if not _excepted(fact, finding):
                place = Position(int(finding.path[0]) + 1, 1) if key[0] == "page" else None
                yield content.documents[key].problem(finding, place)


def _excepted(fact: BaseModel, finding: Finding) -> bool:
    return isinstance(fact, Fact) and any(each.rule == finding.rule for each in fact.exceptions)
