"""The content that ships keeps every rule."""

from __future__ import annotations

import re

import pytest
from sandbox import PROJECT

from generator.check.check import check
from generator.check.readability import sentences_of
from generator.content.content import Content
from generator.load.load import load
from generator.schema.kinds.warning_sign import WarningSign


def test_the_shipped_content_has_no_error_and_no_warning() -> None:
    assert check(load(PROJECT / "content")) == ()


@pytest.fixture(scope="module")
def signs(real_content: Content) -> list[WarningSign]:
    return [sign for sign in real_content.facts["warning-sign"].values() if isinstance(sign, WarningSign)]


def test_the_sign_stands_before_the_condition(signs: list[WarningSign]) -> None:
    """Readers who stop at the first full stop must have read the sign: "I feel shaky. I take insulin", not the other way."""
    condition = re.compile(r"I (?:take|use|am on|have or had|have [a-z]+\.)|(?:After|With|Within|While)\b")
    assert [sign.asked for sign in signs if condition.match(sign.asked)] == []


def test_an_answer_has_at_most_one_or_sentence(signs: list[WarningSign]) -> None:
    """One answer, one idea: what needs a second "Or …" is two warning signs."""
    assert [
        sign.asked for sign in signs if sum(part.startswith("Or ") for part in sentences_of(sign.asked)) > 1
    ] == []
