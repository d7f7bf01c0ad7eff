"""The finishing pass finds every fault that makes a page unfit, and names the fact file that its words come from."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.finish import finish as finishing
from generator.finish.finish import Fault, finish
from generator.finish.page_audit import PageAudit

ADDRESS = "https://example.org/a/"
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'">
      <link rel="stylesheet" href="{up}components/base.css">
<title>{title}</title>{head}</head>
<body><h1 id="top">{title}</h1>
{body}
</body></html>
"""


class Site:
    """Two tiny pages, as the engine leaves them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.page("index.html", "Home", '<p><a href="causes/meal.html#what">A meal</a></p>')
        self.page(
            "causes/meal.html",
            "A meal",
            '<h2 id="what">What</h2><a href="../index.html">Home</a> <a href="#top">Up</a>',
        )
        (folder / "components").mkdir()
        (folder / "assets").mkdir()
        (folder / "components/base.css").write_text("p{color:red}")

    def page(self, name: str, title: str, body: str, head: str = "") -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(title=title, body=body, head=head, up="../" * name.count("/")))

    def faults(self) -> list[Fault]:
        return finish(self.folder, {"causes/meal.html": "content/causes/meal.yml"}, ADDRESS)[1]


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_fit_pages_have_no_fault(site: Site) -> None:
    assert site.faults() == []


BODIES = {
    '<a href="sips.html">x</a>': 'the link "sips.html" leads nowhere',
    '<a href="../index.html#bottom">x</a>': 'the link "../index.html#bottom" leads to a part that the page does not have',
    '<a href="#bottom">x</a>': 'the link "#bottom" leads to a part that the page does not have',
    '<a href="/a/sips.html">x</a>': 'the link "/a/sips.html" leads nowhere',
    '<a href="javascript:bad()">x</a>': 'a link leads to "javascript:bad()"',
    '<a href=" JavaScript:bad()">x</a>': 'a link leads to " JavaScript:bad()"',
    '<a href="http://example.com/">x</a>': 'a link leads to "http://example.com/"',
    '<a href="//example.com/">x</a>': 'a link leads to "//example.com/"',
    '<a href="data:text/html,x">x</a>': 'a link leads to "data:text/html,x"',
    '<p id="top">x</p>': 'the id "top" stands twice',
    '<p onclick="bad()">x</p>': "<p> has the attribute onclick",
    "<p/onclick=bad()>x</p>": "<p> has the attribute onclick",
    '<p class="a"onmouseover = "bad()">x</p>': "<p> has the attribute onmouseover",
    '<p STYLE="color:red">x</p>': "<p> has the attribute style",
    '<svg><g style="fill:red"></g></svg>': "<g> has the attribute style",
    '<img src="https://example.com/x.png" alt="">': '<img> loads "https://example.com/x.png" from another host',
    '<img src="//example.com/x.png" alt="">': '<img> loads "//example.com/x.png" from another host',
    '<img srcset="https://example.com/x.png" alt="">': '<img> loads "https://example.com/x.png" from another host',
    '<script src="https://example.com/x.js"></script>': '<script> loads "https://example.com/x.js" from another host',
    '<iframe src="https://example.com/"></iframe>': '<iframe> loads "https://example.com/" from another host',
    '<object data="https://example.com/x"></object>': '<object> loads "https://example.com/x" from another host',
    '<video poster="https://example.com/x.png"></video>': '<video> loads "https://example.com/x.png" from another host',
    '<form action="https://example.com/"></form>': '<form> loads "https://example.com/" from another host',
    '<form action="javascript:bad()"></form>': '<form> loads "javascript:bad()"',
    '<img src="x.png" alt="">': 'the link "x.png" leads nowhere',
    "<script>bad()</script>": "<script> has no address: the policy stops scripts within the page",
    "<style>p{color:red}</style>": "<style> stands within the page: the policy stops it",
    '<script type="module">bad()</script>': "<script> has no address: the policy stops scripts within the page",
    "{{ words }}": "a template mark was left in the text",
    "{% if x %}": "a template mark was left in the text",
    "<h1>Another</h1>": "the page has 2 main headings instead of one",
}


@pytest.mark.parametrize(("body", "message"), BODIES.items())
def test_a_fault_is_found_and_the_file_of_its_fact_named(site: Site, body: str, message: str) -> None:
    site.page("causes/meal.html", "A meal", f'<h2 id="what">What</h2>{body}')
    assert site.faults() == [Fault("content/causes/meal.yml", f"{message} (on the page causes/meal.html)")]


@pytest.mark.parametrize("rel", ["stylesheet", "icon", "preload", "preconnect"])
def test_what_another_host_would_be_asked_for_in_the_head_is_found(site: Site, rel: str) -> None:
    site.page(
        "causes/meal.html",
        "A meal",
        '<h2 id="what">What</h2>',
        f'<link rel="{rel}" href="https://example.com/x">',
    )
    found = '<link> loads "https://example.com/x" from another host'
    assert site.faults() == [Fault("content/causes/meal.yml", f"{found} (on the page causes/meal.html)")]


def test_addresses_that_nothing_is_loaded_from_may_be_elsewhere(site: Site) -> None:
    links = '<link rel="canonical" href="https://example.org/a/causes/meal.html"><link rel="license" href="https://example.com/by">'
    body = '<h2 id="what">What</h2><a href="https://example.com/">x</a> <a href="tel:112">112</a> <a href="mailto:a@example.org">x</a>'
    site.page("causes/meal.html", "A meal", body, links)
    assert site.faults() == []


@pytest.mark.parametrize("title", ["", "<title></title>", "<title> </title>"])
def test_a_page_without_a_title_is_found(site: Site, title: str) -> None:
    path = site.folder / "causes/meal.html"
    path.write_text(re.sub("<title>.*</title>", title, path.read_text()))
    assert [fault.message for fault in site.faults()] == [
        "the page has no title (on the page causes/meal.html)"
    ]


def test_two_pages_of_one_title_are_found(site: Site) -> None:
    site.page("causes/meal.html", "Home", '<h2 id="what">What</h2>')
    assert [fault.message for fault in site.faults()] == [
        'the title "Home" is that of causes/meal.html too (on the page index.html)'
    ]


def test_a_page_without_a_policy_is_found(site: Site) -> None:
    path = site.folder / "causes/meal.html"
    path.write_text(path.read_text().replace("Content-Security-Policy", "x"))
    assert [fault.message for fault in site.faults()] == [
        "the page has no Content-Security-Policy (on the page causes/meal.html)"
    ]


def test_a_fault_of_a_page_that_no_fact_made_names_the_page(site: Site) -> None:
    site.page("index.html", "Home", '<a href="nowhere.html">x</a>')
    assert site.faults() == [
        Fault("index.html", 'the link "nowhere.html" leads nowhere (on the page index.html)')
    ]


def test_every_fault_of_every_page_is_told_at_once(site: Site) -> None:
    site.page("index.html", "Home", '<a href="nowhere.html">x</a><p onclick="x">x</p>')
    site.page("causes/meal.html", "A meal", '<h2 id="what">What</h2><p id="top" style="x">x</p>')
    assert len(site.faults()) == 4


def test_template_marks_in_a_script_and_words_like_attributes_are_no_fault(site: Site) -> None:
    site.page(
        "causes/meal.html",
        "A meal",
        '<h2 id="what">What</h2><script type="application/json">{"b": {"c": {}}}</script><p>Put it on = style = x</p>',
    )
    assert site.faults() == []


def test_each_page_is_parsed_once_and_a_known_one_not_at_all(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed = []

    class Counted(PageAudit):
        def __init__(self, page: str, text: str, base: str) -> None:
            parsed.append(page)
            super().__init__(page, text, base)

    monkeypatch.setattr(finishing, "PageAudit", Counted)
    done, faults = finish(site.folder, {}, ADDRESS)
    assert (sorted(parsed), faults) == (["causes/meal.html", "index.html"], [])
    parsed.clear()
    site.page("causes/meal.html", "A meal", "<p>The part that the other page links is gone.</p>")
    known = {"index.html": done["index.html"]}
    faults = finish(site.folder, {}, ADDRESS, known)[1]
    assert parsed == ["causes/meal.html"]
    assert [fault.page for fault in faults] == ["index.html"]


def test_every_page_is_looked_at(site: Site) -> None:
    looks, _ = finish(site.folder, {}, ADDRESS)
    assert looks.keys() == {"index.html", "causes/meal.html"}


def test_files_of_the_theme_that_no_page_refers_to_are_taken_away(site: Site) -> None:
    for name in (
        "assets/javascripts/bundle.js",
        "assets/images/logo.png",
        "assets/stylesheets/main.css.map",
        "sitemap.xml.gz",
    ):
        (site.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (site.folder / name).write_text("x")
    assert site.faults() == []
    left = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    assert not {
        name
        for name in left
        if name.startswith(("assets/javascripts", "assets/images")) or name.endswith((".map", ".gz"))
    }
    assert {"index.html", "causes/meal.html", "sitemap.xml", "robots.txt", ".nojekyll"} <= left
