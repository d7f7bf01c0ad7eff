"""The house has floors: a module imports from its own floor or from those below it, and never in a circle."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from sandbox import PROJECT

FLOORS = (
    ("files", "problems"),
    ("yaml",),
    ("schema",),
    ("content",),
    ("flow",),
    ("load",),
    ("check",),
    ("author", "upkeep", "packages"),
    ("render", "diff", "github"),
    ("start",),
    ("engine",),
    ("finish",),
    ("pipeline",),
    ("preview",),
    ("commands",),
    ("cli",),
    ("__main__",),
)
"""The folders of the program from the ground up, in the order in which a fact goes through them."""


def floor_of(module: str) -> int:
    """The number of the floor on which a module such as "generator.render.page" stands."""
    room = module.split(".")[1] if "." in module else ""
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), -1)


def imports_of(path: Path) -> set[str]:
    """The modules of the program that a file imports, wherever in the file it does."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
    return names & set(MODULES)


def module_name(path: Path) -> str:
    """The dotted name of a file of the program."""
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_name(path): path for path in sorted((PROJECT / "generator").rglob("*.py"))}
IMPORTS = {
    name: imports_of(path) - {name, "generator"} for name, path in MODULES.items() if name != "generator"
}


def test_every_folder_has_a_floor() -> None:
    assert [name for name in IMPORTS if floor_of(name) < 0] == []


def test_imports_form_no_circle() -> None:
    TopologicalSorter(IMPORTS).prepare()  # Raises CycleError, which names the circle.


@pytest.mark.parametrize("module", IMPORTS)
def test_no_module_imports_from_a_floor_above(module: str) -> None:
    assert {name for name in IMPORTS[module] if floor_of(name) > floor_of(module)} == set()


def test_no_two_classes_have_one_name() -> None:
    """A name stands for one thing: who searches for a class finds that class alone."""
    places: dict[str, list[str]] = {}
    for module, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                places.setdefault(node.name.lstrip("_"), []).append(module)
    assert {name: modules for name, modules in places.items() if len(modules) > 1} == {}
