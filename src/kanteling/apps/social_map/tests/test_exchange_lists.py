"""A coordinator's list: looked through, repaired in the page, put on the map; and what is refused."""

import io
import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from kanteling.apps.social_map.commands import exchange_lists as lists
from kanteling.apps.social_map.models import Arrival, Entry, Keeper, Organisation, Place, WaitingList
from kanteling.apps.social_map.queries.exchange_lists import Fate, list_page
from kanteling.apps.social_map.queries.exchange_sheets import read_sheet
from kanteling.apps.social_map.queries.exchange_tables import as_csv
from kanteling.apps.social_map.rules.reasons import FileRefused
from kanteling.apps.social_map.rules.spreadsheet_columns import Column
from kanteling.apps.social_map.tests.makers import Town, an_entry, browser, town
from kanteling.apps.social_map.tests.messy_list import HEADS, as_bytes, rows
from kanteling.foundation.actor import Actor
from kanteling.foundation.refusals import ChangedMeanwhile, NotForYou, Refused
from kanteling.platform import clock
from kanteling.platform.db import acting

HEAD = "Activiteit;Waar;Wanneer;Kosten;Tel\r\n"


def waiting(who: Actor, content: bytes, name: str = "lijst.csv", **more: Any) -> UUID:
    """A list that was sent."""
    return lists.put_ready(actor=who, stream=io.BytesIO(content), name=name, **more)


def sheet(*lines: str) -> bytes:
    """A small list in the usual columns."""
    return (HEAD + "\r\n".join(lines)).encode()


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_any_alphabet_and_separator_gives_the_same_list(encoding: str, separator: str) -> None:
    found = read_sheet(io.BytesIO(as_bytes(encoding, separator)))
    assert found.heads == HEADS
    assert len(found.lines) == 300
    assert found.lines[45][1][0] == ""
    assert "Buurthuis ’t Hert" in {cells[1] for _, cells in found.lines}


def test_an_excel_file_with_real_dates_and_numbers_is_read_as_typed() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet()
    for at, row in enumerate([["Activiteit", "Wanneer", "Nr", "Kosten"], ["Koor", "di 10-12u", 12, 2.5]]):
        page.write_row(at, 0, row)
    book.close()
    assert read_sheet(out).lines == [(2, ["Koor", "di 10-12u", "12", "2.5"])]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"), (b"  \n ", "empty"), (b"<html><table>", "web_page"), (b"%PDF-1.4 x", "unknown_kind"),
        (b"\xd0\xcf\x11\xe0oud", "old_excel"), (b"PK\x03\x04kapot", "broken_sheet"), (b"Activiteit;Waar\r\n", "no_rows"),
        (b"\x00\x01\x02", "unknown_kind"), (b"a\nb\nc\n", "no_head"), (b"x" * 25_000_001, "too_big"),
        (b"Activiteit;Waar\r\n" + b"a;b\r\n" * 20_100, "too_long"), (b"Activiteit;" + b"k;" * 70 + b"\r\nx;y", "too_wide"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_what_helps(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_sheet(io.BytesIO(content))
    assert refused.value.reason.code == code


XLSX = io.BytesIO()
with xlsxwriter.Workbook(XLSX, {"in_memory": True}) as _book:
    _book.add_worksheet().write_row(0, 0, ["Activiteit", "Waar", "Wanneer"])


@given(st.data())
@settings(max_examples=120, deadline=None)
def test_any_damage_to_a_list_is_refused_in_words_or_read(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([as_bytes()[:2000], as_bytes("utf-16")[:2000], XLSX.getvalue()])))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 3))] = data.draw(st.binary(max_size=4))
        content = content or bytearray(b"x")
    try:
        found = read_sheet(io.BytesIO(bytes(content)))
    except FileRefused:
        return
    assert all(len(cells) == len(found.heads) for _, cells in found.lines)


