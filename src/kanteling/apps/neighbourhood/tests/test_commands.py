"""Bringing in: all of it or nothing, twice is once, and only by who may."""

import pytest
from django.db import DatabaseError, connection, transaction

from kanteling.apps.neighbourhood.commands.bringing import BadRows, bring_in
from kanteling.apps.neighbourhood.commands.waiting import put_ready, say_yes, throw_away
from kanteling.apps.neighbourhood.models import Area, Arrival, Figure, Waiting
from kanteling.apps.neighbourhood.queries.bringing import preview
from kanteling.apps.neighbourhood.rules.reasons import FileReason, FileRefused
from kanteling.apps.neighbourhood.tests.makers import (
    KWB,
    SQUARE,
    WIJKEN,
    bring,
    feature,
    geojson,
    manager_of,
    resident_of,
    stream,
)
from kanteling.apps.people.commands import give_role
from kanteling.apps.people.public import actor_of
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db
BAD = KWB + "BU0268;;Niets;Nijmegen;Buurt;;1;abc;1;1;1;1\n"


def number(actor: Actor, code: str, indicator: str = "population") -> float | None:
    """The figure that is shown now."""
    with acting(actor):
        found = Figure.objects.visible_to(actor).filter(code=code, indicator=indicator)
        value = found.order_by("-year", "-arrival_id").values_list("number", flat=True).first()
    return None if value is None else float(value)


def counted(actor: Actor) -> tuple[int, int, int]:
    """How many arrivals, areas and figures there are for this actor."""
    with acting(actor):
        tables = (Arrival, Area, Figure)
        first, second, third = (model.objects.visible_to(actor).count() for model in tables)
    return first, second, third


def test_a_file_is_taken_in_whole() -> None:
    manager = manager_of()
    brought = bring(manager, KWB)
    assert (brought.rows, brought.areas, brought.figures, brought.left_out) == (3, 3, 12, 0)
    assert number(manager, "BU02680616") == 10005
    assert counted(manager) == (1, 3, 12)


def test_the_same_file_again_changes_nothing() -> None:
    manager = manager_of()
    bring(manager, KWB)
    again = bring(manager, KWB, name="the_same_2022.csv")
    assert (again.arrival, again.areas, again.figures) == (None, 0, 0)
    assert counted(manager) == (1, 3, 12)


def test_a_correction_adds_only_what_is_different_and_is_what_is_shown() -> None:
    manager = manager_of()
    bring(manager, KWB)
    brought = bring(manager, KWB.replace("10.005", "10.010"))
    assert (brought.areas, brought.figures) == (0, 1)
    assert number(manager, "BU02680616") == 10010
    assert counted(manager) == (2, 3, 13)


def test_one_bad_row_and_nothing_comes_in() -> None:
    manager = manager_of()
    with pytest.raises(BadRows) as refused:
        bring(manager, BAD)
    assert [bad.line for bad in refused.value.brought.problems] == [5, 5]
    assert counted(manager) == (0, 0, 0)


def test_bad_rows_can_be_left_out_and_are_remembered() -> None:
    manager = manager_of()
    brought = bring(manager, BAD, skip_bad=True)
    assert (brought.areas, brought.left_out) == (3, 1)
    with acting(manager):
        kept = Arrival.objects.visible_to(manager).get()
    assert kept.left_out == 1
    assert kept.problems[0].startswith("Regel 5, kolom gwb_code_10 (“BU0268”)")


def test_a_file_with_only_bad_rows_is_refused_also_when_they_may_be_left_out() -> None:
    with pytest.raises(BadRows):
        bring(manager_of(), "code,name\nWK1,Zuid\n", skip_bad=True)


def test_figures_without_names_do_not_take_the_names_away() -> None:
    manager = manager_of()
    bring(manager, WIJKEN)
    bring(manager, "code,a_inw\nWK026806,24000\n", name="later_2022.csv")
    with acting(manager):
        names = set(Area.objects.visible_to(manager).filter(code="WK026806").values_list("name", flat=True))
    assert names == {"Nijmegen-Zuid"}
    assert number(manager, "WK026806") == 24000


def test_figures_without_outlines_do_not_take_the_map_away() -> None:
    manager = manager_of()
    bring(manager, geojson(feature("WK026806", "Nijmegen-Zuid", SQUARE)), name="kaart_2022.geojson")
    bring(manager, WIJKEN.replace("Nijmegen-Zuid", "Zuid"))
    with acting(manager):
        last = Area.objects.visible_to(manager).filter(code="WK026806").order_by("-arrival_id").first()
    assert last.name == "Zuid"
    assert last.outline


