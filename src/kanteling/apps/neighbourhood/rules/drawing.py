"""A map as lines on paper: from degrees to the units of a drawing, north up, nothing stretched."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from kanteling.apps.neighbourhood.rules.outlines import Outline, Point

WIDTH = 600
_EDGE = 12
_TALLEST = 720


@dataclass(frozen=True, slots=True)
class Shape:
    """One area in a drawing: its path, and where its number stands."""

    code: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A map: its size and its shapes in order of code."""

    width: int
    height: int
    shapes: tuple[Shape, ...]


def draw(outlines: Mapping[str, Outline], points: Mapping[str, Point] | None = None) -> Drawing | None:
    """The areas that have an outline on one sheet, and beside them points without one; None without any outline."""
    if not outlines:
        return None
    boxes = [outline.box for outline in outlines.values()]
    west, south = min(box[0] for box in boxes), min(box[1] for box in boxes)
    east, north = max(box[2] for box in boxes), max(box[3] for box in boxes)
    squash = math.cos(math.radians((south + north) / 2))
    wide, tall = max((east - west) * squash, 1e-9), max(north - south, 1e-9)
    scale = min((WIDTH - 2 * _EDGE) / wide, (_TALLEST - 2 * _EDGE) / tall)

    def place(point: Point) -> tuple[float, float]:
        return (
            round((point[0] - west) * squash * scale + (WIDTH - wide * scale) / 2, 1),
            round((north - point[1]) * scale + _EDGE, 1),
        )

    shapes = [
        Shape(
            code,
            "".join(
                "M" + "L".join(f"{x:g} {y:g}" for x, y in map(place, ring[:-1])) + "Z"
                for polygon in outline.polygons
                for ring in polygon
            ),
            *place(outline.centre),
        )
        for code, outline in sorted(outlines.items())
    ]
    shapes += [
        Shape(code, "", *place(point)) for code, point in sorted((points or {}).items()) if code not in outlines
    ]
    return Drawing(WIDTH, math.ceil(tall * scale) + 2 * _EDGE, tuple(shapes))
