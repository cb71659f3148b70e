"""The pages of room: one minute for one's own week, the room of the team, an answer, and a what-if."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kanteling.apps.capacity.commands.what_if import calculate
from kanteling.apps.capacity.models import Ask, Batch, WeekSaid, WhatIf
from kanteling.apps.capacity.queries.room import week_room
from kanteling.apps.capacity.tests.makers import MEMBERS, TUESDAY, WEEK, Crew, crew, crises, kept, say
from kanteling.apps.capacity.tests.test_commands import CALENDAR
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
AGENDA = "/ruimte/mijn-week/agenda/"


@pytest.fixture
def made() -> Iterator[Crew]:
    with clock.at(TUESDAY):
        yield kept(crew())


def html(client: Client, where: str, status: int = 200) -> str:
    found = client.get(where)
    assert found.status_code == status, (found.status_code, where)
    return " ".join(found.content.decode().split())


def test_the_headline_says_what_crises_took_and_what_fell_away(made: Crew) -> None:
    crises(made)
    page = html(made.browser("Rob"), "/ruimte/")
    assert "Crises namen deze week 6 van de 10 uur die we voor voorkomen bewaarden" in page
    assert "<b>Portiekgesprek</b>, 3 uur" in page
    assert "Nog geen antwoord" in page
    later = html(made.browser("Wim"), f"/ruimte/?week={WEEK - timedelta(weeks=1)}")
    assert "Crises namen" not in later


def test_a_week_is_said_in_one_go_and_a_step_only_shows(made: Crew) -> None:
    samira = made.browser("Samira")
    assert "Mijn week 46: klopt dit?" in html(samira, "/ruimte/mijn-week/")
    stepped = samira.post("/ruimte/mijn-week/", {"individual": "8", "crisis": "2,5", "step": "crisis:up"})
    assert 'value="3"' in stepped.content.decode()
    assert not WeekSaid.objects.exists()
    done = samira.post("/ruimte/mijn-week/", {"individual": "8", "crisis": "2,5"}, follow=True)
    assert "Alleen u ziet deze uren" in done.content.decode()
    with acting(made.who("Samira")):
        said = WeekSaid.objects.get()
    assert (said.individual, said.crisis, said.learning) == (480, 150, 0)


@pytest.mark.parametrize("typed", ["veel", "-1", "200", "1e9", "NaN"])
def test_what_is_no_number_of_hours_is_asked_again_and_stays(made: Crew, typed: str) -> None:
    answer = made.browser("Samira").post("/ruimte/mijn-week/", {"individual": typed})
    assert answer.status_code == 422
    assert f'value="{typed}"' in answer.content.decode()


def test_telling_that_a_crisis_took_it_asks_for_an_answer_that_is_shown(made: Crew) -> None:
    samira, wim = made.browser("Samira"), made.browser("Wim")
    where = f"/ruimte/bewaren/{made.blocks['Wandelgroep']}/"
    told = samira.post(where, {"week": str(WEEK), "went": "crisis", "lost": "4"}, follow=True)
    assert "De teamleider en de gemeente krijgen de vraag" in told.content.decode()
    with acting(made.who("Wim")):
        ask = Ask.objects.get(asked_of="municipality").pk
    assert "Geef antwoord" in html(wim, f"/ruimte/vraag/{ask}/")
    assert "Geef antwoord" not in html(made.browser("Rob"), f"/ruimte/vraag/{ask}/")
    assert wim.post(f"/ruimte/vraag/{ask}/", {"words": ""}).status_code == 422
    assert wim.post(f"/ruimte/vraag/{ask}/", {"words": "Er komt acht uur bij."}).status_code == 303
    assert "Er komt acht uur bij." in html(samira, "/ruimte/")
    again = samira.post(f"{where}opnieuw/", {"week": str(WEEK)}, follow=True)
    assert "Staat opnieuw op de planning." in again.content.decode()


def test_a_team_keeps_hours_plans_work_and_agrees_a_band(made: Crew) -> None:
    samira = made.browser("Samira")
    assert "Nu 10 uur per week" in html(samira, "/ruimte/bewaren/")
    samira.post("/ruimte/bewaren/", {"what": "reserve", "outreach": "8", "collective": "4,5"})
    assert "Nu 12,5 uur per week" in html(samira, "/ruimte/bewaren/")
    plan = {"what": "plan", "title": "Belronde", "kind": "outreach", "hours": "1,5", "first": str(WEEK), "last": ""}
    assert samira.post("/ruimte/bewaren/", plan).status_code == 303
    with acting(made.who("Samira")):
        assert made.team
        assert "Belronde" in [piece.title for piece in week_room(made.who("Samira"), made.team, WEEK).pieces]
    wrong = samira.post("/ruimte/bewaren/", {"what": "band", "low": "9", "high": "3"})
    assert (wrong.status_code, "Draai ze om" in wrong.content.decode()) == (422, True)
    assert samira.post("/ruimte/bewaren/", {"what": "band", "low": "9", "high": "13"}).status_code == 303
    assert "U koos samen: 9 tot 13" in html(samira, "/ruimte/")


def test_nobody_finds_a_table_of_colleagues_anywhere(made: Crew) -> None:
    """From outside: no page that a leader or policy can open names a colleague beside hours."""
    for name in MEMBERS:
        say(made, name, individual=600, crisis=300)
    with clock.at(TUESDAY + timedelta(days=9)):
        for reader in ("Rob", "Wim"):
            for where in ("/ruimte/", "/ruimte/jaar/", f"/ruimte/?week={WEEK}"):
                page = html(made.browser(reader), where)
                assert not [name for name in MEMBERS if name in page], (reader, where)
        total = '<td class="k-number">50</td>'
        assert total in html(made.browser("Rob"), f"/ruimte/?week={WEEK}"), "the total of the team is there"
        assert total not in html(made.browser("Wim"), f"/ruimte/?week={WEEK}")
        assert made.browser("Rob").get("/ruimte/mijn-week/").status_code == 404


def test_a_calendar_is_read_and_another_file_is_refused(made: Crew) -> None:
    samira = made.browser("Samira")
    bad = samira.post(AGENDA, {"what": "file", "file": SimpleUploadedFile("x.ics", b"niets")})
    assert bad.status_code == 422
    good = samira.post(AGENDA, {"what": "file", "file": SimpleUploadedFile("x.ics", CALENDAR)}, follow=True)
    assert "3 afspraken gelezen" in good.content.decode()
    assert "1,5 uur in uw agenda" in good.content.decode()


def test_an_address_of_a_calendar_is_followed_shown_to_nobody_and_forgotten(made: Crew) -> None:
    samira = made.browser("Samira")
    for typed in ("http://agenda.example/geheim.ics", "https://127.0.0.1/geheim.ics", ""):
        no = samira.post(AGENDA, {"what": "follow", "address": typed})
        assert no.status_code == 422, typed
    assert (
        "Dit adres ligt niet op internet"
        in samira.post(AGENDA, {"what": "follow", "address": "https://[::1]/"}).content.decode()
    )
    yes = samira.post(AGENDA, {"what": "follow", "address": "webcal://agenda.example/geheim.ics"}, follow=True)
    page = yes.content.decode()
    assert "Wij lezen uw agenda bij agenda.example" in page
    assert "geheim" not in page
    assert "agenda.example" not in html(made.browser("Bert"), AGENDA)
    gone = samira.post(AGENDA, {"what": "forget"}, follow=True).content.decode()
    assert "Uw agenda is weg" in gone
    assert "agenda.example" not in gone


NOW = {
    "title": "Een collega erbij", "a_week": "3", "half": "6", "most": "20", "hours": "2", "patience": "3",
    "escalates": "30", "crises": "0.5", "crisis_half": "2", "crisis_most": "6", "crisis_hours": "5",
    "team_hours": "60", "reserved": "8", "other_hours": "80",
}  # fmt: skip


def test_a_what_if_shows_how_far_it_is_and_then_two_scenarios_side_by_side(made: Crew) -> None:
    bert = made.browser("Bert")
    assert "Wij weten dat niet." in html(bert, "/ruimte/wat-als/")
    asked = bert.post("/ruimte/wat-als/", NOW)
    assert asked.status_code == 303
    assert "Klaar: 0 van de 8 delen" in html(bert, asked.url)  # type: ignore[attr-defined]
    one = made.who("Bert")
    with acting(one):
        which = WhatIf.objects.get().pk
        calculate(one, what_if=which)
        assert Batch.objects.count() == 2
    page = html(bert, asked.url)  # type: ignore[attr-defined]
    assert "Een vraag wacht gemiddeld" in page
    assert "U gaf geen effect van voorkomen op." in page
    assert "Naast zoals het nu gaat" in page
    assert "Stop met rekenen" in page
    assert "Gestopt" in bert.post(f"{asked.url}stop/", follow=True).content.decode()  # type: ignore[attr-defined]
    unsure = bert.post("/ruimte/wat-als/", NOW | {"likely": "5", "high": "10"})
    assert (unsure.status_code, "Schrijf op waar het effect vandaan komt" in unsure.content.decode()) == (422, True)


def test_a_what_if_takes_a_second_kind_part_time_and_leave_and_a_third_choice(made: Crew) -> None:
    bert = made.browser("Bert")
    more = {
        "name2": "geld", "a_week2": "1.5", "half2": "4", "most2": "10", "hours2": "1", "patience2": "2", "escalates2": "10",
        "team_hours": "", "contracts": "28 28 24,5", "weeks_off": "5", "other_work": "40", "other_hours": "",
        "other_name": "Een collega erbij", "other_contracts": "28 28 24,5 32", "third_name": "Meer voorkomen",
        "third_reserved": "12", "third_a_week": "9",
    }  # fmt: skip
    asked = bert.post("/ruimte/wat-als/", NOW | more)
    assert asked.status_code == 303, asked.content.decode()
    one = made.who("Bert")
    with acting(one):
        kept = WhatIf.objects.get().scenarios
    assert [each["name"] for each in kept] == ["Zoals nu", "Een collega erbij", "Meer voorkomen"]
    assert [kind["name"] for kind in kept[0]["kinds"]] == ["hulp", "geld", "crisis"]
    assert sum(kept[0]["hours"]) == pytest.approx(80.5 * 47 * 0.6), (
        "five weeks of leave each, 40 of 100 for other work"
    )
    assert min(kept[0]["hours"]) >= 52.5 * 0.6 - 1e-9, "not all away at once"
    assert sum(kept[1]["hours"]) > sum(kept[0]["hours"])
    assert sum(kind["a_week"] for kind in kept[2]["kinds"][:2]) == pytest.approx(9)
    again = html(bert, "/ruimte/wat-als/")
    assert 'value="1.5"' in again, "what was told before needs no typing"
    half = bert.post("/ruimte/wat-als/", NOW | {"a_week2": "2"})
    assert half.status_code == 422
    for wrong in ("28,28,24", "veel", "0", "80"):
        assert bert.post("/ruimte/wat-als/", NOW | {"contracts": wrong}).status_code == 422, wrong


def test_someone_joins_takes_days_off_and_leaves(made: Crew) -> None:
    vera = made.browser("Vera")
    assert vera.get("/ruimte/mijn-week/").status_code == 303
    assert vera.post("/ruimte/team/", {"what": "join", "team": made.team, "hours": "0"}).status_code == 422
    assert vera.post("/ruimte/team/", {"what": "join", "team": made.team, "hours": "24"}).status_code == 303
    assert "U werkt hier 24 uur per week" in html(vera, "/ruimte/team/")
    off = {"what": "off", "first": "2026-12-24", "last": "2026-12-20"}
    assert vera.post("/ruimte/team/", off).status_code == 422
    assert vera.post("/ruimte/team/", off | {"last": "2026-12-31"}).status_code == 303
    assert vera.post("/ruimte/team/", {"what": "leave"}).status_code == 303
    assert "Bij welk team hoort u?" in html(vera, "/ruimte/team/")
    assert vera.post("/ruimte/team/", {"what": "begin", "name": "Mijn team"}).status_code == 422
    assert Client().get("/ruimte/").status_code == 302


def test_the_api_says_the_same(made: Crew) -> None:
    crises(made)
    samira = made.browser("Samira")
    weeks = samira.get(f"/api/v1/capacity/rooms/{made.team}").json()
    assert (weeks[-1]["to_crises"], weeks[-1]["reserved"]) == (360, 600)
    sent = {"week": str(WEEK), "minutes": {"individual": 90}}
    assert samira.post("/api/v1/capacity/own-week", sent, content_type="application/json").status_code == 200
    assert samira.get("/api/v1/capacity/own-week").json()["minutes"]["individual"] == 90
    assert made.browser("Rob").get("/api/v1/capacity/own-week").status_code == 404
