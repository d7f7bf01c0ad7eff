"""A site on another subject is begun with one command, checks and builds at once, and is kept up to date."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from installed import Installed
from sandbox import PROJECT
from terminal import Terminal

from generator.check.check import check
from generator.cli import cli
from generator.content.content import Content
from generator.load.load import load
from generator.schema.kinds.source import Source
from generator.start.answers import Answers, BadAnswer, chosen_licence, chosen_places, plain
from generator.start.licences import LICENCES
from generator.start.new_content import new_content
from generator.start.places import known_places
from generator.start.program import Origin, program_files
from generator.start.repository import RECORD, new_repository, update, write_new

TODAY = "2026-11-28"
ANSWERS = Answers("Nosebleeds", "nosebleeds", ("uk", "us"), "en-GB", "cc-by-4.0")
OPTIONS = ["--subject", "nosebleeds", "--title", "Nosebleeds", "--places", "uk,us"]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A new repository about nosebleeds."""
    write_new(tmp_path / "nosebleeds", new_repository(ANSWERS, TODAY))
    return tmp_path / "nosebleeds"


def content_of(folder: Path) -> Content:
    content = load(folder / "content").content
    assert content
    return content


@pytest.mark.slow
def test_a_new_site_checks_and_builds_at_once(
    installed: Installed, terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """See test_new_site_guide too: there the installed program checks and builds."""
    said = installed.run(
        "init", "bleeds", *OPTIONS, "--language", "en-GB", "--licence", "cc0-1.0", cwd=tmp_path
    )
    assert said.endswith("Go on with:\n  cd bleeds\n  health-site check\n  health-site serve\n")
    folder = tmp_path / "bleeds"
    monkeypatch.chdir(folder)
    code, said, _ = terminal("check")
    assert code == 0
    assert "0 errors, 57 warnings" in said and said.count("warning[fill-in]") == 57
    assert terminal("check", "--finished")[0] == 1
    code, said, _ = terminal("build")
    assert (code, "Done: " in said) == (0, True)
    assert "Nosebleeds" in (folder / "site" / "index.html").read_text(encoding="utf-8")
    pages = [path.read_text(encoding="utf-8") for path in (folder / "site").rglob("*.html")]
    assert not any(re.search(r"twitch|fasciculation", page, re.IGNORECASE) for page in pages)
    wheel = next((folder / "wheels").glob("*.whl"))
    assert f"health-site-generator=={wheel.name.split('-')[1]} --hash=sha256:" in (
        folder / "program.txt"
    ).read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_subject_of_one_place_of_the_body_builds(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "ear"
    answers = Answers("Ear", "a blocked ear", ("de",), "en", "all-rights-reserved")
    write_new(folder, new_repository(answers, TODAY))
    for path in (folder / "content" / "medical_tests", folder / "content" / "glossary"):
        for file in path.iterdir():
            file.unlink()
    for kind in ("situations/in-general.yml", "causes/everyday-cause.yml"):
        path = folder / "content" / kind
        text = path.read_text(encoding="utf-8")
        path.write_text(
            re.sub(r"^# Ids? of tests.*\n|^medical_tests:\n  - .*\n", "", text, flags=re.MULTILINE)
        )
    monkeypatch.chdir(folder)
    assert "Done: " in terminal("build")[1]
    assert not (folder / "site" / "body-parts").exists()
    assert not (folder / "site" / "medical-tests").exists()


def test_every_field_of_the_site_is_explained(repository: Path) -> None:
    text = (repository / "content" / "site.yml").read_text(encoding="utf-8")
    assert all(
        re.search(rf"^(?:# )?{key}:", text, re.MULTILINE) for key in ("title", "same_words", "edit_url")
    )
    assert len(re.findall(r"(?:^#.*\n)+(?=[a-z_]+:)", text, re.MULTILINE)) == len(yaml.safe_load(text))


def test_marks_are_things_to_do_and_everything_else_is_right(repository: Path) -> None:
    problems = check(load(repository / "content"))
    assert {problem.rule for problem in problems} == {"fill-in"}
    assert {Path(problem.file).suffix for problem in problems} == {".yml", ".md"}


def test_the_flow_shows_each_form_of_a_screen(repository: Path) -> None:
    [flow] = content_of(repository).facts["flow"].values()
    text = flow.model_dump_json(exclude_defaults=True)
    for part in ("signs", "options", "gates", "not_sure", "cases"):
        assert f'"{part}":' in text


@pytest.mark.parametrize("place", known_places())
def test_every_place_has_a_source_that_was_read(place: str, tmp_path: Path) -> None:
    for name, text in new_content(Answers("Title", "subject", (place,), "en", "cc0-1.0"), TODAY).items():
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    content = content_of(tmp_path)
    [stated] = content.site.places
    assert stated.id == place and stated.terms["emergency"].tel
    source = content.facts["source"][stated.sources[0]]
    assert isinstance(source, Source) and source.how_seen == "mirror"
    assert stated.terms["emergency"].tel in "".join(source.says).replace("-", "")


def test_the_guarded_steps_of_the_workflows_are_pinned_as_here(repository: Path) -> None:
    here = (PROJECT / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    for workflow in (repository / ".github" / "workflows").iterdir():
        text = workflow.read_text(encoding="utf-8")
        assert yaml.safe_load(text)["permissions"] == {}
        for used in re.findall(r"uses: (.*)", text):
            assert used in here, used
    published = (repository / ".github" / "workflows" / "pages.yml").read_text(encoding="utf-8")
    assert published.index("check --finished") < published.index("upload-pages-artifact")


def test_the_targets_that_workflows_make_are_in_the_makefile(repository: Path) -> None:
    makefile = (repository / "Makefile").read_text(encoding="utf-8")
    for workflow in (repository / ".github" / "workflows").iterdir():
        for target in re.findall(r"run: make (\S+)", workflow.read_text(encoding="utf-8")):
            assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target


def test_an_update_leaves_what_was_edited(repository: Path) -> None:
    assert update(repository) == update(repository)
    record = json.loads((repository / RECORD).read_text(encoding="utf-8"))
    (repository / "Makefile").write_text("edited", encoding="utf-8")
    (repository / ".github" / "workflows" / "watch.yml").unlink()
    old = repository / ".github" / "workflows" / "fact.yml"
    gone = repository / ".github" / "gone.yml"
    for path in (old, gone):  # As an earlier version had made them.
        path.write_text("older", encoding="utf-8")
        name = path.relative_to(repository).as_posix()
        record["files"][name] = hashlib.sha256(b"older").hexdigest()
    (repository / RECORD).write_text(json.dumps(record), encoding="utf-8")
    done = update(repository)
    assert done.written == (".github/workflows/fact.yml",)
    assert done.removed == (".github/gone.yml",)
    assert done.edited == (".github/workflows/watch.yml", "Makefile")
    assert (repository / "Makefile").read_text(encoding="utf-8") == "edited"
    assert not (repository / ".github" / "workflows" / "watch.yml").exists()
    again = update(repository)
    assert (again.written, again.removed, again.edited) == ((), (), done.edited)


def test_the_program_comes_from_where_it_was_installed_from(tmp_path: Path) -> None:
    wheel = tmp_path / "health_site_generator-1.0-py3-none-any.whl"
    wheel.write_bytes(b"a wheel")
    files = program_files(Origin(wheel=wheel))
    assert files[f"wheels/{wheel.name}"] == b"a wheel"
    assert b"--find-links wheels\n" in files["program.txt"] and b" --hash=sha256:" in files["program.txt"]
    [line] = program_files(Origin("https://host.example/p.whl", "abc")).values()
    assert line.endswith(b"health-site-generator @ https://host.example/p.whl --hash=sha256:abc\n")
    [line] = program_files(Origin()).values()
    assert re.search(rb"\nhealth-site-generator==[0-9.]+\n$", line)


def test_a_folder_that_holds_files_is_left_alone(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    code, _, said = terminal("init", tmp_path, *OPTIONS, "--language", "en", "--licence", "cc0-1.0")
    assert code == 2 and "holds files already" in said
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize(
    "subject", ["", "nose: bleeds", 'a "quoted" word', "<b>", "{x}", "a\tb[c]", "x" * 90]
)
def test_a_subject_that_would_break_the_files_is_refused(subject: str) -> None:
    with pytest.raises(BadAnswer, match="plain words"):
        plain(subject)


@pytest.mark.parametrize(
    "subject", ["nosebleeds", "Crohn's disease", "vitamin B12 (cobalamin)", "a sore throat"]
)
def test_plain_words_are_taken(subject: str, tmp_path: Path) -> None:
    answers = Answers(plain(subject), plain(subject), ("uk",), "en", "cc0-1.0")
    write_new(tmp_path, new_repository(answers, TODAY))
    assert content_of(tmp_path).site.subject == subject


def test_what_is_not_known_is_told_with_what_is() -> None:
    with pytest.raises(BadAnswer, match=r'there is no place "fra". Did you mean "fr"\? Known: uk, ie, us'):
        chosen_places("fra")
    with pytest.raises(BadAnswer, match='there is no licence "mit"'):
        chosen_licence("mit")
    assert chosen_places("uk, ie,uk") == ("uk", "ie")


@pytest.mark.parametrize("licence", LICENCES)
def test_the_licence_that_was_chosen_is_named(licence: str) -> None:
    files = new_repository(Answers("Title", "subject", ("uk",), "en", licence), TODAY)
    name = LICENCES[licence].name.encode()
    assert files["LICENSE"].startswith(name) and name in files["content/pages/about.md"]


def test_a_repository_that_init_has_not_begun_is_not_updated(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, said = terminal("update")
    assert code == 2 and "was not begun with init" in said
    (tmp_path / RECORD).write_text("[]")
    code, _, said = terminal("update")
    assert code == 2 and "cannot be read" in said


def test_what_is_not_given_is_asked_and_asked_again(tmp_path: Path) -> None:
    typed = "nose: bleeds\nnosebleeds\nNosebleeds\nuks\nie\n\n\n"
    ended = CliRunner().invoke(cli, ["init", str(tmp_path / "new")], input=typed)
    assert ended.exit_code == 0, ended.output
    assert "cannot be used: write plain words" in ended.output and 'there is no place "uks"' in ended.output
    site = content_of(tmp_path / "new").site
    assert (site.subject, site.default_place, site.language) == ("nosebleeds", "ie", "en-GB")
    assert site.licence and site.licence.name.endswith("(CC BY 4.0)")
