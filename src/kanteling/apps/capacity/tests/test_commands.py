"""Room in the team through its commands: who keeps, who loses, who answers, and what nobody else may read."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection

from kanteling.apps.capacity import commands
from kanteling.apps.capacity.commands.calendar import meetings_in, read_from
from kanteling.apps.capacity.commands.what_if import calculate
from kanteling.apps.capacity.models import Appointment, Deed, Membership, WeekSaid
from kanteling.apps.capacity.queries.own import OwnCalendar, own_calendar, own_load, own_week, week_to_say
from kanteling.apps.capacity.queries.room import room_page, week_room
from kanteling.apps.capacity.queries.scenarios import BATCHES, what_if_page
from kanteling.apps.capacity.queries.team import room_and_load, totals
from kanteling.apps.capacity.reactions import read_every_calendar
from kanteling.apps.capacity.rules.hours import Did, Kind, NoCalendar, NoWeek
from kanteling.apps.capacity.rules.room import NoRoom, To, Went
from kanteling.apps.capacity.rules.team import Inflow, Supposed
from kanteling.apps.capacity.tests.makers import MEMBERS, TUESDAY, WEEK, Crew, crew, crises, hours, kept, say
from kanteling.foundation.refusals import NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting
from kanteling.platform.fetching import NoFetch
from kanteling.platform.models import JournalEntry

pytestmark = pytest.mark.django_db
SAID = {"individual": 600, "crisis": 300, "administration": 240, "consultation": 120}


@pytest.fixture
def made() -> Iterator[Crew]:
    with clock.at(TUESDAY):
        yield kept(crew())


def everyone_says(made: Crew, names: tuple[str, ...] = MEMBERS) -> None:
    for at, name in enumerate(names):
        more = {"outreach": 60 * at} if at > 2 else {}
        say(made, name, **SAID, **more)


def test_crises_eat_reserved_hours_and_it_shows_the_same_week(made: Crew) -> None:
    crises(made)
    rob = made.who("Rob")
    with acting(rob):
        page = room_page(rob, None, None)
    assert page is not None
    assert (page.week.reserved, page.week.used, page.week.to_crises) == (600, 240, 360)
    assert [piece.title for piece in page.week.fell_away] == ["Portiekgesprek", "Wandelgroep"]
    assert {(ask.to, ask.answer_by) for ask in page.asks} == {
        (To.LEADER, date(2026, 11, 17)),
        (To.MUNICIPALITY, date(2026, 12, 1)),
    }


def test_the_one_who_was_asked_answers_once_and_the_team_reads_it(made: Crew) -> None:
    crises(made)
    rob, wim, samira = made.who("Rob"), made.who("Wim"), made.who("Samira")
    with acting(rob):
        asks = {ask.to: ask.id for ask in room_page(rob, None, None).asks}  # type: ignore[union-attr]
        with pytest.raises(Refused) as no:
            commands.answer(actor=rob, ask=asks[To.MUNICIPALITY], words="Dat zeg ik")
        assert no.value.reasons == (NoRoom.NOT_ASKED,)
        commands.answer(actor=rob, ask=asks[To.LEADER], words="Volgende week valt een overleg weg.")
    with acting(wim):
        commands.answer(actor=wim, ask=asks[To.MUNICIPALITY], words="Er komt acht uur bij.")
        with pytest.raises(Refused) as no:
            commands.answer(actor=wim, ask=asks[To.MUNICIPALITY], words="Nog eens")
        assert no.value.reasons == (NoRoom.ANSWERED,)
    with acting(samira):
        answers = [(ask.answered_by, ask.answer) for ask in room_page(samira, None, None).asks]  # type: ignore[union-attr]
    assert ("Wim", "Er komt acht uur bij.") in answers


def test_what_fell_away_is_planned_again_for_what_was_lost(made: Crew) -> None:
    crises(made)
    samira = made.who("Samira")
    with acting(samira):
        commands.plan_again(actor=samira, block=made.blocks["Wandelgroep"], week=WEEK)
        room = week_room(samira, made.team, WEEK + timedelta(weeks=1))  # type: ignore[arg-type]
    assert sorted(piece.minutes for piece in room.pieces if piece.title == "Wandelgroep") == [180, 240]


def test_who_is_not_of_the_team_keeps_its_hands_off(made: Crew) -> None:
    for name in ("Vera", "Wim"):
        one = made.who(name)
        with acting(one):
            for attempt in (
                lambda a=one: commands.reserve(actor=a, team=made.team, kind=Kind.OUTREACH, minutes=0),
                lambda a=one: commands.tell_fate(
                    actor=a, block=made.blocks["Wandelgroep"], week=WEEK, went=Went.ON
                ),
                lambda a=one: commands.set_band(actor=a, team=made.team, low=1, high=2),
            ):
                with pytest.raises(Refused) as no:
                    attempt()
                assert NoRoom.NOT_TEAM in no.value.reasons
    samira = made.who("Samira")
    with acting(samira), pytest.raises(NotForYou):
        commands.answer(actor=samira, ask=uuid4(), words="x")


def test_hours_of_one_person_are_read_by_nobody_else_also_not_in_raw_sql(made: Crew) -> None:
    everyone_says(made)
    for name in ("Rob", "Wim", "Bert"):
        one = made.who(name)
        own = 1 if name == "Bert" else 0
        with acting(one), connection.cursor() as cursor:
            cursor.execute("select count(*) from capacity_weeksaid")
            assert cursor.fetchone() == (own,)
            cursor.execute("select count(*) from capacity_membership")
            assert cursor.fetchone() == (0 if name == "Wim" else 1,)
        assert WeekSaid.objects.visible_to(one).exclude(person_id=one.person).count() == 0
        assert Membership.objects.visible_to(one).exclude(person_id=one.person).count() == 0


def test_totals_come_on_wednesday_and_never_of_fewer_than_four(made: Crew) -> None:
    rob = made.who("Rob")
    everyone_says(made, MEMBERS[:3])
    wednesday = TUESDAY + timedelta(days=8)
    with clock.at(wednesday), acting(rob):
        assert totals(made.team, WEEK, WEEK) == (), "three colleagues are no team total"  # type: ignore[arg-type]
    everyone_says(made)
    with acting(rob):
        assert totals(made.team, WEEK, WEEK) == (), "not before the Wednesday after"  # type: ignore[arg-type]
    with clock.at(wednesday):
        say(made, "Samira", individual=2400)
        for name in ("Rob", "Bert"):
            with acting(made.who(name)):
                found = {each.kind: each.minutes for each in totals(made.team, WEEK, WEEK)}  # type: ignore[arg-type]
        assert found[Kind.INDIVIDUAL] == 5 * 600, "what is said later changes no total"
        assert Kind.OUTREACH not in found, "two colleagues is no total"
        assert found[None] > 420, "and it is not alone in the rest"
        for name in ("Vera", "Wim"):
            with acting(made.who(name)):
                assert totals(made.team, WEEK, WEEK) == ()  # type: ignore[arg-type]


def test_the_room_of_a_team_counts_part_time_and_time_off(made: Crew) -> None:
    bert, rob = made.who("Bert"), made.who("Rob")
    with acting(bert):
        commands.take_time_off(actor=bert, first=WEEK, last=WEEK + timedelta(days=1))
    with acting(rob):
        room, load = room_and_load(made.team, WEEK)  # type: ignore[arg-type]
    assert room == {"people": 5, "minutes": round(5 * 28 * 60 - 2 / 5 * 28 * 60)}
    assert load is None


def test_a_week_is_proposed_from_what_was_done_and_said_in_one_go(made: Crew) -> None:
    samira = made.who("Samira")
    with acting(samira):
        commands.remember(samira, Did.CONVERSATION)
        commands.remember(samira, Did.REPORT)
        assert week_to_say(samira) == WEEK - timedelta(weeks=1)
        proposed = {row.kind: row for row in own_week(samira).rows}
        assert proposed[Kind.INDIVIDUAL].minutes == 90
        assert proposed[Kind.INDIVIDUAL].deeds == ((Did.CONVERSATION, 1),)
        commands.say_week(actor=samira, week=WEEK, minutes=hours(individual=120, crisis=360))
        said = own_week(samira)
        assert (said.total, said.said_at is not None) == (480, True)
    with acting(made.who("Rob")):
        assert Deed.objects.count() == 0


def test_a_week_that_cannot_be_is_refused(made: Crew) -> None:
    vera, samira = made.who("Vera"), made.who("Samira")
    with acting(vera), pytest.raises(Refused) as no:
        commands.say_week(actor=vera, week=WEEK, minutes={})
    assert no.value.reasons == (NoWeek.NOT_YOURS,)
    with acting(samira), pytest.raises(Refused) as no:
        commands.say_week(actor=samira, week=WEEK + timedelta(weeks=1), minutes=hours(crisis=8 * 24 * 60))
    assert set(no.value.reasons) == {NoWeek.TOO_MUCH, NoWeek.COMING}


CALENDAR = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//y//NL
BEGIN:VEVENT
UID:1
DTSTART;TZID=Europe/Amsterdam:20261027T090000
DTEND;TZID=Europe/Amsterdam:20261027T103000
RRULE:FREQ=WEEKLY;COUNT=4
EXDATE;TZID=Europe/Amsterdam:20261103T090000
SUMMARY:Teamoverleg
ATTENDEE:mailto:iemand@voorbeeld.example
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTART;VALUE=DATE:20261110
SUMMARY:Verjaardag
END:VEVENT
BEGIN:VEVENT
UID:3
DTSTART:20261110T130000Z
DTEND:20261110T140000Z
SUMMARY:Huisbezoek mevrouw Jansen
END:VEVENT
BEGIN:VEVENT
UID:4
DTSTART:20261110T150000Z
DTEND:20261110T160000Z
STATUS:CANCELLED
SUMMARY:Overleg
END:VEVENT
END:VCALENDAR
"""


