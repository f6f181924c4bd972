"""What a selection names and the data does not hold: refused, with what there is, as far as the viewer may see."""

from __future__ import annotations

import pytest

from njia.analysis import Scope, Selection, SelectionError, compute

ADMINISTRATOR = Scope.administrator()


@pytest.fixture
def snapshot(network):
    return network.snapshot(
        network.journey("Eastleigh > ?UG > Riyadh", carriers=("Emirates", "one_of:KLM|Kenya Airways")),
        network.journey("Kampala > Jeddah", "BARAKA", round="2019", intended="Frankfurt"),
        observations=[network.observation("Busia", organisation="AMANI", round="2018")],
        contributions=[
            {"organisation": "Sauti", "round": "2021", "files": 1}
            | {f"{name}_rows": 1 for name in ("journey", "held", "observation", "ignored")}
        ],
        sharing={"BARAKA": "nothing"},
    )


def refusal(snapshot, condition: str, scope: Scope = ADMINISTRATOR, engine: str | None = None) -> str:
    selection = Selection.parse([condition], scope)
    with pytest.raises(SelectionError) as caught:
        compute(snapshot, "modes", selection, engine=engine)
    return str(caught.value)


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("round=2031", "There are: 2018, 2019, 2020, 2021."),
        ("round=2020,2031", "“2031”"),
        ("organisation=Hope", "There are: AMANI, BARAKA, HOPE, Sauti."),
        ("region=mars", "There are: east_africa, middle_east."),
        ("place=nairobi", "The nearest are: Nairobi"),
        ("place=gn:1", "There is no place “gn:1” in this data."),
        ("place=iso:LY", "There is no place “iso:LY” in this data."),
        ("carrier=emirate", "The nearest are: Emirates."),
        ("carrier=kenya airway", "The nearest are: Kenya Airways."),
        ("carrier=zz", "There is no carrier “zz” in this data."),
    ],
)
def test_what_is_not_there_is_refused_with_what_is(snapshot, condition: str, told: str) -> None:
    assert refusal(snapshot, condition).endswith(told) or told in refusal(snapshot, condition)


@pytest.mark.parametrize(
    "condition",
    [
        "round=2018",
        "round=2021",
        "round=all",
        "round=unknown",
        "organisation=AMANI,unknown",
        "organisation=Sauti",
        "region=EAST_AFRICA,unknown",
        "place=Eastleigh",
        "place=gn:Nairobi",
        "place=iso:UG",
        "place=Frankfurt",
        "place=Busia,unknown",
        "carrier=KLM",
        "carrier=one_of:KLM|Kenya Airways",
        "carrier=unknown",
        "origin=LY",
    ],
)
def test_what_is_there_is_asked_even_where_no_journey_meets_it(snapshot, condition: str) -> None:
    assert compute(snapshot, "modes", Selection.parse([condition], ADMINISTRATOR)).name == "modes"


def test_a_refusal_names_nothing_that_the_viewer_may_not_see(snapshot) -> None:
    viewer = Scope.network("HOPE")
    assert refusal(snapshot, "organisation=BARAKA", viewer).endswith("There are: AMANI, HOPE, Sauti.")
    for condition in ("place=Kampala", "place=Frankfurt", "place=gn:Jeddah"):
        assert "There is no place" in refusal(snapshot, condition, viewer)


def test_many_organisations_are_not_all_named(network) -> None:
    members = [network.journey("Nairobi > Riyadh", f"Member {number}") for number in range(1, 31)]
    told = refusal(network.snapshot(*members), "organisation=member 7")
    assert "Member 7" in told
    assert "Member 30" not in told


def test_another_database_refuses_with_the_same_sentence(snapshot) -> None:
    assert refusal(snapshot, "round=2031", engine="duckdb://") == refusal(snapshot, "round=2031")


def test_where_there_is_nothing_nothing_is_named(network) -> None:
    assert refusal(network.snapshot(), "round=2020") == "There is no round “2020” in this data."
