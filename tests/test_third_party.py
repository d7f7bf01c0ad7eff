"""The packages of others are listed with their licences, and the terms of what is published go along with the site."""

from __future__ import annotations

import re
from email.message import Message
from pathlib import Path

import pytest

from generator.packages.browser import NotBroughtIn, terms
from generator.packages.licences import (
    LIST,
    browser_licences,
    licence_of,
    notices,
    python_licences,
    third_party_text,
)

ALLOWED = {"Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0", "PSF-2.0"}
"""Licences that let us use a package to build a site under another licence."""


def test_every_locked_package_has_a_licence_that_we_may_use() -> None:
    licences = python_licences() | browser_licences()
    assert {"mkdocs", "mkdocs-material", "stemmer"} <= licences.keys()
    for name, licence in licences.items():
        assert set(licence.split(" OR ")) & ALLOWED, f"{name}: {licence or 'names no licence'}"


def test_the_list_is_that_of_the_locked_packages() -> None:
    assert LIST.read_text(encoding="utf-8") == third_party_text(), (
        "run: python -m generator.packages.licences"
    )


def test_only_packages_for_readers_are_taken_from_npm() -> None:
    assert set(browser_licences()) == {"dale-chall", "fastest-levenshtein", "stemmer"}


@pytest.mark.parametrize(
    ("said", "licence"),
    [
        ({"License-Expression": "MIT", "License": "other"}, "MIT"),
        ({"License": "BSD-3-Clause", "Classifier": "License :: OSI Approved :: BSD License"}, "BSD-3-Clause"),
        ({"License": "UNKNOWN", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        (
            {
                "License": "Apache Software License",
                "Classifier": "License :: OSI Approved :: Apache Software License",
            },
            "Apache-2.0",
        ),
        ({"License": "Copyright (c) somebody\n\nAll rights reserved."}, ""),
        ({"Classifier": "Programming Language :: Python"}, ""),
    ],
)
def test_a_licence_is_taken_as_exactly_as_it_is_named(said: dict[str, str], licence: str) -> None:
    about = Message()
    for name, value in said.items():
        about[name] = value
    assert licence_of(about) == licence  # type: ignore[arg-type]


def test_the_terms_of_what_is_published_stand_in_one_file() -> None:
    [text] = notices().values()
    published = 1 + len(browser_licences())  # The theme, and what search is made of.
    assert (
        len(re.findall(r"^(?:Copyright|\(The MIT License\)\n\nCopyright)", text, re.MULTILINE)) == published
    )
    assert text.count("Permission is hereby granted") == published
    assert len(re.findall(r'THE SOFTWARE IS PROVIDED [\'"]AS IS[\'"]', text)) == published


def test_a_missing_library_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(NotBroughtIn, match="stemmer"):
        terms(tmp_path)
