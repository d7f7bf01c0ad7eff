"""A filled issue form becomes a file, and nothing that a stranger types becomes more than words in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from sandbox import PROJECT, Sandbox
from terminal import Terminal

from generator.github.code_block import code_block
from generator.github.issue_answer import MAX_BYTES, NoFact, proposed
from generator.github.issue_forms import asked, issue_forms, label_of
from generator.schema.kinds import KINDS
from generator.yaml.reader import read

CAUSE = {
    "Kind of fact": "cause",
    "Name": "Cold drinks",
    "Answer": "A cold drink can start them. | one, https://example.org/two | moderate\nDrink slowly. | one | low\n\nAsk a doctor after two days. | two | low",
    "Group": "everyday",
    "Usual urgency": "self-care",
    "Medical name": "_No response_",
    "Also called": "- iced tea\n* [x] lemonade\n\n1. cola",
    "What it is": "The stomach cools. | one | low\nNobody knows more. | one two | Very low",
    "Id": "_No response_",
    "Anything else": "_No response_",
}


def form(**other: str) -> str:
    """The body of an issue as GitHub makes it, with some answers replaced; keys are labels with _ for spaces."""
    answers = CAUSE | {key.replace("_", " "): text for key, text in other.items()}
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{text}" for label, text in answers.items())


def data(**other: str) -> dict[str, object]:
    """What the file made of a form says."""
    values = read(proposed(form(**other), {"example.org/two": "two"}).text)
    assert isinstance(values, dict)
    return values


def why_not(body: str) -> str:
    with pytest.raises(NoFact) as refused:
        proposed(body, {})
    return str(refused.value)


def test_every_answer_goes_into_its_field() -> None:
    assert data() == {
        "name": "Cold drinks",
        "also_called": ["iced tea", "lemonade", "cola"],
        "answer": {
            "serious": {
                "text": "A cold drink can start them.",
                "sources": ["one", "two"],
                "certainty": "moderate",
            },
            "now": {"text": "Drink slowly.", "sources": ["one"], "certainty": "low"},
            "help": {"text": "Ask a doctor after two days.", "sources": ["two"], "certainty": "low"},
        },
        "group": "everyday",
        "usual_urgency": "self-care",
        "what_it_is": [
            {"text": "The stomach cools.", "sources": ["one"], "certainty": "low"},
            {"text": "Nobody knows more.", "sources": ["one", "two"], "certainty": "very-low"},
        ],
    }


@pytest.fixture(scope="module")
def forms() -> dict[str, str]:
    """The text of every form by its file name."""
    return issue_forms()


@pytest.mark.parametrize("kind", [kind.id for kind in KINDS.values() if kind.has_form])
def test_every_question_of_every_form_is_understood_or_handed_on(forms: dict[str, str], kind: str) -> None:
    form = yaml.safe_load(forms[f"{kind}.yml"])
    questions = [each for each in form["body"] if each["type"] != "markdown"]
    answers = [
        (each["attributes"]["label"], (each["attributes"].get("options") or ["some words"])[0])
        for each in questions
    ]
    fact = proposed("\n\n".join(f"### {label}\n\n{text}" for label, text in answers if label != "Id"), {})
    values = read(fact.text)
    for field in asked(fact.kind):
        assert (field.key in values) != (f"{label_of(field.key)}:\nsome words" in fact.left_over), field.key
    assert fact.id == "some-words" and "Anything else:\nsome words" in fact.left_over


def test_a_complete_form_gives_a_file_that_the_check_passes(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path
) -> None:
    code, out, reply = send(terminal, sandbox, tmp_path, form(What_it_is="_No response_"))
    assert (code, out) == (0, f"{sandbox.folder.as_posix()}/causes/cold-drinks.yml\n")
    assert "## What the check found" in reply and "error[" not in reply
    assert not [each for each in sandbox.problems() if each.severity == "error"]


def test_what_is_missing_is_told_with_its_line(terminal: Terminal, sandbox: Sandbox, tmp_path: Path) -> None:
    code, _, reply = send(
        terminal, sandbox, tmp_path, form(Answer="A cold drink can start them.", Usual_urgency="None")
    )
    assert code == 0 and 'the key "sources" is missing' in reply and "cold-drinks.yml:" in reply


SOURCE = {
    "Kind of fact": "source",
    "Name": "Cold drinks and hiccups",
    "Publisher": "Test publisher",
    "Year": "2024",
    "Type": "guideline",
    "Url": "https://example.org/cold",
    "Accessed": "2026-01-02",
    "How seen": "direct",
    "Says": "A cold drink can start them.",
}
SIGN = {
    "Kind of fact": "warning-sign",
    "Name": "A stiff jaw",
    "Urgency": "urgent",
    "Card": "the jaw is stiff",
    "Asked": "Your jaw is stiff",
    "Sources": "one",
    "Certainty": "moderate",
    "Action": "Contact {same-day} today. | one | moderate",
    "Why": "It can be an infection. | one | moderate",
}


@pytest.mark.parametrize("answers", [SOURCE, SIGN], ids=["source", "sign"])
def test_a_proposal_is_judged_as_one(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path, answers: dict[str, str]
) -> None:
    """That nothing uses it yet is no mistake of who proposes it."""
    body = "\n\n".join(f"### {label}\n\n{text}" for label, text in answers.items())
    code, _, reply = send(terminal, sandbox, tmp_path, body)
    assert code == 0 and "No problems found." in reply and "error[" not in reply
    assert "Nothing uses it yet: name it where it belongs" in reply


def test_another_source_that_nothing_uses_is_still_a_mistake(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.write("sources/spare.yml", sandbox.read("sources/one.yml"))
    body = "\n\n".join(f"### {label}\n\n{text}" for label, text in SOURCE.items())
    assert "spare.yml:1:1: error[unused]" in send(terminal, sandbox, tmp_path, body)[2]


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/two/",
        "http://example.org/two",
        "www.example.org/two#part",
        "https://Example.org/two",
    ],
)
def test_an_address_stands_for_the_source_that_has_it(address: str) -> None:
    assert data(Answer=f"A cold drink can start them. | {address} | low")["answer"] == {
        "serious": {"text": "A cold drink can start them.", "sources": ["two"], "certainty": "low"}
    }


def test_an_address_that_no_source_has_is_to_be_proposed_first(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path
) -> None:
    reply = send(terminal, sandbox, tmp_path, form(Answer="It can. | https://example.org/new | low"))[2]
    assert "'https://example.org/new'" in reply and "propose it with its own form first" in reply


def send(terminal: Terminal, sandbox: Sandbox, tmp_path: Path, body: str) -> tuple[int, str, str]:
    (tmp_path / "issue.md").write_bytes(body.encode())
    code, out, _ = terminal(
        "from-issue", tmp_path / "issue.md", "--reply", tmp_path / "reply.md", "--content", sandbox.folder
    )
    return code, out, (tmp_path / "reply.md").read_text(encoding="utf-8")


# What strangers type


@pytest.mark.parametrize(
    "typed",
    [
        "../../.github/workflows/x",
        "/etc/passwd",
        "a/b",
        "A",
        "a b",
        "a\nb",
        "-a",
        "x" * 61,
        ".",
        "a.yml",
        "$(id)",
    ],
)
def test_an_id_that_is_no_id_is_refused(typed: str) -> None:
    assert "The id cannot be used" in why_not(form(Id=typed))


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("Ménière's", "meniere-s"),
        ("$(rm -rf x)", "rm-rf-x"),
        ("a " * 99, "a-" * 29 + "a"),
    ],
)
def test_an_id_made_from_a_name_is_an_id(name: str, made: str) -> None:
    assert proposed(form(Name=name), {}).id == made.rstrip("-")


def test_a_name_without_any_letter_gives_no_id() -> None:
    assert "neither a name nor an id" in why_not(form(Name="…"))


def test_nothing_that_exists_is_overwritten(terminal: Terminal, sandbox: Sandbox, tmp_path: Path) -> None:
    before = sandbox.read("causes/big-meal.yml")
    code, out, reply = send(terminal, sandbox, tmp_path, form(Id="big-meal"))
    assert (code, out) == (1, "") and "The id big-meal is taken" in reply
    assert sandbox.read("causes/big-meal.yml") == before


@pytest.mark.parametrize(
    "typed",
    [
        "x\nreview:\n  name: Dr Evil",
        "x # a comment",
        "!!python/object/apply:os.system [id]",
        "&a [*a, *a]",
        "\"quoted\" and 'single' \\ and {emergency}",
        "“Curly” first",
        "no",
        "2026-01-01",
        "---\nname: other",
        "- {a: b}",
        "<script>alert(1)</script>",
        "{{ 7 * 7 }} {% raw %}",
        "\tTab\t",
        "${{ github.token }}",
        "🙂 ünïcode",
        "| > %",
    ],
)
def test_yaml_in_an_answer_stays_words(typed: str) -> None:
    values = data(Name=typed, Id="an-id", Also_called=typed.replace("\n", " "))
    assert values["name"] == " ".join(typed.split())
    assert set(values) == {"name", "also_called", "answer", "group", "usual_urgency", "what_it_is"}


@given(st.text(min_size=1, max_size=200))
def test_any_answer_stays_words_or_is_refused(typed: str) -> None:
    try:
        values = data(Name=typed, Id="an-id")
    except NoFact:
        return
    assert values.get("name", "") == " ".join(typed.split())


def test_no_heading_writes_a_field_that_the_form_does_not_ask_for() -> None:
    values = data(Medical_name="x\n\n### Review\n\nname: Dr Evil\n\n### Exceptions\n\nrule: unknown-id")
    assert values["medical_name"] == "x ### Review name: Dr Evil ### Exceptions rule: unknown-id"
    assert not {"review", "exceptions", "authors"} & set(values)


def test_an_answer_that_repeats_a_heading_is_refused() -> None:
    assert 'The heading "Usual urgency" is there twice' in why_not(
        form(Medical_name="x\n\n### Usual urgency\n\nemergency")
    )


@pytest.mark.parametrize("letter", ["\u202e", "\u200b", "\ufeff"])
def test_hidden_letters_are_refused(letter: str) -> None:
    assert "invisible character" in why_not(form(Name=f"a{letter}b", Id="an-id"))


@pytest.mark.parametrize("letter", ["\x00", "\x07", "\x1b"])
def test_control_letters_are_refused(letter: str) -> None:
    assert "invisible character" in why_not(form(Name=f"a{letter}b", Id="an-id"))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "hello",
        "### Kind of fact\n\nflow",
        "### Kind of fact\n\n../x",
        "### Kind of fact",
        "### Name\n\ncause",
    ],
)
def test_an_issue_that_is_no_form_is_refused(body: str) -> None:
    assert "must come from a form" in why_not(body)


def test_a_form_without_answers_is_refused() -> None:
    assert why_not("### Kind of fact\n\ncause\n\n### Id\n\nempty") == "Every answer is empty."


def test_a_huge_issue_is_refused() -> None:
    assert "too long" in why_not(form(Anything_else="é" * (MAX_BYTES // 2)))


def test_a_file_much_longer_than_its_form_is_refused() -> None:
    assert "too long" in why_not(form(What_it_is="a\n" * (MAX_BYTES // 3)))


def test_an_issue_that_is_no_text_is_refused_without_a_traceback(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path
) -> None:
    (tmp_path / "issue.md").write_bytes(b"\xff\xfe")
    code, _, err = terminal(
        "from-issue", tmp_path / "issue.md", "--reply", tmp_path / "reply.md", "--content", sandbox.folder
    )
    assert code == 2 and "not UTF-8 text" in err


@pytest.mark.parametrize(
    "typed",
    [
        "```\n@everyone\n```",
        "````\n@everyone",
        "~~~\n@everyone",
        "`" * 50 + " @everyone",
        "</code></pre>@everyone",
    ],
)
def test_nothing_in_a_reply_breaks_out_of_its_code_block(
    terminal: Terminal, sandbox: Sandbox, tmp_path: Path, typed: str
) -> None:
    code, _, reply = send(
        terminal, sandbox, tmp_path, form(Name=f"Cold {typed}", Id="cold", Group=typed, Anything_else=typed)
    )
    assert code == 0
    assert "@everyone" in reply and "@everyone" not in outside_code(reply)


def outside_code(text: str) -> str:
    """The lines of a Markdown text that are in no fenced code block, by CommonMark's rule for backtick fences."""
    kept, fence = [], ""
    for line in text.split("\n"):
        if fence:
            fence = "" if re.fullmatch(f" {{0,3}}`{{{len(fence)},}} *", line) else fence
        elif opening := re.match(r" {0,3}(`{3,})[^`]*$", line):
            fence = opening[1]
        else:
            kept.append(line)
    return "\n".join(kept)


def test_a_fence_is_longer_than_any_in_the_text() -> None:
    assert code_block("a ````` b").startswith("``````text\n")


def test_a_long_list_of_problems_is_cut(terminal: Terminal, sandbox: Sandbox, tmp_path: Path) -> None:
    code, _, reply = send(terminal, sandbox, tmp_path, form(What_it_is="words | nowhere | low\n" * 500))
    assert code == 0 and "… and more" in reply and len(reply) < MAX_BYTES


def test_the_workflow_hands_issue_text_over_as_data_only() -> None:
    text = (PROJECT / ".github" / "workflows" / "fact.yml").read_text(encoding="utf-8")
    jobs = yaml.safe_load(text)["jobs"]
    runs = [step["run"] for job in jobs.values() for step in job["steps"] if "run" in step]
    assert len(runs) == 4 and not any("${{" in run for run in runs)
    assert "issue.body" not in re.sub(r"jq .*", "", text) and "issue.title" not in text
    assert jobs["read"]["permissions"] == {"contents": "read"}
