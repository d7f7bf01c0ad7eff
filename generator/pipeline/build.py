"""The whole line: load, check, render, write, engine, finish, swap."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from generator import engine
from generator.check.check import check
from generator.content.addresses import dates
from generator.content.content import Content
from generator.content.target import AS_WRITTEN, Target
from generator.files.parallel import beside
from generator.files.scan import fingerprints
from generator.finish.finish import Fault, finish
from generator.finish.page_audit import Look
from generator.load.load import Loaded, load
from generator.packages import browser as browser_packages
from generator.pipeline import record, reuse
from generator.pipeline.ownership import real, refuse_foreign
from generator.pipeline.publish import lock, put_in_place, repair
from generator.pipeline.record import Record
from generator.pipeline.stage import files_of_all, stage
from generator.problems.problem import Problem
from generator.render.fact_pages import fact_pages
from generator.render.page import Renderer
from generator.render.pages import by_path
from generator.render.resolve import Library
from generator.render.template_cache import compiled_in

Say = Callable[[str], None]


@dataclass(frozen=True)
class Result:
    """What a build did. `problems` and `faults` say why it stopped; with neither the site is in place."""

    problems: tuple[Problem, ...] = ()
    faults: tuple[Fault, ...] = ()
    pages: int = 0
    size: int = 0
    unchanged: bool = False


def build(
    content_dir: Path, site_dir: Path, build_dir: Path, say: Say, target: Target = AS_WRITTEN
) -> Result:
    """Build the site of a content folder into `site_dir`, working in `build_dir`. A link counts as the folder that it leads to.

    The old site stays whole until the new one is. What the last build made and nobody has touched since is not made again.
    Raises `publish.Busy` if another build is at work, ForeignFolder rather than replace a folder that holds something else,
    NotRemoved for what it may not delete, and OSError where the disk refuses.
    """
    site_dir, build_dir = real(site_dir), real(build_dir)
    refuse_foreign(site_dir, content_dir, build_dir)
    with lock(build_dir):
        repair(site_dir)
        last = record.read(build_dir)
        published = fingerprints(site_dir)
        program = record.program_hash(target.address or "", target.edit_url or "")
        inputs = record.inputs_hash(content_dir, program)
        if inputs == last.inputs and last.is_made(published):
            return Result(pages=len(last.looks), unchanged=True)
        try:
            say("Reading and checking the content")
            known = last if program == last.program else Record()
            draft = write_pages(load(content_dir), build_dir, say, known, target)
            now = replace(draft.record, inputs=inputs, program=program)
            now = bring_up_to_date(draft, build_dir, say, known, now)
        except Stopped as stopped:
            return Result(stopped.problems, stopped.faults)
        pages, unchanged = len(now.looks), now.is_made(published)
        if not unchanged:
            say("Putting the site in place")
            same = {name for name, fingerprint in now.made.items() if fingerprint == published.get(name)}
            put_in_place(build_dir / "site", site_dir, same)
        record.keep(build_dir, now)
        return Result(draft.problems, pages=pages, size=now.size, unchanged=unchanged)


class Stopped(Exception):
    """A build that cannot go on, because of the content or because of what was made of it."""

    def __init__(self, problems: tuple[Problem, ...], faults: Iterable[Fault] = ()) -> None:
        super().__init__()
        self.problems = problems
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Draft:
    """The staged site: its content and problems, the file that the words of each page come from, and what to keep of it.

    `written` are the paths of the staged files that are new.
    """

    content: Content
    problems: tuple[Problem, ...]
    origins: dict[str, str]
    record: Record
    written: tuple[str, ...]


def write_pages(
    loaded: Loaded,
    build_dir: Path,
    say: Say,
    last: Record,
    target: Target = AS_WRITTEN,
    tolerated: Collection[str] = (),
) -> Draft:
    """Check, render and write for a target. `last` is what is known of a build by the same program, `tolerated` names rules whose errors
    do not stop it. Raises Stopped.
    """
    if loaded.content is None:
        raise Stopped(check(loaded))
    content = target.on(loaded.content)
    today = datetime.date.today()
    library = Library(content)
    renderer = partial(Renderer, library, compiled_in(build_dir))
    with beside(lambda: files_of_all(renderer())) as others:
        known = reuse.known(library, last, build_dir / "docs", today)
        problems = check(loaded, today, known.sound)
        if any(problem.severity == "error" and problem.rule not in tolerated for problem in problems):
            raise Stopped(problems)
        say("Writing the pages")
        pages = by_path(fact_pages(renderer(), known.pages))
        try:
            pages_of_all, files = others()
        except browser_packages.NotBroughtIn as missing:
            raise Stopped(problems, [Fault("package.json", str(missing))]) from None
    pages |= pages_of_all
    staged = stage(content, pages, files, build_dir)
    read = {path: page.read for path, page in pages.items() if page.read}
    sound = reuse.without_fault(content, problems)
    kept = Record(staged=staged.hashes, parts=known.parts, read=read, sound=sound, checked=today.isoformat())
    return Draft(
        content,
        problems,
        {page.address: page.origin for page in pages.values()},
        kept,
        staged.written.changed,
    )


def bring_up_to_date(draft: Draft, build_dir: Path, say: Say, last: Record, now: Record) -> Record:
    """Bring build_dir/site up to date with the staged files; `now` with what was made. Raises Stopped.

    What the last build made is taken over only if all of it is there as it was made.
    """
    site = build_dir / "site"
    changed = last.changed(now.staged) if last.is_made(fingerprints(site)) else None
    if changed == []:
        return replace(now, looks=last.looks, made=last.made)
    record.forget(build_dir)
    looks = make_site(draft, build_dir, say, changed, {} if changed is None else last.without(changed))
    return replace(now, looks=looks, made=fingerprints(site))


def make_site(
    draft: Draft, build_dir: Path, say: Say, changed: list[str] | None, finished: Mapping[str, Look]
) -> dict[str, Look]:
    """Make HTML of the staged files that changed, or of all, and finish it in build_dir/site. Raises Stopped.

    `finished` has the pages that an earlier build has finished and that are as they were.
    """
    number = len(draft.origins) if changed is None else sum(name.endswith(".md") for name in changed)
    say(f"Making {number} pages of HTML")
    try:
        make_pages(build_dir, changed)
    except engine.EngineFailed as failed:
        raise Stopped(draft.problems, (Fault("the engine", message) for message in failed.messages)) from None
    say("Checking links, anchors and scripts")
    content = draft.content
    looks, faults = finish(build_dir / "site", draft.origins, content.site.address, finished, dates(content))
    if faults:
        raise Stopped(draft.problems, faults)
    return looks


def make_pages(build_dir: Path, changed: list[str] | None) -> None:
    """Bring build_dir/site up to date with the staged files, all of them or those that changed. Raises EngineFailed."""
    settings_file = build_dir / "mkdocs.yml"
    if changed is None:
        engine.run(settings_file)
        return
    make_changed(build_dir, changed, engine.PageBuilder(settings_file))


def make_changed(build_dir: Path, changed: Iterable[str], builder: engine.PageBuilder) -> None:
    """Bring single files of build_dir/site up to date. Raises EngineFailed."""
    builder.build([name for name in changed if name.endswith(".md")])
    for name in changed:
        if (build_dir / "site" / name).is_file():
            shutil.copyfile(build_dir / "docs" / name, build_dir / "site" / name)
