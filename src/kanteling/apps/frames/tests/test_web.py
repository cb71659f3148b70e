"""The pages of frames: readable by everyone, also without logging in; three forms for policy."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from kanteling.apps.frames.queries import frames_on
from kanteling.apps.frames.rules.frames import Weight
from kanteling.apps.frames.tests.makers import Town, a_frame, browser, town
from kanteling.platform import clock
from kanteling.platform.db import acting

pytestmark = pytest.mark.django_db
BUDGET = 14
"""Twelve statements of the page, and the savepoint in which a test wraps a request."""


@pytest.fixture
def here() -> Town:
    return town()


def html(client: Client, where: str) -> str:
    found = client.get(where)
    assert found.status_code == 200, found.status_code
    return " ".join(found.content.decode().split())


def frame_id(here: Town) -> str:
    with acting(here.who("wim")):
        return str(frames_on(here.who("wim"), clock.today())[0].frame)


def test_anyone_reads_frames_without_logging_in(here: Town) -> None:
    a_frame(here)
    page = html(Client(), "/kaders/")
    assert "tot 23 cent per kilometer" in page
    assert "Vast kader" in page
    assert "Nieuw kader" not in page
    assert "Versie 1" in html(Client(), f"/kaders/{frame_id(here)}/")
    assert Client().get(f"/kaders/{uuid4()}/").status_code == 404


def test_with_more_municipalities_a_visitor_names_one(here: Town) -> None:
    a_frame(here)
    town(code="0200")
    assert Client().get("/kaders/").status_code == 404
    assert "23 cent" in html(Client(), "/kaders/?gemeente=0268")
    assert "23 cent" not in html(Client(), "/kaders/?gemeente=0200")
    assert "23 cent" in html(browser(here, "samira"), "/kaders/?gemeente=0200"), "who is known reads the own ones"


def typed(**changes: str) -> dict[str, str]:
    return {
        "title": "Eigen hulp",
        "text": "U kiest zelf wie u helpt.",
        "legal_basis": "Wmo 2015, artikel 2.3.6",
        "weight": "soft",
        "setter": "de gemeente",
        "since": clock.today().isoformat(),
        "until": "",
        "link": "",
    } | changes


def test_policy_sets_a_frame_and_everyone_reads_it(here: Town) -> None:
    wim = browser(here, "wim")
    assert "Het kader, in gewone woorden" in html(wim, "/kaders/nieuw/")
    done = wim.post("/kaders/nieuw/", typed(), follow=True)
    assert "U kiest zelf wie u helpt." in done.content.decode()
    assert "Kader met ruimte" in html(browser(here, "samira"), "/kaders/")


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("text", "", "Schrijf het kader op in gewone woorden."),
        ("legal_basis", "", "Schrijf op welke wet of regel dit zegt."),
        ("since", "2020-01-01", "Kaders gelden vooraf."),
        ("since", "gisteren", "Kies een dag."),
        ("until", "2020-01-01", "De laatste dag ligt voor de eerste."),
        ("link", "nergens", "Dit is geen adres"),
        ("weight", "", "Kies vast, of met ruimte."),
    ],
)
def test_what_is_missing_is_asked_and_what_was_typed_stays(here: Town, field: str, value: str, says: str) -> None:
    answer = browser(here, "wim").post("/kaders/nieuw/", typed(**{field: value}))
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert "Eigen hulp" in answer.content.decode()


def test_others_meet_a_gentle_refusal(here: Town) -> None:
    a_frame(here)
    samira, frame = browser(here, "samira"), frame_id(here)
    for where in ("/kaders/nieuw/", f"/kaders/{frame}/versie/"):
        assert samira.get(where).status_code == 409
    assert samira.post("/kaders/nieuw/", typed()).status_code == 409
    assert samira.post(f"/kaders/{frame}/einde/", {"last_day": clock.today().isoformat()}).status_code == 409
    assert Client().get("/kaders/nieuw/").status_code == 302


def test_a_new_version_and_an_end(here: Town) -> None:
    a_frame(here)
    wim, frame = browser(here, "wim"), frame_id(here)
    page = html(wim, f"/kaders/{frame}/versie/")
    assert "23 cent per kilometer" in page
    day = (clock.today() + timedelta(days=7)).isoformat()
    done = wim.post(f"/kaders/{frame}/versie/", typed(since=day, version="1"), follow=True)
    assert "Versie 2" in done.content.decode()
    assert "Versie 1" in done.content.decode()
    late = wim.post(f"/kaders/{frame}/versie/", typed(since=day, version="1", text="Nog iets"))
    assert late.status_code == 409
    assert "Komt nog" in html(wim, "/kaders/")
    assert wim.post(f"/kaders/{frame}/einde/", {"last_day": ""}).status_code == 422
    assert "Wat is de laatste dag?" in html(wim, f"/kaders/{frame}/einde/")
    done = wim.post(f"/kaders/{frame}/einde/", {"last_day": day}, follow=True)
    assert "tot en met" in done.content.decode()


def test_files_carry_every_version_and_no_formula(here: Town) -> None:
    a_frame(here, title="=1+1")
    sheet = Client().get("/kaders/kaders.csv").content.decode("utf-8-sig")
    assert sheet.splitlines()[0].startswith("title;text;hardness")
    assert "'=1+1;" in sheet
    found = Client().get("/kaders/kaders.json").json()["frames"]
    assert [(each["title"], each["hardness"]) for each in found] == [("=1+1", "hard")]


def test_the_api_reads_and_sets(here: Town) -> None:
    wim, samira = browser(here, "wim"), browser(here, "samira")
    body = typed() | {"hardness": "hard", "until": None}
    made = wim.post("/api/v1/frames/", body, content_type="application/json")
    assert made.status_code == 200, made.content
    assert samira.post("/api/v1/frames/", body, content_type="application/json").status_code == 409
    found = samira.get("/api/v1/frames/").json()
    assert [(each["id"], each["hardness"]) for each in found] == [(made.json()["id"], "hard")]
    frame = found[0]["frame"]
    day = (clock.today() + timedelta(days=7)).isoformat()
    new = body | {"since": day, "text": "Anders.", "version": 1}
    assert wim.post(f"/api/v1/frames/{frame}/versions", new, content_type="application/json").status_code == 200
    assert len(samira.get(f"/api/v1/frames/{frame}").json()) == 2
    assert len(samira.get("/api/v1/frames/versions").json()) == 2
    end = {"last_day": day}
    assert wim.post(f"/api/v1/frames/{frame}/end", end, content_type="application/json").status_code == 200


@pytest.mark.parametrize("many", [3, 30])
def test_pages_stay_within_their_budget(
    here: Town, django_assert_max_num_queries: Callable[[int], Any], many: int
) -> None:
    for number in range(many):
        a_frame(here, title=f"Kader {number}", weight=Weight.SOFT)
    frame = frame_id(here)
    pages = ["/kaders/", f"/kaders/{frame}/", "/kaders/kaders.csv", "/kaders/kaders.json"]
    for client in (Client(), browser(here, "samira")):
        for where in pages:
            with django_assert_max_num_queries(BUDGET):
                assert client.get(where).status_code == 200
    wim = browser(here, "wim")
    for where in ("/kaders/nieuw/", f"/kaders/{frame}/versie/", f"/kaders/{frame}/einde/"):
        with django_assert_max_num_queries(BUDGET):
            assert wim.get(where).status_code == 200
