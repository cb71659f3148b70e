"""A long list is work: it tells how far it is, can be stopped, and whatever ends it leaves the map as it was."""

import io
import json
import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection
from django.test import Client

from kanteling.apps.social_map.commands import exchange_work as works
from kanteling.apps.social_map.models import Arrival, Entry, ListWork, Organisation, Place, SentPart, WaitingList
from kanteling.apps.social_map.queries.exchange_fates import Fate
from kanteling.apps.social_map.queries.exchange_lists import list_page
from kanteling.apps.social_map.queries.exchange_packages import as_json, as_zip
from kanteling.apps.social_map.queries.exchange_work import last_work, what_waits
from kanteling.apps.social_map.rules.exchanging import NoExchange, Step
from kanteling.apps.social_map.rules.hsds_tables import empty, flatten
from kanteling.apps.social_map.tests.makers import Town, browser, town
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import Refused
from kanteling.platform.beside import beside
from kanteling.platform.db import acting

MANY = 450


def long_list(many: int = MANY) -> bytes:
    """So many activities, on one line each; the text makes the file too large to look through at once."""
    said = "Samen iets leuks doen in de buurt, met koffie en thee na afloop. " * 15
    lines = [f"Club nummer {at};Zaal {at % 40};di {8 + at % 12}u;gratis;024-1234567;{said}" for at in range(many)]
    return ("Activiteit;Waar;Wanneer;Kosten;Tel;Omschrijving\r\n" + "\r\n".join(lines)).encode()


def package(**changes: Any) -> bytes:
    """A package of HSDS with one service of one organisation."""
    tables = empty()
    who = {"id": "11111111-1111-4111-8111-111111111112", "name": "Zangvereniging", "description": "Zingen"}
    service = {
        "id": "11111111-1111-4111-8111-111111111111",
        "name": "Koor",
        "status": "active",
        "organization": who,
    }
    flatten(tables, "service", service)
    tables["service"][str(service["id"])] |= changes
    return as_zip(tables, "Proef")


def do_the_work(actor: Actor, waiting: UUID) -> None:
    """What the worker does with the work that was asked for last."""
    work = last_work(actor, waiting)
    assert work is not None
    works.work_on_list(actor, asked=work.id)


@pytest.fixture
def made() -> Town:
    return town()


