"""HSDS 3 in and out: what came in goes out as it came; what is ours survives the journey."""

import io
import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kanteling.apps.social_map.commands import change_entry
from kanteling.apps.social_map.commands.exchange_hsds import BadRows, Brought, bring_hsds
from kanteling.apps.social_map.commands.snapshots import words_of
from kanteling.apps.social_map.models import Arrival, Entry
from kanteling.apps.social_map.queries import exchange_packages as packages_
from kanteling.apps.social_map.queries.exchange_hsds import one_service, whole_map
from kanteling.apps.social_map.queries.views import entries, entry_view, views
from kanteling.apps.social_map.rules.entries import Access, Audience, Cost, Kind, Rung, Way
from kanteling.apps.social_map.rules.hsds_reading import read_service
from kanteling.apps.social_map.rules.hsds_tables import Tables, empty, flatten
from kanteling.apps.social_map.rules.hsds_words import Offer, service
from kanteling.apps.social_map.rules.reasons import FileRefused
from kanteling.apps.social_map.rules.times import Day, Time
from kanteling.apps.social_map.tests.makers import an_entry, town
from kanteling.apps.social_map.tests.worlds_hsds import packages, texts
from kanteling.foundation.actor import Actor, Role
from kanteling.foundation.refusals import Refused
from kanteling.platform.db import acting
from kanteling.platform.models import JournalEntry

EXAMPLES = settings(
    max_examples=15, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)


def through_files(tables: Tables) -> Tables:
    """Out to a zip and in again."""
    return packages_.read_stream(io.BytesIO(packages_.as_zip(tables, "Proef")))


def through_json(tables: Tables) -> Tables:
    """Out to JSON and in again."""
    return packages_.read_stream(io.BytesIO(json.dumps(packages_.as_json(tables)).encode()))


@given(packages())
@settings(max_examples=60, deadline=None)
def test_a_package_and_json_hold_everything(tables: Tables) -> None:
    assert through_files(tables) == tables
    assert through_json(tables) == tables


class _Back(Exception):
    """Ends an example without keeping what it wrote."""


def brought(femke: Actor, tables: Tables) -> tuple[Tables, Brought]:
    """What the map says after this came in, and what a second time does; nothing is kept."""
    out: list[Any] = []
    try:
        with transaction.atomic():
            bring_hsds(actor=femke, tables=tables, name="proef.zip")
            out += [whole_map(femke, also_gone=True), bring_hsds(actor=femke, tables=tables, name="proef.zip")]
            raise _Back
    except _Back:
        return out[0], out[1]


@pytest.mark.django_db
def test_what_came_in_goes_out_as_it_came_and_a_second_time_changes_nothing() -> None:
    made = town()
    femke = made.who("femke")
    with acting(femke):
        before = whole_map(femke)

    @given(packages())
    @EXAMPLES
    def each(tables: Tables) -> None:
        with acting(femke):
            after, again = brought(femke, tables)
        for name, rows in tables.items():
            assert {key: after[name][key] for key in rows} == rows, name
            assert after[name].keys() == rows.keys() | before[name].keys(), name
        assert (again.made, again.changed) == (0, 0)

    each()


codes = {
    "kind": st.sampled_from(Kind), "rung": st.sampled_from(Rung), "access": st.sampled_from(Access),
    "audience": st.lists(st.sampled_from([each.code for each in Audience]), unique=True).map(tuple),
    "ways": st.lists(st.sampled_from([each.code for each in Way]), unique=True).map(tuple),
    "languages": st.lists(st.sampled_from(["nl", "ar", "pap"]), unique=True).map(tuple),
}  # fmt: skip
said = texts.map(lambda text: " ".join(text.split())).filter(lambda text: "<" not in text and "&" not in text)
clocks = st.sampled_from([None, time(9), time(10, 30), time(23, 59)])
days = st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
moments = st.builds(Time, st.one_of(st.none(), st.sampled_from(Day)), clocks, clocks, days, days, st.sampled_from(["", "FREQ=MONTHLY;BYDAY=2TU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=DAILY"]), st.just("elke week"))  # fmt: skip
offers = st.builds(
    Offer,
    title=st.just("Zangkoor ’t Nachtegaaltje"),
    text=st.just("Samen zingen, é ü ç 唱"),
    times=st.lists(moments, max_size=3).map(tuple),
    cost=st.sampled_from(Cost),
    cost_cents=st.one_of(st.none(), st.integers(0, 100_000)),
    capacity=st.one_of(st.none(), st.integers(0, 50)),
    age_from=st.one_of(st.none(), st.integers(0, 99)),
    phone=st.sampled_from(["", "024 123 45 67"]),
    mail=st.sampled_from(["", "koor@huis.example"]),
    next_step=st.just("Kom langs"),
    **codes,
)


@given(offers)
@settings(max_examples=150, deadline=None)
def test_all_that_we_know_of_an_entry_survives_the_words_of_hsds(offer: Offer) -> None:
    key = str(UUID(int=7, version=4))
    tables = empty()
    flatten(tables, "service", service(key, offer))
    back = through_files(tables)["service"][key]
    assert read_service(back | {"schedules": list(through_files(tables)["schedule"].values())}).times == offer.times
    assert read_service(service(key, offer)) == offer


@pytest.mark.django_db
def test_another_municipality_takes_our_whole_map_over_with_ids_of_its_own() -> None:
    here, there = town("0268"), town("0363")
    an_entry(here)
    with acting(here.who("femke")):
        tables = whole_map(here.who("femke"))
    femke = there.who("femke")
    with acting(femke):
        done = bring_hsds(actor=femke, tables=tables, name="nijmegen.zip")
        assert (done.made, done.organisations, done.places) == (1, 1, 1)
        after = whole_map(femke)
        view = next(view for view in views(femke, entries(femke)) if view.title == "Muziek op dinsdag")
        assert view.place is not None
        assert view.organisation is not None
        assert (view.place.name, view.organisation.name, view.lon) == ("Sportpark", "VV De Lindeboom", 5.83)
    for name, rows in tables.items():
        assert {key: after[name][key] for key in rows} == rows, name


