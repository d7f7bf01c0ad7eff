"""The look and the licence belong to the content: colours that can be read, a logo, a picture, a style sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sandbox import PROJECT, Sandbox

from generator.content.colour import (
    DARK_GROUNDS,
    LIGHT_GROUNDS,
    contrast,
    is_readable,
    nearest_readable,
)
from generator.content.content import Content
from generator.load.look import LOOK_FILES
from generator.pipeline.build import build
from generator.render.look import colour_rules, look_files
from generator.schema.site import Colours

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>'
PNG = b"\x89PNG\r\n\x1a\n and so on"


def put(sandbox: Sandbox, name: str, raw: bytes) -> None:
    path = sandbox.folder / "look" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw)


def test_contrast_is_that_of_the_guideline() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


@pytest.mark.parametrize(
    "colour", ["#ff0000", "#00ff00", "#ffff00", "#7ab800", "#ffffff", "#000000", "#808080"]
)
@pytest.mark.parametrize("grounds", [LIGHT_GROUNDS, DARK_GROUNDS, ("#ffffff",)])
def test_the_nearest_colour_can_be_read(colour: str, grounds: tuple[str, ...]) -> None:
    near = nearest_readable(colour, grounds)
    assert is_readable(near, grounds)
    assert near == colour or not is_readable(colour, grounds)


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    css = (PROJECT / "overrides/components/base/base.css").read_text(encoding="utf-8")
    light, dark = css.partition("/* The frame")[0].split('[data-md-color-scheme="slate"]')
    for text, grounds in ((light, LIGHT_GROUNDS), (dark, DARK_GROUNDS)):
        named = re.findall(r"(?:-bg|--panel|-bg-color): (#[0-9a-f]{3,6})", text)
        assert {f"#{colour[1:] * 2}" if len(colour) == 4 else colour for colour in named} == set(grounds)


@pytest.mark.parametrize("brand", ["#0b4f6c", "#5b2a6e", "#7a0000"])
def test_colours_for_dark_screens_can_be_read_too(brand: str) -> None:
    assert is_readable(brand, ("#ffffff",))
    light, dark = colour_rules(Colours(brand=brand, links=brand)).splitlines()
    ground = re.findall(r"--brand(?:-dark)?:(#\w{6})", light + dark)
    assert len(ground) == 4 and all(is_readable("#ffffff", (colour,)) for colour in ground)
    [links] = re.findall(r"--md-typeset-a-color:(#\w{6})", dark)
    assert is_readable(links, DARK_GROUNDS)


def test_without_colours_nothing_changes(second_subject: Content) -> None:
    assert colour_rules(None) == ""
    assert "#5b2a6e" in str(look_files(second_subject)["assets/look.css"])


def test_a_colour_without_quotes_is_told(sandbox: Sandbox) -> None:
    sandbox.edit("site.yml", 'brand: "#5b2a6e"', "brand: blue")
    assert "a colour belongs here, in quotes" in sandbox.only_problem().message
    sandbox.edit(
        "site.yml", 'colours: {brand: blue, links: "#6a2a85"}', "colours:\n  brand: #5b2a6e\n  links: #6a2a85"
    )
    assert 'Put the text in "quotes"' in sandbox.only_problem().hint


@pytest.mark.parametrize(
    ("name", "raw", "message"),
    [
        ("logo.png", PNG, "this file is not used"),
        ("preview.png", b"GIF89a", "this is not a PNG picture"),
        ("preview.png", PNG + bytes(500_000), "this file has 500,0"),
        ("logo.svg", LOGO.replace("<path", "<script>alert(1)</script><path").encode(), "this is not a plain drawing"),
        ("logo.svg", LOGO.replace("<path", '<path onload="x()"').encode(), "this is not a plain drawing"),
        ("favicon.svg", LOGO.replace("<path", '<image href="https://x.example/"').encode(), "this is not a plain drawing"),
        ("logo.svg", LOGO.replace("<path", '<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script><path').encode(), "this is not a plain drawing"),
        ("logo.svg", LOGO.replace("<path", '<path fill="url(https://x.example/a)"').encode(), "this is not a plain drawing"),
        ("logo.svg", LOGO.replace("<path", '<use href="&#106;avascript:x()"/><path').encode(), "this is not a plain drawing"),
        ("logo.svg", b"<!DOCTYPE svg>" + LOGO.encode(), "this is not a plain drawing"),
        ("logo.svg", b"words", "this is not a plain drawing"),
        ("logo.svg", b"\xff\xfe", "this file is not text in UTF-8"),
        ("style.css", b"a { background: url(https://x.example/a.png) }", "this style sheet loads something"),
        ("style.css", b'@import "other.css";', "this style sheet loads something"),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_told(sandbox: Sandbox, name: str, raw: bytes, message: str) -> None:
    put(sandbox, name, raw)
    problem = sandbox.only_problem()
    assert problem.rule == "look" and problem.message.startswith(message) and problem.hint


@pytest.mark.parametrize(
    "drawing",
    [
        (PROJECT / "overrides/assets/favicon.svg").read_text(encoding="utf-8"),
        LOGO.replace("<path", '<defs><linearGradient id="a"/></defs><use href="#b"/><path fill="url(#a)"'),
    ],
)
def test_a_plain_drawing_is_taken(sandbox: Sandbox, drawing: str) -> None:
    put(sandbox, "logo.svg", drawing.encode())
    assert sandbox.problems() == ()


def test_every_file_of_the_look_is_taken(sandbox: Sandbox) -> None:
    for name in LOOK_FILES:
        put(sandbox, name, {"svg": LOGO.encode(), "png": PNG, "css": b".lead { font-size: 2em }"}[name[-3:]])
    assert sandbox.problems() == ()
    assert set(sandbox.content().look) == set(LOOK_FILES)


@pytest.mark.slow
def test_pages_show_the_look_and_the_licence(tmp_path: Path) -> None:
    sandbox = Sandbox.copy_to(tmp_path / "content")
    put(sandbox, "logo.svg", LOGO.encode())
    put(sandbox, "preview.png", PNG)
    put(sandbox, "style.css", b".lead { letter-spacing: .01em }")
    sandbox.edit(
        "site.yml",
        "licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}",
        "licence: {name: All rights reserved}",
    )
    site = tmp_path / "site"
    result = build(sandbox.folder, site, tmp_path / "build", lambda stage: None)
    assert not result.faults and not result.problems
    home = (site / "index.html").read_text(encoding="utf-8")
    assert '<img class="site-header__mark" src="assets/logo.svg" alt=""' in home
    assert '<meta name="theme-color" content="#5b2a6e">' in home
    assert "Words: All rights reserved." in home and "creativecommons" not in home
    assert (site / "assets" / "preview.png").read_bytes() == PNG
    [style] = site.glob("assets/style.*.css")
    css = style.read_text(encoding="utf-8")
    assert css.index("#0b4f6c") < css.index("--brand:#5b2a6e") < css.rindex("letter-spacing")
