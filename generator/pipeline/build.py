"""The whole line: YAML is loaded, checked, rendered, made into HTML, finished, published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from generator.content.target import AS_WRITTEN, Target
from generator.files.scan import fingerprints
from generator.finish.finish import Fault
from generator.load.load import load
from generator.pipeline import record
from generator.pipeline.draft import ReportProgress, Stopped, check_and_render
from generator.pipeline.html import make_site
from generator.pipeline.ownership import real, refuse_foreign
from generator.pipeline.publish import lock, publish, repair
from generator.pipeline.record import Record
from generator.problems.problem import Problem


@dataclass(frozen=True)
class BuildResult:
    """What a build did. `problems` and `faults` say why it stopped; with neither the site is in place."""

    problems: tuple[Problem, ...] = ()
    faults: tuple[Fault, ...] = ()
    pages: int = 0
    size: int = 0
    unchanged: bool = False


def build(
    content_dir: Path,
    site_dir: Path,
    build_dir: Path,
    report_progress: ReportProgress,
    target: Target = AS_WRITTEN,
) -> BuildResult:
    """Build the site of a content folder into `site_dir`, working in `build_dir`. A link counts as the folder
    that it leads to.

    The old site stays whole until the new one is. What the last build made and nobody has touched since is
    not made again. Raises `publish.Busy` if another build is at work, ForeignFolder rather than replace a
    folder that holds something else, NotRemoved for what it may not delete, and OSError where the disk
    refuses.
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
            return BuildResult(pages=len(last.summaries), unchanged=True)
        reusable = last if program == last.program else Record()
        try:
            report_progress("Reading and checking the content")
            loaded = load(content_dir)
            draft = check_and_render(loaded, build_dir, report_progress, reusable, target)
            made = make_site(draft, build_dir, report_progress, reusable)
        except Stopped as stopped:
            return BuildResult(stopped.problems, stopped.faults)
        unchanged = made.is_made(published)
        if not unchanged:
            report_progress("Putting the site in place")
            same_files = made.made.items() & published.items()
            publish(build_dir / "site", site_dir, dict(same_files))
        record.keep(build_dir, replace(made, inputs=inputs, program=program))
        return BuildResult(draft.problems, pages=len(made.summaries), size=made.size, unchanged=unchanged)