def test_a_calendar_leaves_only_kinds_and_minutes_behind(made: Crew) -> None:
    samira = made.who("Samira")
    with acting(samira):
        assert commands.read_calendar(actor=samira, file=CALENDAR) == 3, "a series without the day that was dropped"
        assert commands.read_calendar(actor=samira, file=CALENDAR) == 3, "the same file again replaces it"
        rows = {row.kind: row for row in own_week(samira).rows}
        assert (rows[Kind.CONSULTATION].calendar, rows[Kind.INDIVIDUAL].calendar) == (90, 60)
        with connection.cursor() as cursor:
            cursor.execute("select to_jsonb(a)::text from capacity_appointment a")
            kept_rows = str(cursor.fetchall())
    assert "Jansen" not in kept_rows
    assert "iemand" not in kept_rows


def test_a_calendar_that_is_followed_is_read_by_a_job_and_says_what_went_wrong(made: Crew) -> None:
    samira = made.who("Samira")
    asked: list[str] = []

    def office(address: str) -> bytes:
        asked.append(address)
        if len(asked) == 1:
            raise Refused((NoFetch.CLOSED,))
        return CALENDAR if len(asked) == 2 else b"geen agenda"

    with acting(samira):
        commands.follow_calendar(actor=samira, address="webcal://agenda.example/geheim.ics")
        read_from(samira, office)
        assert own_calendar(samira).problem == NoFetch.CLOSED.dutch  # type: ignore[union-attr]
        read_from(samira, office)
        assert own_calendar(samira) == OwnCalendar("agenda.example", clock.now(), "")
        assert Appointment.objects.count() == 3
        read_from(samira, office)
        assert own_calendar(samira).problem == NoCalendar.UNREADABLE.dutch  # type: ignore[union-attr]
        assert Appointment.objects.count() == 3, "a day on which it fails takes nothing away"
        commands.forget_calendar(actor=samira)
        read_from(samira, office)
        assert (own_calendar(samira), Appointment.objects.count(), len(asked)) == (None, 0, 3)
        lines = list(JournalEntry.objects.filter(about_id=samira.person).values_list("detail", flat=True))
        assert len(lines) >= 3
        assert not any("agenda.example" in line for line in lines)
    assert asked[0] == "https://agenda.example/geheim.ics"


