"""Any kind of fact may be empty: pages and links follow what is there, and check and build agree."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sandbox import Sandbox
from selectolax.lexbor import LexborHTMLParser
from workshop import Workshop

from generator.content.target import AS_WRITTEN
from generator.load.load import load
from generator.pipeline.build import build
from generator.problems.problem import FieldPath
from generator.schema.kinds import KINDS
from generator.schema.walk import references
from generator.yaml.reader import read

ALONE = ("source",)
"""Nothing can be said without a source; not even site.yml holds then. Any other kind can be missed."""
_OTHERS = [kind for kind in KINDS if kind not in ALONE]
_ACROSS = 3
LINES = (
    *(tuple(_OTHERS[start::_ACROSS]) for start in range(_ACROSS)),
    *(tuple(_OTHERS[start : start + _ACROSS]) for start in range(0, len(_OTHERS), _ACROSS)),
)
"""The columns and rows of a table of all other kinds: two of them share one line at most, so that each is empty once
while the other, whose pages may list it, is not."""
TOGETHER = (
    ("situation", "cause"),
    ("flow", "warning-sign"),
    ("body-part", "cause", "situation", "warning-sign"),
    tuple(_OTHERS),
)
"""Kinds that leave a page without all that it lists when they are empty at once."""


def empty(sandbox: Sandbox, kinds: tuple[str, ...]) -> None:
    """Delete all facts of some kinds, all that leads to them, and the facts that cannot be without."""
    for kind in kinds:
        shutil.rmtree(sandbox.folder / KINDS[kind].folder)
    for page in sandbox.folder.glob("pages/*.md"):
        page.write_text(re.sub(r"\[([^\]]*)\]\([a-z-]+:[a-z0-9-]+\)", r"\1", page.read_text()))
    broken = {"something"}
    while broken and load(sandbox.folder).content:
        cut_dead_references(sandbox)
        broken = {
            problem.file
            for problem in sandbox.problems()
            if problem.severity == "error" and not problem.file.endswith("site.yml")
        }
        for file in broken:
            Path(file).unlink()


def cut_dead_references(sandbox: Sandbox) -> None:
    """Take every id out that leads to no fact."""
    content = sandbox.content()
    facts = [((kind.id, name), fact) for kind, name, fact in content.all()]
    for key, fact in [(("site", "site"), content.site), *facts]:
        dead = [path for path, kind, name in references(fact) if not content.knows(kind, name)]
        if dead:
            document = content.documents[key]
            data = read(document.text)
            for path in reversed(dead):
                cut(data, path)
            Path(document.file).write_text(json.dumps(data, ensure_ascii=False, indent=1))
        text = Path(content.documents[key].file).read_text()
        words = re.sub(
            r"\[([^\]]*)\]\(([a-z-]+):([a-z0-9-]+)\)",
            lambda match: match[0] if content.knows(match[2], match[3]) else match[1],
            text,
        )
        Path(content.documents[key].file).write_text(words)


def cut(data: Any, path: FieldPath) -> None:
    """Take out what stands at a path, and the lists and groups that are empty then, or are left a heading alone."""
    *before, last = path
    inside = data
    for step in before:
        inside = inside[step]
    del inside[last]
    if before and list(inside) in ([], ["heading"]):
        cut(data, tuple(before))


def links(site: Path) -> Iterator[tuple[str, str]]:
    """Every link into the site, by the page where it stands."""
    for path in site.rglob("*.html"):
        for node in LexborHTMLParser(path.read_text(encoding="utf-8")).css("a[href]"):
            yield path.relative_to(site).as_posix(), node.attributes["href"] or ""


def test_every_kind_is_empty_while_any_other_is_not() -> None:
    for kind, other in permutations(_OTHERS, 2):
        assert any(kind in line and other not in line for line in LINES), (kind, other)


@pytest.mark.parametrize("kinds", [ALONE, *LINES, *TOGETHER], ids=" and ".join)
def test_check_and_build_agree_when_kinds_are_empty(tmp_path: Path, kinds: tuple[str, ...]) -> None:
    workshop = Workshop.in_folder(tmp_path)
    empty(workshop.sandbox, kinds)
    assert not any((workshop.sandbox.folder / KINDS[kind].folder).exists() for kind in kinds)
    errors = [problem for problem in workshop.sandbox.problems() if problem.severity == "error"]
    result = build(workshop.sandbox.folder, workshop.site, workshop.work, lambda stage: None, AS_WRITTEN)
    assert ([each for each in result.problems if each.severity == "error"], result.faults) == (errors, ())
    assert workshop.site.exists() == (not errors)
    assert bool(errors) == (kinds == ALONE)
    if not errors:
        gone = {KINDS[kind].address for kind in kinds}
        assert [(page, link) for page, link in links(workshop.site) if set(link.split("/")) & gone] == []
        home = LexborHTMLParser((workshop.site / "index.html").read_text(encoding="utf-8"))
        assert not [node.html for node in home.css("main ul, main h2, main h3") if not node.text(strip=True)]
        assert home.css("main a[href^='tel:']"), "the emergency number stands on the home page"


def test_a_site_without_a_flow_leads_to_none_and_the_first_one_counts_if_none_is_named(
    tmp_path: Path,
) -> None:
    sandbox = Workshop.in_folder(tmp_path).sandbox
    sandbox.edit("site.yml", "main_flow: is-it-serious\n", "")
    assert sandbox.found() == []
    assert sandbox.content().main_flow == "is-it-serious"
    empty(sandbox, ("flow",))
    assert sandbox.content().main_flow is None


def test_groups_of_causes_are_asked_for_only_where_there_are_causes(sandbox: Sandbox) -> None:
    site = re.sub(r"^cause_groups:\n(  - .*\n)+", "", sandbox.read("site.yml"), flags=re.MULTILINE)
    sandbox.write("site.yml", site)
    assert {rule for _, _, rule in sandbox.found()} == {"unknown-group"}
    empty(sandbox, ("cause",))
    assert sandbox.found() == []
