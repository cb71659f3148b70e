"""One row: an area, or why not."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kanteling.apps.neighbourhood.rules.columns import recognise
from kanteling.apps.neighbourhood.rules.reasons import RowReason
from kanteling.apps.neighbourhood.rules.rows import AreaRow, RawRow, Reader, age_band, year_in
from kanteling.apps.neighbourhood.rules.values import ABSENT, Decimals, Gap

DAY = date(2026, 3, 1)


def read(heads: list[str], *cells: Any, geometry: Any = None) -> Any:
    """A row of one file of 2022."""
    reader = Reader(recognise(heads), Decimals.COMMA, 2022, DAY)
    return reader.read(RawRow(7, cells, geometry))


def reasons(heads: list[str], *cells: Any) -> list[RowReason]:
    """Why this row is bad."""
    return [bad.reason for bad in read(heads, *cells)]


def test_a_good_row_tells_an_area_and_its_figures() -> None:
    row = read(["gwb_code", "regio", "recs", "a_inw", "p_koopw"], "026806", "Nijmegen-Zuid ", "Wijk", "23.260", ".")
    assert isinstance(row, AreaRow)
    assert (row.code, row.name) == ("WK026806", "Nijmegen-Zuid")
    told = {indicator.code: value for indicator, value in row.figures}
    assert told["population"].number == 23260
    assert told["owned_share"].gap is Gap.UNKNOWN


def test_everything_that_is_wrong_is_named_at_once_with_line_column_and_what_stood_there() -> None:
    bad = read(["code", "name", "a_inw", "p_koopw"], "BU1", "", "-5", "101")
    assert [each.reason for each in bad] == [
        RowReason.ODD_CODE,
        RowReason.NO_NAME,
        RowReason.NEGATIVE,
        RowReason.OVER_HUNDRED,
    ]
    assert bad[2].dutch() == "Regel 7, kolom a_inw (“-5”): dit getal kan niet onder nul zijn."


def test_hectares_become_square_kilometres() -> None:
    row = read(["code", "name", "a_opp_ha"], "WK026806", "Zuid", "467")
    assert row.figures[0][1].number == Decimal("4.67")


def test_words_for_urbanity_become_the_class_of_cbs() -> None:
    row = read(["code", "name", "urbanity"], "WK026806", "Zuid", "strongly urbanised")
    assert row.figures[0][1].number == 2
    assert reasons(["code", "name", "ste_mvs"], "WK026806", "Zuid", "6") == [RowReason.NO_CLASS]


def test_a_figure_that_is_not_mentioned_is_not_called_unknown() -> None:
    row = read(["code", "name", "a_inw"], "BU02680616", "Hatert", ABSENT)
    assert row.figures == ()


def test_a_row_about_another_year_is_bad() -> None:
    assert reasons(["code", "name", "jaar"], "WK026806", "Zuid", "2019") == [RowReason.OTHER_YEAR]


def test_a_place_outside_the_country_is_bad() -> None:
    assert reasons(["code", "name", "lat", "lon"], "WK026806", "Zuid", "48,8", "2,3") == [RowReason.ODD_PLACE]
    assert read(["code", "name", "lat", "lon"], "WK026806", "Zuid", "51.8", "5.8").place == (5.8, 51.8)


def test_ages_in_rows_become_figures_of_their_own() -> None:
    row = read(["postcode", "leeftijd", "inwoners"], 6533.0, "95+", 5.0)
    indicator, value = row.figures[0]
    assert (row.code, row.name, indicator.code, value.number) == ("PC6533", "6533", "population_95_up", 5)
    assert indicator.name == "Inwoners van 95 jaar en ouder"


@pytest.mark.parametrize(
    ("written", "band"),
    [("0-4", (0, 4)), ("5 tot 10 jaar", (5, 9)), ("95+", (95, None)), ("Totaal", None), ("oud", RowReason.ODD_AGE)],
)
def test_an_age_is_read_with_both_ends(written: str, band: object) -> None:
    assert age_band(written) == band


def test_a_year_is_found_only_when_it_is_the_only_one() -> None:
    assert year_in("wijken_nl_2022.csv") == 2022
    assert year_in("2022JJ00") == 2022
    assert year_in("kwb-2021-2022.xlsx") is None
    assert year_in("WK202206") is None


def test_what_was_read_before_is_not_mistaken_for_something_of_another_kind() -> None:
    reader = Reader(recognise(["code", "name", "a_inw", "p_koopw"]), Decimals.COMMA, 2022, DAY)

    def of(*cells: Any) -> list[Any]:
        row = reader.read(RawRow(7, ("WK026806", "Zuid", *cells)))
        return (
            [value.number for _, value in row.figures] if isinstance(row, AreaRow) else [bad.reason for bad in row]
        )

    assert of("120", "20") == of(120, 20.0) == of("120", "20") == [120, 20]
    assert of(1, 1) == [1, 1]
    assert of(True, 1) == [RowReason.NOT_A_NUMBER]
    assert of("120", "120") == of(120, 120) == [RowReason.OVER_HUNDRED]
