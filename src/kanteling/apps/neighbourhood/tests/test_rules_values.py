"""What a cell with a figure says."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.neighbourhood.rules.reasons import RowReason
from kanteling.apps.neighbourhood.rules.values import Decimals, Gap, Value, decimals_of, read_value


@pytest.mark.parametrize(
    "cell", ["", ".", "..", "-", "  ", None, "n.v.t.", float("nan"), "NULL", "-99995", -99999999]
)
def test_what_is_not_known_is_never_zero(cell: str | float | None) -> None:
    assert read_value(cell, Decimals.COMMA) == Value(None, Gap.UNKNOWN)


@pytest.mark.parametrize("cell", ["x", "-99997", -99997, -99997.0])
def test_what_is_secret_says_so(cell: str | float) -> None:
    assert read_value(cell, Decimals.COMMA) == Value(None, Gap.SECRET)


@pytest.mark.parametrize(
    ("cell", "decimals", "number"),
    [
        ("12,5", Decimals.COMMA, "12.5"),
        ("12.5", Decimals.POINT, "12.5"),
        ("1.234", Decimals.COMMA, "1234"),
        ("1.234", Decimals.POINT, "1.234"),
        ("1,234", Decimals.POINT, "1234"),
        ("1.234.567,8", Decimals.COMMA, "1234567.8"),
        ("   23 260", Decimals.COMMA, "23260"),
        ("1 234", Decimals.COMMA, "1234"),
        (",5", Decimals.COMMA, "0.5"),
        (57.620000000000005, Decimals.POINT, "57.62"),
        (0, Decimals.COMMA, "0"),
        ("0", Decimals.COMMA, "0"),
    ],
)
def test_a_number_is_read_as_the_file_writes_numbers(cell: str | float, decimals: Decimals, number: str) -> None:
    assert read_value(cell, decimals) == Value(Decimal(number))


@pytest.mark.parametrize("cell", ["abc", "12%", "=1+1", "1-2", "٣", "1.2.3", True, "1" * 60])
def test_what_is_no_number_says_so(cell: str | bool) -> None:
    assert read_value(cell, Decimals.COMMA) is RowReason.NOT_A_NUMBER


def test_an_error_of_a_spreadsheet_says_so() -> None:
    assert read_value("#REF!", Decimals.COMMA) is RowReason.SHEET_ERROR


def test_a_number_that_contradicts_the_rest_of_the_file_is_not_guessed() -> None:
    assert read_value("12.5", Decimals.COMMA) is RowReason.UNCLEAR_NUMBER
    assert read_value("1.234", Decimals.UNCLEAR) is RowReason.UNCLEAR_NUMBER


def test_the_file_itself_shows_how_it_writes_one_and_a_half() -> None:
    assert decimals_of(["1.234", "12,5"], Decimals.POINT) is Decimals.COMMA
    assert decimals_of(["1.234.567"], Decimals.POINT) is Decimals.COMMA
    assert decimals_of(["0.123"], Decimals.COMMA) is Decimals.POINT
    assert decimals_of(["1.234", "17"], Decimals.COMMA) is Decimals.COMMA
    assert decimals_of(["1,5", "2.5"], Decimals.COMMA) is Decimals.UNCLEAR


_numbers = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False, allow_infinity=False)


def dutch(number: Decimal) -> str:
    """A number as Dutch people write it."""
    return f"{number:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")


@given(_numbers)
def test_a_number_written_in_dutch_or_in_english_is_the_same_number(number: Decimal) -> None:
    assert (
        read_value(dutch(number), Decimals.COMMA) == read_value(f"{number:,.2f}", Decimals.POINT) == Value(number)
    )


@given(st.text(max_size=30) | st.floats() | st.integers() | st.booleans() | st.none(), st.sampled_from(Decimals))
def test_any_cell_is_a_number_a_gap_or_a_reason(cell: str | float | None, decimals: Decimals) -> None:
    found = read_value(cell, decimals)
    if isinstance(found, Value):
        assert (found.number is None) is (found.gap is not None)
