"""Stage 2, check: every rule over every fact; all problems at once."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from pydantic import BaseModel

from generator.check.rules import CONTENT_RULES, FACT_RULES, PAGE_RULES, RULES
from generator.check.rules.exceptions import NEEDLESS, UNKNOWN, needless, unknown_rule
from generator.check.rules.flows import prove_flows
from generator.check.rules.rule import Checked, CheckedPage
from generator.content.content import Content, Key
from generator.files.parallel import map_chunks
from generator.load.load import Loaded
from generator.problems.problem import MAX_PROBLEMS, Finding, Problem
from generator.schema.parts import Fact
from generator.yaml.text import Position


def check(loaded: Loaded, today: datetime.date | None = None) -> tuple[Problem, ...]:
    """Every problem of the content, those met on loading included, ordered by file and line.

    `today` is the day on which reviews are due or not.
    """
    problems = list(loaded.problems)
    if loaded.content:
        problems += _problems(loaded.content, loaded.broken, today or datetime.date.today())
    return tuple(sorted(set(problems)))


def has_errors(content: Content, keys: Collection[Key]) -> bool:
    """Whether a rule that looks at one fact at a time finds an error in some facts. Quick, and not the whole
    truth.
    """
    every = []
    for key in keys:
        fact = content.get(*key)
        if fact:
            every.append(Checked(*key, fact, content, frozenset()))
    return any(finding.severity == "error" for _, finding in _fact_findings(every))


def _problems(content: Content, broken: frozenset[Key], today: datetime.date) -> Iterator[Problem]:
    every: list[Checked] = [Checked("site", "site", content.site, content, broken, today)]
    every += [Checked(kind.id, name, fact, content, broken, today) for kind, name, fact in content.all()]
    excepted: dict[Key, set[str]] = {}
    for key, finding in _few(_findings(every, content, broken)):
        if _is_excepted(content.get(*key), finding):
            excepted.setdefault(key, set()).add(finding.rule)
        else:
            place = Position(int(finding.path[0]) + 1, 1) if key[0] == "page" else None
            yield content.documents[key].problem(finding, place)
    for checked in every:
        document = content.documents[checked.key]
        yield from map(document.problem, map(UNKNOWN.finding, unknown_rule(checked, RULES)))
        if not broken:
            used = frozenset(excepted.get(checked.key, ()))
            yield from map(document.problem, map(NEEDLESS.finding, needless(checked, used, RULES)))


def _findings(
    every: list[Checked], content: Content, broken: frozenset[Key]
) -> Iterator[tuple[Key, Finding]]:
    for findings in map_chunks(_fact_findings, every):
        yield from findings
    for name in content.pages:
        page = CheckedPage("page", name, content.site, content, broken)
        for page_rule in PAGE_RULES:
            for finding in page_rule(page):
                yield page.key, finding
    for content_rule in CONTENT_RULES:
        yield from content_rule(content, broken)
    yield from prove_flows(content)


def _fact_findings(every: Sequence[Checked]) -> list[tuple[Key, Finding]]:
    """What the rules find that look at one fact at a time."""
    findings = []
    for checked in every:
        for rule in FACT_RULES:
            for finding in rule(checked):
                findings.append((checked.key, finding))
    return findings


def _few(findings: Iterable[tuple[Key, Finding]]) -> Iterator[tuple[Key, Finding]]:
    """At most MAX_PROBLEMS of each rule for each file."""
    counts: Counter[tuple[Key, str]] = Counter()
    for key, finding in findings:
        counts[key, finding.rule] += 1
        if counts[key, finding.rule] <= MAX_PROBLEMS:
            yield key, finding


def _is_excepted(fact: BaseModel | None, finding: Finding) -> bool:
    if not isinstance(fact, Fact) or RULES[finding.rule].no_exceptions:
        return False
    return any(exception.rule == finding.rule for exception in fact.exceptions)
