"""Sites whose authors mean harm: hostile words in the files of the second subject, built as any site is, and what is then on its pages."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

from sandbox import Sandbox
from selectolax.lexbor import LexborHTMLParser
from workshop import Workshop

from generator.finish.page_audit import PageAudit
from generator.load.load import load
from generator.pipeline.build import BuildResult, build
from generator.problems.problem import FieldPath
from generator.schema.kinds.source import Source
from generator.schema.walk import texts
from generator.yaml.reader import read

PIECES = (
    *"<script>bad()</script>|<img src=x onerror=bad()>|<b onclick=bad()>|</p>|</script>|</title>|</style>|<!--|-->|<![CDATA[|]]>|<svg/onload=bad()>".split(
        "|"
    ),
    *"<iframe srcdoc=x>|<a href=javascript:bad()>x</a>|<meta http-equiv=refresh content=0>|<base href=//x>|<form action=//x>|<style>*{}</style>|<?php|<%".split(
        "|"
    ),
    *"[x](javascript:bad())|![x](//x/y)|<https://elsewhere.test>|https://elsewhere.test/|[x]: //x|[^1]|[x][y]|[y]: javascript:bad()|*[HTML]: x".split(
        "|"
    ),
    *"**|__|*|_|~~|`|```|^|==|++|---|...|***|- x|1. x|> x|# x|## x|x|===|:   x|+ x|\\|\\\\|\\`|\\<|&lt;script&gt;|&#60;script&#62;|&amp;|&|amp;".split(
        "|"
    ),
    *"{: onclick=bad() }|{ #top .x onclick=bad() }|{#x}|{{ 7*7 }}|{% raw %}|{# x #}|${x}|#{x}|<!-- {% -->|!!! note|??? x|=== x|:smile:|--8<-- x|[TOC]|[[x]]".split(
        "|"
    ),
    *'"|\'|“|" onmouseover="bad()|\' autofocus onfocus=\'bad()|/>|="|`${bad()}`|\\u003cscript>|*/|//|/*|\\n|\\0|&#x6A;avascript:|%3Cscript%3E|javascript:bad()'.split(
        "|"
    ),
    *"wzxhzdk:0|klzzwxh:0001|csp-hashes-here|__skip|top|what-it-is|title: x|template: main.html|hide: [toc]|../../out|/etc/out|..|.".split(
        "|"
    ),
    *"é|日本語|🙂|a̐éö̲|ﷺ|İ|ſ|ﬃ|\u00a0|\u00ad|x\u0301|words|and more words|{emergency}|[x](faq:how-long)|**x**".split(
        "|"
    ),
    "| x |\n|---|\n| y |",
    "| x |\n|:-:|\n| y |",
    "> [y]: javascript:bad()\n\n[x][y]",
)
"""What Markdown, HTML, templates, scripts or the program itself could take for their own."""

_GAPS = ("", "", " ", " ", " ", "\n", "\n\n", "\n---\n", "\n    ", "\n- ", "\n> ", " \\\n")
_OURS = re.compile(r"\{(?!emergency\})([a-z0-9-]+)\}|\]\((?!faq:how-long\))")
_VALUES = ("class", "role", "type", "rel", "name", "property", "http-equiv", "charset", "target")
"""Attributes that hold no words of authors: their values are looked at too."""
_PROSE = """# Page {}

All that pages of prose may hold.

## Part

## Part

## Place

### Part of a part

#### Part of that

*One* **word**, `another` and a [link](faq:how-long). Call {{emergency}}.\\
Two spaces  
end a line.

- a
    - b

> c

1. d

---

    e

```
f
```

| g | h |
|---|---|
| i | j |

