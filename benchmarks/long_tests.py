"""Runs the tests that try things at random, each many times longer than `make test` does.

Run it from the project's folder: .venv/bin/python benchmarks/long_tests.py
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
TESTS = PROJECT / "tests"
sys.path.insert(0, str(PROJECT))

from generator.schema.kinds import KINDS  # noqa: E402

SIZES: dict[str, dict[str, object]] = {
    "browser/test_flow_same.py": {"MIXTURES": 30_000},
    "hosting/test_killed.py": {"KILLS": 100},
    "hosting/test_same_bytes.py": {"EDITS": 40},
    "hosting/test_hostile.py": {"ROUNDS": 30},
    "test_commands.py": {},
    "test_inline_escape.py": {},
    "test_reuse.py": {"FACTS_OF_A_KIND": 100, "REAL_FOLDERS": tuple(kind.folder for kind in KINDS.values())},
}
"""How often each is tried; the names are those of the constants in the tests. Random texts have a profile of their own."""


class Longer:
    """Sets the constants before the tests run."""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            sizes = SIZES[item.path.relative_to(TESTS).as_posix()]
            module = item.getparent(pytest.Module)
            assert module
            for name, size in sizes.items():
                assert hasattr(module.obj, name)
                setattr(module.obj, name, size)


if __name__ == "__main__":
    sys.exit(
        pytest.main(
            [*(str(TESTS / file) for file in SIZES), "-q", "--hypothesis-profile=many"], plugins=[Longer()]
        )
    )
