"""What one parse of a finished page finds: title, ids, where its links lead, and what makes it unfit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

_POLICY = 'http-equiv="Content-Security-Policy"'
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_TEMPLATE_MARK = re.compile(r"\{\{|\}\}|\{%|%\}")
# Finds too much, never too little: only where it finds something is every attribute looked at.
_MAYBE_INLINE = re.compile(r"""[\s/"'](?:on\w+|style|srcdoc)\s*=""", re.IGNORECASE)
_ALLOWED_SCHEMES = ("https", "tel", "mailto")
_LOADS = (
    "script[src],img,iframe,source,audio,video,embed,object,track,"
    "link[href],form[action],button[formaction],input[src],image,use"
)
_ADDRESSES = ("src", "href", "action", "formaction", "data", "poster", "xlink:href", "srcset")
_ONLY_NAMED = {"canonical", "alternate", "license", "author", "prev", "next"}
"""What a <link> may be for without its target being loaded."""
_JAVASCRIPT = ("", "text/javascript", "application/javascript", "module")


@dataclass(frozen=True)
class PageSummary:
    """A page as the whole site needs to know it.

    `links` holds where its links lead ("page#part"), each with the link as it is written.
    """

    title: str
    ids: frozenset[str]
    links: dict[str, str]


class PageAudit:
    """One parse of a page.

    `page` is its address in the site, `base` the path that the site is served under.
    """

    def __init__(self, page: str, text: str, base: str) -> None:
        self.page = page
        self.text = text
        self.base = base
        self.tree = LexborHTMLParser(text)
        self.ids = [node.attributes["id"] or "" for node in self.tree.css("[id]")]
        title = self.tree.css_first("title")
        self.title = title.text().strip() if title else ""
        linking = self.tree.css("a[href],area[href],link[href]")
        self.links = list(dict.fromkeys(node.attributes.get("href") or "" for node in linking))
        self.loads = list(self._loads())

    def _loads(self) -> Iterator[tuple[LexborNode, str]]:
        """Each element that loads something, with the address of that."""
        for node in self.tree.css(_LOADS):
            for name in _addresses(node):
                yield node, node.attributes[name] or ""

    def summary(self) -> PageSummary:
        """What the rest of the site needs to know of the page."""
        links: dict[str, str] = {}
        for link in dict.fromkeys([*self.links, *(target for _, target in self.loads)]):
            parts = urlsplit(link)
            if not parts.scheme and not parts.netloc:
                part = "" if parts.fragment == "__skip" else parts.fragment
                links.setdefault(f"{self.target(unquote(parts.path))}#{part}", link)
        return PageSummary(self.title, frozenset(self.ids), links)

    def target(self, path: str) -> str:
        """The file that a path leads to from this page."""
        if not path:
            return self.page
        if path.startswith("/"):
            file = path.removeprefix(self.base).lstrip("/")
        else:
            steps = self.page.split("/")[:-1]
            for step in path.split("/"):
                steps = steps[:-1] if step == ".." else steps if step == "." else [*steps, step]
            file = "/".join(steps)
        return file + "index.html" if not file or file.endswith("/") else file

    def faults(self) -> Iterator[str]:
        """What makes the page unfit, but for links into the site."""
        yield from self.faults_of_the_whole()
        yield from self.faults_of_addresses()
        yield from self.faults_of_inline_code()

    def faults_of_the_whole(self) -> Iterator[str]:
        """Ids, title, heading, policy, template marks."""
        if len(set(self.ids)) != len(self.ids):
            for name in sorted(Counter(self.ids) - Counter(set(self.ids))):
                yield f'the id "{name}" stands twice'
        if not self.title:
            yield "the page has no title"
        headings = self.tree.css("h1")
        if len(headings) != 1 and self.page != "404.html":
            yield f"the page has {len(headings)} main headings instead of one"
        # An author's braces stand there as character references.
        body = self.text.partition("<body")[2]
        if _TEMPLATE_MARK.search(body) and _TEMPLATE_MARK.search(_SCRIPT.sub("", body)):
            yield "a template mark was left in the text"
        if _POLICY not in self.text:
            yield "the page has no Content-Security-Policy"

    def faults_of_addresses(self) -> Iterator[str]:
        """Links of another scheme than the usual, and what is loaded from elsewhere."""
        for node, target in self.loads:
            if urlsplit(target).netloc:
                yield f'<{node.tag}> loads "{target}" from another host'
            elif urlsplit(target).scheme not in ("", "https"):
                yield f'<{node.tag}> loads "{target}"'
        for link in self.links:
            parts = urlsplit(link)
            if (parts.scheme or parts.netloc) and parts.scheme not in _ALLOWED_SCHEMES:
                yield f'a link leads to "{link}"'

    def faults_of_inline_code(self) -> Iterator[str]:
        """Scripts and styles within the page, which the policy would stop."""
        for script in self.tree.css("script:not([src])"):
            if (script.attributes.get("type") or "").lower() in _JAVASCRIPT:
                yield "<script> has no address: the policy stops scripts within the page"
        if self.tree.css_first("style"):
            yield "<style> stands within the page: the policy stops it"
        if _MAYBE_INLINE.search(self.text):
            for node in self.tree.css("*"):
                for name in node.attributes:
                    if name.startswith("on") or name in ("style", "srcdoc"):
                        yield f"<{node.tag}> has the attribute {name}"


def _addresses(node: LexborNode) -> Iterator[str]:
    """The attributes of an element that name what it loads."""
    if node.tag == "link" and set((node.attributes.get("rel") or "").lower().split()) <= _ONLY_NAMED:
        return
    yield from filter(node.attributes.__contains__, _ADDRESSES)
