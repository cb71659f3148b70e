"""What we say that HSDS 3.1 says, against its own schema files; and that the check can fail."""

from typing import Any

import pytest
from tests.house.official_hsds import faults, schemas

from kanteling.apps.social_map.rules.entries import Cost
from kanteling.apps.social_map.rules.hsds_facts import TABLES, Field
from kanteling.apps.social_map.rules.hsds_words import (
    Around,
    Offer,
    Spot,
    Who,
    location,
    organization,
    service,
    terms,
)

KEY = "6f1b1c1e-0f6e-4c8e-9d6d-6b616e74656c"


def _said(name: str, told: dict[str, Any], required: list[str], tabular: list[str]) -> Field:
    """One property of an official schema in our notation."""
    most = {"required": name in required, "tabular_required": name in tabular}
    if "$ref" in told:
        return Field(name, one=told["$ref"].removesuffix(".json"), **most)
    if told["type"] == "array":
        return Field(name, many=told["items"]["$ref"].removesuffix(".json"), **most)
    kind = told.get("datapackage_type") or told.get("format") or told["type"]
    kind = {"string": "text", "date-time": "datetime"}.get(kind, kind)
    return Field(name, kind, tuple(told.get("enum", ())), **most)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_our_facts_are_those_of_the_standard(name: str) -> None:
    told = schemas()[f"{name}.json"]
    required, tabular = told.get("required", []), told.get("tabular_required") or []
    official = {field: _said(field, about, required, tabular) for field, about in told["properties"].items()}
    assert dict(TABLES[name].fields) == official
    assert TABLES[name].file == told["path"]


def test_every_table_of_the_standard_is_known() -> None:
    assert {name.removesuffix(".json") for name in schemas()} == set(TABLES)


def test_what_we_write_is_valid_and_what_is_wrong_is_not() -> None:
    offer = Offer(title="Koor", text="Zingen", cost=Cost.SMALL, cost_cents=250, topics=("muziek",), phone="024")
    told = service(KEY, offer, Around(organisation=KEY, places=(KEY,)))
    assert faults("service", told) == []
    assert faults("organization", organization(KEY, Who(name="Club", phone="024", mail="a@club.example"))) == []
    assert faults("location", location(KEY, Spot(name="Zaal", address="Plein 1", accessibility=("lift",)))) == []
    assert [fault for each in terms() for fault in faults("taxonomy_term", each)] == []
    assert faults("service", {**told, "status": "open"})
    assert faults("service", {**told, "id": "geen uuid"})
    assert faults("service", {name: value for name, value in told.items() if name != "name"})
