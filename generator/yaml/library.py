"""The YAML library, and the refusal to work with a slower copy of it that reads another language."""

from __future__ import annotations

from typing import Any

import yaml


class LibraryMissing(Exception):
    """PyYAML was built without libyaml. Its loader in Python gives other messages and takes other files."""


def loader() -> Any:
    """The loader of libyaml. Raises LibraryMissing where PyYAML was built without it."""
    if not yaml.__with_libyaml__:
        raise LibraryMissing(
            "PyYAML was installed here without libyaml, so files would be read differently. Install the "
            "built "
            "package: python -m pip install --force-reinstall --only-binary :all: pyyaml"
        )
    return yaml.CSafeLoader