@pytest.mark.django_db
def test_three_hundred_lines_are_looked_through_repaired_and_published() -> None:
    made = town()
    femke = made.who("femke")
    with acting(femke):
        key = waiting(femke, as_bytes())
        page = list_page(femke, key)
        assert page.columns[:4] == [Column.TITLE, Column.PLACE, Column.ADDRESS, Column.AREA]
        assert page.columns[-1] is None
        assert page.many[Fate.WRONG] == 20
        before = Entry.objects.count()
        wrong = [line for line in page.lines if line.fate is Fate.WRONG]
        good = {"title": "Iets leuks", "when": "di 10-12u", "cost": "gratis", "join": "Kom langs"}
        cells = {(line.number, each.column): f"{good[each.column]}" for line in wrong for each in line.draft.wrong}
        named = {key: f"{text} {key[0]}" if key[1] == "title" else text for key, text in cells.items()}
        lists.repair(actor=femke, waiting=key, read=1, cells=named, choices={})
        page = list_page(femke, key)
        assert Fate.WRONG not in page.many
        assert Entry.objects.count() == before
        doubles = {line.number: "new" for line in page.lines if line.fate is Fate.DOUBLE}
        lists.repair(actor=femke, waiting=key, read=2, cells={}, choices=doubles)
        brought = lists.publish_list(actor=femke, waiting=key, read=3)
        assert (brought.made, brought.left_out) == (300, 0)
        assert Entry.objects.count() == before + 300
        assert not WaitingList.objects.exists()
        music = Entry.objects.get(title="Samen muziek maken")
        assert (music.cost, music.phone, music.place.postcode) == ("free", "024-1234510", "6511 AB")
        again = waiting(femke, as_bytes())
        page = list_page(femke, again)
        assert page.many[Fate.SAME] >= 270
        assert page.remembered is False


@pytest.mark.django_db
def test_the_same_list_a_month_later_changes_only_what_changed() -> None:
    femke = town().who("femke")
    with acting(femke):
        key = waiting(
            femke, sheet("Koor;De Haard;di 10-12u;gratis;024-1234567", "Schaken;De Haard;wo 14u;€ 2;024-1234567")
        )
        lists.publish_list(actor=femke, waiting=key, read=1)
        key = waiting(
            femke, sheet("Koor;De Haard;do 10-12u;gratis;024-1234567", "Schaken;De Haard;wo 14u;€ 2;024-1234567")
        )
        page = list_page(femke, key)
        assert [line.fate for line in page.lines] == [Fate.CHANGED, Fate.SAME]
        brought = lists.publish_list(actor=femke, waiting=key, read=1)
        assert (brought.made, brought.changed, brought.same) == (0, 1, 1)
        assert Entry.objects.get(title="Koor").times.get().day == "TH"
        assert Place.objects.filter(name="De Haard").count() == 1


@pytest.mark.django_db
def test_columns_that_were_chosen_are_remembered_for_the_whole_municipality() -> None:
    femke = town().who("femke")
    with acting(femke):
        key = waiting(femke, b"Wat;Iets\r\nKoor;De Haard, 6511 AB\r\n")
        lists.name_columns(actor=femke, waiting=key, read=1, columns=["title", "place"])
        page = list_page(femke, waiting(femke, b"Iets;Wat\r\nDe Haard;Schaken\r\n"))
        assert page.columns == [Column.PLACE, Column.TITLE]
        assert page.remembered


@pytest.mark.django_db
def test_what_is_on_the_map_already_is_asked_about_and_not_doubled() -> None:
    made = town()
    an_entry(made, title="Zangkoor")
    femke = made.who("femke")
    with acting(femke):
        key = waiting(femke, sheet("Het zangkoor;Sportpark;dinsdag 14-16u;gratis;024 000 00 00"))
        (line,) = list_page(femke, key).lines
        assert line.fate is Fate.DOUBLE
        assert (line.like, "op dezelfde dag en tijd" in line.why) == ("Zangkoor", True)
        brought = lists.publish_list(actor=femke, waiting=key, read=1)
        assert (brought.made, brought.left_out) == (0, 1)


@pytest.mark.django_db
def test_who_keeps_an_organisation_brings_only_its_own() -> None:
    made = town()
    for name in ("samira", "bakker"):
        who = made.who(name)
        with acting(who), pytest.raises(Refused):
            waiting(who, sheet("Koor;De Haard;di 10u;gratis;024-1234567"))
    femke, fatma = made.who("femke"), made.who("fatma")
    with acting(femke):
        Keeper.objects.create(municipality_id=femke.municipality, organisation_id=made.club, person_id=fatma.person, called="Fatma", since=clock.now(), given_by_id=femke.person)  # fmt: skip
    with acting(fatma):
        key = waiting(fatma, sheet("Koor;De Haard;di 10u;gratis;024-1234567"))
        lists.publish_list(actor=fatma, waiting=key, read=1)
        assert Entry.objects.get(title="Koor").organisation_id == made.club
        assert Arrival.objects.count() == 1
    with acting(made.who("bakker")):
        assert Arrival.objects.count() == 0


