"""What a code says about an area."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.neighbourhood.rules.levels import (
    Level,
    around,
    level_in,
    level_of,
    municipality_of,
    parent_of,
    tidy_code,
)
from kanteling.apps.neighbourhood.rules.reasons import RowReason


@pytest.mark.parametrize(
    ("written", "said", "code"),
    [
        ("BU02680616", Level.QUARTER, "BU02680616"),
        (" wk026806  ", None, "WK026806"),
        ("026806", Level.DISTRICT, "WK026806"),
        ("268", Level.MUNICIPALITY, "GM0268"),
        ("2680616", Level.QUARTER, "BU02680616"),
        ("NL01", None, "NL00"),
        ("6533", Level.POSTCODE, "PC6533"),
    ],
)
def test_a_code_gets_its_one_form(written: str, said: Level | None, code: str) -> None:
    assert tidy_code(written, said) == code


@pytest.mark.parametrize(
    ("written", "said", "reason"),
    [
        ("", None, RowReason.NO_CODE),
        ("0268", None, RowReason.NO_LEVEL),
        ("BU0268", None, RowReason.ODD_CODE),
        ("GM0268", Level.DISTRICT, RowReason.LEVEL_DIFFERS),
        ("123456789", Level.QUARTER, RowReason.ODD_CODE),
        ("=1+1", None, RowReason.ODD_CODE),
        ("٢٦٨", Level.MUNICIPALITY, RowReason.ODD_CODE),
    ],
)
def test_a_code_that_cannot_be_says_why(written: str, said: Level | None, reason: RowReason) -> None:
    assert tidy_code(written, said) is reason


def test_a_buurt_lies_in_its_wijk_its_gemeente_and_the_country() -> None:
    assert around("BU02680616") == ("WK026806", "GM0268", "NL00")
    assert municipality_of("BU02680616") == "GM0268"
    assert around("PC6533") == ()
    assert municipality_of("NL00") == ""


def test_cbs_pads_the_word_for_a_level_with_blanks() -> None:
    assert level_in("Wijk      ") is Level.DISTRICT
    assert level_in("Stadsdeel") is None


@given(st.text(max_size=20), st.sampled_from([None, *Level]))
def test_any_text_gives_a_code_or_a_reason_and_a_code_stays_itself(text: str, said: Level | None) -> None:
    found = tidy_code(text, said)
    if isinstance(found, str):
        assert tidy_code(found, None) == found
        assert parent_of(found) == "" or level_of(parent_of(found)) is not level_of(found)