def test_nobody_else_reads_the_address_of_a_calendar_and_a_leader_has_none(made: Crew) -> None:
    samira, bert, rob = made.who("Samira"), made.who("Bert"), made.who("Rob")
    with acting(samira):
        commands.follow_calendar(actor=samira, address="https://agenda.example/geheim.ics")
    for other in (bert, rob):
        with acting(other), connection.cursor() as cursor:
            cursor.execute("select count(*) from capacity_calendaraddress")
            assert cursor.fetchone() == (0,)
    with acting(rob), pytest.raises(NotForYou):
        commands.follow_calendar(actor=rob, address="https://agenda.example/geheim.ics")


def test_each_calendar_that_was_given_is_asked_for_twice_a_day_in_the_name_of_its_owner(made: Crew) -> None:
    samira = made.who("Samira")
    with acting(samira):
        commands.follow_calendar(actor=samira, address="https://agenda.example/geheim.ics")
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs where task_name = 'capacity.read_again'")
        read_every_calendar(0)
        cursor.execute("select args from procrastinate_jobs where task_name = 'capacity.read_again'")
        found = [each if isinstance(each, dict) else json.loads(each) for (each,) in cursor.fetchall()]
    assert [each["person"] for each in found] == [str(samira.person)]
    assert "agenda" not in json.dumps(found)


