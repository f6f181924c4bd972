"""Many names at once, on all cores: what a file of a hundred thousand names needs."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from njia.places.gazetteer import Gazetteer

BATCH = 1_000
ALLOCATIONS_BETWEEN_COLLECTIONS = 50_000
FEW = 4_000
"""Up to this many are answered sooner here than others are set to work."""

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

_opened: list[Gazetteer] = []


def answer_all(
    asked: Iterable[Asked],
    answer: Callable[[Gazetteer, Asked], Answer],
    own: Sequence[Path] = (),
    workers: int | None = None,
) -> Iterator[Answer]:
    """Yield what `answer` gives for each that is asked, in order; it must be a function of a module.

    Each of the workers (one a core) opens the gazetteer with the network's own files for itself.
    Raises `PlacesFileError` where an own file is wrong.
    """
    gazetteer = Gazetteer.open(own)
    rest = iter(asked)
    first = list(islice(rest, FEW + 1))
    if len(first) <= FEW:
        yield from (answer(gazetteer, one) for one in first)
        return
    asked_all = chain(first, rest)
    count = workers or os.cpu_count() or 1
    with ProcessPoolExecutor(count, get_context("spawn"), _open, (tuple(own),)) as pool:
        under_way: deque[Future[list[Answer]]] = deque()
        while batch := list(islice(asked_all, BATCH)):
            under_way.append(pool.submit(_answer_batch, answer, batch))
            if len(under_way) > 2 * count:
                yield from under_way.popleft().result()
        while under_way:
            yield from under_way.popleft().result()


def _open(own: Sequence[Path]) -> None:
    _opened[:] = [Gazetteer.open(own)]
    gc.freeze()
    gc.set_threshold(ALLOCATIONS_BETWEEN_COLLECTIONS)


def _answer_batch(answer: Callable[[Gazetteer, Asked], Answer], batch: list[Asked]) -> list[Answer]:
    return [answer(_opened[0], one) for one in batch]