def send(client: Client, content: bytes, name: str) -> str:
    """Send it in the browser; returns where it went."""
    answer = client.post("/kaart/lijsten/", {"file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 303, answer.content.decode()[-2000:]
    return str(answer["Location"])


def text(client: Client, where: str) -> str:
    """What the page says, on one line."""
    return re.sub(r"\s+", " ", client.get(where).content.decode())


@pytest.mark.django_db
def test_a_long_list_is_read_weighed_repaired_and_published_by_jobs(made: Town) -> None:
    client, femke = browser(made, "femke"), made.who("femke")
    where = send(client, long_list(), "lang.csv")
    key = UUID(where.rstrip("/").rpartition("/")[2])
    assert "Wij lezen het bestand." in text(client, where)
    with acting(femke):
        assert (SentPart.objects.count(), Entry.objects.count()) == (1, 0)
        do_the_work(femke, key)
        assert not SentPart.objects.exists()
    page = text(client, where)
    assert f"{MANY} regels zijn nieuw" in page
    assert "U ziet 1 tot en met 50 van 450." in page
    assert "U ziet 401 tot en met 450 van 450." in text(client, f"{where}?vanaf=400")
    assert client.post(f"{where}herstel/", {"version": "1", "cel-2-when": "ooit"}).status_code == 303
    assert "Wij kijken de lijst opnieuw na." in text(client, where)
    assert client.post(f"{where}zet-op-de-kaart/", {"version": "2"}).status_code == 409
    with acting(femke):
        do_the_work(femke, key)
        assert list_page(femke, key).many == {Fate.NEW: MANY - 1, Fate.WRONG: 1}
    assert client.post(f"{where}zet-op-de-kaart/", {"version": "2"}).status_code == 303
    assert "Wij zetten alles op de kaart." in text(client, where)
    with acting(femke):
        do_the_work(femke, key)
        assert Entry.objects.count() == MANY - 1
        assert not WaitingList.objects.exists()
    page = text(client, where)
    assert "449 staan er nu bij." in page
    assert "Regel 2: klopt niet" in page


@pytest.mark.django_db
def test_who_stops_it_finds_the_map_as_it_was(made: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    client, femke = browser(made, "femke"), made.who("femke")
    where = send(client, long_list(), "lang.csv")
    key = UUID(where.rstrip("/").rpartition("/")[2])
    with acting(femke):
        do_the_work(femke, key)
        works.publish(actor=femke, waiting=key, read=1)
        with pytest.raises(Refused) as busy:
            works.repair(actor=femke, waiting=key, read=1, cells={}, choices={})
        assert busy.value.reasons == (NoExchange.BUSY,)
        told: list[int] = []

        def stopped_late(actor: Actor, do: Callable[[], object]) -> bool:
            told.append(Entry.objects.count())
            return len(told) > 4

        monkeypatch.setattr(works, "beside", stopped_late)
        do_the_work(femke, key)
        assert max(told) > 0
        assert (Entry.objects.count(), Place.objects.filter(name="Zaal 1").count()) == (0, 0)
        assert not Arrival.objects.exists()
        work = last_work(femke, key)
        assert work is not None
        assert work.problem is NoExchange.STOPPED
    assert "Dit is gestopt. Er is niets op de kaart veranderd." in text(client, where)
    assert "Zet 450 regels op de kaart" in text(client, where)


@pytest.mark.django_db
def test_what_was_stopped_before_it_began_does_nothing_and_can_be_asked_again(made: Town) -> None:
    client, femke = browser(made, "femke"), made.who("femke")
    where = send(client, long_list(), "lang.csv")
    key = UUID(where.rstrip("/").rpartition("/")[2])
    assert client.post(f"{where}stop/").status_code == 303
    assert "Kijk de lijst opnieuw na" in text(client, where)
    with acting(femke):
        do_the_work(femke, key)
        assert not what_waits(femke, key).ready
    assert client.post(f"{where}opnieuw/").status_code == 303
    with acting(femke):
        do_the_work(femke, key)
        assert what_waits(femke, key).ready
    assert client.post(f"{where}weg/").status_code == 303
    with acting(femke):
        assert not ListWork.objects.exists()


@pytest.mark.django_db
def test_a_file_that_cannot_be_read_says_why_and_where(made: Town) -> None:
    client, femke = browser(made, "femke"), made.who("femke")
    where = send(client, long_list() + b'\r\n"half', "kapot.csv")
    with acting(femke):
        do_the_work(femke, UUID(where.rstrip("/").rpartition("/")[2]))
        assert not SentPart.objects.exists()
    page = text(client, where)
    assert "Dit CSV-bestand is niet te lezen" in page
    assert "Kijk de lijst opnieuw na" not in page


@pytest.mark.django_db(transaction=True)
def test_killed_half_way_nothing_is_on_the_map_and_others_saw_how_far_it_was() -> None:
    made = town()
    femke = made.who("femke")
    with acting(femke):
        key = works.send(actor=femke, stream=io.BytesIO(long_list()), name="lang.csv")
    with acting(femke):
        do_the_work(femke, key)
    with acting(femke):
        works.publish(actor=femke, waiting=key, read=1)
    seen: list[tuple[int, int]] = []

    def look() -> None:
        row = ListWork.objects.get(ended_at=None)
        seen.append((row.done, row.of))
        if row.done > MANY:
            with connection.cursor() as cursor:
                cursor.execute("select pg_terminate_backend(%s)", [worker])

    plain = works.beside

    def and_look(actor: Actor, do: Callable[[], bool]) -> bool:
        said = plain(actor, do)
        plain(actor, look)  # type: ignore[arg-type]
        return said

    works.beside = and_look  # type: ignore[assignment]
    try:
        with acting(femke), connection.cursor() as cursor:
            cursor.execute("select pg_backend_pid()")
            (worker,) = cursor.fetchone()
            with pytest.raises(DatabaseError):
                do_the_work(femke, key)
    except DatabaseError:
        pass  # the rollback of what was killed
    finally:
        works.beside = plain
        connection.close()
    assert seen[-1][0] > MANY
    with acting(femke):
        assert (Entry.objects.count(), Arrival.objects.count()) == (0, 0)
        assert WaitingList.objects.filter(pk=key).exists()
        do_the_work(femke, key)
        assert Entry.objects.count() == MANY


@pytest.mark.django_db
def test_a_package_is_shown_before_it_comes_in_and_a_second_time_changes_nothing(made: Town) -> None:
    client, femke = browser(made, "femke"), made.who("femke")
    where = send(client, package(), "kaart.zip")
    page = text(client, where)
    assert "1 dienst is nieuw." in page
    assert "1 organisatie is nieuw of anders." in page
    with acting(femke):
        assert (Entry.objects.count(), Organisation.objects.count()) == (0, 1)
    assert client.post(f"{where}zet-op-de-kaart/", {"version": "1"}).status_code == 303
    assert "1 staat er nu bij." in text(client, where)
    with acting(femke):
        assert (Entry.objects.count(), Organisation.objects.count()) == (1, 2)
        assert not WaitingList.objects.exists()
    assert "Alles uit dit pakket staat er al." in text(client, send(client, package(), "kaart.zip"))
    whole = client.get("/kaart/uit/hsds.zip").content
    assert "1 dienst" in text(client, send(client, whole, "terug.zip"))


@pytest.mark.django_db
def test_a_package_with_a_wrong_field_names_it_and_cannot_be_published(made: Town) -> None:
    client = browser(made, "femke")
    where = send(client, package(status="open"), "kaart.zip")
    page = text(client, where)
    assert "1 veld klopt niet met HSDS 3" in page
    assert "service.status" in page
    assert client.post(f"{where}zet-op-de-kaart/", {"version": "1"}).status_code == 409
    told = json.dumps(as_json(empty()) | {"services": [{"name": "zonder id"}]}).encode()
    answer = client.post("/kaart/lijsten/", {"file": SimpleUploadedFile("kaart.json", told)})
    assert answer.status_code == 422
    assert "Hier ontbreekt een id" in answer.content.decode()


@pytest.mark.django_db
def test_who_keeps_one_organisation_brings_no_package(made: Town) -> None:
    fatma = made.who("fatma")
    with acting(fatma), pytest.raises(Refused):
        works.send(actor=fatma, stream=io.BytesIO(package()), name="kaart.zip")


@pytest.mark.django_db(transaction=True)
def test_what_is_said_beside_stays_when_the_work_is_undone() -> None:
    made = town()
    femke = made.who("femke")
    with acting(femke):
        key = works.send(actor=femke, stream=io.BytesIO(long_list()), name="lang.csv")
    with acting(femke):
        beside(femke, lambda: ListWork.objects.update(done=7))
        assert ListWork.objects.get().done == 7
        work = last_work(femke, key)
    assert work is not None
    assert (work.step, work.done) == (Step.READ, 7)


@pytest.mark.django_db
def test_a_machine_sends_a_package_asks_how_far_it_is_and_takes_the_map_out(made: Town) -> None:
    client = browser(made, "femke")
    lists = "/api/v1/social-map/lists"
    answer = client.post(lists, {"file": SimpleUploadedFile("kaart.zip", package())})
    sent = answer.json()
    assert (answer.status_code, sent["state"], sent["counts"]["new"]) == (202, "waiting", 1)
    where = f"{lists}/{sent['id']}"
    answer = client.post(f"{where}/publish", {"version": sent["version"]}, content_type="application/json")
    assert (answer.status_code, client.get(where).json()["state"]) == (202, "published")
    assert client.get(where).json()["counts"] == {"new": 1, "changed": 0, "same": 0, "left_out": 0}
    long = client.post(lists, {"file": SimpleUploadedFile("lang.csv", long_list())}).json()
    assert (long["state"], long["step"]) == ("busy", "read")
    stopped = client.post(f"{lists}/{long['id']}/stop").json()
    assert (stopped["state"], stopped["problem"]) == ("refused", "stopped")
    assert client.delete(f"{lists}/{long['id']}").json() == {"done": True}
    refused = client.post(lists, {"file": SimpleUploadedFile("x.csv", b"<html>")})
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:kanteling:web_page")
    assert client.get("/api/v1/social-map/export/hsds.zip").content.startswith(b"PK")
    assert b"Koor" in client.get("/api/v1/social-map/export/map.csv").content
    assert browser(made, "samira").get("/api/v1/social-map/export/hsds.zip").status_code == 409
    assert browser(made, "samira").get(where).status_code == 404
