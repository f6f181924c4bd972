"""`njia demo`: the Kenya example, from twelve members' files to the report in the browser."""

from __future__ import annotations

import argparse
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from njia.cli.console import Console, Failure
from njia.cli.opening import opened_store
from njia.cli.report import make_report
from njia.standard.language import mark

MADE = mark(
    "The Kenya example: {journeys} journeys of {files} files, read in {seconds} s. It is a reconstruction: no row is a real case."
)
REPORT = mark("Report: {path}")
SERVING = mark("Read it at {address} (stop with Ctrl+C)")
PORT_TAKEN = mark("Port {port} cannot be used ({reason}). Name another with --port.")


def run(options: argparse.Namespace, console: Console) -> int:
    """Import the example, write its report, and serve it on this machine only."""
    started = time.monotonic()
    from njia.publish.artist import artist

    with artist() as draw, opened_store(options, create=True):
        from njia.portal.audit import Actor
        from njia.portal.example import LoadExample
        from njia.portal.models import Journey

        files = 0
        for result in LoadExample(options.data, Actor.command_line()).run():
            if result.reason is not None:
                raise Failure("{reason}", reason=result.reason.sentence(console.language))
            files += 1
        journeys = Journey.objects.filter(file__current=True).count()
        out = options.data / "report"
        make_report(options, out, console.language, replace=True, draw=draw)
    seconds = f"{time.monotonic() - started:.1f}"
    console.say(MADE, journeys=journeys, files=files, seconds=seconds)
    console.say(REPORT, path=out / "index.html")
    if not options.no_serve:
        _serve(out, options.port, console)
    return 0


class _Handler(SimpleHTTPRequestHandler):
    """Serves the report's folder and keeps no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing: the console belongs to the person."""

    def end_headers(self) -> None:
        """Allow the page nothing but itself."""
        self.send_header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
        )
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()


def _serve(folder: Path, port: int, console: Console) -> None:
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise Failure(PORT_TAKEN, port=port, reason=reason) from error
    with server:
        console.say(SERVING, address=f"http://127.0.0.1:{server.server_port}/")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            console.say("")
