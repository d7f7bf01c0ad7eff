"""Every rule passes its valid example and finds the mistake in its invalid one.

An example is laid over a copy of the second subject, which has no problems: a file names its place in its first line, a
folder holds its files at their places. The author guide shows the same files.
"""

from __future__ import annotations

import datetime
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sandbox import Sandbox

from generator.check.check import check
from generator.check.rules import RULES
from generator.files.paths import RULE_EXAMPLES
from generator.load.load import load
from generator.problems.problem import Problem
from generator.problems.report import report

EXAMPLES = RULE_EXAMPLES
MESSAGES = EXAMPLES / "messages.txt"
TODAY = datetime.date(2026, 2, 1)
NOT_ALONE = {
    "not-monotonic": {"yes-below-not-sure"},
    "yes-below-not-sure": {"not-monotonic"},
}
"""Mistakes that two rules see, each from its own side."""
WITHOUT_EXAMPLE = {"ends-too-early", "flow-too-large"}
"""No flow that an author can write breaks the first: it guards the program that makes the graph (see tests/flow). A flow that
breaks the second is too large to be shown (see tests/hosting)."""


def lay(sandbox: Sandbox, example: Path) -> None:
    """Put an example's files at their places."""
    files = [each for each in example.rglob("*") if each.is_file()] if example.is_dir() else [example]
    for file in files:
        text = file.read_text(encoding="utf-8")
        if example.is_dir():
            place = file.relative_to(example).as_posix()
        elif file.suffix == ".md":
            place = f"pages/{file.name}"
        elif text.startswith("# Stands for these keys of content/site.yml"):
            place, text = "site.yml", with_keys(sandbox.read("site.yml"), text)
        else:
            place = text.splitlines()[0].removeprefix("# Stands for content/")
        sandbox.write(place, text)


def with_keys(site: str, keys: str) -> str:
    """site.yml with some of its keys as an example has them."""
    for block in re.findall(r"^[a-z_]+:.*\n(?:[ -].*\n)*", keys, re.MULTILINE):
        key = rf"^{block.partition(':')[0]}:.*\n(?:[ -].*\n)*"
        as_it_is = block.replace("\\", r"\\")
        site = re.sub(key, as_it_is, site, count=1, flags=re.MULTILINE)
    return site


def found(sandbox: Sandbox) -> tuple[Problem, ...]:
    return check(load(sandbox.folder), TODAY)


def example_of(rule: str, outcome: str) -> Path:
    places = [EXAMPLES / outcome / f"{rule}{ending}" for ending in (".yml", ".md", "")]
    return next(place for place in places if place.exists())


@dataclass(frozen=True)
class Invalid:
    """The invalid examples, each checked once for all tests."""

    folder: Path
    checked: dict[str, tuple[Problem, ...]] = field(default_factory=dict)

    def problems(self, rule: str) -> tuple[Problem, ...]:
        if rule not in self.checked:
            sandbox = Sandbox.copy_to(self.folder / rule)
            lay(sandbox, example_of(rule, "invalid"))
            self.checked[rule] = found(sandbox)
        return self.checked[rule]


@pytest.fixture(scope="module")
def invalid(tmp_path_factory: pytest.TempPathFactory) -> Invalid:
    return Invalid(tmp_path_factory.mktemp("invalid"))


def messages(invalid: Invalid) -> str:
    """What is reported for each invalid example."""
    parts = []
    for rule in sorted(set(RULES) - WITHOUT_EXAMPLE):
        said = report(invalid.problems(rule), "text").rpartition("\n\n")[0]
        parts.append(said.replace(f"{(invalid.folder / rule).as_posix()}/", ""))
    return re.sub(r"^site\.yml:\d+:", "site.yml:", "\n\n".join(parts), flags=re.MULTILINE) + "\n"


@pytest.mark.parametrize("rule", sorted(set(RULES) - WITHOUT_EXAMPLE))
def test_a_rule_passes_its_valid_example(sandbox: Sandbox, rule: str) -> None:
    lay(sandbox, example_of(rule, "valid"))
    assert found(sandbox) == ()


@pytest.mark.parametrize("rule", sorted(set(RULES) - WITHOUT_EXAMPLE))
def test_a_rule_finds_the_mistake_in_its_invalid_example(invalid: Invalid, rule: str) -> None:
    problems = invalid.problems(rule)
    assert {problem.rule for problem in problems} - NOT_ALONE.get(rule, set()) == {rule}
    for problem in problems:
        assert problem.severity == RULES[problem.rule].severity
        assert problem.hint, "every problem says what to do"


def test_authors_read_these_messages(invalid: Invalid) -> None:
    """All that the invalid examples say, as it is shown to authors. After a change on purpose: PYTHONPATH=.:tests python tests/rules/test_examples.py"""
    assert messages(invalid) == MESSAGES.read_text(encoding="utf-8")


def test_no_example_is_of_a_rule_that_is_gone() -> None:
    for outcome in ("valid", "invalid"):
        assert {path.stem for path in (EXAMPLES / outcome).iterdir()} == set(RULES) - WITHOUT_EXAMPLE


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_states_itself_and_why_in_sentences(rule: str) -> None:
    said = RULES[rule]
    assert said.statement.endswith(".") and said.why.endswith(".") and said.source.endswith(".")


@pytest.mark.parametrize("rule", [rule for rule in RULES if not RULES[rule].no_exceptions])
def test_an_exception_with_a_reason_is_taken(sandbox: Sandbox, invalid: Invalid, rule: str) -> None:
    lay(sandbox, example_of(rule, "invalid"))
    for problem in invalid.problems(rule):
        path = sandbox.folder / Path(problem.file).relative_to(invalid.folder / rule)
        text = path.read_text()
        if path.name != "site.yml" and f"rule: {rule}," not in text:
            more = f"  - {{rule: {rule}, reason: A test of exceptions.}}\n"
            kept = (
                text.replace("exceptions:\n", f"exceptions:\n{more}")
                if "exceptions:" in text
                else f"{text}exceptions:\n{more}"
            )
            path.write_text(kept)
    left = {problem.rule for problem in found(sandbox)}
    assert left <= ({"review-void"} if rule.startswith("review") else set())


def test_firm_rules_take_no_exception(sandbox: Sandbox) -> None:
    exceptions = {
        rule: f"  - {{rule: {rule}, reason: A test of exceptions.}}\n"
        for rule in RULES
        if RULES[rule].no_exceptions
    }
    sandbox.edit("myths/sugar.yml", "instead:", f"exceptions:\n{''.join(exceptions.values())}instead:")
    refused = [
        ("myths/sugar.yml", sandbox.line("myths/sugar.yml", text), "unknown-rule")
        for text in exceptions.values()
    ]
    assert sandbox.found() == refused


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        MESSAGES.write_text(messages(Invalid(Path(folder))), encoding="utf-8")
