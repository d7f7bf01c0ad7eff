"""serve: a live preview."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from generator.commands.failure import Failure, reason, way_out
from generator.commands.options import build_option, content_option
from generator.files.remove import NotRemoved
from generator.pipeline.ownership import ForeignFolder, real, refuse_foreign_work
from generator.pipeline.publish import Busy
from generator.preview.preview import PreviewSite, Update
from generator.preview.serve import Preview, serve, snapshot, watch
from generator.problems.report import report


@click.command("serve")
@content_option
@build_option("build/preview")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help="The port of the address to open.",
)
def serve_command(content_dir: Path, build_dir: Path, port: int) -> int:
    """Show the site in your browser and build it again whenever you save a file.

    A mistake is shown in the browser and here; the last good pages stay up. The finished site is not touched:
    for that, use "build". Stop with Ctrl-C.
    """
    preview, build_dir = Preview(), real(build_dir)
    site = PreviewSite(content_dir, build_dir)
    try:
        refuse_foreign_work(content_dir, build_dir)
        build_dir.mkdir(parents=True, exist_ok=True)
    except ForeignFolder as folder:
        raise Failure(f"{folder}. Name another folder: --build DIR.") from None
    except OSError as error:
        raise Failure(f"{reason(error)}. {way_out(error, '--build DIR')}") from None
    try:
        server = serve(site.folder, port, preview)
    except OSError as error:
        raise Failure(
            f"Port {port} cannot be used ({error.strerror}). Choose another: --port {port + 1}"
        ) from None
    stop = threading.Event()
    try:
        click.echo("Making the first preview. This takes a few seconds.")
        before = snapshot(content_dir)
        _update(site, preview)
        click.echo(f"Open http://localhost:{port}/ in your browser. Ctrl-C stops.")
        watch(content_dir, lambda: _update(site, preview), stop, before)
    except KeyboardInterrupt:
        click.echo("\nStopped.")
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
    return 0


def _update(site: PreviewSite, preview: Preview) -> None:
    """Bring the preview up to date and tell the browser and the terminal."""
    try:
        update = site.update(preview.built)
    except Busy as busy:
        _fail(preview, f"{busy}. Save again when it has finished.")
    except NotRemoved as left:
        _fail(preview, f"{left}. {way_out(left, '--build DIR')}")
    except OSError as error:
        _fail(preview, f"{reason(error)}. {way_out(error, '--build DIR')} Then save again.")
    else:
        _report(update, preview)


def _report(update: Update, preview: Preview) -> None:
    """Tell the browser and the terminal what an update did."""
    if update.problems or update.faults:
        text = report(update.problems, "text") if update.problems else "\n".join(update.faults)
        _fail(preview, text)
        return
    if update.later:
        click.echo(f"{report(update.later, 'text')}\nThe preview goes on; a build would stop.")
    if not update.first or update.pages != update.first:
        preview.built()
    more = f" and {len(update.pages) - 3} more" if len(update.pages) > 3 else ""
    shown = ", ".join(update.pages[:3]) + more
    click.echo(f"Up to date: {shown}" if shown else "Up to date: nothing changed.")


def _fail(preview: Preview, message: str) -> None:
    preview.failed(message)
    click.echo(message)
