"""The second subject as a finished site."""

from __future__ import annotations

import pytest
from workshop import Workshop


@pytest.fixture(scope="session")
def built_second_site(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Built once; no test changes it."""
    workshop = Workshop.in_folder(tmp_path_factory.mktemp("second-site"))
    workshop.build()
    return workshop