[TOC]
"""
_PAGES = 8
"""So many pages of prose are added: there authors write Markdown."""
_NAME = re.compile(r"(?:[\w-][\w.-]*/)*[\w.-]*\w")


@dataclass(frozen=True)
class Outcome:
    """What came of hostile files: how many a check refused, how many were published, and what is wrong with the site."""

    refused: int
    published: int
    faults: tuple[str, ...]


class Attack:
    """The second subject, built once as it is. Each round makes all its files hostile and builds it again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workshop = Workshop.in_folder(folder)
        self.sandbox: Sandbox = self.workshop.sandbox
        for number in range(_PAGES):
            self.sandbox.write(f"pages/more-{number}.md", _PROSE.format(number))
        self.workshop.build()
        names = sorted(
            path.relative_to(self.sandbox.folder).as_posix() for path in self.sandbox.folder.rglob("*.*")
        )
        self.good = {name: self.sandbox.read(name) for name in names}
        self.wordy = dict(self.places_of_words())
        self.marks: dict[bool, set[tuple[str, str, str]]] = {True: set(), False: set()}
        self.scripts: set[str] = set()
        self.links: set[str] = set()
        for address, text in self.pages():
            seen = PageAudit(address, text, "")
            self.marks[self.is_prose(address)] |= marks(seen.tree)
            self.scripts |= scripts(seen.tree)
            self.links.update(seen.links)

    def places_of_words(self) -> Iterator[tuple[str, list[FieldPath]]]:
        """The paths of what readers see, by file. Texts with links stay: a fact to which nothing leads is refused."""
        content = load(self.sandbox.folder).content
        assert content
        for fact, document in (
            (content.get(*key) or content.site, each) for key, each in content.documents.items()
        ):
            if document.file.endswith(".yml"):
                yield (
                    Path(document.file).relative_to(self.sandbox.folder).as_posix(),
                    [path for path, text in texts(fact) if "](" not in text],
                )

    def round(self, seed: int) -> Outcome:
        """Make every file hostile, put back those that are refused (all, if a good file is), and build what is left."""
        chance = random.Random(seed)
        left = set(self.good)
        for name, text in self.good.items():
            self.sandbox.write(name, self.hostile_file(name, text, chance))
        while refused := self.refused(
            result := build(self.sandbox.folder, self.workshop.site, self.workshop.work, lambda stage: None)
        ):
            back = refused & left or set(left)
            assert back, "the good files have no error"
            for name in back:
                self.sandbox.write(name, self.good[name])
            left -= back
        faults = [f"{fault.page}: {fault.message}" for fault in result.faults] or list(self.faults())
        return Outcome(len(self.good) - len(left), len(left), tuple(faults))

    def refused(self, result: BuildResult) -> set[str]:
        """The files in which a check found an error."""
        return {self.sandbox.short(problem) for problem in result.problems if problem.severity == "error"}

    def hostile_file(self, name: str, text: str, chance: random.Random) -> str:
        """A good file with hostile words in many of its texts, and rarely where an id, a date or an address stands.

        A drawing holds no words of its own: those in it are refused.
        """
        if name.endswith(".md"):
            return f"{text}\n{hostile(chance)}\n"
        if name.endswith(".svg"):
            return text.replace("</svg>", f"{hostile(chance)}</svg>") if chance.random() < 0.3 else text
        data = read(text)
        places = [path for path in self.wordy[name] if path[0] not in ("review", "exceptions")]
        for path in chance.sample(places, chance.randint(1, min(8, len(places)))):
            put(data, path, hostile(chance), name)
        if chance.random() < 0.05:
            put(data, chance.choice(list(scalars(data))), hostile(chance), name)
        return json.dumps(data, ensure_ascii=False, indent=1)

    def is_prose(self, address: str) -> bool:
        """Whether a page is one of prose, which may hold more."""
        return f"pages/{address.removesuffix('.html')}.md" in self.good

    def pages(self) -> Iterator[tuple[str, str]]:
        """Every finished page with its address."""
        for path in sorted(self.workshop.site.rglob("*.html")):
            yield path.relative_to(self.workshop.site).as_posix(), path.read_text(encoding="utf-8")

    def faults(self) -> Iterator[str]:
        """Anything in the finished site, or beside it, that hostile words must not bring about."""
        content = load(self.sandbox.folder).content
        assert content
        written = {
            link
            for page in content.pages.values()
            for link in re.findall(r"\]\((https:[^)\s]+)\)", page.body)
        }
        links = (
            self.links
            | written
            | {source.url for source in content.facts["source"].values() if isinstance(source, Source)}
        )
        for address, text in self.pages():
            yield from (f"{address}: {fault}" for fault in self.faults_of_page(address, text, links))
        yield from self.faults_of_files()

    def faults_of_page(self, address: str, text: str, links: set[str]) -> Iterator[str]:
        """An element, an attribute, a script or a link out of the site that no page of the good site has."""
        seen = PageAudit(address, text, "")
        yield from (
            f"<{tag} {name}={value!r}>"
            for tag, name, value in marks(seen.tree) - self.marks[self.is_prose(address)]
        )
        yield from (f"the script {script!r}" for script in scripts(seen.tree) - self.scripts)
        for link in set(seen.links) - links:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                yield f"leads to {link}"
        for data in seen.tree.css('script[type*="json"]'):
            json.loads(data.text(deep=True))

    def faults_of_files(self) -> Iterator[str]:
        """Files of an odd name or outside the site, and data that is not what its name says."""
        yield from (f"{path} is outside the site" for path in self.folder.rglob("out*"))
        beside = {path.name for path in self.folder.iterdir()} | {
            path.name for path in self.workshop.site.parent.iterdir()
        }
        yield from (f"{name} is outside the site" for name in beside - {"content", "work", "public", "site"})
        for path in self.workshop.site.rglob("*"):
            if not _NAME.fullmatch(path.relative_to(self.workshop.site).as_posix().removeprefix(".")):
                yield f"{path} has an odd name"
            elif path.suffix == ".json":
                json.loads(path.read_bytes())
            elif path.suffix == ".xml":
                ElementTree.fromstring(path.read_bytes())
        index = (self.workshop.site / "assets/search-index.js").read_text(encoding="utf-8")
        json.loads(index[index.index(".index=") + 7 : index.rindex(";")])


