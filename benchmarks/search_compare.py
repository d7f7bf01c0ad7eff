"""Other search libraries on the same questions as the site's own search. Run from the project's folder, after a build:

    npm install --no-save minisearch@7.2.0 pagefind@1.4.0
    node_modules/.bin/pagefind --site site --output-path node_modules/.cache/pagefind
    .venv/bin/python benchmarks/search_compare.py

MiniSearch gets the names, the summary and all words of each page, with its own fuzzy search, beginnings of words and the boosts of
its documentation; Pagefind gets the finished pages. It prints for each the share of questions with a right page among the first three.
"""

from __future__ import annotations

import functools
import http.server
import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT / "tests"))

from find_browser import browser  # noqa: E402
from search_questions import QUERIES, QUESTIONS, tunable  # noqa: E402

MINISEARCH = """
const fs = require("fs"), vm = require("vm"), MiniSearch = require("./node_modules/minisearch/dist/cjs/index.cjs");
const window = vm.createContext({}); window.window = window;
vm.runInContext(fs.readFileSync("site/assets/search-index.js", "utf8"), window);
const index = window.siteSearch.index;
const bodies = index.pages.map(() => []);
index.words.split(",").forEach(line => { const [word, ...steps] = line.split(" "); let at = -1;
  steps.forEach(step => { at += parseInt(step, 36) + 1; bodies[at].push(word); }); });
const mini = new MiniSearch({ fields: ["title", "names", "summary", "body"], storeFields: ["title", "address"] });
mini.addAll(index.pages.map((row, id) => ({ id, address: row[2], title: row[3], summary: row[4] || "",
  names: [row[5], row[6], row[7], row[8]].join(" ").replace(/[|]/g, " "), body: bodies[id].join(" ") })));
const options = { prefix: true, fuzzy: 0.2, boost: { title: 3, names: 3, summary: 1.5 } };
const found = JSON.parse(fs.readFileSync(0, "utf8")).map(question => mini.search(question, options).slice(0, 3).map(hit => [hit.title, hit.address]));
process.stdout.write(JSON.stringify(found));
"""
PAGEFIND = """async questions => {
  const pagefind = await import("/node_modules/.cache/pagefind/pagefind.js");
  await pagefind.init();
  const found = [];
  for (const question of questions) {
    const { results } = await pagefind.search(question);
    const pages = await Promise.all(results.slice(0, 3).map(result => result.data()));
    found.push(pages.map(page => [page.meta.title || "", page.url.replace(/^.*?site[/]/, "").replace(/^[/]/, "")]));
  }
  return found;
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves without a line for every request."""

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing."""


def groups() -> dict[str, dict[str, str]]:
    """Every question with the pattern that a right page matches, by group."""
    written = {
        query: "|".join(map(re.escape, pages)) for group in QUERIES.values() for query, pages in group.items()
    }
    real = QUESTIONS["answered"]
    return {
        "real people, held out": {
            question: right for question, right in real.items() if not tunable(question)
        },
        "real people, the other half": {
            question: right for question, right in real.items() if tunable(question)
        },
        "written with the site": written,
        "dangerous and urgent (sign first)": QUESTIONS["dangerous"] | QUESTIONS["urgent"],
    }


def ours(questions: list[str]) -> list[list[list[str]]]:
    """The site's own search."""
    asked = {"site": str(PROJECT / "site"), "questions": [{"question": question} for question in questions]}
    answers = json.loads(_node(["benchmarks/search_node.cjs"], asked))
    return [[[hit["title"], hit["address"]] for hit in answer["found"][:3]] for answer in answers]


def minisearch(questions: list[str]) -> list[list[list[str]]]:
    """MiniSearch alone."""
    found: list[list[list[str]]] = json.loads(_node(["-e", MINISEARCH], questions))
    return found


def pagefind(questions: list[str]) -> list[list[list[str]]]:
    """Pagefind in a browser."""
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(PROJECT))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with sync_playwright() as playwright:
        page = playwright.chromium.launch(executable_path=browser(), args=["--no-sandbox"]).new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/README.md")
        found: list[list[list[str]]] = page.evaluate(PAGEFIND, questions)
    server.shutdown()
    return found


def _node(arguments: list[str], asked: Any) -> str:
    done = subprocess.run(
        ["node", *arguments], input=json.dumps(asked), cwd=PROJECT, capture_output=True, text=True, check=True
    )
    return done.stdout


def main() -> None:
    """Print the table."""
    every = groups()
    print("| questions | " + " | ".join(search.__name__ for search in (ours, minisearch, pagefind)) + " |")
    for name, questions in every.items():
        shares = []
        for search in (ours, minisearch, pagefind):
            among = 1 if "first" in name else 3
            right = sum(
                any(re.search(pattern, " ".join(page)) for page in pages[:among])
                for pages, pattern in zip(search(list(questions)), questions.values(), strict=True)
            )
            shares.append(f"{right / len(questions):.1%}")
        print(f"| {name} ({len(questions)}) | {' | '.join(shares)} |", flush=True)


if __name__ == "__main__":
    main()