@pytest.mark.django_db
def test_a_list_is_seen_and_changed_by_its_bringer_alone_and_never_twice_at_once() -> None:
    made = town()
    femke, samira = made.who("femke"), made.who("samira")
    with acting(femke):
        key = waiting(femke, sheet("Koor;De Haard;di 10u;gratis;024-1234567"))
        lists.repair(actor=femke, waiting=key, read=1, cells={(2, "title"): "Zangkoor"}, choices={})
        with pytest.raises(ChangedMeanwhile):
            lists.publish_list(actor=femke, waiting=key, read=1)
    with acting(samira):
        assert not WaitingList.objects.exists()
        with pytest.raises(NotForYou):
            lists.throw_away(actor=samira, waiting=key)


@pytest.mark.django_db
def test_the_list_that_goes_out_is_never_worked_out_and_comes_in_as_the_same() -> None:
    made = town()
    an_entry(made, title="=HYPERLINK(1)")
    an_entry(made, title="Schaken", text="+1 plezier")
    femke = made.who("femke")
    with acting(femke):
        content = as_csv(femke)
        assert b";'=HYPERLINK(1);" in content
        page = list_page(femke, waiting(femke, content))
        assert {line.fate for line in page.lines} <= {Fate.SAME, Fate.CHANGED}
        assert {line.draft.title for line in page.lines} == {"=HYPERLINK(1)", "Schaken"}


@pytest.fixture
def made() -> Town:
    return town()


def sent(client: Client, content: bytes) -> Any:
    """What the page says after sending this file."""
    return client.post("/kaart/lijsten/", {"file": SimpleUploadedFile("lijst.csv", content)})


@pytest.mark.django_db
def test_in_the_browser_a_wrong_cell_is_repaired_and_the_rest_published(made: Town) -> None:
    client = browser(made, "femke")
    answer = sent(
        client, sheet("Koor;De Haard;di 10-12u;gratis;024-1234567", "Schaken;De Haard;ooit;gratis;024-1234567")
    )
    assert answer.status_code == 303
    where = answer["Location"]
    page = client.get(where).content.decode()
    assert "1 regel klopt nog niet" in page
    name = re.search(r'name="(cel-3-when)"', page)
    assert name is not None
    answer = client.post(f"{where}herstel/", {"version": "1", name[1]: "wo 14-16u"})
    assert answer.status_code == 303
    assert "Zet 2 regels op de kaart" in client.get(where).content.decode()
    assert client.post(f"{where}zet-op-de-kaart/", {"version": "2"}).status_code == 303
    with acting(made.who("femke")):
        assert Entry.objects.filter(title__in=["Koor", "Schaken"]).count() == 2


@pytest.mark.django_db
def test_who_may_not_is_told_so_and_a_bad_file_keeps_the_page(made: Town) -> None:
    assert browser(made, "bakker").get("/kaart/lijsten/").status_code == 409
    assert Client().get("/kaart/lijsten/").status_code == 302
    client = browser(made, "femke")
    assert sent(client, b"<html>").status_code == 422
    assert client.post("/kaart/lijsten/", {}).status_code == 422
    for path in ("uit/kaart.csv", "uit/hsds.zip"):
        assert browser(made, "samira").get(f"/kaart/{path}").status_code == 409
        assert client.get(f"/kaart/{path}").status_code == 200
    with acting(made.who("femke")):
        assert Organisation.objects.count() == 1


def test_the_messy_list_has_twenty_wrong_lines() -> None:
    assert len(rows()) == 300


@pytest.mark.django_db
def test_what_was_sent_and_never_published_goes_after_thirty_days() -> None:
    made = town()
    femke = made.who("femke")
    with acting(femke):
        key = waiting(femke, sheet("Koor;Zaal;di 10-12u;gratis;024"))
    with connection.cursor() as cursor:
        asked = (
            "select args ->> 'ids', scheduled_at from procrastinate_jobs where task_name = 'social_map.forget_list'"
        )
        cursor.execute(asked)
        ((ids, at),) = cursor.fetchall()
    assert str(key) in ids
    assert at - clock.now() > timedelta(days=29, hours=23)
    with acting(made.who("samira")):
        lists.forget_list(made.who("samira"), waiting=key)
    with acting(femke):
        assert WaitingList.objects.visible_to(femke).filter(pk=key).exists(), "only in the name of who sent it"
        lists.forget_list(femke, waiting=key)
        assert not WaitingList.objects.visible_to(femke).exists()