def hostile(chance: random.Random) -> str:
    """A text of a few pieces. Markup of ours that leads nowhere would be refused, so that most texts go without it."""
    pieces = chance.choices(PIECES, k=chance.randint(1, 5))
    text = "".join(
        piece + gap for piece, gap in zip(pieces, chance.choices(_GAPS, k=len(pieces)), strict=True)
    ).strip(" \n")
    return (
        text
        if chance.random() < 0.02
        else _OURS.sub(lambda match: f"{{ {match[1]} }}" if match[1] else "] (", text) or "x"
    )


def put(data: Any, path: FieldPath, text: str, name: str) -> None:
    """Write a text at a path, with what rules ask for there: a name is the only one of its kind."""
    for step in path[:-1]:
        data = data[step]
    if "do_not" in path:
        text = f"Do not {text}"
    elif path[-1] in ("name", "heading"):
        text = f"{text} {name}"
    elif str(data[path[-1]]).startswith("https://"):
        text = f"{data[path[-1]]}{text}"
    data[path[-1]] = text


def scalars(data: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    """The path of every text in a file."""
    for step, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, str):
            yield (*path, step)
        else:
            yield from scalars(value, (*path, step))


def marks(tree: LexborHTMLParser) -> set[tuple[str, str, str]]:
    """Every element with each of its attributes, and the values of those that hold no words."""
    found: set[tuple[str, str, str]] = set()
    for node in tree.css("*"):
        tag = node.tag or ""
        found.add((tag, "", ""))
        found.update(
            (tag, name, value or "" if name in _VALUES else "") for name, value in node.attributes.items()
        )
    return found


def scripts(tree: LexborHTMLParser) -> set[str]:
    """The text or the address of every script that would run."""
    found = (node for node in tree.css("script") if "json" not in (node.attributes.get("type") or ""))
    return {(node.attributes.get("src") or "").rpartition("../")[2] + node.text(deep=True) for node in found}
