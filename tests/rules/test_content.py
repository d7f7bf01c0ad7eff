"""The content that ships keeps every rule."""

from __future__ import annotations

from sandbox import PROJECT

from generator.check.check import check
from generator.load.load import load


def test_the_shipped_content_has_no_error_and_no_warning() -> None:
    assert check(load(PROJECT / "content")) == ()
