"""What is used again from the last build is what would be made now, whatever has changed; and what has not changed is used again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sandbox import PROJECT, SECOND_SUBJECT, Sandbox

from generator.content.content import Content
from generator.content.signature import text_hash
from generator.load.load import Loaded, load
from generator.pipeline.record import Record, keep, read
from generator.pipeline.reuse import Reusable, fingerprints, reusable
from generator.render.fact_pages import fact_pages
from generator.render.page import Page, Renderer
from generator.render.pages import by_path
from generator.render.resolve import Library

REAL_FOLDERS: tuple[str, ...] = ("warning_signs",)
"""Of the real content a fact of these is changed, because most pages show one. benchmarks/long_tests.py changes one of each."""
FACTS_OF_A_KIND = 2
"""Of the second subject so many facts of each kind are changed; benchmarks/long_tests.py changes all."""
MEAL, SUGAR, TABLET = "causes/big-meal.yml", "myths/sugar.yml", "treatments/tablet.yml"


class Workplace:
    """A content folder, and what a build has left of it as it was first."""

    def __init__(self, content: Path, folder: Path) -> None:
        self.sandbox = Sandbox(folder / "content")
        shutil.copytree(content, self.sandbox.folder)
        self.docs = folder / "docs"
        loaded = self.loaded()
        assert loaded.content
        pages = pages_of(loaded.content)
        for path, page in pages.items():
            (self.docs / path).parent.mkdir(parents=True, exist_ok=True)
            (self.docs / path).write_text(page.text, encoding="utf-8")
        made = Record(
            staged={path: text_hash(page.text) for path, page in pages.items()},
            fingerprints=fingerprints(Library(loaded.content)),
            read={path: page.read for path, page in pages.items()},
        )
        keep(folder, made)
        self.record = read(folder)

    def loaded(self) -> Loaded:
        return load(self.sandbox.folder)

    def reusable(self) -> Reusable:
        content = self.loaded().content
        assert content
        return reusable(Library(content), self.record, self.docs)

    def in_turn(self, files: list[str]) -> Iterator[str]:
        """Each file with what another of its kind says in its place, one after the other."""
        for file in files:
            text = self.sandbox.read(file)
            kind, _, name = file.partition("/")
            others = sorted(path.name for path in (self.sandbox.folder / kind).iterdir() if path.name != name)
            if others:
                self.sandbox.write(file, self.sandbox.read(f"{kind}/{others[0]}"))
                yield file
                self.sandbox.write(file, text)

    def assert_as_new(self, file: str) -> int:
        """Pages are the same as without a record. How many pages were used again."""
        loaded = self.loaded()
        assert loaded.content, file
        used = reusable(Library(loaded.content), self.record, self.docs)
        again, new = pages_of(loaded.content, used), pages_of(loaded.content)
        assert {path: page.text for path, page in again.items()} == {
            path: page.text for path, page in new.items()
        }, file
        return len(used.pages)


def pages_of(content: Content, used: Reusable | None = None) -> dict[str, Page]:
    return by_path(fact_pages(Renderer(Library(content)), used.pages if used else {}))


@pytest.fixture
def place(tmp_path: Path) -> Workplace:
    return Workplace(SECOND_SUBJECT, tmp_path)


def files_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("*/*.yml"))


def test_nothing_is_made_again_when_nothing_changed(place: Workplace) -> None:
    content = place.loaded().content
    assert content
    assert place.reusable().pages.keys() == pages_of(content).keys()


def test_whatever_fact_changes_pages_are_those_of_a_new_build(place: Workplace) -> None:
    kinds: dict[str, list[str]] = {}
    for file in files_of(SECOND_SUBJECT):
        kinds.setdefault(file.partition("/")[0], []).append(file)
    files = [file for of_kind in kinds.values() for file in of_kind[:FACTS_OF_A_KIND]]
    again = [place.assert_as_new(file) for file in place.in_turn(files)]
    assert len(again) > 20
    assert sum(again) / len(again) > len(place.record.read) / 2, "most pages are used again"


@pytest.mark.first_subject
def test_so_they_are_for_facts_of_the_real_content(tmp_path: Path) -> None:
    place = Workplace(PROJECT / "content", tmp_path)
    one_of_each = {file.partition("/")[0]: file for file in files_of(place.sandbox.folder)}
    some = [file for folder, file in one_of_each.items() if folder in REAL_FOLDERS]
    assert min(place.assert_as_new(file) for file in place.in_turn(some)) > 100


def test_a_page_is_made_again_when_a_fact_that_it_shows_has_another_name(place: Workplace) -> None:
    place.sandbox.edit(TABLET, "name: ", "name: New ")
    gone = place.record.read.keys() - place.reusable().pages.keys()
    assert "treatments/tablet.md" in gone
    assert "situations/for-days.md" in gone, "it lists the tablet"
    assert "myths/sugar.md" not in gone, "it has nothing to do with it"


def test_the_neighbours_in_a_list_are_made_again(place: Workplace) -> None:
    name = next(line for line in place.sandbox.read(MEAL).splitlines() if line.startswith("name: "))
    place.sandbox.edit(MEAL, name, "name: Zebra")
    place.assert_as_new(MEAL)


@pytest.mark.parametrize("file", ["site.yml", "pages/about.md"])
def test_what_every_page_may_show_makes_all_of_them_anew(place: Workplace, file: str) -> None:
    place.sandbox.write(file, place.sandbox.read(file) + "\n")
    assert not place.reusable().pages


def test_a_new_fact_makes_all_of_them_anew(place: Workplace) -> None:
    place.sandbox.write("myths/salt.yml", place.sandbox.read(SUGAR))
    assert not place.reusable().pages
    place.assert_as_new("myths/salt.yml")


def test_a_staged_page_that_somebody_changed_or_deleted_is_made_again(place: Workplace) -> None:
    (place.docs / "myths/sugar.md").write_text("mine", encoding="utf-8")
    (place.docs / "causes/big-meal.md").unlink()
    assert place.record.read.keys() - place.reusable().pages.keys() == {
        "myths/sugar.md",
        "causes/big-meal.md",
    }
