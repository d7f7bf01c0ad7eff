"""Stage 4 as a whole: what the engine is given, in the working folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from generator import engine
from generator.content.addresses import dates
from generator.content.content import Content
from generator.content.signature import text_hash
from generator.files.paths import PROJECT
from generator.files.write import Written, write, write_whole
from generator.packages import browser as browser_packages
from generator.packages.licences import notices
from generator.pipeline import record
from generator.render.assets import assets
from generator.render.look import look_files
from generator.render.open_data import open_data
from generator.render.other_pages import other_pages
from generator.render.page import Page, Renderer
from generator.render.pages import by_path
from generator.render.redirects import redirects


@dataclass(frozen=True)
class Staged:
    """What the engine is given: a hash of each file, and what was written."""

    hashes: dict[str, str]
    written: Written


def files_of_all(renderer: Renderer) -> tuple[dict[str, Page], dict[str, str | bytes]]:
    """What is made from all facts at once: the pages that are no fact's own, and the other files."""
    return by_path(other_pages(renderer)), data_files(renderer.content)


def data_files(content: Content) -> dict[str, str | bytes]:
    """Every staged file that is no page. Raises browser_packages.NotBroughtIn if a library is not there."""
    made = assets(content) | open_data(content, content.site.address) | redirects(content)
    return {**made, **browser_packages.files(), **notices(), **look_files(content)}


def stage(content: Content, pages: dict[str, Page], data: dict[str, str | bytes], build_dir: Path) -> Staged:
    """Write the staged pages, the other files and the engine's settings."""
    files = {**{path: page.text for path, page in pages.items()}, **data}
    written = write(build_dir / "docs", files)
    settings = engine.settings(content, Path(os.path.relpath(PROJECT, build_dir)).as_posix())
    path = build_dir / "mkdocs.yml"
    if not path.is_file() or path.read_text(encoding="utf-8") != settings:
        write_whole(path, settings.encode())
    hashes = {name: text_hash(text) for name, text in files.items()}
    hashes |= {
        record.SETTINGS: text_hash(settings),
        record.DATES: text_hash(str(sorted(dates(content).items()))),
    }
    return Staged(hashes, written)
