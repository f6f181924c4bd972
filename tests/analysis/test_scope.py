"""Who may see what, in every table."""

from __future__ import annotations

import pytest

from njia.analysis import Scope, SelectionError, names
from njia.standard.journey import Who

SHARING = {"HOPE": "journeys", "BARAKA": "totals", "AMANI": "nothing"}
ROUTES = {
    "HOPE": "Nairobi > Riyadh",
    "BARAKA": "Kampala > Busia > Beirut",
    "AMANI": "Addis Ababa > Cairo > Ethiopia",
}
ROWS = {"files": 1, "journey_rows": 1, "held_rows": 1, "observation_rows": 1, "ignored_rows": 1}


def snapshot_of(network, *members):
    """Each member's journey in two rounds, observation, contribution and problem."""
    journeys = [
        network.journey(
            ROUTES[member],
            member,
            round=name,
            carriers=(member,),
            modes=("bus",),
            industries=("begging",),
            recruiters=("friend",),
            intended="Frankfurt",
            who=Who(women=1, nationalities=(("KE", 1),)),
        )
        for member in members
        for name in ("2019", "2020")
    ]
    return network.snapshot(
        *journeys,
        observations=[network.observation("Busia", organisation=member) for member in members],
        contributions=[{"organisation": member, "round": "2020"} | ROWS for member in members],
        problems=[
            {"organisation": member, "round": "2020", "code": "x", "status": "open", "count": 2}
            for member in members
        ],
        sharing=SHARING,
    )


@pytest.mark.parametrize("name", names())
def test_who_shares_nothing_is_invisible_to_others_and_sees_itself(network, rows, name):
    everybody = snapshot_of(network, "HOPE", "BARAKA", "AMANI")
    without = snapshot_of(network, "HOPE", "BARAKA")
    everything = rows(everybody, name)
    assert rows(everybody, name, scope=Scope.network("HOPE")) == rows(without, name)
    assert rows(everybody, name, scope=Scope.network()) == rows(without, name)
    assert rows(everybody, name, scope=Scope.network("AMANI")) == everything
    if name != "codes":
        assert rows(without, name) != everything


def test_no_condition_reaches_what_is_not_shared(network, rows):
    snapshot, viewer = snapshot_of(network, "HOPE", "AMANI"), Scope.network("HOPE")
    for condition in ("country=EG", "origin=ET"):
        assert rows(snapshot, "origin_destination", condition, scope=viewer) == []
        assert len(rows(snapshot, "origin_destination", condition)) == 1
    for condition in ("organisation=AMANI", "carrier=AMANI", "place=Cairo"):
        with pytest.raises(SelectionError, match="There is no"):
            rows(snapshot, "origin_destination", condition, scope=viewer)
        assert len(rows(snapshot, "origin_destination", condition)) == 1


def test_the_name_of_no_organisation_opens_the_scope_of_all(network, rows):
    snapshot = snapshot_of(network, "AMANI")
    for viewer in ("", "chtea", "AMANI ", "nothing"):
        assert rows(snapshot, "evidence", scope=Scope.network(viewer)) == []
