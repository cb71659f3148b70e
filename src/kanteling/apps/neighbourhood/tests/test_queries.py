"""What is known about an area, and for whom."""

import pytest

from kanteling.apps.neighbourhood.public import area_of, areas_of
from kanteling.apps.neighbourhood.queries.areas import areas_page
from kanteling.apps.neighbourhood.queries.figures import area_page, figure_page
from kanteling.apps.neighbourhood.queries.lists import areas_after, figures_of, figures_within
from kanteling.apps.neighbourhood.rules.indicators import Kind
from kanteling.apps.neighbourhood.rules.levels import Level
from kanteling.apps.neighbourhood.tests.makers import KWB, SQUARE, WIJKEN, bring, feature, geojson, manager_of
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import NotForYou
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Actor:
    """Nijmegen with a gemeente, two wijken and a buurt."""
    manager = manager_of()
    bring(manager, WIJKEN, name="wijken_2022.csv", source="CBS/Kadaster")
    bring(manager, KWB.replace("-99997", "275"), source="CBS")
    return manager


def test_the_areas_of_a_municipality_are_its_own_wijken_and_buurten_by_code(manager: Actor) -> None:
    bring(manager, "code,name\nWK059901,Stadscentrum\n", name="elders_2022.csv")
    with acting(manager):
        assert [(area.name, area.level) for area in areas_of(manager)] == [
            ("Hatert", Level.QUARTER),
            ("Nijmegen-Zuid", Level.DISTRICT),
            ("Lindenholt", Level.DISTRICT),
        ]


def test_an_area_is_found_by_its_code_and_an_unknown_one_is_not_there(manager: Actor) -> None:
    with acting(manager):
        assert area_of(manager, "BU02680616").name == "Hatert"
        for code in ("WK999999", "nonsense", "\x00", "GM0268'--"):
            with pytest.raises(NotForYou):
                area_of(manager, code)


def test_a_wijk_that_no_longer_exists_is_not_in_the_list(manager: Actor) -> None:
    bring(manager, "code,name\nWK026806,Zuid\nWK026807,Dukenburg\n", name="wijken_2023.csv")
    with acting(manager):
        found = [area.name for area in areas_of(manager) if area.level is Level.DISTRICT]
        assert found == ["Zuid", "Dukenburg"]
        assert area_of(manager, "WK026808").year == 2022


def test_figures_stand_beside_those_of_wijk_and_gemeente_in_a_fixed_order(manager: Actor) -> None:
    with acting(manager):
        page = area_page(manager, "BU02680616")
    assert (page.people, page.year) == ("10.005", 2022)
    assert [area.name for area in page.compared] == ["Nijmegen-Zuid", "Nijmegen"]
    lines = {line.indicator: line for theme in page.themes for line in theme.lines}
    assert list(lines) == ["population", "dwelling_value", "owned_share", "to_doctor"]
    assert [other.value for other in lines["population"].others] == ["23.260", "179.100"]
    assert [other.value for other in lines["owned_share"].others] == ["onbekend", "43%"]
    assert lines["dwelling_value"].value == "onbekend"
    assert not lines["dwelling_value"].known
    assert lines["to_doctor"].value == "0,5 km"


def test_an_area_without_figures_says_so_and_has_a_place_on_the_map(manager: Actor) -> None:
    bring(
        manager,
        geojson(
            feature("WK026806", "Nijmegen-Zuid", SQUARE),
            {
                "type": "Feature",
                "properties": {"code": "BU02680615", "name": "Grootstal"},
                "geometry": {"type": "Point", "coordinates": [5.83, 51.81]},
            },
        ),
        name="kaart_2022.geojson",
    )
    with acting(manager):
        page = area_page(manager, "BU02680615")
    assert page.themes == ()
    assert page.map is not None
    assert [(shape.area.name, shape.here) for shape in page.map.shapes] == [
        ("Nijmegen-Zuid", False),
        ("Grootstal", True),
    ]


def test_a_figure_can_be_opened(manager: Actor) -> None:
    bring(manager, WIJKEN.replace("23260", "23000"), name="wijken_2021.csv", source="CBS")
    with acting(manager):
        page = figure_page(manager, "WK026806", "population")
        before = figure_page(manager, "WK026806", "population", 2021)
        with pytest.raises(NotForYou):
            figure_page(manager, "WK026806", "happiness")
    assert (page.value, page.year, page.kind) == ("23.260", 2022, Kind.MEASURED)
    assert page.source == "CBS/Kadaster"
    assert page.not_said
    assert page.years == ((2022, "23.260"), (2021, "23.000"))
    assert [(area.name, value) for area, value in page.compared] == [("Nijmegen", "179.100")]
    assert before.value == "23.000"


def test_the_page_of_a_municipality_without_areas_is_empty_and_helps(manager: Actor) -> None:
    other = manager_of("GM0599", "Rotterdam")
    with acting(other):
        page = areas_page(other)
    assert (page.lines, page.map, page.may_bring) == ((), None, True)
    with acting(manager):
        assert [line.people for line in areas_page(manager).lines] == ["23.260", "14.665"]


def test_lists_for_machines_go_on_where_they_stopped(manager: Actor) -> None:
    with acting(manager):
        first = areas_after(manager, most=2)
        rest = areas_after(manager, after=first[-1].code, most=10)
        assert [area.code for area in [*first, *rest]] == ["BU02680616", "GM0268", "WK026806", "WK026808"]
        assert areas_after(manager, level="district", within="GM0268")[0].code == "WK026806"
        assert areas_after(manager, level="planet") == []
        assert areas_after(manager, within="\x00") == []


def test_figures_for_machines_carry_source_unit_and_kind(manager: Actor) -> None:
    with acting(manager):
        rows = figures_of(manager, "WK026808")
        low = next(row for row in rows if row.indicator == "income_low_share")
        within = figures_within(manager, "GM0268", "district", 2022)
    assert (low.number, low.gap, low.unit, low.kind, low.source) == (
        None,
        "unknown",
        "percent",
        "measured",
        "CBS/Kadaster",
    )
    assert {row.code for row in within} == {"WK026806", "WK026808"}
