import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.analysis import KEYS, Scope, Selection, SelectionError

ANYBODY = Scope.administrator()


def parse(*conditions: str) -> Selection:
    return Selection.parse(conditions, ANYBODY)


def problem(*conditions: str) -> str:
    with pytest.raises(SelectionError) as caught:
        parse(*conditions)
    assert caught.value.sentence("en") == str(caught.value)
    return str(caught.value)


def test_values_of_a_key_are_separated_by_commas() -> None:
    assert parse("origin=KE, UG", "mode=bus").filters == {"origin": ("KE", "UG"), "mode": ("bus",)}


def test_a_key_given_twice_adds_to_its_values() -> None:
    assert parse("origin=KE", "origin=UG,KE").filters == {"origin": ("KE", "UG")}


def test_codes_are_known_in_any_case() -> None:
    selection = parse("origin=ke", "industry=Domestic_Work", "status=Closed", "origin=Unknown")
    assert selection.filters == {
        "origin": ("KE", "unknown"),
        "industry": ("domestic_work",),
        "status": ("closed",),
    }


def test_a_name_with_a_comma_stands_in_double_quotes() -> None:
    assert parse('organisation="Hope, Kenya",HOPE').filters == {"organisation": ("Hope, Kenya", "HOPE")}


def test_words_outside_a_list_and_claims_are_kept_as_they_are() -> None:
    assert parse("industry=other:Salt works").filters == {"industry": ("other:Salt works",)}
    assert parse("carrier=one_of:A|B").filters == {"carrier": ("one_of:A|B",)}


def test_somaliland_and_kosovo_are_countries() -> None:
    assert parse("country=XS,XK").filters == {"country": ("XS", "XK")}


def test_an_unknown_key_names_the_keys_there_are() -> None:
    sentence = problem("orgin=KE")
    assert "“orgin”" in sentence
    assert all(key in sentence for key in KEYS)


@pytest.mark.parametrize(
    ("condition", "nearest"),
    [
        ("origin=Kenya", "KE (Kenya)"),
        ("industry=domestic", "domestic_work"),
        ("industry=commercial sex", "commercial_sex"),
        ("mode=airplane", "plane"),
        ("evidence=maybe", "worked, heard"),
        ("destination=QX9", "ISO 3166-1 alpha-2"),
    ],
)
def test_a_code_that_does_not_exist_names_the_nearest(condition: str, nearest: str) -> None:
    assert nearest in problem(condition)


@pytest.mark.parametrize("period", ["2019-13", "19", "2019-5", "2019-05-01", "2019..2020"])
def test_a_period_is_a_year_or_a_month(period: str) -> None:
    assert "2019-05" in problem(f"period={period}")


def test_a_condition_without_a_value_is_refused() -> None:
    assert "origin" in problem("origin=")
    assert "key=value" in problem("origin")


def test_a_selection_made_without_parsing_is_checked_too() -> None:
    with pytest.raises(SelectionError):
        Selection({"origin": ("Kenya",)}, ANYBODY)


def test_selections_are_equal_and_hash_alike_whatever_the_order_of_their_keys() -> None:
    one, two = parse("mode=bus", "origin=KE"), parse("origin=KE", "mode=bus")
    assert one == two
    assert hash(one) == hash(two)
    assert one != Selection(one.filters, Scope.network("HOPE"))


def test_round_keeps_the_order_in_which_two_are_named() -> None:
    assert parse("round=2020,2019").filters["round"] == ("2020", "2019")


@given(st.lists(st.text(min_size=1).map(str.strip).filter(bool), min_size=1))
def test_conditions_are_read_back_as_they_were(names: list[str]) -> None:
    selection = Selection({"organisation": tuple(names), "origin": ("KE",)}, ANYBODY)
    assert Selection.parse(selection.conditions(), ANYBODY) == selection
