"""Outlines: checked, in degrees, and light."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.neighbourhood.rules.drawing import WIDTH, draw
from kanteling.apps.neighbourhood.rules.outlines import Outline, from_metres, read_outline
from kanteling.apps.neighbourhood.rules.reasons import RowReason
from kanteling.apps.neighbourhood.tests.makers import SQUARE


def polygon(coordinates: Any) -> dict[str, Any]:
    """A GeoJSON polygon."""
    return {"type": "Polygon", "coordinates": coordinates}


def test_a_square_keeps_its_corners_and_its_middle() -> None:
    outline = read_outline(polygon(SQUARE), 400)
    assert isinstance(outline, Outline)
    assert outline.box == (5.80, 51.80, 5.86, 51.84)
    assert outline.centre == pytest.approx((5.83, 51.82))
    assert Outline.from_text(outline.as_text()) == outline


def test_metres_of_the_dutch_grid_become_degrees() -> None:
    assert from_metres(155_000, 463_000) == pytest.approx((5.387206, 52.155174), abs=1e-5)
    assert from_metres(120_700.723, 487_525.502) == pytest.approx((4.883526, 52.374533), abs=1e-5)
    ring = [[187000, 426000], [188000, 426000], [188000, 427000], [187000, 427000], [187000, 426000]]
    outline = read_outline(polygon([ring]), 400)
    assert isinstance(outline, Outline)
    assert outline.centre == pytest.approx((5.86, 51.82), abs=0.02)


def test_ten_thousand_points_become_a_few_hundred_that_lie_where_they_lay() -> None:
    ring = [[5.8 + 0.02 * math.cos(step / 1592), 51.8 + 0.02 * math.sin(step / 1592)] for step in range(10_000)]
    outline = read_outline(polygon([[*ring, ring[0]]]), 400)
    assert isinstance(outline, Outline)
    points = outline.polygons[0][0]
    assert 20 < len(points) <= 410
    assert all(math.hypot(x - 5.8, y - 51.8) == pytest.approx(0.02, abs=0.001) for x, y in points)


def test_a_speck_beside_an_island_goes_and_the_island_stays() -> None:
    ring = [[5.8 + 0.1 * math.cos(step / 318), 51.8 + 0.1 * math.sin(step / 318)] for step in range(2000)]
    specks = [
        [
            [
                [5.5 + at / 1e4, 51.5],
                [5.50001 + at / 1e4, 51.5],
                [5.50001 + at / 1e4, 51.50001],
                [5.5 + at / 1e4, 51.5],
            ]
        ]
        for at in range(300)
    ]
    outline = read_outline({"type": "MultiPolygon", "coordinates": [*specks, [[*ring, ring[0]]]]}, 400)
    assert isinstance(outline, Outline)
    assert outline.centre == pytest.approx((5.8, 51.8), abs=0.01)
    assert sum(len(polygon[0]) for polygon in outline.polygons) <= 410


def test_an_area_without_geometry_is_no_mistake() -> None:
    assert read_outline(None, 400) is None


def test_a_point_is_a_place() -> None:
    assert read_outline({"type": "Point", "coordinates": [5.8252, 51.8068]}, 400) == (5.8252, 51.8068)


@pytest.mark.parametrize(
    "geometry",
    [
        {},
        {"type": "Polygon"},
        {"type": "LineString", "coordinates": [[5, 52], [6, 52]]},
        polygon([]),
        polygon([[[5.8, 51.8], [5.9, 51.8], [5.8, 51.8]]]),
        polygon([[["a", "b"], [5.9, 51.8], [5.9, 51.9], ["a", "b"]]]),
        polygon([[[float("nan"), 51.8], [5.9, 51.8], [5.9, 51.9], [float("nan"), 51.8]]]),
        polygon([[[5.8, 51.8], [5.9, 51.8], [5.9, 51.9], [5.7, 51.9]]]),
        polygon(7),
        "Polygon",
    ],
)
def test_what_is_no_outline_is_refused(geometry: Any) -> None:
    assert read_outline(geometry, 400) is RowReason.ODD_OUTLINE


def test_an_outline_far_away_is_refused() -> None:
    assert read_outline(polygon([[[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]]), 400) is RowReason.ODD_PLACE


_json = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["type", "coordinates"]), inner),
    max_leaves=20,
)


@given(_json)
def test_any_geometry_is_read_or_refused(geometry: Any) -> None:
    read_outline(geometry, 50)


_degree = st.floats(0.001, 0.3)


@given(st.floats(3.4, 6.8), st.floats(51, 53), _degree, _degree)
def test_a_map_fits_on_its_sheet_with_north_up(west: float, south: float, wide: float, tall: float) -> None:
    ring = ((west, south), (west + wide, south), (west + wide, south + tall), (west, south + tall), (west, south))
    drawing = draw({"WK026806": Outline(((ring,),))})
    assert drawing is not None
    corners = drawing.shapes[0].path.strip("MZ").split("L")
    places = [tuple(map(float, corner.split())) for corner in corners]
    assert all(0 <= x <= WIDTH and 0 <= y <= drawing.height for x, y in places)
    assert places[0][1] > places[2][1]


def test_without_outlines_there_is_no_map() -> None:
    assert draw({}, {"BU02680616": (5.8, 51.8)}) is None
