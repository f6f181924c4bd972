from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.publish.labels import Box, Wish, place_boxes, place_labels, text_width, wrapped

BOUNDS = Box(0, 0, 500, 400)
NAMES = st.sampled_from(
    ["Busia", "Jomo Kenyatta International Airport", "المملكة العربية السعودية", "አዲስ አበባ", "Nairobi", "香港"]
)
WISHES = st.lists(
    st.builds(
        Wish,
        st.uuids().map(str),
        NAMES,
        st.floats(-50, 550),
        st.floats(-50, 450),
        st.floats(2, 9),
        st.floats(0, 50),
    ),
    max_size=40,
)


@settings(deadline=None)
@given(WISHES)
def test_labels_never_overlap_one_another_nor_what_stands_there(wishes):
    taken = [Box(100, 100, 180, 140), Box(300, 50, 320, 350)]
    placed, dropped = place_labels(wishes, 12, taken, BOUNDS)
    boxes = [label.box for label in placed] + taken
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert all(label.box.within(BOUNDS) for label in placed)
    assert len(placed) + len(dropped) == len(wishes)


@settings(deadline=None)
@given(WISHES)
def test_boxes_never_overlap_and_move_no_further_than_allowed(wishes):
    wished = [(wish.key, Box.around(wish.x, wish.y, 60, 20), wish.weight) for wish in wishes]
    placed = place_boxes(wished, [], BOUNDS, 90)
    assert not any(one.overlaps(other) for one, other in combinations(placed.values(), 2))
    for key, box, _ in wished:
        if key in placed:
            assert abs(placed[key].left - box.left) <= 90
            assert abs(placed[key].top - box.top) <= 90


def test_the_heavier_of_two_that_want_one_place_gets_it():
    tight = Box(0, 0, 60, 30)
    placed, dropped = place_labels(
        [Wish("light", "Busia", 5, 15, 3, 1), Wish("heavy", "Malaba", 5, 15, 3, 9)], 12, [], tight
    )
    assert [label.key for label in placed] == ["heavy"]
    assert [wish.key for wish in dropped] == ["light"]


def test_a_label_avoids_the_flows_where_it_can():
    flow = [(float(x), 200.0) for x in range(250, 400, 4)]
    (label,), _ = place_labels([Wish("a", "Mombasa", 250, 200, 5, 1)], 12, [], BOUNDS, flow)
    assert not any(label.box.holds(point) for point in flow)


@pytest.mark.parametrize("words", ["Nairobi", "كينيا", "ኬንያ", "Côte d’Ivoire", "香港"])
def test_every_script_has_a_width(words):
    assert 0.15 * len(words) * 12 < text_width(words, 12) <= len(words) * 12 * 1.3


def test_marks_over_letters_take_no_room():
    assert text_width("كِينِيَا", 12) == text_width("كينيا", 12)


def test_long_names_break_in_two_about_equal_lines():
    lines = wrapped("Jomo Kenyatta International Airport", 12, 130)
    assert lines == ("Jomo Kenyatta", "International Airport")
    assert wrapped("Nairobi", 12, 10) == ("Nairobi",)
