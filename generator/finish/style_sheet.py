"""Makes one small style sheet of all that pages link: the theme's rules in use, then the site's own."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

THEME_CLASSES = frozenset(
    {
        *("md-container", "md-content", "md-content__inner", "md-dialog", "md-dialog__inner", "md-grid"),
        *("md-main", "md-main__inner", "md-overlay", "md-skip", "md-toggle", "md-typeset"),
    }
)
"""The theme's classes that stand on pages. Its rules about any other class are left out.

A test sees that none is missing.
"""

_LINK = re.compile(r'[ \t]*<link rel="stylesheet" href="([^"]*?)((?:assets|components)/[^"]+)">\s*?\n')
_TOKEN = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|/\*.*?\*/|[{};]|[^{};\"'/]+|/", re.DOTALL)
_NEGATED = re.compile(r":not\([^()]*\)")
_CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
_PICTURE = re.compile(r"--[\w-]+:url\((?:\"[^\"]*\"|[^)]*)\);?")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class StyleSheet:
    """The one sheet of a site, by its path there."""

    path: str

    def link(self, text: str) -> str:
        """A page that links this sheet alone, in place of the first one that it linked."""
        head, mark, body = text.partition("</head>")
        first = _LINK.search(head)
        if not first:
            return text
        link = f'      <link rel="stylesheet" href="{first[1]}{self.path}">\n'
        return head[: first.start()] + link + _LINK.sub("", head[first.end() :]) + mark + body


def join_style_sheets(site: Path) -> StyleSheet:
    """Write the sheet into a built site, from those that its home page links, and take the others away."""
    names = [match[2] for match in _LINK.finditer((site / "index.html").read_text(encoding="utf-8"))]
    parts = []
    for name in names:
        css = (site / name).read_text(encoding="utf-8")
        parts.append(_smaller(_without_unused(css) if name.startswith("assets/stylesheets/") else css))
    text = "".join(parts)
    path = f"assets/style.{hashlib.sha256(text.encode()).hexdigest()[:8]}.css"
    for old in [*site.glob("assets/**/*.css"), *site.glob("components/**/*.css")]:
        old.unlink()
    (site / path).write_text(text, encoding="utf-8")
    return StyleSheet(path)


def _without_unused(css: str) -> str:
    """The rules of a theme's sheet that can apply, without its pictures."""
    return "".join(_used_part(prelude, body) for prelude, body in _rules(css))


def _used_part(prelude: str, body: str | None) -> str:
    """A rule as far as it can apply; empty if it cannot."""
    if prelude.startswith(("@charset", "@keyframes")):
        return ""
    if body is None:
        return f"{prelude};"
    if prelude.startswith(("@media", "@supports")):
        body = _without_unused(body)
        return f"{prelude}{{{body}}}" if body else ""
    if prelude.startswith("@"):
        return f"{prelude}{{{body}}}"
    selectors = ",".join(filter(_is_used, _selectors(prelude)))
    body = _PICTURE.sub("", body)
    return f"{selectors}{{{body}}}" if selectors and body else ""


def _is_used(selector: str) -> bool:
    return set(_CLASS.findall(_NEGATED.sub("", selector))) <= THEME_CLASSES


def _rules(css: str) -> Iterator[tuple[str, str | None]]:
    """What stands before each pair of braces, and what stands in it; None for a statement without braces."""
    depth, start, opened, prelude = 0, 0, 0, ""
    for token in _TOKEN.finditer(css):
        mark = token[0]
        if mark == "{":
            if depth == 0:
                prelude, opened = css[start : token.start()].strip(), token.end()
            depth += 1
        elif mark == "}":
            depth -= 1
            if depth == 0:
                yield prelude, css[opened : token.start()]
                start = token.end()
        elif mark == ";" and depth == 0:
            yield css[start : token.start()].strip(), None
            start = token.end()


def _selectors(prelude: str) -> list[str]:
    """A list of selectors, split at the commas that stand outside brackets."""
    selectors, depth = [""], 0
    for mark in prelude:
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(mark, 0)
        if mark == "," and depth == 0:
            selectors.append("")
        else:
            selectors[-1] += mark
    return selectors


def _smaller(css: str) -> str:
    """Without comments, and with no more white space than is needed."""
    parts: list[str] = []
    for token in _TOKEN.finditer(css):
        text = token[0]
        if text.startswith("/*"):
            continue
        if text in "{};":
            if parts:
                parts[-1] = parts[-1].rstrip()
            parts.append(text)
        elif text[0] in "\"'":
            parts.append(text)
        else:
            text = _SPACE.sub(" ", text)
            parts.append(text.lstrip() if parts and parts[-1] in "{};" else text)
    return "".join(parts).replace(";}", "}").strip()
