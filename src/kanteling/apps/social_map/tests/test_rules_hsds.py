"""HSDS 3 in its two forms: nested and flat say the same."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kanteling.apps.social_map.rules.hsds_facts import TABLES
from kanteling.apps.social_map.rules.hsds_tables import Nesting, Row, empty, flatten
from kanteling.apps.social_map.rules.reasons import FileRefused

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
ids = st.uuids().map(str)


@st.composite
def objects(draw: st.DrawFn, table: str = "service", depth: int = 0) -> Row:
    """Any object of HSDS, with fields that nobody knows, each id once."""
    told: Row = {"id": draw(ids), "x_ours": draw(texts)}
    for field in TABLES[table].fields.values():
        links = field.name.endswith("_id") or field.name in ("link_entity", "resource_type")
        if field.plain and field.name != "id" and not links and (field.required or draw(st.integers(0, 5)) == 0):
            told[field.name] = draw(st.integers(0, 99)) if field.kind == "number" else draw(texts)
        elif field.one and depth < 3 and draw(st.booleans()):
            told[field.name] = draw(objects(field.one, depth + 1))
        elif field.many and depth < 2 and draw(st.integers(0, 4)) == 0:
            told[field.name] = draw(st.lists(objects(field.many, depth + 1), min_size=1, max_size=2))
    return told


@given(st.lists(objects(), min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_flat_and_back_is_the_same_with_unknown_fields_and_ids_kept(services: list[Row]) -> None:
    flat = empty()
    for service in services:
        flatten(flat, "service", service)
    nested = list(Nesting.of(flat).services())
    again = empty()
    for service in nested:
        flatten(again, "service", service)
    assert again == flat
    assert [service["id"] for service in nested] == [service["id"] for service in services]
    assert all(_within(told, back) for told, back in zip(services, nested, strict=True))


def _within(told: object, back: object) -> bool:
    """Everything that was told stands in what came back; only links are added."""
    if isinstance(told, dict) and isinstance(back, dict):
        return all(key in back and _within(value, back[key]) for key, value in told.items())
    if isinstance(told, list) and isinstance(back, list):
        return len(told) == len(back) and all(map(_within, told, back))
    return told == back


def test_one_organisation_that_offers_two_things_stands_once_in_the_flat_form() -> None:
    club: Row = {"id": str(UUID(int=1)), "name": "Club", "description": ""}
    flat = empty()
    for number in (2, 3):
        flatten(flat, "service", {"id": str(UUID(int=number)), "organization": club})
    assert len(flat["organization"]) == 1
    assert [each["organization"]["name"] for each in Nesting.of(flat).services()] == ["Club", "Club"]


def test_an_id_that_says_two_things_is_refused() -> None:
    flat = empty()
    flatten(flat, "organization", {"id": "a", "name": "Club"})
    with pytest.raises(FileRefused):
        flatten(flat, "organization", {"id": "a", "name": "Ander"})
