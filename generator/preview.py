"""Keeps a preview of the site up to date: after a change only the pages that changed are built again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator import engine
from generator.build import stage
from generator.check import check
from generator.load import load
from generator.problem import Problem
from generator.render.pages import render
from generator.swap import lock


@dataclass(frozen=True)
class Update:
    """What an update did: the problems that stopped it, or the addresses of the pages that are new."""

    problems: tuple[Problem, ...] = ()
    faults: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


class PreviewSite:
    """A site under build_dir/site that follows its content. The published site is not touched."""

    def __init__(self, content_dir: Path, build_dir: Path) -> None:
        self.content_dir = content_dir
        self.build_dir = build_dir
        self.builder: engine.PageBuilder | None = None

    @property
    def folder(self) -> Path:
        """Where the pages of the preview are."""
        return self.build_dir / "site"

    def update(self) -> Update:
        """Bring the preview up to date. Raises swap.Busy if a build is at work in the same folder."""
        with lock(self.build_dir):
            loaded = load(self.content_dir)
            errors = tuple(problem for problem in check(loaded) if problem.severity == "error")
            if errors or loaded.content is None:
                return Update(problems=errors)
            written = stage(loaded.content, render(loaded.content), self.build_dir, None)
            changed = [name for name in written.changed if name.endswith(".md")]
            try:
                self.build(changed, whole=bool(written.deleted) or len(changed) < len(written.changed))
            except engine.EngineFailed as failed:
                self.builder = None
                return Update(faults=tuple(failed.messages))
            return Update(pages=tuple(name.removesuffix(".md") + ".html" for name in changed))

    def build(self, changed: list[str], whole: bool) -> None:
        """Build the changed pages alone, or everything where pages came or went."""
        known = self.builder
        if known is None or whole or any(known.files.get_file_from_path(name) is None for name in changed):
            engine.run(self.build_dir / "mkdocs.yml")
            self.builder = engine.PageBuilder(self.build_dir / "mkdocs.yml")
        else:
            known.build(changed)
