"""Stages 2 to 4 together: the content is checked, rendered and staged for the engine."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.check.check import check
from generator.content.content import Content
from generator.content.target import AS_WRITTEN, Target
from generator.files.parallel import in_background
from generator.finish.finish import Fault
from generator.load.load import Loaded
from generator.packages import browser as browser_packages
from generator.pipeline.record import Record
from generator.pipeline.reuse import reusable
from generator.pipeline.stage import files_of_all, stage
from generator.problems.problem import Problem, errors_of
from generator.render.fact_pages import fact_pages
from generator.render.page import Page, Renderer
from generator.render.pages import by_path
from generator.render.resolve import Library
from generator.render.template_cache import compiled_in

ReportProgress = Callable[[str], None]
"""Called with the name of each stage as it begins."""


class Stopped(Exception):
    """A build that cannot go on, because of the content or because of what was made of it."""

    def __init__(self, problems: tuple[Problem, ...], faults: Iterable[Fault] = ()) -> None:
        super().__init__()
        self.problems = problems
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Draft:
    """The staged site: its content and problems, the file that the words of each page come from, and what to
    keep of it.

    `written` are the paths of the staged files that are new.
    """

    content: Content
    problems: tuple[Problem, ...]
    origins: dict[str, str]
    record: Record
    written: tuple[str, ...]


def check_and_render(
    loaded: Loaded,
    build_dir: Path,
    report_progress: ReportProgress,
    last: Record,
    target: Target = AS_WRITTEN,
    ignored_rules: Collection[str] = (),
) -> Draft:
    """Check the content, render its pages for a target and stage them in `build_dir`. Raises Stopped.

    `last` is the record of a build by the same program. Errors of `ignored_rules` do not stop it.
    """
    if loaded.content is None:
        raise Stopped(check(loaded))
    content = target.on(loaded.content)
    library = Library(content)
    renderer = partial(Renderer, library, compiled_in(build_dir))
    # What is made of all facts at once takes as long as the check, and is made meanwhile.
    with in_background(lambda: files_of_all(renderer())) as files_when_ready:
        problems = _checked(loaded, ignored_rules)
        report_progress("Writing the pages")
        reuse = reusable(library, last, build_dir / "docs")
        pages = by_path(fact_pages(renderer(), reuse.pages))
        try:
            other_pages, files = files_when_ready()
        except browser_packages.NotBroughtIn as missing:
            raise Stopped(problems, [Fault("package.json", str(missing))]) from None
    pages |= other_pages
    staged = stage(content, pages, files, build_dir)
    record = Record(staged=staged.hashes, fingerprints=reuse.fingerprints, read=_read(pages))
    origins = {page.address: page.origin for page in pages.values()}
    return Draft(content, problems, origins, record, staged.written.changed)


def _checked(loaded: Loaded, ignored_rules: Collection[str]) -> tuple[Problem, ...]:
    """The problems of the content. Raises Stopped if one of them is an error."""
    problems = check(loaded, datetime.date.today())
    if any(error.rule not in ignored_rules for error in errors_of(problems)):
        raise Stopped(problems)
    return problems


def _read(pages: dict[str, Page]) -> dict[str, frozenset[str]]:
    """What each page shows, of those that noted it."""
    return {path: page.read for path, page in pages.items() if page.read}
