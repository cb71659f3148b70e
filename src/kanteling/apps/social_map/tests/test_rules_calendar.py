"""A calendar that any agenda reads."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from kanteling.apps.social_map.rules.calendar import Occasion, calendar, first_day
from kanteling.apps.social_map.rules.times import Day, DayPart, Time, bit, mask_asked, mask_of

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


def occasion(*times: Time, title: str = "Koor", text: str = "") -> Occasion:
    return Occasion(UUID(int=1), title, text, "Buurthuis, Hatertseweg 1", "", date(2026, 11, 22), NOW, times)


def lines(*times: Time) -> list[str]:
    return calendar("Kaart", [occasion(*times)], NOW).split("\r\n")


def test_a_weekly_moment_begins_on_its_first_day_and_ends_with_its_season() -> None:
    found = lines(Time(Day.TU, time(14), time(16), last=date(2027, 6, 29)))
    assert "DTSTART;TZID=Europe/Amsterdam:20261124T140000" in found
    assert "DTEND;TZID=Europe/Amsterdam:20261124T160000" in found
    assert "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20270629T215959Z" in found


def test_one_date_does_not_come_back_and_no_day_gives_no_event() -> None:
    day = date(2026, 12, 5)
    assert not [line for line in lines(Time(first=day, last=day)) if line.startswith("RRULE:FREQ=WEEKLY")]
    assert "BEGIN:VEVENT" not in lines(Time(words="op afspraak"))
    assert first_day(Time(Day.TU, last=date(2026, 11, 23)), date(2026, 11, 22)) is None


@given(st.text(max_size=200), st.text(max_size=300))
def test_no_text_breaks_a_line_or_adds_one(title: str, text: str) -> None:
    made = calendar("x", [occasion(Time(Day.MO), title=title, text=text)], NOW)
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    assert made.count("BEGIN:VEVENT") == made.count("\r\nEND:VEVENT\r\n") == 1
    unfolded = made.replace("\r\n ", "")
    assert "\n" not in unfolded.replace("\r\n", "")
    assert len([line for line in unfolded.split("\r\n") if line.startswith("SUMMARY:")]) == 1


def test_a_mask_meets_a_question_exactly_when_a_part_of_a_day_is_shared() -> None:
    mask = mask_of((Time(Day.TU, time(11), time(13)),))
    assert mask == bit(Day.TU, DayPart.MORNING) | bit(Day.TU, DayPart.AFTERNOON)
    assert mask & mask_asked((Day.TU,), (DayPart.AFTERNOON,))
    assert not mask & mask_asked((Day.TU,), (DayPart.EVENING,))
    assert mask_of((Time(rule="FREQ=MONTHLY;BYDAY=2SA"),)) & mask_asked((Day.SA,))
