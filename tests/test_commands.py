"""The command line: what it prints, and the number that it ends with."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sandbox import PROJECT, SECOND_SUBJECT, Sandbox
from terminal import Terminal
from thirty_mistakes import THIRTY, sow

import generator.commands.check
from generator.author.new_fact import new_fact
from generator.problems.report import report
from generator.schema.json_schema import schemas
from generator.schema.kinds import KINDS, Kind
from generator.yaml.reader import read


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


# check


def test_content_without_mistakes_ends_with_0(terminal: Terminal) -> None:
    code, out, err = terminal("check", "--content", SECOND_SUBJECT)
    assert (code, out.splitlines()[:3], err) == (
        0,
        ["No problems found.", "", "Flow is-it-serious, version 1.0"],
        "",
    )


def test_a_mistake_ends_with_1_and_is_shown_with_its_line(terminal: Terminal, sandbox: Sandbox) -> None:
    sandbox.edit("causes/big-meal.yml", "group: everyday", "group: evryday")
    assert terminal("check", "--content", sandbox.folder) == (
        1,
        f'{sandbox.folder}/causes/big-meal.yml:5:8: error[unknown-group] there is no group "evryday"\n'
        "    group: evryday\n"
        "           ^\n"
        '    Did you mean "everyday"?\n\n'
        "1 error, 0 warnings in 1 file.\n",
        "",
    )


def test_warnings_alone_end_with_0(terminal: Terminal, sandbox: Sandbox) -> None:
    sandbox.edit("causes/big-meal.yml", "Eat slowly.", "Eat " + "very " * 20 + "slowly.")
    code, out, _ = terminal("check", "--content", sandbox.folder)
    assert code == 0
    assert "0 errors, 1 warning in 1 file." in out.splitlines()


def test_programs_read_the_same_problems_as_json(terminal: Terminal, sandbox: Sandbox) -> None:
    sandbox.edit("causes/big-meal.yml", "group: everyday", "group: evryday")
    code, out, _ = terminal("check", "--content", sandbox.folder, "--format", "json")
    assert code == 1
    assert json.loads(out) == [
        {
            "file": f"{sandbox.folder}/causes/big-meal.yml",
            "line": 5,
            "column": 8,
            "rule": "unknown-group",
            "severity": "error",
            "message": 'there is no group "evryday"',
            "hint": 'Did you mean "everyday"?',
        }
    ]
    assert terminal("check", "--content", SECOND_SUBJECT, "--format", "json") == (0, "[]\n", "")


def test_a_pull_request_gets_its_notes(terminal: Terminal, sandbox: Sandbox) -> None:
    sandbox.edit("causes/big-meal.yml", "group: everyday", "group: evryday")
    assert terminal("check", "--content", sandbox.folder, "--format", "github") == (
        1,
        f"::error file={sandbox.folder}/causes/big-meal.yml,line=5,col=8,title=unknown-group::"
        'there is no group "evryday". Did you mean "everyday"?\n',
        "",
    )
    assert terminal("check", "--content", SECOND_SUBJECT, "--format", "github") == (0, "", "")


def test_thirty_mistakes_are_all_found_in_one_run_each_at_its_line(
    terminal: Terminal, sandbox: Sandbox
) -> None:
    assert len(THIRTY) == 30
    wanted = sow(sandbox)
    code, out, _ = terminal("check", "--content", sandbox.folder, "--format", "json")
    found = [
        (Path(each["file"]).relative_to(sandbox.folder).as_posix(), each["line"], each["rule"])
        for each in json.loads(out)
    ]
    assert code == 1
    assert sorted(found) == wanted
    assert [each[:2] for each in found] == [each[:2] for each in wanted], "they are ordered by file and line"
    files_at_fault = len({each.file for each in THIRTY})
    assert terminal("check", "--content", sandbox.folder)[1].endswith(
        f"30 errors, 0 warnings in {files_at_fault} files.\n"
    )


def test_every_one_of_the_thirty_says_how_to_mend_it(sandbox: Sandbox) -> None:
    sow(sandbox)
    assert all(problem.hint for problem in sandbox.problems())


def test_a_source_that_is_deleted_is_missed_by_the_claims_that_used_it(
    terminal: Terminal, sandbox: Sandbox
) -> None:
    sandbox.delete("sources/reported.yml")
    code, out, _ = terminal("check", "--content", sandbox.folder)
    assert code == 1
    assert out == (
        f'{sandbox.folder}/numbers/quickly-gone.yml:9:16: error[unknown-id] there is no source "reported"\n'
        "    sources: [two, reported]\n"
        "                   ^\n"
        "    Write sources/reported.yml, or take the id out.\n\n"
        "1 error, 0 warnings in 1 file.\n"
    )


def test_checking_changes_nothing(terminal: Terminal, sandbox: Sandbox) -> None:
    sow(sandbox)
    before = files(sandbox.folder)
    terminal("check", "--content", sandbox.folder)
    assert files(sandbox.folder) == before


def test_a_folder_that_is_not_there_ends_with_1(terminal: Terminal, tmp_path: Path) -> None:
    code, out, _ = terminal("check", "--content", tmp_path / "gone")
    assert code == 1
    assert "error[no-content] there is no such folder" in out


# Wrong use ends with 2, a bug with 3.


@pytest.mark.parametrize(
    "words", [["chekc"], ["check", "--formt", "json"], ["check", "--format", "xml"], ["new", "cause"], []]
)
def test_wrong_use_ends_with_2(terminal: Terminal, words: list[str]) -> None:
    code, out, err = terminal(*words)
    assert code == 2
    assert out + err
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["check", "--help"],
        ["build", "-h"],
        ["new", "--help"],
        ["schema", "--help"],
    ],
)
def test_help_ends_with_0(terminal: Terminal, words: list[str]) -> None:
    code, out, _ = terminal(*words)
    assert code == 0
    assert out


def test_the_help_of_new_names_every_kind(terminal: Terminal) -> None:
    _, out, _ = terminal("new", "--help")
    _, _, kinds = " ".join(out.split()).partition("Kinds: ")
    assert kinds.rstrip(".").split(", ") == [*KINDS, "page"]


def test_a_bug_ends_with_3_and_lines_to_paste(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> None:
        raise ZeroDivisionError("a test")

    monkeypatch.setattr(generator.commands.check, "load", broken)
    code, out, err = terminal("check", "--content", SECOND_SUBJECT)
    assert (code, out) == (3, "")
    assert err.startswith("This is a mistake in the generator, not in your files. Nothing was changed.\n")
    assert f"arguments: check --content {SECOND_SUBJECT}\n" in err
    assert err.rstrip().endswith("ZeroDivisionError: a test")


def test_stopping_with_the_keyboard_ends_with_2(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(folder: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(generator.commands.check, "load", stopped)
    code, _, err = terminal("check", "--content", SECOND_SUBJECT)
    assert code == 2
    assert "Traceback" not in err


def test_the_package_runs_as_a_program() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--content", str(SECOND_SUBJECT)],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout.split("\n")[0], done.stderr) == (0, "No problems found.", "")


# new and schema


def test_a_new_fact_is_a_commented_file_that_waits_to_be_filled_in(
    terminal: Terminal, sandbox: Sandbox
) -> None:
    path = sandbox.folder / "causes/cold-hands.yml"
    assert terminal("new", "cause", "cold-hands", "--content", sandbox.folder) == (
        0,
        f"{path} is ready. Fill it in, then run: python -m generator check --content {sandbox.folder}\n",
        "",
    )
    assert {each[0] for each in sandbox.found()} == {"causes/cold-hands.yml"}


def test_a_page_of_prose_is_begun_in_the_same_way(terminal: Terminal, sandbox: Sandbox) -> None:
    code, out, _ = terminal("new", "page", "our-work", "--content", sandbox.folder)
    assert code == 0 and "a paragraph that says what the page is about" in out
    assert [(file, rule) for file, _, rule in sandbox.found()] == [("pages/our-work.md", "page-form")]
    sandbox.edit("pages/our-work.md", "# \n\n", "# Our work\n\nWho does what.\n")
    sandbox.edit("pages/our-work.md", "## \n", "## Who\n")
    assert sandbox.problems() == ()


@pytest.mark.parametrize(
    ("kind", "fact_id"),
    [("page", "help"), ("page", "search"), ("cause", "index"), ("cause", "compare"), ("page", "api")],
)
def test_a_new_file_whose_address_is_taken_is_refused(
    terminal: Terminal, sandbox: Sandbox, kind: str, fact_id: str
) -> None:
    before = files(sandbox.folder)
    code, _, err = terminal("new", kind, fact_id, "--content", sandbox.folder)
    assert code == 2 and "is a page that the site makes" in err and files(sandbox.folder) == before


def test_a_folder_with_a_space_can_be_typed_as_it_is_told(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path
) -> None:
    folder = sandbox.folder.rename(tmp_path / "my content")
    assert terminal("new", "cause", "cold-hands", "--content", folder)[1].endswith(
        f"generator check --content '{folder}'\n"
    )
    assert terminal("publish", "--content", folder)[2].endswith(f"generator check --content '{folder}'\n")


def test_a_fact_that_exists_is_not_overwritten(terminal: Terminal, sandbox: Sandbox) -> None:
    before = files(sandbox.folder)
    path = sandbox.folder / "causes/big-meal.yml"
    assert terminal("new", "cause", "big-meal", "--content", sandbox.folder) == (
        2,
        "",
        f"Error: {path} exists already; nothing was changed.\n",
    )
    assert files(sandbox.folder) == before


def test_a_new_fact_of_an_unknown_kind_or_id_is_refused(terminal: Terminal, sandbox: Sandbox) -> None:
    code, _, err = terminal("new", "cuase", "cold-hands", "--content", sandbox.folder)
    assert (code, err[:71]) == (2, 'Error: "cuase" is not a kind of fact. Did you mean "cause"? Kinds: situ')
    assert terminal("new", "cause", "../Cold", "--content", sandbox.folder)[0] == 2
    assert terminal("new", "cause", "cold-hands", "--content", sandbox.folder / "gone")[0] == 2


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_the_file_of_a_new_fact_is_good_yaml_with_every_required_key(kind: Kind) -> None:
    text, fields = new_fact(kind), kind.model.model_fields.items()
    assert list(read(text)) == [field.alias or name for name, field in fields if field.is_required()]
    for name, field in fields:
        key = field.alias or name
        assert f"\n{key}:" in text if field.is_required() else f"\n# {key}:" in text


def test_editors_get_a_schema_for_every_kind(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "schema"
    assert terminal("schema", "--out", out) == (0, f"{len(KINDS) + 1} schemas in {out}/.\n", "")
    assert {path.stem for path in out.iterdir()} == {*KINDS, "site"}
    before = files(out)
    terminal("schema", "--out", out)
    assert files(out) == before


def test_every_field_of_a_schema_explains_itself() -> None:
    for name, text in schemas().items():
        schema = json.loads(text)
        groups = [schema, *schema.get("$defs", {}).values()]
        for group in groups:
            for key, field in group.get("properties", {}).items():
                target = schema.get("$defs", {}).get(field.get("$ref", "").rpartition("/")[2], {})
                assert field.get("description") or target.get("description"), f"{name}: {key}"
            assert "properties" not in group or group["additionalProperties"] is False


def test_schemas_do_not_cost_an_author_other_files(terminal: Terminal, sandbox: Sandbox) -> None:
    before = files(sandbox.folder)
    terminal("schema", "--out", sandbox.folder)
    assert before.items() <= files(sandbox.folder).items()


def test_a_folder_that_holds_no_site_is_not_taken_for_one(terminal: Terminal, sandbox: Sandbox) -> None:
    """A slip such as `--site content` must not cost the author the facts."""
    before = files(sandbox.folder)
    code, _, err = terminal(
        "build",
        "--content",
        sandbox.folder,
        "--site",
        sandbox.folder,
        "--build",
        sandbox.folder.parent / "work",
    )
    assert (code, files(sandbox.folder)) == (2, before)
    assert err.startswith("Error: ")


# Nothing that an author can type makes it crash.


LINES = [
    "name: Words",
    "name:",
    "name: [a",
    "name: {a: b}",
    "answer:",
    "  text: Words",
    '  text: "Wor\\u202eds"',
    "  sources: [one]",
    "  sources: one",
    "  certainty: low",
    "group: everyday",
    "usual_urgency: emergency",
    "get_help: {emergency: {any_of: [chest-pain]}}",
    "get_help: []",
    "get_help:",
    "  emergency: {}",
    "  see-doctor: {all_of: [a]}",
    "treatments: [sips, x, [y], {z: 1}]",
    "related: ['faq:how-long', 'page:about', 'x:y', ':']",
    "do:",
    "- text: Do",
    "  - text: Do not",
    "review: {date: 2026-13-01, name: x}",
    "exceptions: [{rule: x, reason: y}]",
    "? [a]",
    ": b",
    "<<: *a",
    "&a b",
    "!!python/object:os.system x",
    "%YAML 1.1",
    "---",
    "...",
    "\tname: x",
    "# comment",
    "name: a # b",
    "“name”: x",
    "name: |",
    "name: >-2",
    "'",
    '"',
    "[" * 30,
    "{" * 30,
    "- " * 30,
    "🙂: é",
    "name: {emergency} **b** [l](faq:how-long) [x](y z)",
]
BAD_TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=20)), max_size=12).map("\n".join),
    st.recursive(
        st.sampled_from(["a", "", "no", "1", "one", "chest-pain", "low"]),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(["name", "answer", "text", "sources", "certainty", "group", "get_help", "x"]),
                inner,
                max_size=6,
            ),
        ),
        max_leaves=12,
    ).map(json.dumps),
)


def part_of(folder: Path, *kept: str) -> Sandbox:
    """Some files and folders of the second subject, so that hundreds of checks take seconds. Its references do not all lead somewhere."""
    sandbox = Sandbox.copy_to(folder / "content")
    for path in sandbox.folder.iterdir():
        if path.name not in ("site.yml", *kept):
            shutil.rmtree(path)
    return sandbox


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """Causes and pages of prose."""
    return part_of(tmp_path_factory.mktemp("few"), "causes", "pages", "sources")


@pytest.fixture(scope="module")
def flow_alone(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A flow with its signs, which takes longer to check than all causes."""
    return part_of(tmp_path_factory.mktemp("flow"), "flows", "warning_signs", "sources")


