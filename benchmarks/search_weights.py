"""Finds the weights of search on one half of the questions and measures them on the other. Run from the project's folder, after a build:

    .venv/bin/python benchmarks/search_weights.py [ROUNDS]

It changes one weight of overrides/components/search/weights.js after the other, keeps what answers more of the tunable questions,
and says what each weight is worth: how many questions are lost without it. With 0 rounds it only measures. It changes no file.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT / "tests"))

from search_questions import QUERIES, QUESTIONS, tunable  # noqa: E402


def node(asked: dict[str, Any]) -> Any:
    """What search_node.cjs answers; its progress goes to the terminal."""
    command = ["node", "benchmarks/search_node.cjs"]
    done = subprocess.run(
        command, input=json.dumps(asked), cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=True
    )
    return json.loads(done.stdout)


def tuning_set() -> list[dict[str, Any]]:
    """The tunable questions: what a right page matches, and whether it must be first or no alarm may be raised."""
    written = {
        query: "|".join(f" {re.escape(page)}$" for page in pages)
        for group in QUERIES.values()
        for query, pages in group.items()
    }
    found = [
        {"question": question, "right": right}
        for question, right in (written | QUESTIONS["answered"]).items()
    ]
    urgent = QUESTIONS["dangerous"] | QUESTIONS["urgent"]
    found += [{"question": question, "right": right, "first": True} for question, right in urgent.items()]
    found += [{"question": question, "calm": True} for question in QUESTIONS["plain"]]
    return [one for one in found if tunable(one["question"])]


def measured(questions: dict[str, str], among: int) -> str:
    """The share of questions with a right page among the first few."""
    answers = node({"site": "site", "questions": [{"question": question} for question in questions]})
    right = sum(
        any(re.search(pattern, f"{hit['title']} {hit['address']}") for hit in answer["found"][:among])
        for answer, pattern in zip(answers, questions.values(), strict=True)
    )
    return f"{right} of {len(questions)}"


def main(rounds: int) -> None:
    """Tune, then measure the weights as they stand in the site."""
    if rounds:
        print(
            json.dumps(
                node({"site": "site", "questions": tuning_set(), "tune": True, "rounds": rounds}), indent=2
            )
        )
    real = QUESTIONS["answered"]
    held = {question: right for question, right in real.items() if not tunable(question)}
    print("real people, held out, among the first three:", measured(held, 3))
    print(
        "real people, the half used for tuning:",
        measured({question: real[question] for question in real if question not in held}, 3),
    )
    print("dangerous and urgent, sign first:", measured(QUESTIONS["dangerous"] | QUESTIONS["urgent"], 1))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)
