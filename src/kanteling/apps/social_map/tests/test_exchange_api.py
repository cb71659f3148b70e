"""HSDS 3 for machines, without log-in; and the same from the shell."""

import json
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client

from kanteling.apps.social_map.commands import withdraw_entry
from kanteling.apps.social_map.models import Entry
from kanteling.apps.social_map.rules.freshness import Gone
from kanteling.apps.social_map.rules.hsds_words import taxonomy, term
from kanteling.apps.social_map.tests.makers import Town, an_entry, town
from kanteling.platform.db import acting

BASE = "/api/hsds/3/"


def asked(path: str, **query: Any) -> Any:
    """What a machine without a log-in gets."""
    response = Client().get(BASE + path, query)
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture
def made() -> Town:
    found = town()
    for name in ("Zingen", "Schaken", "Wandelen"):
        an_entry(found, title=name)
    return found


@pytest.mark.django_db
def test_services_come_in_pages_as_the_reference_says(made: Town) -> None:
    page = asked("services", per_page=2)
    assert {name: value for name, value in page.items() if name != "contents"} == {
        "total_items": 3, "total_pages": 2, "page_number": 1, "size": 2,
        "first_page": True, "last_page": False, "empty": False,
    }  # fmt: skip
    assert [each["name"] for each in page["contents"]] == ["Schaken", "Wandelen"]
    assert "schedules" not in page["contents"][0]
    assert page["contents"][0]["organization"]["name"] == "VV De Lindeboom"
    assert asked("services", page=2, per_page=2)["last_page"] is True
    assert asked("services", page=9)["empty"] is True


@pytest.mark.django_db
def test_filters_add_up(made: Town) -> None:
    an_entry(made, title="Vrouwenkoor", audience=("women",))
    women, kinds = term("audience", "women")["id"], taxonomy("kind")["id"]
    assert [each["name"] for each in asked("services", taxonomy_term_id=women)["contents"]] == ["Vrouwenkoor"]
    assert asked("services", taxonomy_id=kinds, organization_id=str(made.club))["total_items"] == 4
    assert asked("services", taxonomy_term_id=women, organization_id=str(uuid4()))["empty"] is True
    assert asked("services", modified_after="2999-01-01")["empty"] is True
    assert [each["name"] for each in asked("services", search="schaken")["contents"]][:1] == ["Schaken"]


@pytest.mark.django_db
def test_one_service_organisation_and_place_are_found_by_id_and_what_is_gone_is_not(made: Town) -> None:
    (first, *_) = asked("services", full="true")["contents"]
    whole = asked(f"services/{first['id']}")
    assert whole == first
    assert whole["schedules"][0]["byday"] == "TU"
    (at,) = whole["service_at_locations"]
    assert asked(f"service_at_locations/{at['id']}") == at
    assert asked(f"organizations/{whole['organization_id']}")["locations"][0]["name"] == "Sportpark"
    assert asked("service_at_locations")["total_items"] == 3
    with acting(made.who("femke")):
        withdraw_entry(actor=made.who("femke"), entry=Entry.objects.get(title="Schaken").pk, why=Gone.STOPPED)
    for path in (f"services/{first['id']}", "services/geen-id", f"organizations/{uuid4()}", "taxonomies/x"):
        assert Client().get(BASE + path).status_code == 404
    assert asked("services")["total_items"] == 2


@pytest.mark.django_db
def test_our_lists_of_codes_are_there(made: Town) -> None:
    assert asked("")["version"] == "3.1"
    lists = asked("taxonomies")["contents"]
    assert taxonomy("kind") in lists
    kinds = asked("taxonomy_terms", taxonomy_id=taxonomy("kind")["id"], per_page=100)["contents"]
    assert "Activiteit" in [each["name"] for each in kinds]
    assert asked(f"taxonomy_terms/{kinds[0]['id']}") == kinds[0]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["page=0", "page=x", "per_page=-1", "modified_after=gisteren", "page=²"])
def test_an_unclear_question_is_told_back(made: Town, query: str) -> None:
    response = Client().get(f"{BASE}services?{query}")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
def test_a_name_and_signs_that_do_not_exist_find_nothing(made: Town) -> None:
    for query in ("search=%00", "taxonomy_id=%00", "organization_id=x", "taxonomy_term_id='"):
        assert Client().get(f"{BASE}services?{query}").status_code == 200


@pytest.mark.django_db
def test_everything_that_goes_out_is_valid_by_the_official_schemas(made: Town) -> None:
    from tests.house.official_hsds import faults

    page = asked("services", full="true")
    assert [fault for each in page["contents"] for fault in faults("service", each)] == []
    organization = asked(f"organizations/{made.club}")
    assert faults("organization", organization) == []
    for each in asked("service_at_locations", full="true")["contents"]:
        assert faults("service_at_location", each) == []


@pytest.mark.django_db
def test_from_the_shell_out_and_in_again_and_the_other_town_has_it(made: Town, tmp_path: Path) -> None:
    town("0363")
    for name in ("kaart.zip", "kaart.json", "map"):
        path = tmp_path / name
        call_command("export_hsds", str(path), "--municipality", "0268", stdout=StringIO())
        told = StringIO()
        call_command("import_hsds", str(path), "--municipality", "0363", stdout=told, stderr=StringIO())
        assert "3 nieuw" in told.getvalue() or "3 stonden er al" in told.getvalue()
    described = json.loads((tmp_path / "map" / "datapackage.json").read_text())
    assert {each["name"] for each in described["resources"]} >= {"organization", "service", "location", "schedule"}
    assert (tmp_path / "map" / "services.csv").exists()


@pytest.mark.django_db
def test_the_shell_says_what_is_wrong_and_keeps_its_hands_off(made: Town, tmp_path: Path) -> None:
    (tmp_path / "stuk.json").write_text('[{"id": "1", "name": "Koor", "status": "open"}]')
    for words, said in (
        ((str(tmp_path / "stuk.json"), "--municipality", "0268"), "service.status, rij 1"),
        ((str(tmp_path / "niets.zip"),), "niet"),
        ((str(tmp_path / "stuk.json"), "--municipality", "9999"), "Deze gemeente is er niet"),
    ):
        err = StringIO()
        with pytest.raises(SystemExit):
            call_command("import_hsds", *words, stdout=StringIO(), stderr=err)
        assert said in err.getvalue()
        assert "Er is niets ingelezen" in err.getvalue()


@pytest.mark.django_db
def test_a_list_from_the_shell_is_all_or_nothing_unless_asked(made: Town, tmp_path: Path) -> None:
    path = tmp_path / "lijst.csv"
    path.write_text(
        "Activiteit;Waar;Wanneer;Tel\nTai chi;De Haard;di 10-12u;024-1234567\nBingo;De Haard;ooit;024-1234567\n"
    )
    many = Entry.objects.count
    err, out = StringIO(), StringIO()
    with acting(made.who("femke")):
        before = many()
    with pytest.raises(SystemExit):
        call_command("import_entries", str(path), stdout=out, stderr=err)
    assert "regel 3" in err.getvalue()
    call_command("import_entries", str(path), "--dry-run", stdout=out, stderr=StringIO())
    assert "1 nieuw" in out.getvalue()
    with acting(made.who("femke")):
        assert many() == before
    call_command("import_entries", str(path), "--skip-bad", stdout=out, stderr=StringIO())
    with acting(made.who("femke")):
        assert many() == before + 1
