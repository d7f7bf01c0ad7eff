"""What is true of every fact of a kind is a field of the kind: nothing else names several kinds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from sandbox import PROJECT

from generator.schema.kinds import KINDS, Kind
from generator.schema.parts import Fact

LAYOUT = PROJECT / "generator/schema/layout.py"
"""Which fields of a fact stand where on its page: the only other table by kinds."""
MODULES = sorted(set((PROJECT / "generator").rglob("*.py")) - {LAYOUT})
TEMPLATES = sorted((PROJECT / "generator/render/templates").rglob("*.jinja"))


def kinds_listed(path: Path) -> list[list[str]]:
    """The ids of kinds in each tuple, list, set or dictionary of a file that names more than one."""
    listed = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        items = node.keys if isinstance(node, ast.Dict) else getattr(node, "elts", [])
        ids = [item.value for item in items if isinstance(item, ast.Constant) and item.value in KINDS]
        if len(ids) > 1:
            listed.append(ids)
    return listed


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_module_has_a_list_of_kinds_of_its_own(path: Path) -> None:
    assert kinds_listed(path) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_template_asks_for_one_of_several_kinds(path: Path) -> None:
    for expression in re.findall(r"\{[{%].*?[%}]\}", path.read_text(encoding="utf-8"), re.DOTALL):
        for group in re.findall(r" in [(\[]([^()\[\]]*)[)\]]", expression):
            assert len(KINDS.keys() & set(re.findall(r'"([a-z-]+)"', group))) < 2, expression


def test_a_kind_that_says_nothing_more_of_itself_is_listed_found_and_reviewed() -> None:
    kind = Kind("thing", "things", Fact, "Thing", "Things", "What there is.")
    assert kind.has_page and kind.in_menu and kind.in_a_to_z and kind.in_search and kind.listed_back
    assert kind.needs_review and kind.own_words and kind.has_form
