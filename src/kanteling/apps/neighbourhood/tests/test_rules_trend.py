"""Lines through the years: honest about where the axis begins and what is not known."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.neighbourhood.rules.trend import HEIGHT, WIDTH, draw, ticks_of


def test_one_year_is_no_line() -> None:
    assert draw([{2020: 4.0, 2022: None}]) is None
    assert draw([]) is None


def test_a_line_stops_where_a_year_is_unknown_and_goes_on_after_it() -> None:
    chart = draw([{2018: 10.0, 2019: 12.0, 2020: None, 2021: 20.0, 2022: 21.0}])
    assert chart
    assert [len(stretch.split()) for stretch in chart.lines[0].stretches] == [2, 2]
    assert (len(chart.lines[0].dots), len(chart.holes)) == (4, 1)


def test_a_year_in_which_nobody_measured_breaks_no_line() -> None:
    chart = draw([{2018: 10.0, 2022: 12.0}, {2018: 11.0, 2020: 11.0, 2022: 11.0}])
    assert chart
    assert [line.stretches[0].count(",") for line in chart.lines] == [2, 3]


@pytest.mark.parametrize(
    ("least", "most", "first"), [(3, 60, 0), (48, 60, 47.5), (0, 0, 0), (-4, 3, -4), (70, 70, 0)]
)
def test_an_axis_begins_at_nought_unless_all_lies_far_from_it(least: float, most: float, first: float) -> None:
    ticks = ticks_of(least, most)
    assert ticks[0] <= least
    assert ticks[-1] >= most
    assert (ticks[0] == 0) is (first == 0)


years = st.dictionaries(st.integers(1995, 2030), st.none() | st.floats(-1e6, 1e6, allow_nan=False), min_size=2)


@given(st.lists(years, min_size=1, max_size=4))
def test_everything_lies_on_the_sheet(places: list[dict[int, float | None]]) -> None:
    chart = draw(places)
    if chart is None:
        return
    for mark in [*chart.up, *chart.across, *chart.holes, *(dot for line in chart.lines for dot in line.dots)]:
        assert 0 <= mark.x <= WIDTH
        assert 0 <= mark.y <= HEIGHT
    assert 2 <= len(chart.up) <= 8
    apart = sorted(mark.x for mark in chart.across)
    assert all(b - a >= 40 or len(apart) == 2 for a, b in pairwise(apart))