@pytest.mark.parametrize("file", [b"", b"\x00\xff", b"geen agenda", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:x\n"])
def test_a_file_that_is_no_calendar_is_refused_kindly(file: bytes) -> None:
    with pytest.raises(Refused) as no:
        meetings_in(file, WEEK)
    assert no.value.reasons == (NoCalendar.UNREADABLE,)


def test_own_questions_are_weighed_by_the_work_they_ask(made: Crew) -> None:
    samira = made.who("Samira")
    with acting(samira):
        commands.set_band(actor=samira, team=made.team, low=10, high=14)  # type: ignore[arg-type]
        commands.weigh(actor=samira, weights={})
        load = own_load(samira)
    assert (load.low, load.high, load.load.weighed) == (10, 14, 0.0)


def test_a_what_if_is_calculated_in_batches_and_can_be_stopped(made: Crew) -> None:
    kinds = (Inflow("hulp", 3.0, 6.0, 20.0, 2.0, 3.0, 0.3), Inflow("crisis", 0.5, 2.0, 6.0, 5.0, crisis=True))
    now = Supposed(kinds, (60.0,) * 12, (8.0,) * 12)
    more = Supposed(kinds, (80.0,) * 12, (8.0,) * 12)
    bert = made.who("Bert")
    with acting(bert):
        asked = commands.ask_what_if(
            actor=bert, team=made.team, title="Een collega erbij", scenarios={"Nu": now, "Erbij": more}, seed=7
        )  # type: ignore[arg-type]
        assert what_if_page(bert, asked).done == 0
        calculate(bert, what_if=asked)
        calculate(bert, what_if=asked)
        page = what_if_page(bert, asked)
        assert (page.done, page.busy) == (2, True)
        assert page.scenarios[1].beside
        commands.stop_what_if(actor=bert, what_if=asked)
        calculate(bert, what_if=asked)
        page = what_if_page(bert, asked)
        assert (page.done, page.busy, page.of) == (2, False, BATCHES)
    with acting(made.who("Vera")), pytest.raises(Refused):
        commands.stop_what_if(actor=made.who("Vera"), what_if=asked)