@pytest.mark.django_db
def test_only_what_we_changed_is_different_when_it_goes_out_again() -> None:
    made = town()
    femke = made.who("femke")
    key = "11111111-1111-4111-8111-111111111111"
    told = {
        "id": key, "name": "Choir", "status": "active", "description": "<p>Sing</p>", "x_theirs": {"a": [1]},
        "schedules": [{"id": "11111111-1111-4111-8111-111111111112", "freq": "WEEKLY", "byday": "TU,TH", "wkst": "MO"}],
    }  # fmt: skip
    tables = empty()
    flatten(tables, "service", told)
    with acting(femke):
        bring_hsds(actor=femke, tables=tables, name="elders.json")
        (view,) = views(femke, entries(femke).filter(title="Choir"))
        words = words_of(view)
        change_entry(actor=femke, entry=view.id, read=1, words=replace(words, title="Koor", next_step="Kom langs"))
        out = one_service(femke, key)
    assert out is not None
    assert (out["name"], out["application_process"]) == ("Koor", "Kom langs")
    assert (out["description"], out["x_theirs"]) == ("<p>Sing</p>", {"a": [1]})
    assert out["schedules"][0]["wkst"] == "MO"


def broken(**changes: Any) -> Tables:
    """A package of one service with something wrong in it."""
    tables = empty()
    flatten(tables, "service", {"id": "11111111-1111-4111-8111-111111111111", "name": "Koor", "status": "active"})
    tables["service"]["11111111-1111-4111-8111-111111111111"] |= changes
    return tables


@pytest.mark.django_db
@pytest.mark.parametrize(
    "changes", [{"name": None}, {"status": "open"}, {"minimum_age": "twaalf"}, {"name": "x" * 201}, {"description": "a\x00b"}]
)  # fmt: skip
def test_one_bad_row_and_nothing_comes_in(changes: dict[str, Any]) -> None:
    femke = town().who("femke")
    with acting(femke):
        many = Entry.objects.count()
        with pytest.raises(BadRows) as refused:
            bring_hsds(actor=femke, tables=broken(**changes), name="proef.json")
        assert [each.column for each in refused.value.problems] == [f"service.{next(iter(changes))}"] or "x00" in str(changes)  # fmt: skip
        assert Entry.objects.count() == many
        assert not Arrival.objects.exists()


@pytest.mark.django_db
def test_only_the_map_keeper_brings_packages_and_it_is_written_down() -> None:
    made = town()
    for name in ("samira", "bakker"):
        who = made.who(name)
        with acting(who), pytest.raises(Refused):
            bring_hsds(actor=who, tables=broken(), name="proef.json")
    femke = made.who("femke")
    with acting(femke):
        bring_hsds(actor=femke, tables=broken(), name="proef.json")
        bring_hsds(actor=femke, tables=broken(), name="proef.json")
        arrival = Arrival.objects.visible_to(femke).get()
        assert (arrival.made, arrival.called) == (1, "Femke")
    assert journalled(femke) == [
        ("Femke", "proef.json: 1 nieuw, 0 veranderd, 0 gelijk, 0 weggelaten"),
        ("Femke", "proef.json: 0 nieuw, 0 veranderd, 1 gelijk, 0 weggelaten"),
    ]


def journalled(keeper: Actor) -> list[tuple[str, str]]:
    """Who brought what, and how much came of it, as the privacy officer reads it."""
    officer = replace(keeper, roles=frozenset({Role.PRIVACY_OFFICER}))
    with acting(officer):
        lines = JournalEntry.objects.filter(what="entries_brought").order_by("at", "pk")
        return list(lines.values_list("hand_called", "detail"))


@pytest.mark.django_db
def test_the_very_same_file_is_known_again_until_somebody_changes_the_map() -> None:
    femke = town().who("femke")
    with acting(femke):
        bring_hsds(actor=femke, tables=broken(), name="proef.json", digest="d")
        entry = Entry.objects.get(title="Koor")
        unread = bring_hsds(actor=femke, tables=empty(), name="proef.json", digest="d")
        assert (unread.same, unread.made, unread.arrival) == (1, 0, None)
        words = replace(words_of(entry_view(femke, entry.pk)), title="Iets anders", next_step="Kom langs.")
        change_entry(actor=femke, entry=entry.pk, read=entry.version, words=words)
        again = bring_hsds(actor=femke, tables=broken(), name="proef.json", digest="d")
        assert (again.same, again.changed) == (0, 1)


VALID = packages_.as_zip(broken(), "Proef")


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_any_damage_to_a_file_is_refused_in_words_or_read(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([VALID, json.dumps(packages_.as_json(broken())).encode()]))
    content = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        content = content or bytearray(b"x")
    with suppress(FileRefused):
        assert set(packages_.read_stream(io.BytesIO(bytes(content)))) == set(empty())


def test_a_bomb_and_something_else_are_refused() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("services.csv", b"0" * 401_000_000)
    for content, code in (
        (bomb.getvalue(), "swells"),
        (b"", "empty"),
        (b"<html>", "web_page"),
        (b"[1, 2", "broken_json"),
        (b"[" * 100_000, "broken_json"),
        (b'{"a": 1}', "not_hsds"),
        (b"%PDF-1.4", "unknown_kind"),
    ):
        with pytest.raises(FileRefused) as refused:
            packages_.read_stream(io.BytesIO(content))
        assert refused.value.reason.code == code
