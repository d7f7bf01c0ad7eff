"""The second subject's site after an edit."""

from __future__ import annotations

import pytest
from workshop import Workshop, files


@pytest.fixture(scope="session")
def edited_second_site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the site as it is after an edit, made from nothing."""
    workshop = Workshop.in_folder(tmp_path_factory.mktemp("edited"))
    workshop.sandbox.edit("myths/sugar.yml", "There is no good study.", "Nobody has looked closely.")
    workshop.build()
    return files(workshop.site)
