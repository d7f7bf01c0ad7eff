"""Stages 5 and 6 together: the engine makes HTML of the staged files, and the finished pages are checked."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from generator import engine
from generator.content.addresses import dates
from generator.files.scan import fingerprints
from generator.finish.finish import Fault, finish
from generator.finish.page_audit import PageSummary
from generator.pipeline import record
from generator.pipeline.draft import Draft, ReportProgress, Stopped
from generator.pipeline.record import EVERYTHING, ChangedFiles, Record


def make_site(draft: Draft, build_dir: Path, report_progress: ReportProgress, last: Record) -> Record:
    """Bring build_dir/site up to date with a draft; its record with what was made. Raises Stopped.

    What the last build made is taken over only if all of it is there as it was made.
    """
    site = build_dir / "site"
    changed = last.changed(draft.record.staged) if last.is_made(fingerprints(site)) else EVERYTHING
    if changed.nothing:
        return replace(draft.record, summaries=last.summaries, made=last.made)
    record.forget(build_dir)
    report_progress(f"Making {len(draft.origins if changed.everything else changed.pages)} pages of HTML")
    _make_html(draft, build_dir, changed)
    report_progress("Checking links, anchors and scripts")
    summaries = _finish(draft, site, last.unchanged_summaries(changed))
    return replace(draft.record, summaries=summaries, made=fingerprints(site))


def _make_html(draft: Draft, build_dir: Path, changed: ChangedFiles) -> None:
    settings_file = build_dir / "mkdocs.yml"
    try:
        if changed.everything:
            engine.run(settings_file)
        else:
            update_html(build_dir, changed.names, engine.PageBuilder(settings_file))
    except engine.EngineFailed as failed:
        faults = [Fault("the engine", message) for message in failed.messages]
        raise Stopped(draft.problems, faults) from None


def _finish(draft: Draft, site: Path, finished: dict[str, PageSummary]) -> dict[str, PageSummary]:
    """Finish the pages but for those that an earlier build has `finished` and that are as they were."""
    content = draft.content
    summaries, faults = finish(site, draft.origins, content.site.address, finished, dates(content))
    if faults:
        raise Stopped(draft.problems, faults)
    return summaries


def update_html(build_dir: Path, changed: Iterable[str], builder: engine.PageBuilder) -> None:
    """Bring single files of build_dir/site up to date. Raises EngineFailed."""
    names = list(changed)
    builder.build([name for name in names if name.endswith(".md")])
    for name in names:
        if (build_dir / "site" / name).is_file():
            shutil.copyfile(build_dir / "docs" / name, build_dir / "site" / name)
