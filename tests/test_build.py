"""The whole line with the real engine: facts go in, a complete site comes out, or the old one stays."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import jinja2
import pytest
from mkdocs.structure.pages import _RawHTMLPreprocessor
from sandbox import SECOND_SUBJECT
from selectolax.lexbor import LexborHTMLParser
from workshop import Workshop, files

from generator.pipeline.build import BuildResult
from generator.render.page import Renderer, environment
from generator.render.pages import render
from generator.render.resolve import Library
from generator.render.template_cache import compiled_in


def without_faults(result: BuildResult) -> BuildResult:
    assert (result.problems, result.faults) == ((), ())
    return result


@pytest.fixture
def built(built_second_site: Workshop) -> Workshop:
    """The second subject as a finished site, which no test changes."""
    return built_second_site


@pytest.fixture
def workshop(built_workshop: Workshop) -> Workshop:
    """The same, built already, for a test to change."""
    return built_workshop


def test_every_fact_has_its_page(built: Workshop) -> None:
    for kind, name, fact in built.sandbox.content().all():
        if kind.has_page:
            words = built.words(f"{kind.address}/{name}.html")
            assert " ".join(fact.name.split()) in words
        else:
            assert built.page(f"{kind.address}/index.html").css_first(f'[id="{name}"]')


def test_the_site_has_a_home_an_index_of_every_kind_and_a_page_for_lost_readers(built: Workshop) -> None:
    kinds = {kind.address for kind, _, _ in built.sandbox.content().all()}
    for address in [
        "index.html",
        "a-to-z.html",
        "404.html",
        "about.html",
        "privacy.html",
        *(f"{kind}/index.html" for kind in kinds),
    ]:
        assert built.page(address).css_first("title").text().strip()
    assert "Test data for the site generator, not health advice" in built.words("index.html")


def test_a_claim_stands_with_its_sources_and_how_sure_they_are(built: Workshop) -> None:
    words = built.words("causes/big-meal.html")
    assert "A full stomach is the usual trigger. It passes by itself." in words
    assert "Example source one (made up for tests)" in words
    page = built.page("causes/big-meal.html")
    leads = {node.attributes["href"] for node in page.css(".cite a")}
    assert leads == {"#source-one", "#source-two"}
    assert all(page.css_first(f'[id="{lead[1:]}"]') for lead in leads if lead)


def test_the_flow_works_without_a_script(built: Workshop) -> None:
    page = built.page("flows/is-it-serious.html")
    ids = {node.attributes["id"] for node in page.css("[id]")}
    ways = [node.attributes["href"] or "" for node in page.css(".step a[href^='#']")]
    assert len(ways) > 30
    assert {way[1:] for way in ways} <= ids
    assert {f"result-{name}" for name in ("emergency", "today", "book", "pharmacist", "home")} <= ids


def test_building_again_changes_nothing_and_says_so(workshop: Workshop) -> None:
    before = {path: path.stat().st_mtime_ns for path in workshop.site.rglob("*")}
    again = without_faults(workshop.try_build())
    assert again.unchanged
    assert {path: path.stat().st_mtime_ns for path in workshop.site.rglob("*")} == before


def test_an_edit_changes_its_own_page_and_those_that_show_its_words(workshop: Workshop) -> None:
    before = files(workshop.site)
    workshop.sandbox.edit("myths/sugar.yml", "There is no good study.", "Nobody has looked closely.")
    result = without_faults(workshop.try_build())
    after = files(workshop.site)
    assert not result.unchanged
    assert "Nobody has looked closely." in workshop.words("myths/sugar.html")
    changed = {name for name in after if after[name] != before.get(name)}
    assert [name for name in changed if name.endswith(".html")] == ["myths/sugar.html"]


def test_a_fact_that_is_deleted_loses_its_page(workshop: Workshop) -> None:
    workshop.sandbox.delete("myths/sugar.yml")
    without_faults(workshop.try_build())
    assert not (workshop.site / "myths/sugar.html").exists()
    assert "sugar" not in workshop.words("a-to-z.html")


def test_a_new_fact_gets_a_page(workshop: Workshop) -> None:
    workshop.sandbox.write("glossary/burp.yml", "name: burp\nmeaning: Air that comes up.\n")
    without_faults(workshop.try_build())
    assert "Air that comes up." in workshop.words("glossary/index.html")


def test_content_with_a_mistake_leaves_the_old_site_as_it_was(workshop: Workshop) -> None:
    before = files(workshop.site)
    workshop.sandbox.edit("causes/big-meal.yml", "group: everyday", "group: evryday")
    result = workshop.try_build()
    assert [problem.rule for problem in result.problems] == ["unknown-group"]
    assert files(workshop.site) == before


def test_after_a_mistake_is_mended_the_site_is_built(workshop: Workshop) -> None:
    workshop.sandbox.edit("causes/big-meal.yml", "group: everyday", "group: evryday")
    workshop.try_build()
    workshop.sandbox.edit("causes/big-meal.yml", "group: evryday", "group: illness")
    assert not without_faults(workshop.try_build()).unchanged


def test_two_builds_of_the_same_content_are_the_same_to_the_byte(built: Workshop, tmp_path: Path) -> None:
    # The name of the folder stands on each page, so that both are built from the same one.
    other = Workshop(built.sandbox, tmp_path / "work", tmp_path / "site")
    without_faults(other.try_build())
    assert files(other.site) == files(built.site)


def test_nothing_is_written_outside_the_two_folders(built: Workshop) -> None:
    assert sorted(path.name for path in built.work.parent.iterdir()) == ["content", "public", "work"]
    assert files(built.sandbox.folder) == files(SECOND_SUBJECT)


def test_a_site_that_was_deleted_is_built_again(workshop: Workshop) -> None:
    before = files(workshop.site)
    workshop.site.rename(workshop.site.with_name("moved"))
    assert not without_faults(workshop.try_build()).unchanged
    assert files(workshop.site) == before


# Addresses.


def test_a_former_address_leads_to_the_page(built: Workshop) -> None:
    page = built.page("causes/large-meal.html")
    assert page.css_first("a").attributes["href"] == "big-meal.html"
    assert "url=big-meal.html" in (page.css_first('meta[http-equiv="refresh"]').attributes["content"] or "")


def test_a_former_address_never_takes_the_place_of_a_page(tmp_path: Path) -> None:
    workshop = Workshop.in_folder(tmp_path)
    workshop.sandbox.edit("causes/big-meal.yml", "former_ids: [large-meal]", "former_ids: [heart-attack]")
    if not workshop.sandbox.found() and not workshop.try_build().faults:
        assert "Call 999" in workshop.words("causes/heart-attack.html")


def test_the_feed_tells_of_changes_the_newest_first(built: Workshop) -> None:
    feed = ElementTree.fromstring((built.site / "feed.xml").read_text(encoding="utf-8"))
    atom = "{http://www.w3.org/2005/Atom}"
    assert [each.findtext(f"{atom}title") for each in feed.iter(f"{atom}entry")] == [
        "Sources",
        "A flow",
        "The first facts",
    ]


@pytest.mark.parametrize("address", ["https://example.org/", None, "https://example.org/a/deep/path/"])
def test_the_page_for_lost_readers_works_at_any_address(workshop: Workshop, address: str | None) -> None:
    """None is the address in site.yml."""
    without_faults(workshop.try_build(address))
    address = address or "https://example.org/hiccups/"
    base = address.removeprefix("https://example.org")
    page = workshop.page("404.html")
    found = [
        node.attributes.get("href") or node.attributes.get("src") or ""
        for node in page.css("a[href], link[href], script[src]")
    ]
    inside = [each.split("#")[0] for each in found if not each.startswith(("https:", "#", "tel:"))]
    assert len(inside) > 5
    for each in inside:
        assert each.startswith(base), each
        target = workshop.site / each.removeprefix(base)
        assert target.is_file() or (target / "index.html").is_file(), each


def test_every_other_page_can_be_read_from_a_folder_on_disk(built: Workshop) -> None:
    for path in built.site.rglob("*.html"):
        if path.name == "404.html":
            continue
        for node in LexborHTMLParser(path.read_text(encoding="utf-8")).css(
            "a[href], link[href], script[src], img[src]"
        ):
            link = (node.attributes.get("href") or node.attributes.get("src") or "").split("#")[0]
            if not link.startswith(("https:", "tel:")) and link:
                assert (path.parent / link).is_file(), f"{path.name}: {link}"


def test_a_page_leads_to_the_file_that_its_words_come_from(workshop: Workshop) -> None:
    without_faults(workshop.try_build(edit_url="https://example.org/edit/content"))
    links = [node.attributes["href"] for node in workshop.page("causes/big-meal.html").css("a")]
    assert "https://example.org/edit/content/causes/big-meal.yml" in links


# What must never be on a page.


def inline_scripts(page: LexborHTMLParser) -> list[str]:
    kinds = (None, "", "text/javascript", "module")
    return [
        node.text(deep=True) for node in page.css("script:not([src])") if node.attributes.get("type") in kinds
    ]


def test_the_policy_of_each_page_allows_scripts_with_an_address_and_there_are_no_others(
    built: Workshop,
) -> None:
    for path in built.site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        policy = page.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"] or ""
        assert "script-src 'self';" in f"{policy};"
        assert "unsafe" not in policy
        assert inline_scripts(page) == []


HOSTILE = "</p></script></title>--><script>bad()</script><img src=x onerror=bad()><b onclick=bad()>\\\"'"


def test_no_text_of_an_author_becomes_an_element_or_a_script(tmp_path: Path, built: Workshop) -> None:
    workshop = Workshop.in_folder(tmp_path)
    sandbox = workshop.sandbox
    places = {
        "site.yml": [
            "Hiccups (test data)",
            "Test data for the site generator, not health advice",
            "Test publisher",
            "Programmers who run the tests",
            "Test data, not reviewed by anyone",
            "It is not health advice.",
            "Northland",
            "Deaf callers can send a text.",
            "Get help today",
            "Most hiccups stop within minutes.",
        ],
        "causes/big-meal.yml": ["Gastric distension", "A catch in the throat, with a sound.", "Eat slowly."],
        "causes/steroid-tablets.yml": [
            "Steroid tablets",
            "Steroid tablets can bring hiccups on. Do not stop them by yourself.",
        ],
        "sources/one.yml": [
            "Example source one (made up for tests)",
            "Test publisher",
            "Hiccups usually stop by themselves.",
        ],
        "warning_signs/two-days.yml": [
            "More than two days",
            "the hiccups last more than two days",
            "They last more than two days",
        ],
        "flows/is-it-serious.yml": [
            "Are my hiccups serious?",
            "How long have they lasted?",
            "More than two days",
            "Ask a pharmacist",
            "Days are unusual.",
        ],
        "faqs/how-long.yml": ["How long do they last?", "Usually for minutes."],
        "myths/fright.yml": ["A fright cures hiccups", "Nobody has shown that a fright helps."],
        "numbers/most-adults.yml": ["About 9 in 10 adults have had hiccups."],
        "glossary/diaphragm.yml": ["name: diaphragm"],
        "visit_questions/since-when.yml": ["Since when?"],
        "comparisons/hiccup-or-burp.yml": ["A hiccup or a burp?", "A short, high sound", "Both are common."],
        "treatments/tablet.yml": ["Examplamide", "They may go on."],
    }
    # Hostile words are long: the budgets of words are not what is tried here.
    for file, rule in (
        ("situations/after-a-meal.yml", "message-share"),
        ("warning_signs/two-days.yml", "short-missing"),
        ("flows/is-it-serious.yml", "screen-length"),
    ):
        sandbox.edit(file, "name:", f"exceptions: [{{rule: {rule}, reason: Hostile words are long.}}]\nname:")
    for number, (file, text) in enumerate((file, text) for file, texts in places.items() for text in texts):
        # No two are the same, because two pages must not share a title.
        quoted = json.dumps(f"{HOSTILE} {number}")
        sandbox.edit(file, text, f"name: {quoted}" if text.startswith("name: ") else quoted)
    result = workshop.try_build()
    assert [problem for problem in result.problems if problem.severity == "error"] == []
    assert result.faults == ()
    for path in workshop.site.rglob("*.html"):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        assert inline_scripts(page) == [], path
        assert not page.css("img, b, [onclick], [onerror]"), path
        assert len(page.css("title")) - len(page.css("svg title")) == 1, path
        for data in page.css('script[type*="json"]'):
            assert json.loads(data.text(deep=True))
    page = workshop.page("causes/steroid-tablets.html")
    assert page.css_first("h1").text().strip().startswith(HOSTILE)
    assert page.css_first("title").text().startswith(HOSTILE)
    assert (page.css_first('meta[name="description"]').attributes["content"] or "").startswith(HOSTILE)
    assert HOSTILE in workshop.words("404.html")


def test_marks_of_templates_are_found_by_check_or_published_as_typed(workshop: Workshop) -> None:
    workshop.sandbox.edit("causes/big-meal.yml", "Eat slowly.", '"Type {{ and }} or {% x %} & <b>."')
    if workshop.sandbox.found():
        assert [file for file, _, _ in workshop.sandbox.found()] == ["causes/big-meal.yml"]
    else:
        without_faults(workshop.try_build())
        assert "Type {{ and }} or {% x %} & <b>." in workshop.words("causes/big-meal.html")


def test_the_title_of_a_page_of_prose_is_shown_as_typed(workshop: Workshop) -> None:
    workshop.sandbox.edit("pages/about.md", "# About this test", '# About "this" & \\d')
    without_faults(workshop.try_build())
    assert 'About "this" & \\d' in workshop.page("about.html").css_first("title").text()


# Templates.


@pytest.mark.parametrize(
    "text", ["{{ nothing }}", "{{ site.nothing }}", "{% if nothing %}{% endif %}", "{{ page['x'] }}"]
)
def test_a_template_that_asks_for_what_is_not_there_stops_the_build(text: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        environment().from_string(text).render(site=object(), page={})


def test_a_template_escapes_what_it_shows() -> None:
    assert environment().from_string("{{ text }}").render(text="<b>") == "&lt;b&gt;"


def test_a_second_renderer_leaves_the_first_its_store_of_templates(built: Workshop, tmp_path: Path) -> None:
    library = Library(built.sandbox.content())
    store = compiled_in(tmp_path)
    first = Renderer(library, compiled=store)
    second = Renderer(library)
    assert first.environment.bytecode_cache is store
    assert second.environment.bytecode_cache is not store


def test_rendering_twice_gives_the_same_pages(built: Workshop) -> None:
    content = built.sandbox.content()
    assert render(content) == render(content)


def test_rendering_depends_on_the_content_alone(
    built: Workshop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    content = built.sandbox.content()
    pages = render(content)
    monkeypatch.chdir(tmp_path)
    assert render(content) == pages
    assert list(tmp_path.iterdir()) == []


def test_the_engine_is_patched_only_while_pages_are_built(tmp_path: Path) -> None:
    before = _RawHTMLPreprocessor._register
    without_faults(Workshop.in_folder(tmp_path).try_build())
    assert _RawHTMLPreprocessor._register is before
