"""Where the parts of the program that are not Python lie."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent.parent
BUNDLE = PACKAGE / "bundle"
"""Where an installed program keeps what lies beside it in its repository (see `generator.packages.wheel`)."""
PROJECT = BUNDLE if BUNDLE.is_dir() else PACKAGE.parent
"""The folder that holds the engine's settings, the overrides of the theme and the lists of locked packages.
"""
TEMPLATES = PACKAGE / "render" / "templates"
RULE_EXAMPLES = PACKAGE / "check" / "rules" / "examples"
"""One valid and one invalid file for each rule: the tests read them, and the pages for authors show them."""
START_TEMPLATE = PACKAGE / "start" / "template"
"""What a new site begins with."""
