from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.publish.labels import Box, Wish, lines_of, place_boxes, place_labels, text_width, wrapped

BOUNDS = Box(0, 0, 500, 400)
AROUND = [(x, y) for x in (-40, -20, 0, 20, 40) for y in (-24, -12, 12, 24)]
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
    assert not any(label.box.nearest(*point) == point for point in flow)


@pytest.mark.parametrize("words", ["Nairobi", "كينيا", "ኬንያ", "Côte d’Ivoire", "香港"])
def test_every_script_has_a_width(words):
    assert 0.15 * len(words) * 12 < text_width(words, 12) <= len(words) * 12 * 1.3


def test_marks_over_letters_take_no_room():
    assert text_width("كِينِيَا", 12) == text_width("كينيا", 12)


def test_long_names_break_in_two_about_equal_lines():
    lines = wrapped("Jomo Kenyatta International Airport", 12, 130)
    assert lines == ("Jomo Kenyatta", "International Airport")
    assert wrapped("Nairobi", 12, 10) == ("Nairobi",)


def test_a_box_makes_way_for_lines_that_lead_past_it():
    points = {"a": (20.0, 199.0), "b": (480.0, 199.0), "name": (250.0, 196.0)}
    wish = [("name", Box.around(250, 196, 60, 20), 1.0)]
    (box,) = place_boxes(wish, [], BOUNDS, 90, [("a", "b")] * 4, points).values()
    assert box.bottom < 199 or box.top > 199
    (own,) = place_boxes(wish, [], BOUNDS, 90, [("a", "name")] * 4, points).values()
    assert own.middle == (250, 196)


def test_a_crowded_place_is_named_a_little_further_off():
    around = [Box.around(250 + x, 200 + y, 30, 14) for x in (-26, 0, 26) for y in (-14, 0, 14)]
    placed, dropped = place_labels([Wish("a", "Mombasa", 250, 200, 5, 9)], 12, around, BOUNDS)
    assert not dropped
    assert not any(placed[0].box.overlaps(box) for box in around)


def test_a_name_stands_nearer_to_its_own_mark_than_to_another():
    marks = [Wish("Moi", "Moi", 250, 200, 5, 5), Wish("Kwale", "Kwale", 250, 212, 5, 1)]
    taken = [Box.around(mark.x, mark.y, 11, 11) for mark in marks]
    placed, _ = place_labels(marks, 12, taken, BOUNDS)
    for label, own, other in zip(placed, marks, reversed(marks), strict=True):
        near, far = (
            np.hypot(*np.subtract(label.box.nearest(mark.x, mark.y), (mark.x, mark.y)))
            for mark in (own, other)
        )
        assert near < far


def test_long_words_of_a_legend_break_where_they_must():
    said = "connu seulement par le pays ou le comté, pas par la ville"
    lines = lines_of(said, 12, 150)
    assert " ".join(lines) == said
    assert all(text_width(line, 12) <= 150 for line in lines)
    assert lines_of("indivisible", 12, 10) == ["indivisible"]


def test_a_name_never_stands_off_beside_another_mark():
    ring = [Wish(str(at), "Town", 250 + x, 200 + y, 5, 1) for at, (x, y) in enumerate(AROUND)]
    taken = [Box.around(wish.x, wish.y, 11, 11) for wish in ring] + [Box.around(250, 200, 20, 20)]
    placed, _ = place_labels([Wish("heavy", "Nairobi", 250, 200, 5, 9), *ring], 12, taken, BOUNDS)
    for label in placed:
        if label.key == "heavy":
            near = [np.hypot(*np.subtract(label.box.nearest(w.x, w.y), (w.x, w.y))) for w in ring]
            own = np.hypot(*np.subtract(label.box.nearest(250, 200), (250, 200)))
            assert min(near) > min(own, 14)
