"""Nothing that an author can write becomes markup, a script, a way off the site or a build that never ends."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hostile import Attack
from sandbox import PROJECT, Sandbox
from workshop import Workshop

from generator.files.paths import RULE_EXAMPLES
from generator.load.load import MAX_PAGE_BYTES
from generator.problems.problem import MAX_PROBLEMS
from generator.render import escape
from generator.schema.types import MAX_CHARACTERS
from generator.yaml.text import MAX_BYTES

ROUNDS = 3
"""benchmarks/long_tests.py tries more."""
MEMORY = 1 << 30
SECONDS = 120
"""Ten times what a slow machine needs. The system ends a program that takes more: what blows up does not end by itself."""


@pytest.fixture(scope="module")
def attack(tmp_path_factory: pytest.TempPathFactory) -> Attack:
    return Attack(tmp_path_factory.mktemp("attack"))


def test_hundreds_of_hostile_files_bring_nothing_onto_a_page_but_words(attack: Attack) -> None:
    outcomes = [attack.round(seed) for seed in range(ROUNDS)]
    assert [fault for outcome in outcomes for fault in outcome.faults] == []
    published, refused = sum(each.published for each in outcomes), sum(each.refused for each in outcomes)
    assert published > 40 * ROUNDS, "if most were refused, the pages would show little"
    assert refused > 5 * ROUNDS, "what is refused is written too"


@pytest.mark.parametrize(
    "words",
    [
        "<b>x</b>",
        "<p onclick='bad()'>x</p>",
        "<p class='md-banner'>x</p>",
        "<u>x</u>",
        "<script>bad()</script>",
        "<script src='../bad.js'></script>",
        "<a href='https://elsewhere.test/'>x</a>",
        "<a href='//elsewhere.test/'>x</a>",
        "<a href='javascript:bad()'>x</a>",
    ],
)
def test_what_is_looked_for_would_be_found(attack: Attack, words: str) -> None:
    address = "causes/big-meal.html"
    text = dict(attack.pages())[address]
    assert list(attack.faults_of_page(address, text, attack.links)) == []
    assert (
        list(attack.faults_of_page(address, text.replace("</article>", f"{words}</article>"), attack.links))
        != []
    )


def test_without_the_escape_filter_hostile_words_come_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    attack = Attack(tmp_path)
    caches = (escape.escape, escape.escape_words)
    with monkeypatch.context() as patch:
        patch.setattr(escape, "_SPECIAL", {})
        for cache in caches:
            cache.cache_clear()
        assert attack.round(0).faults != ()
    for cache in caches:
        cache.cache_clear()


PAGE = "# Title\n\nFirst words.\n\n{}\n"


@pytest.mark.parametrize(
    "lines",
    [
        "<b>x</b>",
        "[x](javascript:bad())",
        "[x](<javascript:bad()>)",
        "[x](\njavascript:bad())",
        "[x](https://elsewhere.test 'onclick=bad()')",
        "> [x]: javascript:bad()\n\n[x]",
        "- []: javascript:bad()\n\n[x][]",
        "## x { onclick=bad()",
        "x {: onclick=bad() }",
        "{{ x }}",
        "![x](faq:how-long)",
        "# Another title",
        "> 1. # Another title",
        "Another title\n===",
        "Another part\n---",
        "| a |\n|:-:|\n| b |",
        "1. 1. 1. 1. 1. 1. x",
        "[ [ x",
        "[\n[\n",
    ],
)
def test_what_a_page_of_prose_may_not_hold_is_refused_on_its_line(sandbox: Sandbox, lines: str) -> None:
    sandbox.write("pages/about.md", PAGE.format(lines))
    problems = [problem for problem in sandbox.problems() if problem.severity == "error"]
    assert {(sandbox.short(problem), problem.line >= 5) for problem in problems} == {("pages/about.md", True)}


@pytest.mark.parametrize(
    "name", ["../out", "..", "a/../../out", "/etc/out", "a\\..\\out", "out.md", "Out", ""]
)
def test_no_former_id_leads_out_of_the_site(sandbox: Sandbox, name: str) -> None:
    sandbox.edit("causes/big-meal.yml", "former_ids: [large-meal]", f"former_ids: ['{name}']")
    assert [rule for _, _, rule in sandbox.found() if rule in ("bad-form", "bad-value")] != []


ROOM = MAX_BYTES - 1_000
CLAIM = '  - {{text: "{}", sources: [two], certainty: low}}\n'
BOMBS = {
    "aliases": "a: &a [x, x]\n" + "".join(f"a{n}: &b{n} [*a, *a]\n" for n in range(30)),
    "lists-in-lists": "name: " + "[" * ROOM,
    "groups-in-groups": "name: " + "{a: " * (ROOM // 4),
    "indented-groups": "".join(" " * n + "a:\n" for n in range(600)),
    "long-key": "x" * ROOM + ": x",
    "long-word": "name: " + "x" * ROOM,
    "open-quote": 'name: "' + "x\n\n" * (ROOM // 3),
    "many-keys": "".join(f"k{n}: v\n" for n in range(ROOM // 12)),
    "many-ids": "related:\n"
    + "".join(f'- "faq:x{n}"\n' for n in range(ROOM // 15))
    + "name: x\ninstead: x\ntruth:\n"
    + CLAIM.format("x"),
    "odd-comments": "name: x\n" + "  # y\n" * (ROOM // 6) + "instead: x # y\n",
    "hashes-in-quotes": "also_called:\n" + '- "x #y"\n' * (ROOM // 9),
    "hashes": "name: x" + " # " * (ROOM // 3),
    "empty-lines": "name: |\n" + "\n" * ROOM,
    "documents": "---\nname: x\n" * (ROOM // 12),
    "directives": "%YAML 1.2\n" * (ROOM // 10),
    "tags": "!" * ROOM,
    "too-large": "x" * (MAX_BYTES + 1),
}
REFUSED_WORDS = ("[a](faq:x) ", "[a](x) ", "{x} ")
WORDS = ("**[{", "**a** ", "{emergency} ", "%", "&", "HIV ", "x" * 50)
REFUSED_MARKDOWN = (
    "[x](faq:y)\n",
    "[x](",
    "[",
    "[x\n",
    "{",
    "<b>\n",
    "x\n===\n",
    "x\n---\n",
    "1. ",
    "- ",
    "> ",
    "](",
    ":-|",
)
MARKDOWN = (
    "*a ",
    "__a _b ",
    "`a ",
    "> > x\n",
    "## x\n",
    "---\n\n",
    "~~~x\n",
    "{emergency} ",
    "x\n\n",
    "- x\n",
    "[x](faq:how-long) ",
    "| a ",
    "\\*",
)


def limited(*words: object) -> subprocess.CompletedProcess[str]:
    """What the program says and ends with, if it has no more memory and time than it could need."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    command = [sys.executable, "-m", "generator", *map(str, words)]
    return subprocess.run(command, cwd=PROJECT, preexec_fn=limit, capture_output=True, text=True, check=False)


