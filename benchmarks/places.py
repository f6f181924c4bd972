"""How well and how fast names become places, beside an exact look-up and the best simple fuzzy match.

Usage: python benchmarks/places.py [NAMES]. The truth list `benchmarks/places/truth.csv` has names as
people write them, with the place that each means, or that nobody can tell. One part was for tuning; the
others, written when that was done, are only counted. An answer is right where it is the place (its country, its kind, and within
some kilometres), and where nothing can be told and nothing is told. The fuzzy peer compares with all names
of the gazetteer (rapidfuzz WRatio), keeps to the country of the row and takes the most prominent of equals.
NAMES (20,000 unless given) of the gazetteer are misspelt and timed, and ten times as many as they stand.
"""

from __future__ import annotations

import csv
import random
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from math import sqrt
from pathlib import Path

from rapidfuzz import fuzz, process

from njia.places import Context, Gazetteer, answer_all
from njia.places.hits import distance_km
from njia.places.index import Index
from njia.places.normalise import key
from njia.standard.journey import Place

TRUTH_FILE = Path(__file__).parent / "places" / "truth.csv"
AREAS = ("admin1", "admin2")
POINTS = ("place", "neighbourhood", "camp", "border_crossing", "airport", "port")
WITHIN_KM = {"admin1": 450.0, "admin2": 100.0}
NEAR_KM, OTHER_KIND_KM, SEAT_KM = 15.0, 10.0, 40.0
SAME_LETTERS = 6
ISO_CODE = re.compile(r"ISO 3166-2:([A-Z]{2}-\w+)")
MORE_EXACT = 10
"""Times as many exact names are timed as misspelt ones: each takes so much less."""
VOWELS, LETTERS = "aeiou", "abcdefghijklmnoprstuvwy"
LOOKED_AT_BY_THE_PEER = 40

Row = dict[str, str]
Resolve = Callable[[Row], Place | None]


def read_truth(file: Path = TRUTH_FILE) -> list[Row]:
    """Return the rows of the truth list."""
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def is_right(place: Place, row: Row) -> bool:
    """Return whether a place is the one that a row of the truth list means."""
    if row["status"] != "place":
        return False
    if (code := ISO_CODE.search(row["source"])) and place.id == f"iso:{code[1]}":
        return True
    if row["kind"] == "region":
        same_country = place.country == (row["true_country"] or place.country)
        return same_country and place.kind in ("region", *AREAS)
    if place.country != row["true_country"] or "country" in (row["kind"], place.kind):
        return place.country == row["true_country"] and row["kind"] == place.kind
    apart = distance_km(place, Place("", "", "", None, float(row["lat"]), float(row["lon"])))
    if apart is None:
        given, true = key(place.name)[:SAME_LETTERS], key(row["name"])[:SAME_LETTERS]
        named = given.startswith(true) or true.startswith(given)
        return named and row["kind"] in AREAS and place.kind in AREAS
    return apart <= _allowed_km(place.kind, row["kind"])


def _allowed_km(given: str, true: str) -> float:
    """Return how far an answer of one kind may be from the truth of another."""
    if given in AREAS and true in AREAS:
        return WITHIN_KM[true]
    if given in POINTS and true in POINTS:
        return NEAR_KM if given == true or {given, true} == {"place", "neighbourhood"} else OTHER_KIND_KM
    return SEAT_KM if "admin2" in (given, true) else -1.0


def verdict(place: Place | None, row: Row) -> str:
    """Return whether an answer is right, silently wrong, or an abstention where there was an answer."""
    if place is None:
        return "abstained" if row["status"] == "place" else "right"
    return "right" if is_right(place, row) else "silently wrong"


def wilson(good: int, total: int) -> tuple[float, float]:
    """Return the Wilson interval (95 %) of a share."""
    if not total:
        return 0.0, 1.0
    z, share = 1.96, good / total
    middle = share + z * z / (2 * total)
    half = z * sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (middle - half) / (1 + z * z / total), (middle + half) / (1 + z * z / total)


def njia(gazetteer: Gazetteer) -> Resolve:
    """Return how Njia answers a row."""
    return lambda row: gazetteer.resolve(row["text"], Context(row["country"] or None)).place


def exact(gazetteer: Gazetteer) -> Resolve:
    """Return an exact look-up: the most prominent place of that name, of the row's country if it has one."""

    def answer(row: Row) -> Place | None:
        hits = [hit for hit in gazetteer.hits(row["text"]) if row["country"] in ("", hit.country)]
        return max(hits, key=lambda hit: hit.prominence).place if hits else None

    return answer


