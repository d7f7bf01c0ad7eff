"""The preview follows what an author saves: new words at once, a mistake with its line, and never a page that nobody wrote."""

from __future__ import annotations

import http.client
import json
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from workshop import Workshop, files

from generator.commands.serve import _update
from generator.preview.preview import PreviewSite
from generator.preview.serve import Preview, serve, snapshot, watch

SUGAR, OTHER, PAGE = "myths/sugar.yml", "myths/fright.yml", "myths/sugar.html"
OLD, NEW = "There is no good study.", "Nobody has looked closely."


class Author:
    """Somebody who saves files and looks at the preview."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.sandbox = self.workshop.sandbox
        self.site = PreviewSite(self.sandbox.folder, self.workshop.work)
        self.told = Preview()
        self.see()

    def see(self) -> str:
        """What the browser is told after a save: the problems."""
        _update(self.site, self.told)
        return self.told.problems

    def page(self, address: str = PAGE) -> str:
        return (self.site.folder / address).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def at_work(tmp_path_factory: pytest.TempPathFactory) -> Author:
    """One author for all tests, because the first preview makes every page."""
    return Author(Workshop.in_folder(tmp_path_factory.mktemp("author")))


@pytest.fixture
def author(at_work: Author) -> Iterator[Author]:
    """The author with the preview of the content as it is. Behind a test all that it changed is taken back, and seen."""
    content = at_work.sandbox.folder
    good = files(content)
    yield at_work
    changed = files(content)
    for name in changed.keys() | good.keys():
        if name not in good:
            at_work.sandbox.delete(name)
        elif changed.get(name) != good[name]:
            (content / name).write_bytes(good[name])
    if changed != good:
        assert at_work.see() == ""


def test_new_words_are_on_their_page_and_on_those_that_show_them(author: Author) -> None:
    author.sandbox.edit(SUGAR, OLD, NEW)
    assert author.see() == ""
    assert NEW in author.page()
    author.sandbox.edit("treatments/tablet.yml", "name: ", "name: Best ")
    author.see()
    assert "Best" in author.page("treatments/index.html")
    assert "Best" in author.page("situations/for-days.html")


def test_the_page_of_the_saved_fact_is_there_before_the_others(author: Author) -> None:
    author.sandbox.edit("treatments/tablet.yml", "name: ", "name: Best ")
    seen = []
    author.site.update(
        lambda: seen.append(
            ("Best" in author.page("treatments/tablet.html"), "Best" in author.page("treatments/index.html"))
        )
    )
    assert seen == [(True, False)]
    assert "Best" in author.page("treatments/index.html")


def test_a_mistake_is_told_with_its_line_and_the_last_good_page_stays(author: Author) -> None:
    author.sandbox.edit(SUGAR, "name: ", "nmae: ")
    said = author.see()
    assert f"{SUGAR}:1:1: error[unknown-key]" in said
    assert 'Did you mean "name"?' in said
    assert OLD in author.page()
    author.sandbox.edit(SUGAR, "nmae: ", "name: ")
    assert author.see() == ""


def test_a_source_may_be_written_before_the_page_that_names_it(
    author: Author, capsys: pytest.CaptureFixture[str]
) -> None:
    author.sandbox.write(
        "sources/new.yml", author.sandbox.read("sources/two.yml").replace("name: ", "name: Another ", 1)
    )
    author.sandbox.edit(SUGAR, OLD, NEW)
    capsys.readouterr()
    assert author.see() == ""
    assert NEW in author.page()
    said = capsys.readouterr().out
    assert "sources/new.yml:1:1: error[unused]" in said
    assert "a build would stop" in said


def test_words_taken_back_are_gone_even_if_a_mistake_was_found_in_between(author: Author) -> None:
    """The page of a saved fact is shown first; only then the whole content is checked."""
    text = author.sandbox.read(SUGAR)
    own, others = (
        next(line for line in author.sandbox.read(file).splitlines() if line.startswith("name: "))
        for file in (SUGAR, OTHER)
    )
    author.sandbox.write(SUGAR, text.replace(own, others).replace(OLD, NEW))
    assert "duplicate-name" in author.see()
    assert NEW in author.page()
    author.sandbox.write(SUGAR, text)
    assert author.see() == ""
    assert NEW not in author.page()


def test_after_many_saves_the_pages_are_those_of_a_build_from_nothing(author: Author) -> None:
    author.sandbox.edit(SUGAR, OLD, NEW)
    author.see()
    author.sandbox.edit("treatments/tablet.yml", "name: ", "name: Best ")
    author.see()
    author.sandbox.write("myths/salt.yml", author.sandbox.read(SUGAR).replace("name: ", "name: Salt, "))
    author.see()
    author.sandbox.edit(SUGAR, NEW, OLD)
    author.see()
    author.sandbox.delete("myths/salt.yml")
    assert author.see() == ""
    fresh = PreviewSite(author.sandbox.folder, author.workshop.work.parent / "fresh")
    fresh.update()
    assert files(author.site.folder) == files(fresh.folder)


def test_what_was_saved_while_the_first_preview_was_made_counts(tmp_path: Path) -> None:
    file = tmp_path / "fact.yml"
    file.write_text("old")
    before = snapshot(tmp_path)
    file.write_text("saved meanwhile")
    stop = threading.Event()
    calls = []

    def see() -> None:
        calls.append("changed")
        stop.set()

    watch(tmp_path, see, stop, before, every=0.01)
    assert calls == ["changed"]


@pytest.fixture(scope="module")
def address(at_work: Author) -> Iterator[str]:
    server = serve(at_work.site.folder, 0, at_work.told)
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def asked(address: str) -> str:
    with urllib.request.urlopen(address) as answer:
        text: str = answer.read().decode()
        return text


def test_the_browser_is_told_of_new_pages_and_of_problems(author: Author, address: str) -> None:
    first = json.loads(asked(f"{address}/__preview"))
    assert "__preview" in asked(f"{address}/{PAGE}"), "pages ask whether there is something new"
    author.sandbox.edit(SUGAR, OLD, NEW)
    author.see()
    second = json.loads(asked(f"{address}/__preview"))
    assert second["version"] > first["version"]
    assert NEW in asked(f"{address}/{PAGE}")
    author.sandbox.edit(SUGAR, "name: ", "nmae: ")
    author.see()
    third = json.loads(asked(f"{address}/__preview"))
    assert "unknown-key" in third["problems"]
    assert third["version"] == second["version"]


def test_the_published_page_has_nothing_of_the_preview(author: Author) -> None:
    assert "__preview" not in author.page()
    assert "Content-Security-Policy" in author.page()


def test_pages_that_somebody_has_deleted_or_emptied_are_made_anew_with_the_next_save(author: Author) -> None:
    before = files(author.site.folder)
    shutil.rmtree(author.workshop.work)
    author.sandbox.edit(SUGAR, OLD, NEW)
    assert author.see() == ""
    assert files(author.site.folder).keys() == before.keys()
    assert NEW in author.page()
    (author.site.folder / "index.html").write_bytes(b"")
    author.sandbox.edit(SUGAR, NEW, OLD)
    assert author.see() == ""
    assert files(author.site.folder) == before


def test_the_address_of_a_folder_leads_to_the_one_with_a_slash(author: Author, address: str) -> None:
    with urllib.request.urlopen(f"{address}/causes?x=1") as answer:
        assert answer.url == f"{address}/causes/?x=1"
        assert answer.read() == urllib.request.urlopen(f"{address}/causes/index.html").read()


def test_a_page_that_is_not_there_is_answered_with_404(author: Author, address: str) -> None:
    for path in ("causes/no-such-page.html", "no-such-folder/", "no-such-folder"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            asked(f"{address}/{path}")
        assert caught.value.code == 404
        caught.value.close()


def test_a_browser_that_goes_away_leaves_no_trace_but_a_mistake_of_ours_does(
    author: Author, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    server = serve(author.site.folder, 0, author.told)
    try:
        for error in (BrokenPipeError, ConnectionResetError, TimeoutError, ZeroDivisionError):

            def fail(self: object, *arguments: object, error: type[Exception] = error) -> None:
                raise error

            with monkeypatch.context() as patch, pytest.raises((OSError, http.client.HTTPException)):
                patch.setattr("generator.preview.serve._Handler.reply", fail)
                asked(f"http://127.0.0.1:{server.server_port}/__preview")
    finally:
        server.shutdown()
        server.server_close()
    said = capsys.readouterr().err
    assert said.count("Traceback") == 1 and "ZeroDivisionError" in said