def write_largest(sandbox: Sandbox, words: Sequence[str], markdown: Sequence[str]) -> set[str]:
    """Facts and pages that are nothing but some words again and again, as large as they may be; their names."""
    facts, pages = {}, {}
    for number, piece in enumerate(words):
        claim = CLAIM.format(piece * (MAX_CHARACTERS // len(piece)))
        facts[f"myths/words-{number}.yml"] = (
            f"name: Myth {number}\ninstead: x\ntruth:\n{claim * (ROOM // len(claim.encode()))}"
        )
    for number, piece in enumerate(markdown):
        pages[f"pages/markdown-{number}.md"] = (
            f"# Page {number}\n\nFirst words.\n\n{piece * ((MAX_PAGE_BYTES - 100) // len(piece))}\n"
        )
    for name, text in (facts | pages).items():
        sandbox.write(name, text)
    return {*facts, *pages}


def test_files_made_to_choke_are_refused_with_few_words(sandbox: Sandbox) -> None:
    bombs = {f"myths/{name}.yml": text for name, text in BOMBS.items()}
    bombs |= {
        f"myths/word-{number}.yml": f'name: "{piece * (ROOM // len(piece))}"'
        for number, piece in enumerate((*WORDS, *REFUSED_WORDS))
    }
    bombs["published.txt"] = "".join(f"faqs/x{number}.html\n" for number in range(ROOM // 16))
    for name, text in bombs.items():
        sandbox.write(name, text)
    largest = write_largest(sandbox, REFUSED_WORDS, REFUSED_MARKDOWN)
    done = limited("check", "--content", sandbox.folder, "--format", "json")
    assert (done.returncode, done.stderr) == (1, "")
    errors = [problem for problem in json.loads(done.stdout) if problem["severity"] == "error"]
    assert {Path(problem["file"]).relative_to(sandbox.folder).as_posix() for problem in errors} == {
        *bombs,
        *largest,
    }
    assert max(Counter((problem["file"], problem["rule"]) for problem in errors).values()) == MAX_PROBLEMS


def test_the_largest_files_that_are_taken_make_a_site(tmp_path: Path) -> None:
    workshop = Workshop.in_folder(tmp_path)
    names = write_largest(workshop.sandbox, WORDS, MARKDOWN)
    workshop.sandbox.write(
        "myths/names.yml",
        workshop.sandbox.read("myths/sugar.yml").replace("sugar", "salt")
        + "also_called:\n"
        + "".join(f"- x{n}\n" for n in range(ROOM // 9)),
    )
    done = limited(
        "build", "--content", workshop.sandbox.folder, "--build", workshop.work, "--site", workshop.site
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert all(
        (workshop.site / name).with_suffix(".html").is_file() for name in names if name.startswith("myths/")
    )


def test_a_flow_whose_states_double_with_every_question_is_refused(sandbox: Sandbox) -> None:
    flow = (RULE_EXAMPLES / "valid/case-fails.yml").read_text(encoding="utf-8").partition("screens:")[0]
    question = "  - {{id: q{0}, question: Q, why: W, options: [{{id: a, label: A}}, {{id: b, label: B, signs: [s{0}], outcome: {1}}}]}}\n"
    exception = "  - {{id: e, question: Q, why: W, lifts: [{}], options: [{{id: a, label: A}}, {{id: b, label: B}}]}}\n"
    for count, lifted, said in (
        (20, 20, "combine in more than 2,000 ways"),
        (150, 1, "has 151 questions with"),
    ):
        questions = "".join(
            question.format(number, "today" if number % 2 else "book") for number in range(count)
        )
        last = exception.format(", ".join(f"s{number}" for number in range(lifted)))
        defaults = "".join(f"  {name}: [a]\n" for name in (*(f"q{number}" for number in range(count)), "e"))
        cases = "cases:\n  - {name: A, answers: {}, outcome: home, reason: R}\n"
        sandbox.write(
            "flows/is-it-serious.yml",
            f"{flow}screens:\n{questions}{last}default_answers:\n{defaults}repeat: Again.\n{cases}",
        )
        told = [problem.message for problem in sandbox.problems() if problem.rule == "flow-too-large"]
        assert len(told) == 1 and said in told[0]