def fuzzy(index: Index) -> Resolve:
    """Return the best fuzzy match over all names, of the row's country if it has one."""
    names = [name for country in index.ranges for name in index.names_of(country, -9.0)]
    keys = [name for name, _, _ in names]

    def answer(row: Row) -> Place | None:
        found = process.extract(key(row["text"]), keys, scorer=fuzz.WRatio, limit=LOOKED_AT_BY_THE_PEER)
        rows = [(score, names[at][1]) for _, score, at in found]
        here = [one for one in rows if row["country"] in ("", index.country(one[1]))] or rows
        best = max(here, key=lambda one: (one[0], index.kind_and_prominence(one[1])[1]), default=None)
        return index.place(best[1]) if best else None

    return answer


def print_accuracy(name: str, rows: Sequence[Row], resolve: Resolve) -> float:
    """Print how many rows are right and silently wrong, and return the names answered a second."""
    start = time.perf_counter()
    answers = [resolve(row) for row in rows]
    seconds = time.perf_counter() - start
    counts = Counter(verdict(place, row) for place, row in zip(answers, rows, strict=True))
    shown = []
    for what in ("right", "silently wrong"):
        low, high = wilson(counts[what], len(rows))
        shown.append(f"{100 * counts[what] / len(rows):5.1f} % {what} ({100 * low:.1f} to {100 * high:.1f})")
    print(f"{name:<34}{len(rows):>6} names  {', '.join(shown)}")
    return len(rows) / seconds


def print_reliability(rows: Sequence[Row], gazetteer: Gazetteer) -> None:
    """Print how many answers of each score are right."""
    counts: dict[float, list[bool]] = defaultdict(list)
    for row in rows:
        found = gazetteer.resolve(row["text"], Context(row["country"] or None))
        if found.place:
            step = next(low for low in (0.95, 0.9, 0.8, 0.0) if found.score >= low)
            counts[step].append(is_right(found.place, row))
    for step in sorted(counts, reverse=True):
        low, high = wilson(sum(counts[step]), len(counts[step]))
        share = 100 * sum(counts[step]) / len(counts[step])
        print(
            f"score from {step:.2f}  {len(counts[step]):>5} answers  {share:5.1f} % right ({100 * low:.1f} to {100 * high:.1f})"
        )


def misspelt(name: str, chance: random.Random) -> str:
    """Return a name with one slip, as people make them."""
    at = chance.randrange(1, len(name))
    before, letter, after = name[:at], name[at], name[at + 1 :]
    slips = (
        before + after,
        before + letter + letter + after,
        before + chance.choice(VOWELS if letter in VOWELS else LETTERS) + after,
        before + chance.choice(LETTERS) + letter + after,
        before + after[:1] + letter + after[1:],
    )
    return chance.choice(slips)


def resolve_one(gazetteer: Gazetteer, asked: tuple[str, str]) -> bool:
    """Return whether a name of a country is resolved."""
    return gazetteer.resolve(asked[0], Context(asked[1])).place is not None


def speed(asked: Sequence[tuple[str, str]]) -> float:
    """Return how many distinct names a second are resolved on all cores, the start of each left out."""
    half = len(asked) // 2
    times = []
    for part in (asked[:half], asked):
        start = time.perf_counter()
        for _ in answer_all(part, resolve_one):
            pass
        times.append(time.perf_counter() - start)
    return (len(asked) - half) / max(1e-9, times[1] - times[0])


def main(names: int = 20_000) -> None:
    """Print accuracy, reliability and speed."""
    start = time.perf_counter()
    gazetteer = Gazetteer.open()
    opened = time.perf_counter() - start
    resident = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"opening the index: {opened * 1000:.0f} ms, {resident:.0f} MB resident with Python and numpy")
    truth = read_truth()
    for half in ("tuned", "held"):
        rows = [row for row in truth if row["half"] == half]
        print_accuracy(f"Njia, {'for tuning' if half == 'tuned' else 'held out'}", rows, njia(gazetteer))
    print_reliability(rows, gazetteer)
    print_accuracy("exact look-up", rows, exact(gazetteer))
    index = Index()
    chance = random.Random(2020)
    sample = chance.sample(rows, min(len(rows), max(10, names // 400)))
    peer = print_accuracy("fuzzy over all names, a sample", sample, fuzzy(index))
    places = [row for row in range(len(index)) if index.country(row) and len(index.label(row)) > 4]
    chance.shuffle(places)
    asked = sorted({(index.label(row), index.country(row) or "") for row in places[: names * MORE_EXACT]})
    few = sorted(chance.sample(asked, min(names, len(asked))))
    slips = sorted({(misspelt(name, chance), country) for name, country in few})
    once, slipped = speed(asked), speed(slips)
    print(f"exact     {once:>10,.0f} names a second, over the fuzzy peer {once / peer:,.0f} x")
    print(f"misspelt  {slipped:>10,.0f} names a second, over the fuzzy peer {slipped / peer:,.0f} x")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))
