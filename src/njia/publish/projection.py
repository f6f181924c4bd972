"""Equal-area projections, and the frame that fits one to the data and to a drawing."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

EARTH_KM = 6371.007
"""Radius of the sphere that has the Earth's surface."""


class Projection(Protocol):
    """A map from degrees to the plane, in radii of the Earth, y upwards."""

    def forward(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        """Project degrees."""
        ...

    def whole(self, x: Array, y: Array) -> NDArray[np.bool_]:
        """Tell which points of the plane can be drawn without tearing the land around them."""
        ...


@dataclass(frozen=True, slots=True)
class LambertAzimuthal:
    """Lambert's azimuthal equal-area projection on a sphere (Snyder 1987, p. 185), for up to a hemisphere."""

    lon: float
    lat: float

    def forward(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        """Project degrees."""
        turned, phi = np.radians(lon - self.lon), np.radians(lat)
        sine_0, cosine_0 = math.sin(math.radians(self.lat)), math.cos(math.radians(self.lat))
        sine, cosine = np.sin(phi), np.cos(phi)
        along = cosine * np.cos(turned)
        one_and_cosine = 1 + sine_0 * sine + cosine_0 * along
        opposite = one_and_cosine < 1e-9  # no direction leads there: drawn on the rim, to the east
        scale = np.sqrt(2 / np.where(opposite, 1, one_and_cosine))
        x, y = scale * cosine * np.sin(turned), scale * (cosine_0 * sine - sine_0 * along)
        return np.where(opposite, 2.0, x), np.where(opposite, 0.0, y)

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Return the degrees of a point of the plane within the disc of radius 2."""
        reach = math.hypot(x, y)
        if reach < 1e-12:
            return self.lon, self.lat
        phi_0, angle = math.radians(self.lat), 2 * math.asin(min(1.0, reach / 2))
        lat = math.asin(
            max(-1, min(1, math.cos(angle) * math.sin(phi_0) + y * math.sin(angle) * math.cos(phi_0) / reach))
        )
        lon = math.atan2(
            x * math.sin(angle),
            reach * math.cos(phi_0) * math.cos(angle) - y * math.sin(phi_0) * math.sin(angle),
        )
        return (self.lon + math.degrees(lon) + 180) % 360 - 180, math.degrees(lat)

    def whole(self, x: Array, y: Array) -> NDArray[np.bool_]:
        """Leave out what lies more than 140 degrees from the centre, where land is torn around the disc."""
        return np.asarray(np.hypot(x, y) < 2 * math.sin(math.radians(140 / 2)))


@dataclass(frozen=True, slots=True)
class EqualEarth:
    """Equal Earth (Šavrič, Patterson and Jenny 2018), for data around the whole world.

    Longitudes are not wrapped: a ring that crosses the edge is drawn on and the frame crops it.
    """

    lon: float

    def forward(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        """Project degrees."""
        a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
        root = math.sqrt(3)
        theta = np.arcsin(root / 2 * np.sin(np.radians(lat)))
        theta_2 = theta**2
        theta_6 = theta_2**3
        slope = 9 * a4 * theta_2 * theta_6 + 7 * a3 * theta_6 + 3 * a2 * theta_2 + a1
        x = 2 * root * np.radians(lon - self.lon) * np.cos(theta) / (3 * slope)
        y = theta * (a4 * theta_2 * theta_6 + a3 * theta_6 + a2 * theta_2 + a1)
        return x, y

    def whole(self, x: Array, y: Array) -> NDArray[np.bool_]:
        """Every point can be drawn."""
        return np.ones(np.shape(x), dtype=bool)


def best_projection(lon: Sequence[float], lat: Sequence[float]) -> Projection:
    """Return an azimuthal projection centred on the points, or Equal Earth where they span the world."""
    lons, lats = np.radians(np.asarray(lon, dtype=float)), np.radians(np.asarray(lat, dtype=float))
    vectors = np.stack([np.cos(lats) * np.cos(lons), np.cos(lats) * np.sin(lons), np.sin(lats)])
    middle = vectors.mean(axis=1)
    length = float(np.linalg.norm(middle))
    if length > 0.2:
        x, y, z = middle / length
        first = LambertAzimuthal(math.degrees(math.atan2(y, x)), math.degrees(math.asin(z)))
        xs, ys = first.forward(np.degrees(lons), np.degrees(lats))
        centre = first.inverse(float(xs.min() + xs.max()) / 2, float(ys.min() + ys.max()) / 2)
        projection = LambertAzimuthal(*centre)
        reach = np.hypot(*projection.forward(np.degrees(lons), np.degrees(lats))).max()
        if float(reach) < 2 * math.sin(math.radians(80 / 2)):
            return projection
    return EqualEarth(_emptiest_edge(np.degrees(lons)) - 180)


def _emptiest_edge(lon: Array) -> float:
    """Return the middle of the widest gap between longitudes: where a world map is best cut."""
    around = np.sort(np.mod(lon, 360))
    gaps = np.diff(np.append(around, around[0] + 360))
    widest = int(gaps.argmax())
    return float(around[widest] + gaps[widest] / 2)


@dataclass(frozen=True, slots=True)
class Frame:
    """A projection fitted to a drawing of `width` by `height`, y downwards."""

    projection: Projection
    width: float
    height: float
    scale: float
    """Drawing units a radius of the Earth."""
    left: float
    top: float

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point of the Earth lies in the drawing."""
        if isinstance(self.projection, EqualEarth):
            lon = self.projection.lon + (lon - self.projection.lon + 180) % 360 - 180
        x, y = self.project(np.array([lon]), np.array([lat]))
        return float(x[0]), float(y[0])

    def project(self, lon: Array, lat: Array) -> tuple[Array, Array]:
        """Return the drawing coordinates of many points."""
        x, y = self.projection.forward(lon, lat)
        return x * self.scale - self.left, self.top - y * self.scale

    def whole(self, x: Array, y: Array) -> NDArray[np.bool_]:
        """Tell which points of the drawing can be drawn without tearing the land around them."""
        return self.projection.whole((x + self.left) / self.scale, (self.top - y) / self.scale)

    def holds(self, x: float, y: float, margin: float = 0) -> bool:
        """Tell whether a point of the drawing lies within it."""
        return margin <= x <= self.width - margin and margin <= y <= self.height - margin


def fit(
    points: Sequence[tuple[float, float]],
    width: float,
    heights: tuple[float, float],
    padding: float,
    least_km: float = 600,
) -> Frame:
    """Fit a frame of a given width to points (lon, lat): the height lies between `heights`.

    `padding` is kept free on each side, in drawing units. An area smaller than `least_km` across is
    shown with its surroundings. Without points, the whole world is shown.
    """
    shown = list(points) or [(-160.0, 70.0), (179.0, -50.0)]
    lon, lat = np.array([p[0] for p in shown]), np.array([p[1] for p in shown])
    projection = best_projection(lon.tolist(), lat.tolist()) if points else EqualEarth(10)
    if isinstance(projection, EqualEarth):
        lon = projection.lon + np.mod(lon - projection.lon + 180, 360) - 180
    x, y = projection.forward(lon, lat)
    least = least_km / EARTH_KM
    middle_x, middle_y = float(x.min() + x.max()) / 2, float(y.min() + y.max()) / 2
    across, up = max(float(np.ptp(x)), least), max(float(np.ptp(y)), least / 2)
    height = min(max((width - 2 * padding) * up / across + 2 * padding, heights[0]), heights[1])
    scale = min((width - 2 * padding) / across, (height - 2 * padding) / up)
    return Frame(
        projection, width, round(height), scale, middle_x * scale - width / 2, middle_y * scale + height / 2
    )
