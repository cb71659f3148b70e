"""The sum behind the profieltaart, without a database."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.neighbourhood.rules.classes import class_of, classes
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.pie import CENTRE, HEIGHT, WIDTH, shapes
from kanteling.apps.neighbourhood.rules.profile import (
    FIGURES,
    PIECES,
    Bounds,
    Move,
    Piece,
    Ring,
    Spread,
    Stand,
    bake,
    earlier_year,
    spread_of,
    whole_year,
)
from kanteling.apps.neighbourhood.rules.similar import nearest

BOUNDS = Bounds(0.5, 0.2, 3)
LAND = {what: Spread(50, 10, 3340, "Nederland") for what in FIGURES}
figures = st.dictionaries(st.sampled_from(sorted(FIGURES)), st.floats(0, 100))


def test_every_figure_of_the_pie_is_a_figure_that_we_know() -> None:
    assert set(INDICATORS) >= FIGURES
    assert {piece for pieces in PIECES.values() for piece in pieces} == set(Piece)


def test_fewer_people_with_nuisance_is_more_calm() -> None:
    pie = bake({"nuisance_share": 40.0, "trust_share": 40.0}, {}, LAND, BOUNDS)
    assert pie.pieces[Piece.CALM].stand is Stand.MORE
    assert pie.pieces[Piece.TRUST].stand is Stand.LESS


def test_a_small_difference_is_no_difference() -> None:
    pie = bake({"trust_share": 54.9}, {}, LAND, BOUNDS)
    assert pie.pieces[Piece.TRUST].stand is Stand.SAME


def test_what_is_unknown_is_left_out_and_never_zero() -> None:
    pie = bake({"neighbours_share": 60.0}, {}, LAND, BOUNDS)
    known = pie.pieces[Piece.KNOWING]
    assert (known.stand, known.known, known.of, known.score) == (Stand.MORE, 1, 3, 1.0)
    assert pie.pieces[Piece.GREEN].stand is Stand.UNKNOWN
    assert pie.rings[Ring.SOCIAL].stand is Stand.UNKNOWN  # one piece of three is no whole
    assert pie.centre.stand is Stand.UNKNOWN


def test_a_ring_needs_two_pieces_and_the_centre_three_rings() -> None:
    two = {"neighbours_share": 60.0, "trust_share": 60.0}
    assert bake(two, {}, LAND, BOUNDS).rings[Ring.SOCIAL].stand is Stand.MORE
    more = two | {"green_share": 50.0, "transport_share": 50.0, "employment_share": 50.0, "volunteers_share": 50.0}
    assert bake(more, {}, LAND, BOUNDS).centre.stand is not Stand.UNKNOWN


def test_a_change_is_of_the_area_itself_also_when_the_country_went_further() -> None:
    pie = bake({"trust_share": 55.0}, {"trust_share": 50.0}, {"trust_share": Spread(70, 10, 9, "")}, BOUNDS)
    assert (pie.pieces[Piece.TRUST].stand, pie.pieces[Piece.TRUST].move) == (Stand.LESS, Move.UP)


def test_without_anything_to_hold_it_against_there_is_no_sign() -> None:
    assert bake({"trust_share": 55.0}, {}, {}, BOUNDS).pieces[Piece.TRUST].stand is Stand.UNKNOWN


@given(figures, figures)
def test_no_pie_goes_beyond_its_bounds_or_counts_what_is_not_there(
    now: dict[str, float], then: dict[str, float]
) -> None:
    pie = bake(now, then, LAND, BOUNDS)
    for part in (pie.centre, *pie.rings.values(), *pie.pieces.values()):
        assert part.score is None or abs(part.score) <= 3
        assert (part.stand is Stand.UNKNOWN) == (part.score is None)
    assert sum(part.known for part in pie.pieces.values()) == len(now)


def test_a_wijk_with_many_people_weighs_more() -> None:
    spread = spread_of([(10, 900), (20, 100)], "Nijmegen")
    assert spread is not None
    assert spread.mean == pytest.approx(11)
    assert spread_of([(10, 1), (10, 1)], "") is None


def test_the_year_before_is_far_enough_away() -> None:
    assert earlier_year([2015, 2019, 2021, 2022], 2022, 2) == 2019
    assert earlier_year([2021, 2022], 2022, 2) == 2021
    assert earlier_year([2022], 2022, 2) is None


def test_alike_is_about_who_lives_there_and_nobody_is_alike_on_two_traits() -> None:
    traits = ("age_0_14_share", "age_65_share", "owned_share")
    spreads = {trait: Spread(50, 10, 9, "") for trait in traits}
    here = dict.fromkeys(traits, 50.0)
    others = {"near": dict.fromkeys(traits, 52.0), "far": dict.fromkeys(traits, 80.0), "thin": {traits[0]: 50.0}}
    assert [one.code for one in nearest(here, others, spreads, 5, 3)] == ["near", "far"]


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60))
def test_every_number_falls_in_one_of_at_most_five_round_classes(numbers: list[float]) -> None:
    steps = classes(numbers)
    assert 1 <= len(steps) <= 5
    for number in numbers:
        step = steps[class_of(number, steps) - 1]
        assert step.low - 1e-6 <= number <= step.high + 1e-6


def test_the_pie_lies_whole_on_its_sheet_and_in_four_quarters() -> None:
    drawn = shapes()
    for arc in (*drawn.rings.values(), *drawn.pieces.values()):
        assert math.hypot(arc.x - CENTRE[0], arc.y - CENTRE[1]) < min(WIDTH, HEIGHT) / 2
    assert drawn.rings[Ring.SOCIAL].x > CENTRE[0] > drawn.rings[Ring.LIVEABLE].x
    assert drawn.rings[Ring.TAKING_PART].y > CENTRE[1] > drawn.rings[Ring.SOCIAL].y


def test_the_newest_whole_year_counts_and_a_year_with_next_to_nothing_does_not() -> None:
    assert whole_year({}) is None
    assert whole_year({2022: 12, 2024: 1}) == 2022
    assert whole_year({2022: 12, 2023: 6, 2024: 1}) == 2023
    assert whole_year({2024: 1}) == 2024