def test_who_is_no_functional_manager_brings_nothing() -> None:
    manager = manager_of()
    resident = actor_of(resident_of(manager))
    with pytest.raises(Refused):
        bring(resident, KWB)
    with pytest.raises(Refused), acting(resident):
        put_ready(actor=resident, stream=stream(KWB), name="kwb.csv")


def test_the_database_refuses_what_the_rule_refuses() -> None:
    manager = manager_of()
    bring(manager, WIJKEN)
    resident = actor_of(resident_of(manager))
    with acting(resident), connection.cursor() as cursor:
        for statement in (
            "insert into neighbourhood_arrival (id, municipality_id, at, called, file_name, digest, source, year, rows,"
            " areas, figures, left_out, problems) select gen_random_uuid(), kanteling.municipality(), now(), '', '', '',"
            " '', 2022, 0, 0, 0, 0, '[]'",
            "update neighbourhood_figure set number = 0",
            "delete from neighbourhood_area",
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute(statement)


def test_nobody_in_the_application_brings_for_all_municipalities() -> None:
    manager = manager_of()
    with acting(manager), connection.cursor() as cursor, pytest.raises(DatabaseError), transaction.atomic():
        cursor.execute(
            "insert into neighbourhood_indicator (id, code, name, unit, kind, theme, not_said, arrival_id)"
            " values (gen_random_uuid(), 'x', 'x', 'people', 'measured', 'people', '', gen_random_uuid())"
        )
    with pytest.raises(PermissionError):
        bring_in(actor=None, stream=stream(KWB), name="kwb_2022.csv")


def test_what_one_municipality_brings_another_does_not_see() -> None:
    here, there = manager_of(), manager_of("GM0599", "Rotterdam")
    bring(here, KWB)
    assert counted(there) == (0, 0, 0)


def test_the_journal_says_that_a_file_came_in() -> None:
    manager = manager_of()
    officer = resident_of(manager, "Ahmed Kaya")
    with acting(manager):
        give_role(actor=manager, person=officer, called="Ahmed Kaya", role=Role.PRIVACY_OFFICER)
    bring(manager, KWB)
    reader = actor_of(officer)
    with acting(reader):
        line = JournalEntry.objects.visible_to(reader).get(what="areas_arrived")
    assert (line.person_id, line.detail) == (manager.person, "kwb_2022.csv")


def test_the_passage_is_empty_afterwards() -> None:
    bring(manager_of(), KWB)
    with connection.cursor() as cursor:
        cursor.execute(
            "select (select count(*) from neighbourhood_arriving_area), (select count(*) from neighbourhood_arriving_figure)"
        )
        assert cursor.fetchone() == (0, 0)


def test_a_file_waits_until_its_bringer_says_yes() -> None:
    manager = manager_of()
    with acting(manager):
        waiting = put_ready(actor=manager, stream=stream(BAD), name="kwb_2022.csv")
        page = preview(manager, waiting)
        assert (page.good, page.bad, page.year) == (3, 1, 2022)
        assert page.unknown == ("iets_anders",)
        assert counted(manager) == (0, 0, 0)
        say_yes(actor=manager, waiting=waiting, year=2021, source="Eigen telling", skip_bad=True)
        assert Waiting.objects.visible_to(manager).count() == 0
        arrival = Arrival.objects.visible_to(manager).get()
    assert (arrival.year, arrival.source) == (2021, "Eigen telling")


def test_a_waiting_file_is_there_for_its_bringer_alone_and_can_be_thrown_away() -> None:
    manager = manager_of()
    other = manager_of("GM0599", "Rotterdam")
    with acting(manager):
        waiting = put_ready(actor=manager, stream=stream(KWB), name="kwb.csv")
    with acting(other), pytest.raises(NotForYou):
        preview(other, waiting)
    with acting(manager):
        throw_away(actor=manager, waiting=waiting)
        with pytest.raises(NotForYou):
            preview(manager, waiting)


def test_an_empty_or_enormous_file_does_not_even_wait() -> None:
    manager = manager_of()
    with acting(manager), pytest.raises(FileRefused) as refused:
        put_ready(actor=manager, stream=stream(""), name="leeg.csv")
    assert refused.value.reason is FileReason.EMPTY
    with acting(manager), pytest.raises(FileRefused) as refused:
        put_ready(actor=manager, stream=stream("x" * 20_000_001), name="groot.csv")
    assert refused.value.reason is FileReason.TOO_BIG
