from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.publish.bends import APART, Leg, bent
from njia.publish.flows import End
from njia.publish.labels import Box

BOUNDS = Box(4, 4, 796, 596)
LEFT, RIGHT = End(100, 300, 8), End(700, 300, 8)


def named(x, y):
    return End(x, y, 8, Box.around(x, y, 80, 20))


def under(points, end):
    box = end.box or Box.around(end.x, end.y, 2 * end.radius, 2 * end.radius)
    x, y = points[:, 0], points[:, 1]
    return bool(((x > box.left) & (x < box.right) & (y > box.top) & (y < box.bottom)).any())


def drawn(ends, *legs):
    return bent([Leg(start, end, 0.13, 6.0) for start, end in legs], ends, BOUNDS)


def test_a_flow_keeps_its_own_bend_where_nothing_is_in_the_way():
    (points,) = drawn({"a": LEFT, "b": RIGHT, "far": named(400, 60)}, ("a", "b"))
    assert points[:, 1].max() == pytest.approx(300 + 0.13 * 600, abs=2)


@pytest.mark.parametrize("y", [200, 300, 340, 378, 420])
def test_a_flow_goes_around_a_name_at_which_it_does_not_stop(y):
    ends = {"a": LEFT, "b": RIGHT, "name": named(400, y), "mark": End(250, y, 8)}
    (points,) = drawn(ends, ("a", "b"))
    assert not under(points, ends["name"])
    assert not under(points, ends["mark"])


def test_there_and_back_stay_apart_when_both_go_around_a_name():
    ends = {"a": LEFT, "b": RIGHT, "name": named(400, 378)}
    there, back = drawn(ends, ("a", "b"), ("b", "a"))
    middle = len(there) // 2
    assert abs(there[middle][1] - back[::-1][middle][1]) > APART * 600 * 0.8


def test_a_flow_along_the_edge_bends_inwards():
    ends = {"a": End(100, 14, 8), "b": End(700, 14, 8)}
    for points in drawn(ends, ("a", "b"), ("b", "a")):
        assert points[:, 1].min() >= BOUNDS.top
        assert points[:, 1].max() > 30


def test_a_loop_at_the_upper_edge_hangs_below_its_place():
    (points,) = drawn({"a": End(400, 12, 8)}, ("a", "a"))
    assert points[:, 1].min() > 12


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(20, 780), st.floats(20, 580)), min_size=2, max_size=12))
def test_every_flow_stays_on_the_map(places):
    ends = {str(at): named(*place) if at % 2 else End(*place, 8) for at, place in enumerate(places)}
    keys = list(ends)
    for points in drawn(ends, *pairwise(keys), (keys[0], keys[0])):
        assert np.isfinite(points).all()
        assert (points >= 4).all()
        assert (points <= (796, 596)).all()


def test_the_same_flows_are_bent_alike_each_time():
    ends = {str(at): named(60 + 55 * at, 100 + 37 * (at % 5)) for at in range(12)}
    legs = [(str(at), str((at * 5 + 3) % 12)) for at in range(12)]
    for one, other in zip(drawn(ends, *legs), drawn(ends, *legs), strict=True):
        assert (one == other).all()
