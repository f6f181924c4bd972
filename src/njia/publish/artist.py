"""Maps drawn by a second process, while this one asks the tables that the rest of a report needs."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from njia.publish.maps import Map

Draw = Callable[..., "Callable[[], Map]"]
"""Takes the arguments of `flow_map` and returns what gives the map when it is needed."""


def draw_here(*arguments: object) -> Callable[[], Map]:
    """Draw a map in this process, when it is needed."""
    return lambda: _drawn(arguments)


def _drawn(arguments: tuple[object, ...]) -> Map:
    from njia.publish.maps import flow_map

    return flow_map(*arguments)  # type: ignore[arg-type]


@contextmanager
def artist() -> Iterator[Draw]:
    """Start a process that draws; on a machine of one core, or where none can be started, draw here."""
    if (os.cpu_count() or 1) < 2:
        yield draw_here
        return
    command = [sys.executable, "-P", "-m", "njia.publish.artist"]
    try:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603
    except OSError:
        yield draw_here
        return
    with ThreadPoolExecutor(1) as messenger:
        try:
            yield lambda *arguments: messenger.submit(_asked, process, arguments).result
        finally:
            messenger.shutdown(wait=False, cancel_futures=True)
            process.kill()
            process.communicate()


def _asked(process: subprocess.Popen[bytes], arguments: tuple[object, ...]) -> Map:
    """Have a map drawn over there, or here if that fails."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        pickle.dump(arguments, process.stdin)
        process.stdin.flush()
        drawn: Map = pickle.load(process.stdout)  # noqa: S301 our own process
    except (OSError, EOFError, ValueError, pickle.PickleError):
        return _drawn(arguments)
    return drawn


def serve(asked: IO[bytes], drawn: IO[bytes]) -> None:
    """Draw what is asked for until nobody asks any more."""
    from njia.publish.maps import flow_map

    while True:
        try:
            arguments = pickle.load(asked)  # noqa: S301 our own process
        except EOFError:
            return
        pickle.dump(flow_map(*arguments), drawn)
        drawn.flush()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serve(sys.stdin.buffer, sys.stdout.buffer)
