"""serve: a live preview."""

from __future__ import annotations

import threading
from pathlib import Path

import click

from generator.build import build
from generator.commands.failure import Failure
from generator.commands.options import content_option, site_option
from generator.report import report
from generator.serve import Preview, serve, watch
from generator.swap import Busy


@click.command("serve")
@content_option
@site_option
@click.option(
    "--build",
    "build_dir",
    type=click.Path(path_type=Path),
    default=Path("build"),
    show_default=True,
    help="A folder to work in; safe to delete.",
)
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port of the address to open.")
def serve_command(content_dir: Path, site_dir: Path, build_dir: Path, port: int) -> int:
    """Show the site in your browser and build it again whenever you save a file.

    A mistake is shown in the browser and here; the last good pages stay up. Stop with Ctrl-C.
    """
    preview = Preview()

    def again() -> None:
        try:
            result = build(content_dir, site_dir, build_dir, lambda stage: None)
        except Busy as busy:
            preview.failed(str(busy))
            return
        errors = [problem for problem in result.problems if problem.severity == "error"]
        if errors or result.faults:
            words = report(errors, "text") if errors else "\n".join(f"{fault.page}: {fault.message}" for fault in result.faults)
            preview.failed(words)
            click.echo(words)
        else:
            preview.built()
            click.echo(f"Built {result.pages} pages.")

    again()
    try:
        server = serve(site_dir, port, preview)
    except OSError as error:
        raise Failure(f"Port {port} cannot be used ({error.strerror}). Choose another: --port {port + 1}") from None
    click.echo(f"Open http://localhost:{port}/ in your browser. Ctrl-C stops.")
    stop = threading.Event()
    try:
        watch(content_dir, again, stop)
    except KeyboardInterrupt:
        click.echo("\nStopped.")
    finally:
        stop.set()
        server.shutdown()
        server.server_close()
    return 0
