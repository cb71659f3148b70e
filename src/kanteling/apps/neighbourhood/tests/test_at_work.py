"""A large file comes in by a job: it tells how far it is, can be stopped, and is all there or not at all."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kanteling.apps.neighbourhood.commands import at_work
from kanteling.apps.neighbourhood.models import Area, Arrival, Bringing, Waiting
from kanteling.apps.neighbourhood.tests.makers import KWB, log_in, manager_of
from kanteling.foundation.actor import Actor
from kanteling.platform.beside import beside
from kanteling.platform.db import acting

MANY = 1500


def large(*more: str) -> bytes:
    """A country of so many wijken; a column that nobody knows makes the file large."""
    said = "koffie en thee na afloop " * 10
    lines = [f"WK{at + 100:06};Wijk {at};{at % 90 + 1};{said}" for at in range(MANY)]
    return "\n".join(["gwb_code;regio;p_koopw;iets_anders", *lines, *more]).encode()


def sent(client: Client, content: bytes, **said: str) -> str:
    """Send it in the browser and say yes; returns where it went."""
    look = client.post("/wijk/inlezen/", {"file": SimpleUploadedFile("kwb_2022.csv", content)})["Location"]
    answer = client.post(f"{look}ja/", {"year": "2022", "source": "CBS", **said})
    assert answer.status_code == 303, answer.content.decode()[-2000:]
    return str(answer["Location"])


def text(client: Client, where: str) -> str:
    """What the page says, on one line."""
    return " ".join(client.get(where).content.decode().split())


def do_the_work(actor: Actor, where: str) -> None:
    """What the worker does."""
    with acting(actor):
        at_work.bring_by_job(actor, asked=UUID(where.rstrip("/").rpartition("/")[2]))


@pytest.fixture
def manager(client: Client) -> Actor:
    """The functional manager, logged in."""
    manager = manager_of()
    log_in(client, manager.person)
    return manager


@pytest.mark.django_db
def test_a_large_file_is_asked_for_comes_in_and_tells_what_came_of_it(client: Client, manager: Actor) -> None:
    where = sent(client, large())
    assert "Wij zijn ermee bezig" in text(client, where)
    assert where in text(client, "/wijk/inlezen/")
    with acting(manager):
        assert not Area.objects.exists()
    do_the_work(manager, where)
    page = text(client, where)
    assert "Ingelezen: 1.500 gebieden en 1.500 cijfers zijn nieuw of veranderd." in page
    assert "Nu bezig" not in text(client, "/wijk/inlezen/")
    do_the_work(manager, where)  # a second time, after a worker that was killed: nothing
    with acting(manager):
        assert (Area.objects.count(), Arrival.objects.count(), Waiting.objects.count()) == (MANY, 1, 0)
    again = sent(client, large())
    do_the_work(manager, again)
    assert "Er is niets veranderd. Alles stond er al." in text(client, again)


@pytest.mark.django_db
def test_bad_rows_are_named_and_what_was_said_is_kept(client: Client, manager: Actor) -> None:
    where = sent(client, large("WK1;Niets;3;x"), source="CBS & co")
    do_the_work(manager, where)
    page = text(client, where)
    assert "Er zijn regels die niet kloppen. Er is niets ingelezen." in page
    assert "jaar=2022&amp;bron=CBS+%26+co" in page
    with acting(manager):
        file = Waiting.objects.get().pk
        assert not Area.objects.exists()
    assert f"Regel {MANY + 2}, kolom gwb_code" in text(client, f"/wijk/inlezen/{file}/?jaar=2022")
    without = client.post(f"/wijk/inlezen/{file}/ja/", {"year": "2022", "source": "CBS", "skip_bad": "1"})[
        "Location"
    ]
    do_the_work(manager, without)
    page = text(client, without)
    assert "1 regel is weggelaten" in page
    assert f"Regel {MANY + 2}, kolom gwb_code" in page


@pytest.mark.django_db
def test_what_is_stopped_before_it_begins_never_comes_in(client: Client, manager: Actor) -> None:
    where = sent(client, large())
    assert client.post(f"{where}stop/").status_code == 303
    do_the_work(manager, where)
    page = text(client, where)
    assert "U hebt dit gestopt. Er is niets ingelezen." in page
    assert "Kijk opnieuw naar dit bestand" in page
    with acting(manager):
        assert not Area.objects.exists()


@pytest.mark.django_db
def test_the_work_of_one_is_nothing_for_another(client: Client, manager: Actor) -> None:
    where = sent(client, large())
    log_in(client, manager_of("GM0363", "Amsterdam").person)
    assert client.get(where).status_code == 404
    assert client.post(f"{where}stop/").status_code == 404


@pytest.mark.django_db
def test_a_small_file_comes_in_at_once(client: Client, manager: Actor) -> None:
    assert sent(client, KWB.encode()) == "/wijk/inlezen/"
    with acting(manager):
        assert (Area.objects.count(), Bringing.objects.count()) == (3, 0)


@pytest.mark.django_db(transaction=True)
def test_what_is_stopped_half_way_leaves_nothing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    manager = manager_of()
    log_in(client, manager.person)
    where = sent(client, large())
    seen: list[int] = []

    def and_stop(actor: Actor, do: Callable[[], bool]) -> bool:
        beside(actor, do)
        seen.append(beside(actor, lambda: Bringing.objects.get().done))
        beside(actor, lambda: at_work.stop(actor=actor, asked=Bringing.objects.get().pk))
        return beside(actor, do)

    monkeypatch.setattr(at_work, "beside", and_stop)
    do_the_work(manager, where)
    assert seen == [1000]
    assert "U hebt dit gestopt. Er is niets ingelezen." in text(client, where)
    with acting(manager):
        assert (Area.objects.count(), Arrival.objects.count(), Waiting.objects.count()) == (0, 0, 1)
