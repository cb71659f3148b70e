"""A list as coordinators keep it: days, money and addresses in their own words."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.social_map.rules import spreadsheet_cells as cells
from kanteling.apps.social_map.rules.entries import Access, Cost
from kanteling.apps.social_map.rules.reasons import RowReason
from kanteling.apps.social_map.rules.spreadsheet_columns import Column, guess, is_head
from kanteling.apps.social_map.rules.spreadsheet_rows import read
from kanteling.apps.social_map.rules.spreadsheet_times import understand
from kanteling.apps.social_map.rules.times import Day

TODAY = date(2026, 1, 5)
MORNING = (time(10), time(12))


@pytest.mark.parametrize(
    ("words", "days", "hours"),
    [
        ("di 10-12u", "TU", MORNING),
        ("dinsdag van 10.00 tot 12.00 uur", "TU", MORNING),
        ("'s woensdags 14u", "WE", (time(14), None)),
        ("ma t/m vr", "MO TU WE TH FR", (None, None)),
        ("vr t/m ma", "MO FR SA SU", (None, None)),
        ("werkdagen 9-17", "MO TU WE TH FR", (time(9), time(17))),
        ("di/do 19.30-21.00", "TU TH", (time(19, 30), time(21))),
        ("half 11 tot 12 uur op donderdag", "TH", (time(10, 30), time(12))),
        ("do 10u30-12u", "TH", (time(10, 30), time(12))),
        ("za 14 februari 2026 13-16u", "SA", (time(13), time(16))),
        ("dinsdag 10:00:00 - 12:00:00 (niet in de vakantie)", "TU", MORNING),
    ],
)
def test_days_and_hours_are_understood_as_people_write_them(
    words: str, days: str, hours: tuple[time | None, time | None]
) -> None:
    times = understand(words, TODAY)
    assert isinstance(times, tuple)
    assert {day for each in times for day in each.days} == {Day(code) for code in days.split()}
    assert {(each.starts, each.ends) for each in times} == {hours}


@pytest.mark.parametrize(
    ("words", "rule"),
    [
        ("elke 2e dinsdag", "FREQ=MONTHLY;BYDAY=2TU"),
        ("eerste en derde dinsdag van de maand 14:00", "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        ("laatste dinsdag v/d maand", "FREQ=MONTHLY;BYDAY=-1TU"),
        ("om de week di 10.00-12.00", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU"),
        ("1x per 3 weken op dinsdag", "FREQ=WEEKLY;INTERVAL=3;BYDAY=TU"),
    ],
)
def test_what_is_not_every_week_becomes_a_rule(words: str, rule: str) -> None:
    times = understand(words, TODAY)
    assert isinstance(times, tuple)
    assert [each.rule for each in times] == [rule]


def test_each_day_keeps_its_own_hours() -> None:
    times = understand("ma 9-12 en 13-17; wo 10-12", TODAY)
    assert isinstance(times, tuple)
    assert [(each.day, each.starts) for each in times] == [
        (Day.MO, time(9)),
        (Day.MO, time(13)),
        (Day.WE, time(10)),
    ]


def test_what_is_unclear_is_told_back_and_not_guessed() -> None:
    assert understand("donderdag vanaf 25:00", TODAY) is RowReason.UNCLEAR_TIME
    assert understand("nader te bepalen door Joke", TODAY) is RowReason.UNCLEAR_TIME
    assert understand("di 14-12u", TODAY) is RowReason.END_BEFORE_START
    assert understand("op afspraak", TODAY) != RowReason.UNCLEAR_TIME


@pytest.mark.parametrize(
    ("words", "cost", "cents"),
    [
        ("€ 2,50 incl. koffie", Cost.SMALL, 250),
        ("gratis", Cost.FREE, 0),
        ("Gratis, koffie 1 euro", Cost.FREE, 0),
        ("2.50", Cost.SMALL, 250),
        ("€ 5,-", Cost.SMALL, 500),
        ("50 ct", Cost.SMALL, 50),
        ("1.250,00", Cost.PAID, 125_000),
        ("vrijwillige bijdrage", Cost.SMALL, None),
        ("", Cost.UNKNOWN, None),
        ("?", Cost.UNKNOWN, None),
    ],
)
def test_money_is_understood(words: str, cost: Cost, cents: int | None) -> None:
    money = cells.money(words)
    assert isinstance(money, cells.Money)
    assert (money.cost, money.cents) == (cost, cents)


def test_a_number_that_may_be_anything_is_no_money() -> None:
    assert cells.money("20 lessen") is RowReason.UNCLEAR_COST


def test_texts_lose_their_markup_their_wrong_letters_and_what_nobody_sees() -> None:
    assert cells.clean("<p>Hallo <b>u</b></p><script>alert(1)</script>") == "Hallo u"
    assert cells.clean("cafÃ© de Hoek") == "café de Hoek"
    assert cells.clean("a\u202eb\x00c") == "abc"
    assert cells.clean("5 < 6 en 7 > 3") == "5 < 6 en 7 > 3"


@given(st.text())
def test_a_cell_written_for_a_rekenblad_is_never_worked_out_and_comes_back_whole(text: str) -> None:
    written = cells.safe(text)
    assert not written.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells.unsafed(written) == text


@given(st.text())
def test_any_text_at_all_is_read_or_told_back(text: str) -> None:
    assert isinstance(understand(text, TODAY), tuple | RowReason)
    assert isinstance(cells.money(text), cells.Money | RowReason)
    draft = read(2, [text] * len(Column), list(Column), TODAY)
    assert draft.wrong or draft.title


def test_columns_are_guessed_from_their_heads_and_from_what_stands_below() -> None:
    heads = ["Activiteit", "Waar", "Dag", "Tijd", "Kosten", "Tel.", "Email", "Opmerkingen", "Kleur"]
    row = ["Koor", "De Haard", "dinsdag", "10-12", "gratis", "024-1234567", "a@b.nl", "leuk", "rood"]
    assert guess(heads, [row]) == (
        Column.TITLE, Column.PLACE, Column.DAY, Column.HOURS, Column.COST, Column.PHONE, Column.MAIL, Column.TEXT, None,
    )  # fmt: skip
    assert guess(["k1", "k2", "k3"], [["Koor", "di 10-12", "6511 AB"]]) == (
        Column.TITLE,
        Column.WHEN,
        Column.POSTCODE,
    )


def test_a_title_above_the_table_is_no_head() -> None:
    assert not is_head(["Activiteiten in de wijk, najaar", "", ""])
    assert is_head(["Activiteit", "Waar", "Wanneer"])


def test_a_line_becomes_an_entry_or_names_its_wrong_cells() -> None:
    columns = [Column.TITLE, Column.PLACE, Column.WHEN, Column.COST, Column.CONTACT, Column.AUDIENCE, Column.JOIN]
    row = ["Zangkoor", "De Haard, 6511ab", "di 10-12u", "€ 2", "Joke, 024-1234567", "55+", "bel Joke"]
    draft = read(2, row, columns, TODAY)
    assert draft.wrong == ()
    assert (draft.postcode, draft.phone, draft.contact_name, draft.age_from) == (
        "6511 AB",
        "024-1234567",
        "Joke",
        55,
    )
    assert (draft.access, draft.audience) == (Access.REGISTER, ("older",))
    wrong = read(3, ["", "De Haard", "ooit", "veel", "", "", "=1+1"], columns, TODAY).wrong
    assert {(each.column, each.reason) for each in wrong} == {
        ("join", RowReason.FORMULA),
        ("title", RowReason.NO_TITLE),
        ("when", RowReason.UNCLEAR_TIME),
        ("cost", RowReason.UNCLEAR_COST),
    }
