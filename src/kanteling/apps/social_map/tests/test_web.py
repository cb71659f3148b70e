"""The map in a browser, without anybody having logged in."""

import re
from dataclasses import replace
from datetime import date, time, timedelta
from uuid import UUID

import pytest
from django.core import mail
from django.test import Client

from kanteling.apps.social_map import commands
from kanteling.apps.social_map.queries.finding import entries_by_id
from kanteling.apps.social_map.rules.entries import Kind
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.apps.social_map.tests.makers import Town, an_entry, browser, town
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db


@pytest.fixture(name="made")
def _made() -> Town:
    return town()


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return answer.content.decode()


def test_music_on_tuesday_is_found_in_own_words_and_each_filter_can_be_left_out(made: Town) -> None:
    an_entry(made)
    an_entry(made, title="Muziek op vrijdag", times=(Time(Day.FR),))
    page = text(Client(), "/kaart/?vraag=iets met muziek op dinsdag dichtbij")
    assert "Muziek op dinsdag" in page
    assert "Muziek op vrijdag" not in page
    assert "Dichtbij wat?" in page
    left_out = re.findall(r'class="kaart-chip" href="([^"]+)"', page)
    assert "Muziek op vrijdag" in text(Client(), f"/kaart/{left_out[0].replace('&amp;', '&')}")


@pytest.mark.parametrize(
    "odd",
    [
        "?dag=XX&deel=y&soort=z&taal=%00&na=kapot",
        "?na=1.x.y",
        "?wijk=WK9&in=%27--",
        "?vraag=%00%F0%9F%92%A9(((",
        "?na=99999999",
    ],
)
def test_an_odd_address_asks_nothing_and_breaks_nothing(made: Town, odd: str) -> None:
    an_entry(made)
    assert "kaart" in text(Client(), f"/kaart/{odd}")


def test_a_long_list_goes_on_without_missing_or_repeating(made: Town) -> None:
    femke = made.who("femke")
    for number in range(23):
        an_entry(made, title=f"Koffie {number:02d}")
    with acting(femke):
        commands.publish_entry(
            actor=femke,
            organisation=made.club,
            words=_words("Aa oud"),
            confirmed_on=clock.today() - timedelta(days=500),
        )
    seen: list[str] = []
    where = "/kaart/"
    while where:
        page = text(Client(), where)
        seen += re.findall(r'k-row__title"><a href="[^"]+">([^<]+)<', page)
        more = re.search(r'href="(\?[^"]*na=[^"]+)"', page)
        where = f"/kaart/{more[1].replace('&amp;', '&')}" if more else ""
    assert seen == [*(f"Koffie {number:02d}" for number in range(23)), "Aa oud"]


def _words(title: str) -> commands.EntryWords:
    return commands.EntryWords(kind=Kind.ACTIVITY, title=title, text="x", next_step="y")


def test_a_letter_is_answered_without_an_account(made: Town) -> None:
    entry, femke = an_entry(made), made.who("femke")
    with acting(femke):
        commands.ask_owner(actor=femke, entry=entry)
    found = re.search(r"(/kaart/bevestigen/\S+)", str(mail.outbox[-1].body))
    assert found
    assert "Muziek op dinsdag" in text(Client(), found[1])
    assert Client().post(found[1], {"answer": "other"}).status_code == 422
    assert "van de kaart" in Client().post(found[1], {"answer": "gone"}).content.decode()
    assert "niet meer op de kaart" in text(Client(), f"/kaart/{entry}/", 410)
    assert Client().get(found[1]).status_code == 409
    assert Client().get(found[1][:-9] + "x/").status_code == 404


def test_a_visitor_proposes_and_remarks_but_cannot_write(made: Town) -> None:
    entry = an_entry(made)
    assert Client().post(f"/kaart/{entry}/anders/", {"words": "Het is om drie uur"}).status_code == 303
    assert Client().post(f"/kaart/{entry}/anders/", {"words": " "}).status_code == 422
    assert Client().post(f"/kaart/{entry}/niets-voor-mij/", {"because": "far"}).status_code == 303
    assert Client().get(f"/kaart/{entry}/wijzig/").status_code == 302
    assert browser(made, "fatma").get(f"/kaart/{entry}/wijzig/").status_code == 409
    assert "Het is om drie uur" in text(browser(made, "femke"), "/kaart/bijhouden/")
    assert "Het is om drie uur" not in text(browser(made, "fatma"), "/kaart/bijhouden/")


