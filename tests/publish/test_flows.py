import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.publish.flows import DASHES, End, Scale, curve, ribbon, widths
from njia.publish.labels import Box

COORDINATE = st.floats(0, 800)
END = st.builds(End, COORDINATE, COORDINATE, st.just(8.0))


def numbers(path):
    return [float(one) for one in path.replace("M", " ").replace("L", " ").replace("Z", " ").split()]


@given(END, END, st.floats(3.4, 20))
def test_a_ribbon_tapers_towards_its_end(start, end, width):
    along = widths(curve(start, end, 0.13), width)
    assert along[0] == pytest.approx(width)
    assert all(np.diff(along) < 0)
    assert along[-1] <= 0.4 * along[0]


@given(END, END)
def test_a_ribbon_is_drawn_between_any_two_places(start, end):
    points = curve(start, end, 0.13)
    assert np.isfinite(points).all()
    assert np.isfinite(numbers(ribbon(points, 6))).all()


def test_there_and_back_do_not_coincide():
    a, b = End(100, 100, 6), End(500, 300, 6)
    there, back = curve(a, b, 0.13), curve(b, a, 0.13)[::-1]
    middle = len(there) // 2
    assert np.hypot(*(there[middle] - back[middle])) > 50


def test_a_way_from_a_place_to_itself_is_a_loop_beside_it():
    place = End(200, 200, 6)
    loop = curve(place, place, 0.13)
    assert np.ptp(loop[:, 0]) > 5
    assert loop[:, 1].max() <= 200


def test_a_ribbon_begins_and_ends_outside_the_marks():
    start, end = End(100, 100, 8), End(400, 100, 8, Box(370, 90, 430, 110))
    points = curve(start, end, 0.05)
    assert not start.hides(points)[1:-1].any()
    assert not end.hides(points)[1:-1].any()


def test_heard_of_is_dashed_and_worked_on_is_whole():
    points = curve(End(0, 0, 5), End(300, 40, 5), 0.13)
    assert ribbon(points, 6).count("M") == 1
    assert ribbon(points, 6, DASHES["heard"]).count("M") > 10


@given(st.integers(1, 500))
def test_more_submissions_are_wider(greatest):
    scale = Scale(greatest)
    drawn = [scale.width(count) for count in range(1, greatest + 1)]
    assert drawn == sorted(drawn)
    assert len(set(drawn)) == greatest
    assert scale.examples()[-1] == greatest


def test_a_bend_below_nothing_lies_on_the_other_side():
    a, b = End(100, 100, 6), End(500, 100, 6)
    assert curve(a, b, 0.13)[:, 1].max() > 140
    assert curve(a, b, -0.13)[:, 1].min() < 60
    assert curve(a, a, -0.13)[:, 1].min() >= 100


def test_a_long_ribbon_has_more_points():
    assert len(curve(End(0, 0, 6), End(100, 0, 6), 0.13)) == 20
    assert len(curve(End(0, 0, 6), End(800, 300, 6), 0.3)) == 40
