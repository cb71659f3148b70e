"""The same walls, words and refusals for machines."""

from uuid import uuid4

import pytest
from django.test import Client

from kanteling.apps.conversation.rules.cards import Card
from kanteling.apps.conversation.tests.makers import browser, own_story, reported, with_samira, world, write

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/conversation"


def put(client: Client, where: str, **what: object) -> object:
    return client.put(f"{ROOT}{where}", what, content_type="application/json")


def post(client: Client, where: str, **what: object) -> object:
    return client.post(f"{ROOT}{where}", what, content_type="application/json")


def test_a_whole_conversation_by_machine() -> None:
    town = world()
    client = browser(town.samira)
    circle = post(client, "/new", called="Mevrouw Jansen").json()["circle"]  # type: ignore[attr-defined]
    kept = put(client, f"/{circle}/answers/asked", words="Samen wandelen.", version=f"0.{uuid4()}")
    assert kept.json()["words"] == "Samen wandelen."  # type: ignore[attr-defined]
    post(client, f"/{circle}/around", name="Buurvrouw Fatma", kind="neighbour")
    post(client, f"/{circle}/work", work="unknown")
    post(client, f"/{circle}/remarks/asked", words="Er is een wandelclub.")
    refused = post(client, f"/{circle}/report")
    assert refused.status_code == 409  # type: ignore[attr-defined]
    assert refused.json()["reasons"][0]["text"] == "Vertel eerst dat iemand gratis kan meedenken."  # type: ignore[attr-defined]
    for right in ("support", "personal_plan", "budget"):
        assert post(client, f"/{circle}/rights/{right}").status_code in (200, 422)  # type: ignore[attr-defined]
        post(client, f"/{circle}/rights/{right}", manner="aloud")
    assert post(client, f"/{circle}/report").json() == {"number": 1}  # type: ignore[attr-defined]
    post(client, f"/{circle}/report/1/approval", how="table", also="Ineke")
    story = client.get(f"{ROOT}/{circle}/story").json()
    assert (story["question"], story["network"]) == ("Samen wandelen.", ["Buurvrouw Fatma"])
    note = client.get(f"{ROOT}/{circle}").json()
    assert note["clock"]["acts_code"] == "resident"


def test_cards_are_the_residents_by_machine_too() -> None:
    town = world()
    circle = with_samira(town)
    bakker, samira = browser(town.bakker), browser(town.samira)
    put(bakker, f"/{circle}/cards/care", words="Mijn knie.")
    assert samira.get(f"{ROOT}/{circle}/cards").status_code == 404
    assert put(samira, f"/{circle}/cards/care", words="Zijn knie.").status_code == 409  # type: ignore[attr-defined]
    put(bakker, f"/{circle}/cards/care/audience", audience="conversation")
    fields = {one["code"]: one["words"] for one in samira.get(f"{ROOT}/{circle}").json()["fields"]}
    assert fields["happened"] == "Zorg: Mijn knie."


def test_only_the_resident_approves_by_machine() -> None:
    town = world()
    circle = reported(town)
    assert post(browser(town.samira), f"/{circle}/report/1/approval").status_code in (409, 422)  # type: ignore[attr-defined]
    assert post(browser(town.bakker), f"/{circle}/report/1/approval").status_code == 200  # type: ignore[attr-defined]


def test_nonsense_is_refused_and_never_an_error() -> None:
    town = world()
    circle = own_story(town)
    write(town, circle, Card.CARE, "x")
    client = browser(town.bakker)
    answers = [
        put(client, f"/{circle}/answers/horoscope", words="x"),
        put(client, f"/{circle}/answers/asked", words="x" * 20001),
        put(client, f"/{circle}/answers/asked", words="a\x00b", version="niet.goed"),
        put(client, f"/{uuid4()}/answers/asked", words="x"),
        post(client, f"/{circle}/report/999999/corrections", code="asked", correction="x"),
        post(client, f"/{circle}/steps", step="decided"),
        post(client, "/new", called="x", email="geen adres"),
    ]
    assert [answer.status_code for answer in answers] == [422, 422, 400, 404, 404, 409, 422]  # type: ignore[attr-defined]
