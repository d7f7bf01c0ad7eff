"""Authors find every field and every rule on the site, and a form for every kind on GitHub, none of it out of date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from sandbox import PROJECT

from generator.author.guide import RuleEntry, field_guide, rule_guide
from generator.check.rules import RULES
from generator.check.rules.rule import HOUSE_RULE, OWN_NEED
from generator.content.content import Content
from generator.github.issue_forms import issue_forms
from generator.render.author_pages import code
from generator.render.pages import render
from generator.render.resolve import Library
from generator.render.search_index import index_entries
from generator.schema.json_schema import schemas
from generator.schema.kinds import KINDS

FORMS = PROJECT / ".github" / "ISSUE_TEMPLATE"


@pytest.fixture(scope="module")
def pages(second_subject: Content) -> dict[str, str]:
    return {
        page.address: page.text
        for page in render(second_subject).values()
        if page.address.startswith("author/")
    }


def test_every_field_of_every_kind_is_explained() -> None:
    groups = {group.id: group for group in field_guide()}
    for kind in KINDS.values():
        keys = {info.alias or name for name, info in kind.model.model_fields.items()}
        assert {field.key for field in groups[kind.id].fields} == keys
    for group in groups.values():
        assert all(field.description and field.holds for field in group.fields), group.id


def test_a_part_that_a_field_holds_is_explained_too() -> None:
    titles = {group.title for group in field_guide()}
    named = {
        name
        for group in field_guide()
        for field in group.fields
        for name in re.findall(r"a group of keys: (.+)", field.holds)
    }
    assert {f"Part: {name}" for name in named} <= titles


def test_every_rule_is_on_the_page_with_its_reason_and_its_message(pages: dict[str, str]) -> None:
    for each in rule_guide():
        assert f"{{ #{each.rule.id} }}" in pages["author/rules.html"]
        assert each.said or each.rule.id in ("ends-too-early", "flow-too-large")
    assert {each.rule.id for each in rule_guide()} == set(RULES)


def test_every_rule_says_where_it_was_read_or_that_it_is_ours() -> None:
    for rule in RULES.values():
        assert "https://" in rule.source or rule.source in (OWN_NEED, HOUSE_RULE), rule.id


def test_the_pages_are_published_but_readers_do_not_find_them_by_searching(
    pages: dict[str, str], second_subject: Content
) -> None:
    names = ("index", "fields", "rules", "flows", "needs")
    assert set(pages) == {f"author/{name}.html" for name in names}
    assert not any("author/" in entry.address for entry in index_entries(Library(second_subject)))


def test_an_example_is_shown_as_it_is_typed() -> None:
    assert code("a: {b}\n\n<i> &\n") == "<pre><code>a: &#123;b&#125;\n\n&lt;i&gt; &amp;</code></pre>"


def test_the_forms_on_github_are_those_of_the_schema() -> None:
    there = {path.name: path.read_text(encoding="utf-8") for path in FORMS.glob("*.yml")}
    assert there == issue_forms(), "run: python -m generator schema --forms .github/ISSUE_TEMPLATE"


@pytest.mark.parametrize("name", sorted(set(issue_forms()) - {"config.yml"}))
def test_a_form_is_one_that_github_takes(name: str) -> None:
    form = yaml.safe_load(issue_forms()[name])
    assert {"name", "description", "body"} <= form.keys() and Path(name).suffix == ".yml"
    questions = [each for each in form["body"] if each["type"] != "markdown"]
    ids = [each["id"] for each in questions]
    assert len(ids) == len(set(ids)) and all(re.fullmatch(r"[A-Za-z0-9_-]+", each) for each in ids)
    labels = [each["attributes"]["label"] for each in questions]
    assert len(labels) == len(set(labels))
    assert any(each["validations"]["required"] for each in questions)
    for each in questions:
        assert each["type"] in ("textarea", "dropdown")
        options = each["attributes"].get("options", [])
        assert len(options) == len(set(options)) and "None" not in options


def test_a_required_address_is_said_to_be_one() -> None:
    groups = {group.id: group for group in field_guide()}
    addresses = {field.key for field in groups["site"].fields if field.holds == "an https address"}
    assert addresses == {"address", "edit_url"}


def test_no_schema_breaks_a_description_where_the_code_breaks_a_docstring() -> None:
    for name, text in schemas().items():
        assert '"description": ' in text
        assert not [
            line for line in text.splitlines() if re.search(r'"description": .*[^n]\\n[^\\]', line)
        ], name


@pytest.mark.parametrize("entry", rule_guide(), ids=lambda entry: entry.rule.id)
def test_a_rule_shows_the_lines_that_mend_it_and_no_others(entry: RuleEntry) -> None:
    lines = entry.mended.splitlines()
    assert bool(lines) == bool(entry.said)
    assert not any(line.startswith(("@@", "---", "+++")) for line in lines)
    assert len(lines) <= 80


def test_a_mended_line_stands_below_the_one_it_replaces() -> None:
    [entry] = [entry for entry in rule_guide() if entry.rule.id == "unknown-place"]
    assert entry.mended == "- default_place: nroth\n+ default_place: north"
