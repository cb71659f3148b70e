"""The same over JSON: what a page cannot do, no link can do either."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kanteling.apps.deciding.tests.makers import World, a_frame, a_proposal, browser, later, says, world
from kanteling.platform import clock

pytestmark = pytest.mark.django_db
API = "/api/v1/deciding"


@pytest.fixture
def table() -> World:
    return world()


def send(client: Client, path: str, how: str = "post", **body: Any) -> Any:
    return getattr(client, how)(f"{API}{path}", body, content_type="application/json")


def read(client: Client, path: str) -> Any:
    answer = client.get(f"{API}{path}")
    assert answer.status_code == 200, answer.content
    return answer.json()


def test_a_round_from_waiting_to_standing(table: World) -> None:
    proposal, bakker = a_proposal(table), browser(table, "bakker")
    assert [each["proposal"] for each in read(bakker, "/waiting")] == [str(proposal)]
    for name in ("ineke", "joop", "bakker"):
        answer = send(browser(table, name), f"/proposals/{proposal}/answers", answer="go_along", version=1)
        assert answer.json() == {"done": True}
    found = read(bakker, f"/proposals/{proposal}")
    assert (found["state"], {seat["said"] for seat in found["seats"]}) == ("stands", {"goes_along"})
    assert read(bakker, "/waiting") == []
    assert read(bakker, f"/circles/{table.circle}/proposals") == []
    assert len(read(bakker, f"/circles/{table.circle}/proposals?only_open=false")) == 1


def test_a_refusal_says_why_in_the_same_words(table: World) -> None:
    proposal = a_proposal(table)
    refused = send(browser(table, "samira"), f"/proposals/{proposal}/answers", answer="go_along")
    assert refused.status_code == 409
    assert refused.headers["Content-Type"] == "application/problem+json"
    assert refused.json()["title"] == "U geeft informatie. De betrokkenen besluiten."


def test_outside_the_circle_there_is_nothing(table: World) -> None:
    proposal, rob = a_proposal(table), browser(table, "rob")
    for path in (
        f"/proposals/{proposal}",
        f"/proposals/{proposal}/information",
        f"/proposals/{proposal}/versions",
        f"/proposals/{uuid4()}",
        f"/circles/{table.circle}/table",
        f"/circles/{table.circle}/proposals",
    ):
        assert rob.get(f"{API}{path}").status_code == 404, path
    assert Client().get(f"{API}/waiting").status_code == 401


def test_the_draft_is_inside_only(table: World) -> None:
    joop, samira = browser(table, "joop"), browser(table, "samira")
    where = f"/circles/{table.circle}"
    assert send(joop, f"{where}/closed-time").status_code == 200
    saved = send(joop, f"{where}/draft", "put", text="Wij doen de was.", version=0).json()
    assert (saved["number"], saved["beside"]) == (1, False)
    assert read(joop, f"{where}/table")["door"]["text"] == "Wij doen de was."
    outside = read(samira, f"{where}/table")
    assert (outside["outside"], outside["door"]["text"], outside["proposals"]) == (True, "", [])
    for path, how, body in (
        ("draft", "put", {"text": "Beter zo", "version": 1}),
        ("information", "post", {"text": "Let op"}),
        ("closed-time", "delete", {}),
        ("closed-time/minutes", "post", {}),
    ):
        assert send(samira, f"{where}/{path}", how, **body).status_code == 409, path
    assert send(joop, f"{where}/closed-time/minutes").status_code == 200
    assert send(joop, f"{where}/closed-time", "delete").status_code == 200
    assert send(samira, f"{where}/information", text="De bus rijdt elk uur.").status_code == 200


def test_voices_reminders_and_going_on(table: World) -> None:
    proposal, ineke, bakker = a_proposal(table), browser(table, "ineke"), browser(table, "bakker")
    where, joop = f"/proposals/{proposal}", str(table.people["joop"])
    assert send(ineke, f"{where}/voice", "put", person=joop).status_code == 200
    assert send(ineke, f"{where}/voice", "delete").status_code == 200
    says(table, "ineke", proposal)
    says(table, "bakker", proposal)
    assert send(bakker, f"{where}/reminders", person=joop).status_code == 409
    with later(days=3):
        assert send(bakker, f"{where}/reminders", person=joop).status_code == 200
    with later(days=9):
        assert send(bakker, f"{where}/without", person=joop).status_code == 200
        assert read(bakker, where)["state"] == "stands"
        assert send(bakker, f"{where}/withdrawal", text="").status_code == 409


def test_said_aloud_with_who_heard_it(table: World) -> None:
    proposal, truus = a_proposal(table), browser(table, "truus")
    given = {
        "speaker": str(table.people["joop"]),
        "answer": "object",
        "way": "paper",
        "heard_by": [str(table.people["truus"])],
        "said_at": clock.now().isoformat(),
    }
    assert send(truus, f"/proposals/{proposal}/aloud", **given).status_code == 409
    assert send(truus, f"/proposals/{proposal}/aloud", **given, reason="Ik kan niet").status_code == 200
    assert send(truus, f"/proposals/{proposal}/aloud", **given | {"said_at": "2026-01-01T10:00"}).status_code == 422


def test_over_a_frame_and_back(table: World) -> None:
    frame, proposal = a_frame(table), a_proposal(table)
    wim, bakker = browser(table, "wim"), browser(table, "bakker")
    where = f"/proposals/{proposal}/crossings"
    made = send(wim, where, frame=str(frame), why="Te duur").json()["id"]
    assert read(bakker, f"/proposals/{proposal}")["crossings"][0]["effect"] == "blocks"
    assert send(bakker, f"{where}/{made}/question", text="Mag het?").status_code == 200
    assert read(wim, "/waiting")[0]["kind"] == "room"
    assert send(bakker, f"{where}/{made}/room", basis="Het mag").status_code == 409
    assert send(wim, f"{where}/{made}/room", basis="Artikel 12").status_code == 200
    assert send(wim, f"{where}/{made}", "delete").status_code == 200


def test_asking_and_informing(table: World) -> None:
    proposal, bakker, samira = a_proposal(table), browser(table, "bakker"), browser(table, "samira")
    asked = send(
        bakker,
        f"/circles/{table.circle}/questions",
        to=str(table.people["samira"]),
        text="Past hij?",
        proposal=str(proposal),
    ).json()["id"]
    assert read(samira, "/waiting")[0]["question"] == asked
    send(samira, f"/circles/{table.circle}/information", text="Ja.", question=asked)
    found = read(bakker, f"/proposals/{proposal}/information")
    assert [(each["text"], each["asked"]) for each in found] == [("Ja.", "Past hij?")]


@pytest.mark.parametrize("odd", ["\x00", " ", "x" * 20_001, "👵🏽" * 10, "\u202eabc"])
def test_odd_words_are_kept_or_refused_and_never_break(table: World, odd: str) -> None:
    proposal, ineke = a_proposal(table), browser(table, "ineke")
    for path, body in (
        (f"/proposals/{proposal}/answers", {"answer": "object", "reason": odd}),
        (f"/circles/{table.circle}/information", {"text": odd}),
        (f"/circles/{table.circle}/questions", {"to": str(table.people["samira"]), "text": odd}),
        (f"/proposals/{proposal}/withdrawal", {"text": odd}),
    ):
        assert send(ineke, path, **body).status_code in {200, 400, 409, 422}, path


def test_the_same_key_twice_counts_once(table: World) -> None:
    proposal, ineke = a_proposal(table), browser(table, "ineke")
    key = str(uuid4())
    for _ in range(2):
        answer = ineke.post(
            f"{API}/proposals/{proposal}/answers",
            {"answer": "go_along"},
            content_type="application/json",
            headers={"Idempotency-Key": key},
        )
        assert answer.status_code == 200
    assert len(read(ineke, f"/proposals/{proposal}/versions")[0]["answers"]) == 1
