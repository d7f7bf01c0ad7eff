"""Editing in a browser: forms from the schema, and a layout in which an editor changes only words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from sandbox import PROJECT, SECOND_SUBJECT, Sandbox
from terminal import Terminal

from generator.author.layout import laid_out
from generator.github.editor import editor_settings
from generator.schema.kinds import FOLDERS, KINDS
from generator.schema.kinds.myth import Myth
from generator.start.answers import Answers
from generator.start.new_content import new_content

FACTS = sorted(path for path in SECOND_SUBJECT.glob("*/*.yml"))

WRITTEN = """# yaml-language-server: $schema=../../build/schema/myth.json
name: A fright
also_called: [a, "2 in 100", no]

# Why it is here.
instead: "Nobody: has shown it."
truth:
  - {text: It has not been tested. It may { help }., sources: [two, one], certainty: low}
"""
CANONICAL = """# yaml-language-server: $schema=../../build/schema/myth.json
name: A fright
also_called:
  - a
  - 2 in 100
  - "no"

# Why it is here.
instead: "Nobody: has shown it."
truth:
  - text: It has not been tested.
    sources:
      - two
      - one
    certainty: low
"""


def test_lists_stand_one_below_the_other_and_quotes_only_where_they_are_needed() -> None:
    assert laid_out(WRITTEN.replace(" It may { help }.", ""), Myth) == CANONICAL
    assert laid_out(CANONICAL, Myth) == CANONICAL


def test_a_value_with_a_comment_inside_stays_as_it_is() -> None:
    text = "name: A fright\ntruth:\n  # Two read it.\n  - {text: It is not tested., sources: [two], certainty: low}\n"
    assert laid_out(text, Myth) == text


@pytest.mark.parametrize("path", FACTS, ids=lambda path: path.relative_to(SECOND_SUBJECT).as_posix())
def test_a_program_that_writes_yaml_changes_nothing_in_the_layout(path: Path) -> None:
    """A reader of YAML that takes numbers and truths for such gives back the same values, and they are written alike."""
    model = FOLDERS[path.parent.name].model
    text = laid_out(path.read_text(encoding="utf-8"), model)
    by_another = yaml.safe_dump(yaml.safe_load(text), sort_keys=False, allow_unicode=True)
    assert laid_out(by_another, model) == text


def test_the_layout_says_the_same(sandbox: Sandbox, terminal: Terminal) -> None:
    before = sandbox.content()
    assert terminal("check", "--fix", "--layout", "--content", sandbox.folder)[0] == 0
    after = sandbox.content()
    assert (after.site, after.facts) == (before.site, before.facts)
    assert "any_of: [" not in sandbox.read("causes/big-meal.yml")
    code, _, said = terminal("check", "--layout", "--content", sandbox.folder)
    assert code == 2 and "--fix --layout" in said


def test_a_new_site_stands_in_the_layout() -> None:
    for name, text in new_content(Answers("A", "a subject", ("uk",), "en", "cc0-1.0"), "2026-11-28").items():
        kind = FOLDERS.get(Path(name).parent.name)
        if kind and kind.id != "flow":  # The flow has comments among its screens.
            assert laid_out(text, kind.model) == text, name


SETTINGS: dict[str, Any] = yaml.safe_load(editor_settings())


def fields_in(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [*fields, *(field for part in SETTINGS["components"].values() for field in part["fields"])]


def test_every_kind_but_flows_and_changes_has_a_form() -> None:
    forms = {form["name"]: form for form in SETTINGS["content"]}
    assert set(forms) == {kind.folder for kind in KINDS.values() if kind.id not in ("flow", "change")}
    assert all(form["path"] == f"content/{name}" and form["format"] == "yaml" for name, form in forms.items())
    assert SETTINGS["settings"] == {"content": {"merge": True}}


def test_every_field_has_one_type_that_the_editor_knows() -> None:
    for form in SETTINGS["content"]:
        for field in fields_in(form["fields"]):
            assert ("type" in field) != ("component" in field)
            assert field.get("type", "text") in {"string", "text", "number", "boolean", "date", "select"}
            assert field.get("component", "Claim") in SETTINGS["components"]
            assert field["description"]


def test_no_form_asks_for_a_signature() -> None:
    assert not any(
        field["name"] == "review" for form in SETTINGS["content"] for field in fields_in(form["fields"])
    )


def test_the_settings_in_the_repository_are_those_of_the_schema(terminal: Terminal, tmp_path: Path) -> None:
    assert terminal("schema", "--out", tmp_path / "schema", "--editor", tmp_path / ".pages.yml")[0] == 0
    written = (tmp_path / ".pages.yml").read_text(encoding="utf-8")
    assert written == (PROJECT / ".pages.yml").read_text(encoding="utf-8"), (
        "run: python -m generator schema --editor .pages.yml"
    )
