"""Pages about areas: for everyone who is known, at a flat cost."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kanteling.apps.neighbourhood.tests.makers import (
    KWB,
    SQUARE,
    bring,
    feature,
    geojson,
    log_in,
    manager_of,
    resident_of,
)
from kanteling.foundation.actor import Actor

pytestmark = pytest.mark.django_db
BUDGET = 12


def town(wijken: int, years: int = 1) -> Actor:
    """A municipality with so many wijken on its map, with figures of so many years."""
    manager = manager_of()
    for year in range(2023 - years, 2023):
        areas = [feature("GM0268", "Nijmegen", a_inw=1000)]
        areas += [
            feature(
                f"WK0268{at:02}",
                f"Wijk {at}",
                [[[x + at / 100, y] for x, y in SQUARE[0]]],
                a_inw=at * 10 + 5,
                p_koopw=None,
                g_woz=250,
            )
            for at in range(wijken)
        ]
        bring(manager, geojson(*areas, jaar=year, bron="CBS/Kadaster"), name="kaart.geojson")
    return manager


@pytest.fixture
def manager(client: Client) -> Actor:
    """The functional manager of a small town, logged in."""
    manager = town(3)
    log_in(client, manager.person)
    return manager


@pytest.mark.parametrize("wijken", [3, 30])
@pytest.mark.parametrize("years", [1, 5])
def test_every_page_costs_the_same_however_much_there_is(
    client: Client, django_assert_max_num_queries: Any, wijken: int, years: int
) -> None:
    manager = town(wijken, years)
    log_in(client, resident_of(manager))
    client.get("/wijk/")
    for address in ("/wijk/", "/wijk/WK026801/", "/wijk/GM0268/", "/wijk/WK026801/population/"):
        with django_assert_max_num_queries(BUDGET):
            assert client.get(address).status_code == 200


def test_the_list_tells_what_the_map_shows(client: Client, manager: Actor) -> None:
    page = client.get("/wijk/").content.decode()
    assert page.count('href="/wijk/WK026801/"') == 2
    assert 'aria-label="Wijk 1"' in page
    assert "CBS/Kadaster" in page


def test_unknown_is_a_word_and_never_a_zero(client: Client, manager: Actor) -> None:
    page = client.get("/wijk/WK026801/").content.decode()
    assert "onbekend" in page
    assert "€ 250.000" in page
    assert ">0%" not in page


def test_a_figure_opens_with_source_year_and_what_it_does_not_say(client: Client, manager: Actor) -> None:
    page = client.get("/wijk/WK026801/dwelling_value/").content.decode()
    for words in ("€ 250.000", "2022", "CBS/Kadaster", "gemeten", "Een gemiddelde verbergt grote verschillen."):
        assert words in page


def test_a_name_cannot_bring_a_script(client: Client, manager: Actor) -> None:
    bring(manager, 'code,name\nWK026801,"<script>alert(1)</script>"\n', name="namen_2022.csv")
    for address in ("/wijk/", "/wijk/WK026801/", "/wijk/inlezen/"):
        assert b"<script>alert" not in client.get(address).content


@pytest.mark.parametrize("address", ["/wijk/WK999999/", "/wijk/WK026801/happiness/", "/wijk/ZZ01/", "/wijk/GM99/"])
def test_what_is_not_there_is_the_one_404(client: Client, manager: Actor, address: str) -> None:
    assert client.get(address).status_code == 404


def test_who_is_not_known_goes_to_the_door(client: Client) -> None:
    for address in ("/wijk/", "/wijk/WK026801/", "/wijk/WK026801/population/", "/wijk/inlezen/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].startswith("/inloggen/")) == (302, True)


def test_a_file_is_seen_before_it_comes_in(
    client: Client, manager: Actor, django_assert_max_num_queries: Any
) -> None:
    file = SimpleUploadedFile("kwb_2022.csv", KWB.encode())
    with django_assert_max_num_queries(BUDGET):
        sent = client.post("/wijk/inlezen/", {"file": file})
    assert sent.status_code == 303
    look = sent["Location"]
    with django_assert_max_num_queries(BUDGET):
        page = client.get(look).content.decode()
    assert "3 regels zijn goed" in page
    assert "iets_anders" in page
    with django_assert_max_num_queries(34):
        done = client.post(f"{look}ja/", {"year": "2022", "source": "CBS"}, follow=True)
    assert "2 gebieden" in done.content.decode()
    assert client.get("/wijk/BU02680616/").status_code == 200
    assert client.get(look).status_code == 404


def test_bad_rows_are_shown_and_the_choice_is_the_managers(client: Client, manager: Actor) -> None:
    file = SimpleUploadedFile("kwb_2022.csv", (KWB + "BU1;;Niets;;Buurt;;;1;;;;\n").encode())
    look = client.post("/wijk/inlezen/", {"file": file})["Location"]
    assert "Regel 5, kolom gwb_code_10 (“BU1”)" in client.get(look).content.decode()
    refused = client.post(f"{look}ja/", {"year": "2022", "source": "CBS"})
    assert refused.status_code == 422
    assert "Er is niets ingelezen" in refused.content.decode()
    assert client.get("/wijk/BU02680616/").status_code == 404
    done = client.post(f"{look}ja/", {"year": "2022", "source": "CBS", "skip_bad": "1"})
    assert done.status_code == 303
    assert client.get("/wijk/BU02680616/").status_code == 200


def test_a_file_without_a_year_asks_for_it(client: Client, manager: Actor) -> None:
    file = SimpleUploadedFile("kerncijfers.csv", KWB.encode())
    look = client.post("/wijk/inlezen/", {"file": file})["Location"]
    assert "Over welk jaar gaan deze cijfers?" in client.get(look).content.decode()
    assert "3 regels zijn goed" in client.get(f"{look}?jaar=2022").content.decode()
    assert client.post(f"{look}ja/", {"year": ""}).status_code == 422
    assert client.post(f"{look}ja/", {"year": "over"}).status_code == 422


@pytest.mark.parametrize("content", [b"", b"<html>", b"\x00\x01", b"PK\x03\x04"])
def test_what_is_no_file_of_areas_gets_a_sentence(client: Client, manager: Actor, content: bytes) -> None:
    sent = client.post("/wijk/inlezen/", {"file": SimpleUploadedFile("x.csv", content)})
    if sent.status_code == 303:
        assert "kan niet worden ingelezen" in client.get(sent["Location"]).content.decode()
    else:
        assert sent.status_code == 422
    assert client.post("/wijk/inlezen/", {}).status_code == 422


def test_a_file_can_be_thrown_away(client: Client, manager: Actor) -> None:
    look = client.post("/wijk/inlezen/", {"file": SimpleUploadedFile("kwb.csv", KWB.encode())})["Location"]
    assert client.post(f"{look}weg/").status_code == 303
    assert client.get(look).status_code == 404


def test_a_resident_reads_but_does_not_bring(client: Client, manager: Actor) -> None:
    log_in(client, resident_of(manager))
    assert client.get("/wijk/").status_code == 200
    assert b"/wijk/inlezen/" not in client.get("/wijk/").content
    assert client.get("/wijk/inlezen/").status_code == 409
    assert client.post("/wijk/inlezen/", {"file": SimpleUploadedFile("k.csv", KWB.encode())}).status_code == 409


def test_machines_get_the_same_words(client: Client, manager: Actor, django_assert_max_num_queries: Any) -> None:
    root = "/api/v1/neighbourhood"
    with django_assert_max_num_queries(BUDGET):
        first = client.get(f"{root}/areas?limit=2").json()
    assert [area["code"] for area in first["areas"]] == ["GM0268", "WK026800"]
    assert client.get(f"{root}/areas?after={first['after']}").json()["areas"][0]["code"] == "WK026801"
    with django_assert_max_num_queries(BUDGET):
        figures = client.get(f"{root}/areas/WK026801/figures").json()
    unknown = next(figure for figure in figures if figure["indicator"] == "owned_share")
    assert (unknown["number"], unknown["gap"]) == (None, "unknown")
    assert client.get(f"{root}/areas/WK999999").status_code == 404
    assert client.get(f"{root}/areas/%00").status_code == 404
    assert Client().get(f"{root}/areas").status_code == 401


def test_a_csv_that_leaves_the_house_runs_nothing(client: Client, manager: Actor) -> None:
    bring(manager, 'code,name\nWK026801,"=HYPERLINK(""x"")"\n', name="namen_2022.csv")
    answer = client.get("/api/v1/neighbourhood/figures.csv?within=GM0268&year=2022")
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("code,name,year")
    assert any("\"'=HYPERLINK" in line for line in lines)
    assert not any(line.split(",")[1].startswith(("=", '"=')) for line in lines)
