"""Drawings: what they may hold, what is said of one that holds more, and what pages make of them."""

from __future__ import annotations

import pytest
from markupsafe import Markup, escape
from sandbox import Sandbox

from generator.content.drawing import read_drawing
from generator.render.drawing import map_of_regions, picture
from generator.yaml.text import Refused

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 240">'
GOOD = f"""{SVG}
<circle class="fill-skin line" cx="180" cy="40" r="20"/>
<g data-region="chest"><rect x="1" y="2" width="3" height="4"/><text x="9" y="9" data-label="chest"/></g>
<g data-region="throat"><rect x="5" y="6" width="7" height="8"/></g>
</svg>"""


def test_a_drawing_is_read_with_its_regions_and_labels() -> None:
    drawing = read_drawing("body", GOOD)
    assert (drawing.width, drawing.height) == (360, 240)
    assert drawing.regions == ("chest", "throat")
    assert drawing.labels == {"chest"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("<script>alert(1)</script>", "<script> has no place"),
        ('<a href="https://example.org/"><path d="M0 0"/></a>', "<a> has no place"),
        ('<image width="9" height="9"/>', "<image> has no place"),
        ("<style>path{}</style>", "<style> has no place"),
        ('<path d="M0 0" onclick="go()"/>', '"onclick" has no place'),
        ('<path d="M0 0" style="fill:red"/>', '"style" has no place'),
        ('<path d="M0 0" fill="#ff0000"/>', '"fill" has no place'),
        ('<path d="M0 0" transform="url(https://example.org)"/>', "not a value for"),
        ('<path class="fill-blue" d="M0 0"/>', 'class "fill-blue" is not known'),
        ("<text>Chest</text>", 'there are words in the drawing ("Chest")'),
        ('<path data-region="chest" d="M0 0"/>', "belongs on a <g>"),
        ('<g><g data-region="chest"/></g>', "belongs on a <g>"),
        ("<path d=>", "this is not SVG"),
        ("<g>", "this is not SVG"),
    ],
)
def test_what_a_drawing_may_not_hold_is_refused_on_its_line(line: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        read_drawing("body", f"{SVG}\n{line}\n</svg>")
    assert words in refused.value.finding.message
    assert refused.value.finding.hint
    assert refused.value.position.line in (2, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "<html/>",
        '<svg viewBox="0 0 9999999 1"/>',
        "<svg/>",
        f"<!DOCTYPE svg [<!ENTITY a 'aaaa'>]>{GOOD}",
    ],
)
def test_what_is_no_drawing_at_all_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_drawing("body", text)


def test_an_author_reads_where_a_drawing_is_wrong(sandbox: Sandbox) -> None:
    sandbox.edit("pictures/body.svg", "fill-cloth", "fill-cloths")
    problem = sandbox.only_problem()
    assert (problem.rule, problem.line, problem.column) == ("drawing-form", 2, 1)
    assert 'Did you mean "fill-cloth"?' in problem.hint


def test_words_of_a_page_are_safe_in_a_drawing() -> None:
    drawn = picture(read_drawing("body", GOOD), 'A "body"', {"chest": "<b>Chest</b>"}, escape)
    assert 'aria-label="A &#34;body&#34;"' in drawn
    assert "&lt;b&gt;Chest&lt;/b&gt;</text>" in drawn


def test_only_regions_that_lead_somewhere_are_links() -> None:
    drawn = map_of_regions(
        read_drawing("body", GOOD), [("chest", "Chest and ribs", "chest.html")], "Parts", escape
    )
    assert drawn.count("<a ") == 1
    assert Markup('href="chest.html"') in drawn
    assert "<title>Chest and ribs</title>" in drawn
    assert 'x="5"' not in drawn, "the throat has no page"
