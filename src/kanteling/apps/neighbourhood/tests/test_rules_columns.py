"""Which column is which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.neighbourhood.rules.columns import Place, is_head, recognise, stem
from kanteling.apps.neighbourhood.rules.indicators import INDICATORS
from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused


@pytest.mark.parametrize(
    "head",
    ["a_inw", "a_inw_74", "A_INW_83", "AantalInwoners_5", "aantal_inwoners", "Bevolking/Aantal inwoners (aantal)"],
)
def test_the_stem_counts_and_not_the_number_that_shifts_each_year(head: str) -> None:
    found = recognise(["gwb_code", head])
    assert [figure.indicator for figure in found.figures] == ["population"]


def test_a_number_that_belongs_to_the_name_stays() -> None:
    found = recognise(["gwb_code", "a_00_14", "a_15_24_9", "p_hh_osm_80"])
    assert [figure.indicator for figure in found.figures] == ["age_0_14", "age_15_24", "below_minimum_share"]


def test_the_most_precise_code_and_name_are_taken() -> None:
    found = recognise(["gemeentecode", "gemeentenaam", "wijkcode", "wijknaam", "buurtcode", "buurtnaam"])
    assert (found.places[Place.CODE], found.places[Place.NAME]) == (4, 5)


def test_wijken_en_buurten_holds_codes_or_names_as_its_cells_say() -> None:
    heads = ["WijkenEnBuurten", "Codering_3", "AantalInwoners_5"]
    named = recognise(heads, [["Hatert", "BU02680616", "1"]])
    coded = recognise(heads[:1] + heads[2:], [["BU02680616", "1"]])
    assert (named.places[Place.CODE], named.places[Place.NAME]) == (1, 0)
    assert coded.places == {Place.CODE: 0}


def test_what_nobody_knows_is_named() -> None:
    assert recognise(["code", "name", "iets", "a_inw"]).unknown == ("iets",)


def test_without_codes_there_is_no_table() -> None:
    with pytest.raises(FileRefused) as refused:
        recognise(["naam", "a_inw"])
    assert refused.value.reason is FileReason.NO_CODE_COLUMN


def test_two_columns_for_one_figure_are_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        recognise(["code", "a_inw_74", "a_inw_83"])
    assert refused.value.reason is FileReason.SAME_COLUMN


def test_a_title_is_no_head() -> None:
    assert not is_head(["Kerncijfers wijken en buurten 2022"])
    assert is_head(["gwb_code", "a_inw"])


def test_no_two_figures_share_a_column() -> None:
    keys = [stem(name) for indicator in INDICATORS.values() for name, _ in indicator.columns]
    assert sorted(keys) == sorted(set(keys))


@given(st.lists(st.text(max_size=15), max_size=8))
def test_any_head_is_understood_or_refused(heads: list[str]) -> None:
    try:
        found = recognise(heads)
    except FileRefused:
        return
    assert Place.CODE in found.places
