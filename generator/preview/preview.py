"""Keeps a preview of the site up to date: after a change only the pages that changed are built again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import jinja2

from generator import engine
from generator.check.check import has_errors
from generator.check.rules.unused import WRITTEN_FIRST
from generator.content.content import Content, Key
from generator.content.signature import text_hash
from generator.files.scan import files_in
from generator.files.write import write_whole
from generator.flow.graph import TooLarge
from generator.load.load import Loaded, load
from generator.pipeline.draft import Stopped, check_and_render
from generator.pipeline.html import update_html
from generator.pipeline.publish import lock
from generator.pipeline.record import Record
from generator.problems.problem import Problem, errors_of
from generator.render.pages import render_facts
from generator.render.template_cache import compiled_in

FEW = 5
"""Up to so many facts saved at once have their own pages made before anything else."""

FileStates = Mapping[str, tuple[int, int]]
"""The size of each file, and when it was last changed."""

Show = Callable[[], None]


@dataclass(frozen=True)
class Update:
    """What an update did: the problems that stopped it, or the addresses of the pages that are new, `first`
    the earliest.

    `later` has problems that do not stop a preview, but a build.
    """

    problems: tuple[Problem, ...] = ()
    later: tuple[Problem, ...] = ()
    faults: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    first: tuple[str, ...] = ()


class PreviewSite:
    """A site under build_dir/site that follows its content. The published site is not touched."""

    def __init__(self, content_dir: Path, build_dir: Path) -> None:
        self.content_dir = content_dir
        self.build_dir = build_dir
        self.builder: engine.PageBuilder | None = None
        self.shown: Content | None = None
        self.last = Record()
        self.made: FileStates = {}

    @property
    def folder(self) -> Path:
        """Where the pages of the preview are."""
        return self.build_dir / "site"

    def update(self, show: Show = lambda: None) -> Update:
        """Bring the preview up to date. `show` is called as soon as the pages of the facts that were saved
        can be seen.

        The pages that show words of them follow. Raises publish.Busy if a build is at work in the same
        folder, and OSError where the disk refuses.
        """
        with lock(self.build_dir):
            if self.made != _state(self.folder):
                self.forget()
            loaded = load(self.content_dir)
            try:
                first = self.first(loaded)
                if first:
                    show()
                done = self.rest(loaded, first)
            except engine.EngineFailed as failed:
                self.forget()
                return Update(faults=tuple(failed.messages))
            self.made = _state(self.folder)
            return done

    def forget(self) -> None:
        """Know nothing of the pages that are there, so that all are made anew."""
        self.builder, self.shown, self.last = None, None, Record()

    def first(self, loaded: Loaded) -> list[str]:
        """Make the pages of the few facts that were saved, unless a quick look finds a mistake in them."""
        keys = self.saved(loaded)
        few = 0 < len(keys) <= FEW
        if not self.builder or not loaded.content or not few or has_errors(loaded.content, keys):
            return []
        try:
            pages = render_facts(loaded.content, keys, compiled_in(self.build_dir))
        except (LookupError, TooLarge, jinja2.TemplateError):
            return []  # A mistake that only a look at the whole content finds, which follows.
        changed = {}
        for name, page in pages.items():
            if self.builder.knows(name) and self.differs(name, page.text):
                changed[name] = page.text
                write_whole(self.build_dir / "docs" / name, page.text.encode())
        self.builder.build(list(changed))
        self.note(changed)
        return list(changed)

    def note(self, changed: Mapping[str, str]) -> None:
        """From now on these pages are as they stand now, whatever the look at the whole content will say."""
        staged, read = dict(self.last.staged), dict(self.last.read)
        for name, text in changed.items():
            staged[name] = text_hash(text)
            read.pop(name, None)
        self.last = replace(self.last, staged=staged, read=read)

    def rest(self, loaded: Loaded, first: list[str]) -> Update:
        """Check everything, and make whatever else is new."""
        try:
            draft = check_and_render(loaded, self.build_dir, _ignore, self.last, ignored_rules=WRITTEN_FIRST)
        except Stopped as stopped:
            faults = tuple(fault.message for fault in stopped.faults)
            return Update(problems=tuple(errors_of(stopped.problems)), faults=faults)
        changed = self.last.changed(draft.record.staged)
        if changed.everything or self.builder is None:
            self.builder = engine.run(self.build_dir / "mkdocs.yml")
            names = draft.written
        else:
            names = changed.names
            update_html(self.build_dir, names, self.builder)
        self.shown, self.last = loaded.content, draft.record
        pages = _addresses([*first, *names])
        return Update(later=tuple(errors_of(draft.problems)), pages=pages, first=_addresses(first))

    def saved(self, loaded: Loaded) -> list[Key]:
        """The facts whose files are not as they were, if no file came, went or cannot be read."""
        content, shown = loaded.content, self.shown
        if not content or not shown or loaded.problems or content.documents.keys() != shown.documents.keys():
            return []
        return [key for key, document in content.documents.items() if document != shown.documents[key]]

    def differs(self, name: str, text: str) -> bool:
        """Whether a staged page is not as it was."""
        path = self.build_dir / "docs" / name
        return not path.is_file() or path.read_text(encoding="utf-8") != text


def _ignore(stage: str) -> None:
    """A preview reports no progress: it is quick."""


def _state(folder: Path) -> FileStates:
    """Two states differ if somebody else has touched the pages.

    A look at their bytes would take too long after each save.
    """
    states = {}
    for name, entry in files_in(folder) if folder.is_dir() else ():
        state = entry.stat()
        states[name] = (state.st_size, state.st_mtime_ns)
    return states


def _addresses(names: list[str]) -> tuple[str, ...]:
    return tuple(name.removesuffix(".md") + ".html" for name in names if name.endswith(".md"))
