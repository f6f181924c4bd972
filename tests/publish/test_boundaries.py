import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.publish.boundaries import DATA, boundaries, extent, label_point, land
from njia.publish.projection import fit


def test_the_file_is_small_enough_to_ship():
    assert DATA.stat().st_size < 700_000


@pytest.mark.parametrize("code", ["KE", "XS", "XK", "SO", "SA", "HK", "BH", "QA", "NA", "US", "FJ"])
def test_a_country_has_a_point_for_its_name(code):
    lon, lat = label_point(code)
    west, east = min(p[0] for p in extent(code)), max(p[0] for p in extent(code))
    south, north = min(p[1] for p in extent(code)), max(p[1] for p in extent(code))
    assert south < lat < north
    assert west < lon < east


def test_somaliland_is_apart_from_somalia():
    assert label_point("XS")[1] > 8 > label_point("SO")[1]


def test_a_code_that_is_none_has_no_place():
    assert label_point("QQ") is None
    assert extent("QQ") == ()


def test_rings_are_closed():
    shape = boundaries()
    for refs in np.split(shape.ring_refs, shape.ring_starts[1:-1]):
        ends = []
        for ref in refs:
            arc = ~ref if ref < 0 else ref
            first, last = shape.starts[arc], shape.starts[arc + 1] - 1
            ends.append((last, first) if ref < 0 else (first, last))
        begin, end = ends[0][0], ends[-1][1]
        assert np.allclose((shape.lon[begin], shape.lat[begin]), (shape.lon[end], shape.lat[end]))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-75, 80)), min_size=1, max_size=5))
def test_land_can_be_drawn_for_any_frame(points):
    drawn = land(fit(points, 340, (200, 450), 20), {"KE"})
    for path in (drawn.plain, drawn.marked, drawn.borders):
        assert re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]+z?)*", path)


def test_marked_countries_are_drawn_apart():
    frame = fit([(34, -4), (42, 5)], 600, (200, 700), 20)
    assert land(frame, {"KE"}).marked
    assert not land(frame, {"FI"}).marked


def test_a_frame_inside_a_country_is_land_in_every_corner():
    frame = fit([(20, 26), (21, 27)], 300, (200, 300), 10, least_km=100)
    numbers = [int(one) for one in re.findall(r"-?\d+", land(frame, {"LY"}).marked)]
    xs, ys = np.cumsum(numbers[::2]), np.cumsum(numbers[1::2])
    for x, y in ((0, 0), (600, 0), (0, 2 * frame.height), (600, 2 * frame.height)):
        crossings = 0
        for at in range(len(xs)):
            x1, y1, x2, y2 = xs[at - 1], ys[at - 1], xs[at], ys[at]
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                crossings += 1
        assert crossings % 2 == 1
