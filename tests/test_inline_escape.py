"""No text of an author can become markup: whatever is typed is shown as it was typed."""

from __future__ import annotations

import re

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sandbox import SECOND_SUBJECT
from selectolax.lexbor import LexborHTMLParser

from generator.load.load import load
from generator.render.escape import Inline, escape, escape_words, relative
from generator.render.resolve import Library
from generator.schema.inline import Bold, Link, Placeholder, Plain, plain_text, segments

EXAMPLES = 4 * settings().max_examples
HIDDEN = "\u061c\u200b\u200e\u200f\u2028\u2029\ufeff\ufffe\uffff"

MARKS = [
    *"\\`*_{}[]()#+-.!|<>&~^=:$@\"'/;%1aé“”—😀",
    " ",
    "  ",
    "\n",
    "    ",
    "**",
    "__",
    "***",
    "---",
    "- - -",
    "===",
    "``",
    "```",
    "~~~",
    "<b>",
    "</p>",
    "<script>alert(1)</script>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<?php",
    "<https://example.org>",
    "&amp;",
    "&#60;",
    "&lt",
    "{: .red }",
    "{ #top }",
    "{ onclick=alert(1) }",
    "{: #id .class key='value' }",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{# note #}",
    "[a](javascript:alert(1))",
    "![a](x.png)",
    "[a]: https://example.org",
    "[^1]: note",
    "*[HTML]: words",
    "# ",
    "###### ",
    "1. ",
    "1) ",
    "- ",
    "+ ",
    "* ",
    "> ",
    ": ",
    "| a | b |",
    "|---|---|",
    "[TOC]",
    "www.example.org",
    "a@example.org",
    "\\n",
    "\\*",
    "wzxhzdk:0",
]
LETTERS = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn", "Cf"], exclude_characters=HIDDEN)
TEXTS = (
    st.lists(st.one_of(st.sampled_from(MARKS), st.text(LETTERS, max_size=6)), max_size=12)
    .map("".join)
    .filter(str.strip)
)

# How the text is put on a page, and the elements that it may then stand in. The toc gives headings the id that is named.
PLACES = {
    "a paragraph": ("{}", ["p"]),
    "a heading": ("# {} {{ #top }}", ["h1"]),
    "a lower heading behind a paragraph": ("Before.\n\n## {} {{ #top }}\n\nBehind.", ["h2"]),
    "an item of a list": ("- {}", ["ul", "li"]),
    "a numbered item": ("1. {}", ["ol", "li"]),
    "HTML": ('<ul class="links">\n<li><span class="here">{}</span></li>\n</ul>', ["ul", "li", "span"]),
    "a label of HTML": ('<p class="here" title="{0}">{0}</p>', ["p"]),
}


def parse(text: str) -> LexborHTMLParser:
    return LexborHTMLParser(markdown.markdown(text, extensions=["attr_list", "tables", "toc"]))


def elements(tree: LexborHTMLParser) -> list[str]:
    return [node.tag or "" for node in tree.css("body *")]


@pytest.mark.parametrize(("around", "allowed"), PLACES.values(), ids=PLACES)
@given(text=TEXTS)
@settings(max_examples=EXAMPLES)
@example(text="*a* <b> [c](d) { #e } {{ f }} &amp; `g` | h")
@example(text="- a")
@example(text="1. a")
@example(text="# a #")
@example(text="=== ===")
@example(text="a\\")
@example(text='" onclick="alert(1)')
def test_a_text_is_shown_as_it_was_typed_and_brings_no_element(
    around: str, allowed: list[str], text: str
) -> None:
    tree = parse(around.format(escape(text)))
    outside = 2 if "Before." in around else 0
    assert sorted(elements(tree)) == sorted([*allowed, *["p"] * outside])
    here = tree.css_first(".here") or tree.css_first(allowed[-1])
    assert here.text() == " ".join(text.split())
    assert set(here.attributes) <= {"id", "class", "title"}
    assert here.attributes.get("id") in (None, "top")
    assert here.attributes.get("title") in (None, " ".join(text.split()))


@given(left=TEXTS, right=TEXTS)
@settings(max_examples=EXAMPLES)
def test_a_text_in_a_cell_of_a_table_stays_in_its_cell(left: str, right: str) -> None:
    tree = parse(f"| Left | Right |\n|---|---|\n| {escape(left)} | {escape(right)} |\n")
    assert elements(tree) == ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]
    assert [cell.text() for cell in tree.css("td")] == [" ".join(left.split()), " ".join(right.split())]


@given(text=TEXTS)
@settings(max_examples=EXAMPLES)
def test_no_mark_of_a_template_or_an_attribute_list_is_left(text: str) -> None:
    assert not re.search(r"[{}<>\[\]`*_\\|\"']|&(?!#\d+;)", escape(text))


