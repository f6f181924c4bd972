import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.publish.projection import EARTH_KM, EqualEarth, LambertAzimuthal, best_projection, fit

LON, LAT = st.floats(-180, 180), st.floats(-85, 85)
POINT = st.tuples(LON, LAT)


def plane_area(projection, lon, lat, step=0.01):
    corners = np.array([(lon, lat), (lon + step, lat), (lon + step, lat + step), (lon, lat + step)])
    x, y = projection.forward(corners[:, 0], corners[:, 1])
    return abs(float((x * np.roll(y, -1) - np.roll(x, -1) * y).sum())) / 2


def sphere_area(lat, step=0.01):
    return math.radians(step) * (math.sin(math.radians(lat + step)) - math.sin(math.radians(lat)))


@given(LON, st.floats(-80, 80), LON, st.floats(-80, 80))
def test_lambert_keeps_areas_equal(lon, lat, centre_lon, centre_lat):
    projection = LambertAzimuthal(centre_lon, centre_lat)
    if not projection.whole(*projection.forward(np.array([lon]), np.array([lat])))[0]:
        return
    assert plane_area(projection, lon, lat) == pytest.approx(sphere_area(lat), rel=5e-3)


@given(LON, st.floats(-80, 80), LON)
def test_equal_earth_keeps_areas_equal(lon, lat, centre):
    assert plane_area(EqualEarth(centre), lon, lat) == pytest.approx(sphere_area(lat), rel=5e-3)


def test_equal_earth_has_the_published_corners():
    x, y = EqualEarth(0).forward(np.array([180.0, 0.0]), np.array([0.0, 90.0]))
    assert (float(x[0]), float(y[1])) == pytest.approx((2.7066, 1.3173), abs=1e-4)


@given(POINT, POINT)
def test_lambert_turns_back_to_the_same_point(point, centre):
    projection = LambertAzimuthal(*centre)
    x, y = projection.forward(np.array([point[0]]), np.array([point[1]]))
    if math.hypot(float(x[0]), float(y[0])) > 1.99:
        return
    lon, lat = projection.inverse(float(x[0]), float(y[0]))
    again_x, again_y = projection.forward(np.array([lon]), np.array([lat]))
    assert (float(again_x[0]), float(again_y[0])) == pytest.approx((float(x[0]), float(y[0])), abs=1e-6)


@given(st.lists(POINT, min_size=1, max_size=12))
def test_a_frame_holds_every_point_within_its_padding(points):
    frame = fit(points, 600, (200, 700), 40)
    assert 200 <= frame.height <= 700
    for lon, lat in points:
        assert frame.holds(*frame.place(lon, lat), margin=39)


def test_north_is_up_and_east_is_right():
    frame = fit([(30, -5), (42, 5)], 600, (200, 700), 40)
    west, east = frame.place(30, 0), frame.place(42, 0)
    south, north = frame.place(36, -5), frame.place(36, 5)
    assert west[0] < east[0]
    assert north[1] < south[1]


def test_data_of_a_continent_is_azimuthal_and_data_around_the_world_is_not():
    assert isinstance(best_projection([30, 45, 114], [0, 24, 22]), LambertAzimuthal)
    assert isinstance(best_projection([-100, 37, 120, -60], [40, 0, 15, -30]), EqualEarth)


def test_one_point_is_shown_with_its_surroundings():
    frame = fit([(36.8, -1.3)], 600, (200, 700), 40)
    assert frame.width / frame.scale * EARTH_KM >= 600


def test_no_point_shows_the_world():
    frame = fit([], 600, (200, 700), 40)
    assert frame.holds(*frame.place(-100, 40))
    assert frame.holds(*frame.place(140, -30))
