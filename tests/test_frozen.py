"""Content of an earlier version of the program still loads without an error and builds.

Each folder of tests/frozen/ is the content of the second subject as it was when a version came out; it is never edited. A
change of the schema that breaks one brings a way to carry content over, and a new folder.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sandbox import TESTS

from generator.pipeline.build import build

FROZEN = sorted((TESTS / "frozen").iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("content", FROZEN, ids=lambda path: path.name)
def test_the_content_of_an_earlier_version_builds(content: Path, tmp_path: Path) -> None:
    result = build(content, tmp_path / "site", tmp_path / "build", lambda stage: None)
    errors = [problem for problem in result.problems if problem.severity == "error"]
    assert (errors, result.faults) == ([], ())
    assert result.pages > 60