@given(text=TEXTS)
@settings(max_examples=EXAMPLES)
def test_a_part_of_a_text_keeps_the_spaces_that_part_it_from_its_neighbours(text: str) -> None:
    tree = parse(f"<p>{escape_words(text)}</p>")
    assert elements(tree) == ["p"]
    shown = tree.css_first("p").text()
    assert shown.split() == text.split()
    assert (shown[:1] == " ", shown[-1:] == " ") == (text[:1].isspace(), text[-1:].isspace())


@pytest.fixture(scope="module")
def inline() -> Inline:
    content = load(SECOND_SUBJECT).content
    assert content
    return Inline(content, Library(content).addresses, "causes/big-meal.html")


SUBSET = ["**bold**", "[words](faq:how-long)", "[a & b](source:one)", "{emergency}", "{doctor}"]
TYPED = st.lists(st.one_of(st.sampled_from(SUBSET), TEXTS), max_size=8).map(" ".join)


def resolvable(text: str) -> bool:
    """Whether `check` would accept the links and services of a text."""
    links = {part.target for part in segments(text) if isinstance(part, Link)}
    terms = {part.id for part in segments(text) if isinstance(part, Placeholder)}
    return links <= {"faq:how-long", "source:one"} and terms <= {"emergency", "doctor"}


@given(text=TYPED.filter(resolvable))
@settings(max_examples=EXAMPLES)
def test_a_text_with_markup_brings_only_bold_words_links_and_services(inline: Inline, text: str) -> None:
    tree = parse(f'<p class="here">{inline(text)}</p>')
    assert set(elements(tree)) <= {"p", "strong", "a", "span"}
    assert len(tree.css("p")) == 1
    assert {node.attributes["href"] for node in tree.css("a")} <= {
        "../faqs/how-long.html",
        "../sources/one.html",
    }
    folded = " ".join(text.split())
    parts = list(segments(folded))
    assert len(tree.css("strong")) == sum(isinstance(part, Bold) for part in parts)
    assert len(tree.css("a")) == sum(isinstance(part, Link) for part in parts)
    for service in tree.css(".by-place"):
        service.decompose()
    shown = "".join("" if isinstance(part, Placeholder) else part.text for part in parts)
    assert tree.css_first("p").text().split() == shown.split()


def test_the_subset_is_what_its_description_says() -> None:
    text = "Call {emergency}, **now**, see [how long](faq:how-long)."
    assert list(segments(text)) == [
        Plain("Call "),
        Placeholder("emergency"),
        Plain(", "),
        Bold("now"),
        Plain(", see "),
        Link("how long", "faq:how-long"),
        Plain("."),
    ]
    assert plain_text(text, {"emergency": "999"}) == "Call 999, now, see how long."


@pytest.mark.parametrize(
    "text",
    ["*a*", "_a_", "`a`", "****", "[a]", "[](faq:x)", "{A}", "{ doctor }", "<b>a</b>", "![a]", "a ** b"],
)
def test_everything_else_is_plain_text(text: str) -> None:
    assert list(segments(text)) == [Plain(text)]


@given(text=TEXTS)
def test_no_letter_of_a_plain_text_is_lost(text: str) -> None:
    parts = list(segments(text))
    if all(isinstance(part, Plain) for part in parts):
        assert "".join(part.text for part in parts if isinstance(part, Plain)) == text


def test_a_service_is_shown_for_every_place(inline: Inline) -> None:
    assert inline("Call {emergency}.") == (
        'Call <span class="by-place by-place--number"><span data-place="north" data-default>999'
        '<span class="by-place__name"> (N)</span></span><span class="by-place__or"> or </span>'
        '<span data-place="south">911<span class="by-place__name"> (S)</span></span></span>.'
    )
    assert inline("See a {doctor}.") == (
        'See a <span class="by-place"><span data-place="north" data-default>GP</span><span data-place="south">family doctor</span></span>.'
    )


@pytest.mark.parametrize(
    ("page", "address", "way"),
    [
        ("index.html", "causes/a.html", "causes/a.html"),
        ("causes/a.html", "causes/b.html", "b.html"),
        ("causes/a.html", "faqs/b.html", "../faqs/b.html"),
        ("causes/a.html", "index.html", "../index.html"),
        ("causes/index.html", "causes/index.html", "index.html"),
        ("glossary/index.html", "glossary/index.html#word", "#word"),
        ("causes/a.html", "glossary/index.html#word", "../glossary/index.html#word"),
    ],
)
def test_links_are_written_from_the_page_they_stand_on(page: str, address: str, way: str) -> None:
    assert relative(page, address) == way
