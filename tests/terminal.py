"""Runs the command line as if it had been typed."""

from __future__ import annotations

import sys

import pytest

from generator.cli import main

Output = tuple[int, str, str]


class Terminal:
    """Runs the command line as if it had been typed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.capsys = monkeypatch, capsys

    def __call__(self, *words: object) -> Output:
        """The number it ends with, what it prints, and what it complains of."""
        self.monkeypatch.setattr(sys, "argv", ["generator", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = self.capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err
