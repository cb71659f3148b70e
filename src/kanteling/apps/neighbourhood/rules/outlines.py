"""Outlines of areas: checked, brought to one kind of coordinates, and made light enough for a map on a phone.

Coordinates come as degrees (WGS84, lon lat) or as metres (Rijksdriehoek, EPSG:28992). Metres are turned into degrees
with the approximation of Schreutelkamp and Strang van Hees (2001), right within about a metre in the Netherlands.
"""

import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kanteling.apps.neighbourhood.rules.reasons import RowReason

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]

_WEST, _SOUTH, _EAST, _NORTH = 2.0, 50.0, 8.0, 54.5  # the European Netherlands with its waters
_DIGITS = 5  # a metre


@dataclass(frozen=True, slots=True)
class Outline:
    """One area on the map: polygons of rings of (lon, lat), outer ring first."""

    polygons: tuple[Polygon, ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        lons = [lon for polygon in self.polygons for lon, _ in polygon[0]]
        lats = [lat for polygon in self.polygons for _, lat in polygon[0]]
        return min(lons), min(lats), max(lons), max(lats)

    @property
    def centre(self) -> Point:
        """A point to write the name at: the centre of mass of the largest polygon."""
        largest = max(self.polygons, key=lambda polygon: abs(_mass(polygon[0])[0]))
        return _mass(largest[0])[1]

    def as_text(self) -> str:
        """As the coordinates of a GeoJSON MultiPolygon."""
        return json.dumps(self.polygons, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> "Outline":
        """Back from `as_text`."""
        polygons = tuple(tuple(tuple((x, y) for x, y in ring) for ring in polygon) for polygon in json.loads(text))
        return cls(polygons)


def read_outline(geometry: Any, most_points: int) -> Outline | Point | RowReason | None:
    """A GeoJSON geometry as an outline or as a point; None when there is none, a `RowReason` when it is wrong."""
    if geometry is None:
        return None
    try:
        kind, coordinates = geometry["type"], geometry["coordinates"]
        if kind == "Point":
            return read_place(coordinates[1], coordinates[0])
        if kind not in ("Polygon", "MultiPolygon"):
            return RowReason.ODD_OUTLINE
        raw = [coordinates] if kind == "Polygon" else coordinates
        polygons = [[_ring(ring) for ring in polygon] for polygon in raw]
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return RowReason.ODD_OUTLINE
    if any(not _all_in_country(ring) for polygon in polygons for ring in polygon):
        return RowReason.ODD_PLACE
    if any(not polygon or len(polygon[0]) < 4 or polygon[0][0] != polygon[0][-1] for polygon in polygons):
        return RowReason.ODD_OUTLINE
    outline = _lightened(polygons, most_points)
    return outline if outline.polygons else RowReason.ODD_OUTLINE


def read_place(lat: Any, lon: Any) -> Point | RowReason:
    """A label point (lon, lat), from degrees or from metres (then ``lon`` is x and ``lat`` is y)."""
    try:
        point = _in_degrees((float(lon), float(lat)))
    except (TypeError, ValueError, OverflowError):
        return RowReason.ODD_PLACE
    return point if _in_country(point) else RowReason.ODD_PLACE


_NUMBERS = {float, int}


def _ring(ring: Sequence[Sequence[float]]) -> list[Point]:
    """The points of a ring. Nearly every file is in degrees: those are read at once, any other point by point."""
    xs, ys = [point[0] for point in ring], [point[1] for point in ring]
    plain = ring and {*map(type, xs), *map(type, ys)} <= _NUMBERS
    if (
        plain
        and all(map(math.isfinite, (*xs, *ys)))
        and min(xs) >= -180
        and max(xs) <= 180
        and min(ys) >= -90
        and max(ys) <= 90
    ):
        return [(round(x, _DIGITS), round(y, _DIGITS)) for x, y in zip(xs, ys, strict=True)]
    return [_in_degrees(point) for point in ring]


def _all_in_country(ring: Sequence[Point]) -> bool:
    if not ring:
        return True
    xs, ys = zip(*ring, strict=True)
    return bool(min(xs) >= _WEST and max(xs) <= _EAST and min(ys) >= _SOUTH and max(ys) <= _NORTH)


def _in_degrees(point: Sequence[float]) -> Point:
    x, y = point[0], point[1]
    if isinstance(x, bool | str) or isinstance(y, bool | str) or not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError
    if abs(x) > 180 or abs(y) > 90:
        x, y = from_metres(x, y)
    return round(x, _DIGITS), round(y, _DIGITS)


def _in_country(point: Point) -> bool:
    return _WEST <= point[0] <= _EAST and _SOUTH <= point[1] <= _NORTH


_LAT = ((0, 1, 3235.65389), (2, 0, -32.58297), (0, 2, -0.2475), (2, 1, -0.84978), (0, 3, -0.0655),
        (2, 2, -0.01709), (1, 0, -0.00738), (4, 0, 0.0053), (2, 3, -0.00039), (4, 1, 0.00033), (1, 1, -0.00012))  # fmt: skip
_LON = ((1, 0, 5260.52916), (1, 1, 105.94684), (1, 2, 2.45656), (3, 0, -0.81885), (1, 3, 0.05594),
        (3, 1, -0.05607), (0, 1, 0.01199), (3, 2, -0.00256), (1, 4, 0.00128), (0, 2, 0.00022),
        (2, 0, -0.00022), (5, 0, 0.00026))  # fmt: skip


def from_metres(x: float, y: float) -> Point:
    """Rijksdriehoek metres to (lon, lat) in degrees."""
    if not (-10_000 <= x <= 300_000 and 280_000 <= y <= 640_000):
        raise ValueError
    dx, dy = (x - 155_000) * 1e-5, (y - 463_000) * 1e-5
    lat = 52.15517440 + sum(k * dx**p * dy**q for p, q, k in _LAT) / 3600
    lon = 5.38720621 + sum(k * dx**p * dy**q for p, q, k in _LON) / 3600
    return lon, lat


def _mass(ring: Sequence[Point]) -> tuple[float, Point]:
    """The signed area of a ring (square degrees, twice) and its centre of mass."""
    x0, y0 = ring[0]
    area = cx = cy = 0.0
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        cross = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        area += cross
        cx += cross * (x1 + x2 - 2 * x0)
        cy += cross * (y1 + y2 - 2 * y0)
    if abs(area) < 1e-15:
        return 0.0, ring[0]
    return area, (x0 + cx / (3 * area), y0 + cy / (3 * area))


def _lightened(polygons: Sequence[Sequence[Sequence[Point]]], most: int) -> Outline:
    """At most about ``most`` points: those that matter most for how the whole looks. Specks of land go first."""
    rings = [[list(ring) for ring in polygon if len(ring) >= 4] for polygon in polygons]
    rings = [polygon for polygon in rings if polygon]
    if not rings:
        return Outline(())
    if sum(len(ring) for polygon in rings for ring in polygon) > most:
        apart = sum(_length(ring) for polygon in rings for ring in polygon) / (4 * most)
        rings = [[_sparser(ring, apart) for ring in polygon] for polygon in rings]
        weights = [[_weights(ring) for ring in polygon] for polygon in rings]
        heaviest = sorted((each for polygon in weights for ring in polygon for each in ring), reverse=True)
        least = heaviest[min(most, len(heaviest)) - 1]
        rings = [
            [_heavy(ring, weight, least) for ring, weight in zip(polygon, found, strict=True)]
            for polygon, found in zip(rings, weights, strict=True)
        ]
    whole = [
        [polygon[0], *(ring for ring in polygon[1:] if len(ring) >= 4)] for polygon in rings if len(polygon[0]) >= 4
    ]
    whole = whole or [[_as_box(polygons[0][0])]]
    return Outline(tuple(tuple(tuple(ring) for ring in polygon) for polygon in whole))


def _heavy(ring: Sequence[Point], weights: Sequence[float], least: float) -> list[Point]:
    return [point for point, weight in zip(ring, weights, strict=True) if weight >= least]


def _length(ring: Sequence[Point]) -> float:
    return sum(math.dist(start, end) for start, end in itertools.pairwise(ring))


def _sparser(ring: Sequence[Point], apart: float) -> list[Point]:
    """Without points that lie close behind the one before: quick, and enough to make the careful work quick too."""
    kept = [ring[0]]
    for point in ring[1:-1]:
        if math.dist(point, kept[-1]) >= apart:
            kept.append(point)
    if len(kept) < 3:
        kept = list(ring[: -1 : max(1, len(ring) // 4)])
    return [*kept, ring[-1]]


def _as_box(ring: Sequence[Point]) -> list[Point]:
    west, east = min(x for x, _ in ring), max(x for x, _ in ring)
    south, north = min(y for _, y in ring), max(y for _, y in ring)
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def _weights(ring: Sequence[Point]) -> list[float]:
    """For each point how far the line would move without it (degrees of latitude).

    Douglas and Peucker (1973), gone through once for all tolerances, with a pile instead of recursion. The ring is
    cut at its farthest point first; how far that is weighs for both ends.
    """
    squash = math.cos(math.radians(ring[0][1]))
    flat = [(x * squash, y) for x, y in ring]
    far = max(range(len(flat)), key=lambda at: math.dist(flat[0], flat[at]))
    weights = [0.0] * len(flat)
    size = math.dist(flat[0], flat[far])
    weights[0] = weights[far] = weights[-1] = size
    pile = [(0, far, size), (far, len(flat) - 1, size)]
    while pile:
        first, last, above = pile.pop()
        worst, at = -1.0, 0
        for between in range(first + 1, last):
            off = _distance(flat[between], flat[first], flat[last])
            if off > worst:
                worst, at = off, between
        if at:
            weights[at] = min(worst, above)
            pile += [(first, at, weights[at]), (at, last, weights[at])]
    return weights


def _distance(point: Point, start: Point, end: Point) -> float:
    """From a point to the piece of line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    if length == 0:
        return math.dist(point, start)
    along = max(0.0, min(1.0, ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length))
    return math.dist(point, (start[0] + along * dx, start[1] + along * dy))