@pytest.mark.slow
@pytest.mark.parametrize(
    "file", ["causes/big-meal.yml", "flows/is-it-serious.yml", "site.yml", "pages/about.md"]
)
@given(text=BAD_TEXTS)
@example(text="")
@example(text="\r")
@example(text="name: a\rname: b # c")
@example(text="\ufeff")
@example(text="name: \U0001f642\x00")
def test_no_text_that_can_be_typed_makes_a_check_crash(
    few: Sandbox, flow_alone: Sandbox, file: str, text: str
) -> None:
    sandbox = flow_alone if file.startswith("flows/") else few
    before = sandbox.read(file)
    (sandbox.folder / file).write_bytes(text.encode("utf-8", "surrogatepass"))
    problems = sandbox.problems()
    sandbox.write(file, before)
    assert report(problems, "text")
    assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in problems)


@pytest.mark.slow
@given(raw=st.binary(max_size=60))
def test_no_bytes_make_a_check_crash(few: Sandbox, raw: bytes) -> None:
    (few.folder / "causes/bytes.yml").write_bytes(raw)
    assert report(few.problems(), "text")
    few.delete("causes/bytes.yml")


FLOW_TEXT = (SECOND_SUBJECT / "flows/is-it-serious.yml").read_text(encoding="utf-8").split("\n")


