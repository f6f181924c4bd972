"""Every key of a selection, on one network; the journeys kept are told by their routes' carriers."""

from __future__ import annotations

import pytest

from njia.analysis import KEYS
from njia.standard.journey import Leg, Period

CASES = [
    ("round=2019", "b"),
    ("round=2019,2020", "abcdef"),
    ("evidence=worked", "a"),
    ("evidence=unknown", "cdef"),
    ("evidence=unknown,heard", "bcdef"),
    ("organisation=BARAKA", "b"),
    ("origin=KE", "ad"),
    ("origin=UG,ET", "bc"),
    ("origin=unknown", "ef"),
    ("destination=SA", "ab"),
    ("destination=unknown", "f"),
    ("region=middle_east", "ab"),
    ("region=east_africa", "abcd"),
    ("region=unknown", "cef"),
    ("place=gn:Nairobi", "ad"),
    ("place=Nairobi", "ad"),
    ("place=iso:KE", "abd"),
    ("place=Kenya", "ad"),
    ("place=unknown", "bf"),
    ("country=KE", "abd"),
    ("country=EG", "c"),
    ("country=unknown", "f"),
    ("industry=begging", "ab"),
    ("industry=unknown", "cdef"),
    ("industry=other:salt", "a"),
    ("exploitation=forced_labour", "a"),
    ("mode=bus", "a"),
    ("mode=plane", "b"),
    ("carrier=a", "a"),
    ("carrier=c", "c"),
    ("carrier=d", "cd"),
    ("carrier=one_of:c|d", "c"),
    ("recruiter=friend", "a"),
    ("recruiter=unknown", "bcdef"),
    ("status=running", "a"),
    ("status=unknown", "bcdef"),
    ("period=2019", "abc"),
    ("period=2020-05", "bc"),
    ("period=2020-07", "bd"),
    ("period=2018", "c"),
    ("period=2021", "b"),
    ("period=2018,2020-06", "bc"),
    ("period=unknown", "ef"),
]


@pytest.fixture
def kept(network, counts):
    journeys = (
        network.journey(
            "Eastleigh > Riyadh",
            evidence="worked",
            carriers=("a",),
            industries=("begging", "other:salt"),
            exploitation=("forced_labour",),
            recruiters=("friend",),
            status="running",
            legs=(Leg(0, 1, ("bus",)),),
            period=Period("2019-03", "2019-11"),
        ),
        network.journey(
            "Kampala > ?KE > Jeddah",
            "BARAKA",
            round="2019",
            evidence="heard",
            carriers=("b",),
            industries=("begging",),
            modes=("plane",),
            period=Period("2019", None),
        ),
        network.journey(
            "Addis Ababa > Cairo > Tripoli", carriers=("one_of:c|d",), period=Period(None, "2020-06")
        ),
        network.journey("Nairobi > Uganda", carriers=("d",), period=Period("2020-07", "2020-07")),
        network.journey("- > Frankfurt", carriers=("e",)),
        network.journey("? > ?", carriers=("f",)),
    )
    snapshot = network.snapshot(*journeys)
    letters = {"c | d": "c"}

    def kept(*conditions: str) -> str:
        found = counts(snapshot, "carriers", "carrier", *conditions)
        return "".join(sorted(letters.get(carrier, carrier) for carrier in found))

    return kept


@pytest.mark.parametrize(("condition", "expected"), CASES)
def test_a_condition_keeps_the_journeys_that_hold_it(kept, condition: str, expected: str) -> None:
    assert kept(condition) == expected


def test_every_key_is_tested() -> None:
    assert {condition.partition("=")[0] for condition, _ in CASES} == set(KEYS)


def test_all_keys_must_hold(kept) -> None:
    assert kept("origin=KE,UG", "destination=SA", "mode=plane") == "b"
    assert kept("origin=KE", "destination=LB") == ""