def test_the_keeper_changes_an_entry_and_undoes_it(made: Town) -> None:
    entry, femke = an_entry(made), browser(made, "femke")
    sent = {"version": "1", "kind": "activity", "title": "Koor", "text": "Zingen", "phone": "024", "day_0": "WE"}
    assert femke.post(f"/kaart/{entry}/wijzig/", sent).status_code == 303
    page = text(femke, f"/kaart/{entry}/")
    assert "Koor" in page
    assert "elke woensdag" in page
    undo = re.search(rf'action="(/kaart/{entry}/ongedaan/[^"]+)"', page)
    assert undo
    femke.post(undo[1])
    assert "Muziek op dinsdag" in text(femke, f"/kaart/{entry}/")


def test_what_the_form_does_not_show_of_a_moment_stays(made: Town) -> None:
    season = Time(Day.TU, time(14), time(16), date(2026, 9, 1), date(2027, 5, 31))
    monthly = Time(Day.WE, time(10), time(12), rule="FREQ=MONTHLY;BYDAY=2WE")
    entry, femke = an_entry(made, times=(season, monthly)), browser(made, "femke")
    sent = {"version": "1", "kind": "activity", "title": "Koor", "text": "Zingen", "phone": "024"}
    hours = {
        "day_0": "TU",
        "starts_0": "15:00",
        "ends_0": "17:00",
        "day_1": "WE",
        "starts_1": "10:00",
        "ends_1": "12:00",
    }
    assert femke.post(f"/kaart/{entry}/wijzig/", sent | hours).status_code == 303
    assert times_of(made, entry) == (replace(season, starts=time(15), ends=time(17)), monthly)
    assert (
        femke.post(f"/kaart/{entry}/wijzig/", sent | {"version": "2", "day_0": "TU", "day_1": "FR"}).status_code
        == 303
    )
    assert times_of(made, entry) == (replace(season, starts=None, ends=None), Time(Day.FR))


def times_of(made: Town, entry: UUID) -> tuple[Time, ...]:
    with acting(made.who("femke")):
        return entries_by_id(made.who("femke"), [entry])[entry].times


def test_a_resident_begins_something_and_a_neighbour_joins_without_a_name(made: Town) -> None:
    bakker, fatma = browser(made, "bakker"), browser(made, "fatma")
    sent = {"kind": "initiative", "title": "Soep op straat", "text": "Soep", "next_step": "Kom", "need": "Een pan"}
    where = bakker.post("/kaart/initiatief/", sent).headers["Location"]
    fatma.post(f"{where}meedoen/", {"part": "comes"})
    page = text(Client(), where)
    assert "Een pan" in page
    assert "1 bewoner doet mee" in page
    assert "Fatma" not in page
    assert "Soep op straat" in text(Client(), "/kaart/?soort=initiative")


def test_an_agenda_can_subscribe_to_a_question(made: Town) -> None:
    entry: UUID = an_entry(made)
    answer = Client().get("/kaart/agenda.ics?dag=TU")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert f"UID:{entry}-0@kanteling" in answer.content.decode()
    assert "BEGIN:VEVENT" not in text(Client(), "/kaart/agenda.ics?dag=FR")
    assert "SUMMARY:Muziek op dinsdag" in text(Client(), f"/kaart/{entry}/agenda.ics")


def test_a_machine_reads_without_an_account_and_writes_only_with_one(made: Town) -> None:
    entry, nobody = an_entry(made), Client()
    found = nobody.get("/api/v1/social-map/entries?vraag=iets met muziek op dinsdag").json()
    assert [(each["id"], each["times"][0]["day"]) for each in found] == [(str(entry), "TU")]
    assert nobody.get(f"/api/v1/social-map/entries/{entry}").json()["title"] == "Muziek op dinsdag"
    sent = {"why": "stopped"}
    where = f"/api/v1/social-map/entries/{entry}/withdraw"
    assert nobody.post(where, sent, content_type="application/json").status_code == 401
    assert browser(made, "fatma").post(where, sent, content_type="application/json").status_code == 409
    assert browser(made, "femke").post(where, sent, content_type="application/json").json() == {"done": True}


def test_a_visitor_who_goes_on_and_on_is_asked_to_wait(made: Town) -> None:
    where = f"/kaart/{an_entry(made)}/niets-voor-mij/"
    statuses = [Client().post(where, {"because": "far"}).status_code for _ in range(21)]
    assert statuses == [303] * 20 + [409]