@pytest.mark.slow
@given(data=st.data())
def test_a_flow_with_lines_lost_or_moved_makes_no_check_crash(
    flow_alone: Sandbox, data: st.DataObject
) -> None:
    lines = list(FLOW_TEXT)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(lines) - 1))
        line = lines.pop(place)
        if data.draw(st.booleans()):
            lines.insert(data.draw(st.integers(0, len(lines))), line)
    flow_alone.write("flows/is-it-serious.yml", "\n".join(lines))
    assert report(flow_alone.problems(), "text")
    flow_alone.write("flows/is-it-serious.yml", "\n".join(FLOW_TEXT))


def test_the_content_folder_is_looked_for_upwards(
    sandbox: Sandbox, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sandbox.folder / "causes")
    code, said, _ = terminal("new", "cause", "cold-hands")
    assert (code, (sandbox.folder / "causes" / "cold-hands.yml").is_file()) == (0, True)
    assert said.startswith("../../content/causes/cold-hands.yml is ready.")
    assert said.endswith("run: python -m generator check\n"), "the folder is found again without being named"


def test_a_hint_names_a_content_folder_that_would_not_be_found(
    sandbox: Sandbox, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sandbox.folder.parent)
    sandbox.folder.rename(sandbox.folder.parent / "my facts")
    _, said, _ = terminal("new", "cause", "cold-hands", "--content", "my facts")
    assert said.endswith("run: python -m generator check --content 'my facts'\n")


def test_what_is_made_stands_beside_the_content_wherever_the_command_is_typed(
    sandbox: Sandbox, terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sandbox.folder / "causes")
    assert terminal("schema")[0] == 0
    assert (sandbox.folder.parent / "build" / "schema" / "site.json").is_file()
