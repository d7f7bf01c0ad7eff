"""What programs read in pages: valid HTML, structured data, titles and descriptions; and the note on an overdue review."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kinds import KINDS, page_of
from playwright.sync_api import BrowserContext, expect
from sandbox import PROJECT
from selectolax.lexbor import LexborHTMLParser

from generator.content.content import Content

# The types and properties of schema.org that the site uses, as schema.org names them.
THING = {"name", "description", "url", "alternateName", "image", "sameAs"}
WORK = THING | {
    "inLanguage",
    "publisher",
    "license",
    "citation",
    "isPartOf",
    "about",
    "audience",
    "datePublished",
    "dateModified",
}
PAGE = WORK | {"lastReviewed", "reviewedBy", "breadcrumb"}
TYPES = {
    "WebSite": WORK,
    "WebPage": PAGE,
    "CollectionPage": PAGE,
    "MedicalWebPage": PAGE | {"aspect"},
    "CreativeWork": WORK,
    "Organization": THING,
    "Person": THING | {"jobTitle"},
    "Patient": THING,
    "MedicalEntity": THING,
    "MedicalCondition": THING,
    "MedicalSignOrSymptom": THING,
    "MedicalTherapy": THING,
    "MedicalCause": THING,
    "LifestyleModification": THING,
    "Substance": THING,
    "MedicalTest": THING,
    "AnatomicalStructure": THING,
}


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, LexborHTMLParser]:
    """Every page but redirects, which have no words of their own."""
    found = {
        path.relative_to(built_site).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(built_site.rglob("*.html"))
    }
    return {
        name: LexborHTMLParser(text) for name, text in found.items() if 'http-equiv="refresh"' not in text
    }


def unknown(value: Any) -> Iterator[str]:
    """What schema.org does not know in a piece of structured data."""
    if isinstance(value, list):
        for each in value:
            yield from unknown(each)
    elif isinstance(value, dict):
        kind = value.get("@type", "")
        if kind not in TYPES:
            yield f"the type {kind!r}"
            return
        for key, inner in value.items():
            if key not in ("@type", "@context"):
                if key not in TYPES[kind]:
                    yield f"{kind}.{key}"
                yield from unknown(inner)
    elif not str(value).strip():
        yield "an empty text"


def test_every_page_describes_itself_in_terms_of_schema_org(pages: dict[str, LexborHTMLParser]) -> None:
    for name, page in pages.items():
        data = [json.loads(node.text(deep=True)) for node in page.css('script[type="application/ld+json"]')]
        assert len(data) == (0 if name == "404.html" else 1), name
        for each in data:
            assert each["@context"] == "https://schema.org"
            assert list(unknown(each)) == [], name
            assert "FAQPage" not in json.dumps(each)


def test_no_two_pages_have_the_same_title_or_description(pages: dict[str, LexborHTMLParser]) -> None:
    for what in ("title", "description"):
        found = Counter(
            page.css_first("head title").text()
            if what == "title"
            else page.css_first('meta[name="description"]').attributes["content"]
            for name, page in pages.items()
            if name != "404.html"
        )
        assert [text for text, count in found.items() if count > 1 or not text] == []


def test_every_page_can_be_shown_as_a_preview_elsewhere(
    pages: dict[str, LexborHTMLParser], built_site: Path
) -> None:
    for name, page in pages.items():
        for wanted in ("og:title", "og:description", "og:image", "og:site_name"):
            assert page.css_first(f'meta[property="{wanted}"]').attributes["content"], (name, wanted)
        if name != "404.html":
            address = page.css_first('link[rel="canonical"]').attributes["href"] or ""
            assert address.endswith("/" if name == "index.html" else name), name
    assert (built_site / "assets/preview.png").read_bytes().startswith(b"\x89PNG")


def test_every_kind_of_page_is_valid_html(built_site: Path) -> None:
    """html-validate finds nothing. Its settings, beside this file, say what is switched off and why."""
    node = shutil.which("node") or str(Path(sys.executable).with_name("node"))
    files = [str(built_site / page_of(built_site, kind)) for kind in KINDS]
    settings = str(PROJECT / "tests/browser/html-validate.cjs")
    done = subprocess.run(
        [
            node,
            str(PROJECT / "node_modules/html-validate/bin/html-validate.mjs"),
            "-c",
            settings,
            "-f",
            "text",
            *files,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


NOTE = '<p class="review-line">Reviewed. <span id="note" data-component="review" data-next-review="2027-05-01">If late.</span></p>'


@pytest.mark.parametrize(("today", "note"), [("2027-05-01", ""), ("2027-05-02", "This review is overdue")])
def test_a_page_says_by_the_readers_own_clock_that_its_review_is_overdue(
    context: BrowserContext, today: str, note: str
) -> None:
    script = (PROJECT / "overrides/components/review/review.js").read_text(encoding="utf-8")
    page = context.new_page()  # Its clock is not to be given back.
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.set_content(f"<!doctype html><title>x</title>{NOTE}<script>{script}</script>")
    assert page.locator("#note").is_visible() == bool(note)
    expect(page.locator("#note")).to_contain_text(note)
    page.clock.set_fixed_time("2027-06-01T12:00:00")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.locator("#note")).to_contain_text("This review is overdue")
    assert page.locator("#note").is_visible(), "a page that was put aside is shown on a later day"


def test_every_page_announces_the_feed(pages: dict[str, LexborHTMLParser], built_site: Path) -> None:
    for name, page in pages.items():
        link = page.css_first('link[rel="alternate"][type="application/atom+xml"]').attributes["href"] or ""
        if name != "404.html":
            assert (built_site / name).parent.joinpath(link).resolve() == (
                built_site / "feed.xml"
            ).resolve(), name


def test_structured_data_calls_no_habit_or_substance_a_condition(
    pages: dict[str, LexborHTMLParser], real_content: Content
) -> None:
    conditions = {group.id for group in real_content.site.cause_groups if group.conditions}
    seen = set()
    for name, fact in real_content.facts["cause"].items():
        node = pages[f"causes/{name}.html"].css_first('script[type="application/ld+json"]')
        schema_type = json.loads(node.text(deep=True))["about"]["@type"]
        assert schema_type == ("MedicalCondition" if fact.group in conditions else "MedicalCause"), name  # type: ignore[attr-defined]
        seen.add(schema_type)
    assert len(seen) == 2
